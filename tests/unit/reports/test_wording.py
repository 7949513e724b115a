"""Figures, times and names as reports word them."""

import datetime as dt

import pytest

from app import i18n
from app.domain.text import FSI, LRI, PDI
from app.reports import wording
from app.reports.blocks import Run, Tone

DAY = dt.date(2026, 3, 21)


def test_that_figures_are_persian_in_persian() -> None:
    assert (wording.digits(12), wording.figure(1_250)) == ("۱۲", "۱٬۲۵۰")


def test_that_figures_are_latin_in_english() -> None:
    i18n.set_language(i18n.ENGLISH)
    assert (wording.digits("۱۲"), wording.figure(1_250)) == ("12", "1,250")
    assert wording.day(DAY) == f"{LRI}1405/01/01{PDI}"


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_that_blank_text_is_not_entered(blank: str) -> None:
    assert wording.entered(blank) == wording.not_entered()


def test_that_what_is_not_entered_is_faint() -> None:
    assert wording.not_entered() == (Run(i18n.tr("Not entered"), Tone.FAINT),)


def test_that_zero_rials_are_entered() -> None:
    assert wording.amount(0) == (Run("۰"),)


def test_that_a_name_cannot_turn_its_neighbours() -> None:
    assert wording.names(["\u202eSWOT", " ", "پانل"]) == i18n.tr(", ").join([f"{FSI}SWOT{PDI}", "پانل"])


def test_that_half_known_periods_are_worded() -> None:
    assert wording.period(None, None) == ""
    assert wording.period(DAY, None) == i18n.tr("from {start}", start=wording.day(DAY))
    assert wording.period(None, DAY) == i18n.tr("until {end}", end=wording.day(DAY))


def test_that_a_budget_is_spelled_in_persian_only() -> None:
    (figure, spelled) = wording.budget(1_250)
    assert "۱٬۲۵۰" in figure.text
    assert "یک هزار و دویست و پنجاه ریال" in spelled.text
    i18n.set_language(i18n.ENGLISH)
    assert [run.text for run in wording.budget(1_250)] == ["1,250 rials"]


def test_that_the_long_date_is_in_figures_where_months_have_no_names() -> None:
    assert wording.long_day(DAY) == "۱ فروردین ۱۴۰۵"
    i18n.set_language(i18n.ENGLISH)
    assert wording.long_day(DAY) == wording.day(DAY)
