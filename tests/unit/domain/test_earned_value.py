"""Earned value and earned schedule against published cases and numbers of our own."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest

from app.domain.earned_value import EarnedValue, earned_schedule

_CASES: Final[list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "data" / "public_cases.json").read_text("utf-8")
)
_NAMES: Final = {
    "CV": "cv",
    "SV": "sv",
    "CPI": "cpi",
    "SPI": "spi",
    "CV_pct": "cv_percent",
    "SV_pct": "sv_percent",
    "EAC_cpi": "eac",
    "EAC_budget": "eac_budgeted",
    "EAC_cpi_spi": "eac_pressed",
    "ETC": "etc",
    "VAC": "vac",
    "TCPI_bac": "tcpi",
    "pct_complete": "percent_earned",
    "pct_planned": "percent_planned",
    "pct_spent": "percent_spent",
}


def _of(method: str) -> list[dict[str, Any]]:
    return [case for case in _CASES if case["method"] == method]


@pytest.mark.parametrize("case", _of("project.evm"), ids=lambda case: case["id"])
def test_that_published_cases_of_earned_value_come_out(case: dict[str, Any]) -> None:
    value = EarnedValue(**{name.lower(): figure for name, figure in case["inputs"].items()})
    found = {name: float(getattr(value, _NAMES[name])) for name in case["expected"]}
    assert found == pytest.approx(case["expected"], abs=case["tolerance"])


@pytest.mark.parametrize("case", _of("project.earned_schedule"), ids=lambda case: case["id"])
def test_that_published_cases_of_earned_schedule_come_out(case: dict[str, Any]) -> None:
    given = case["inputs"]
    found = earned_schedule(given["pv_cumulative"], given["EV"], given["AT"])
    assert found.es is not None
    assert found.sv_t is not None
    assert found.spi_t is not None
    assert {"ES": float(found.es), "SV_t": float(found.sv_t), "SPI_t": float(found.spi_t)} == pytest.approx(
        case["expected"], abs=case["tolerance"]
    )


def test_that_ratios_are_not_rounded_on_the_way() -> None:
    assert EarnedValue(bac=7, pv=3, ev=2, ac=3).eac == Fraction(21, 2)


def test_that_amounts_beyond_the_integers_of_the_file_stay_whole() -> None:
    huge = 3 * 2**63 + 1
    assert EarnedValue(bac=huge, pv=huge, ev=huge, ac=huge).eac == huge


def test_that_nothing_spent_leaves_the_cost_index_undefined() -> None:
    value = EarnedValue(bac=100, pv=50, ev=20, ac=0)
    assert (value.cpi, value.eac, value.etc, value.vac, value.eac_pressed) == (None, None, None, None, None)
    assert (value.spi, value.cv, value.tcpi) == (Fraction(2, 5), 20, Fraction(4, 5))


def test_that_nothing_earned_leaves_the_estimate_undefined() -> None:
    value = EarnedValue(bac=100, pv=50, ev=0, ac=30)
    assert value.cpi == 0
    assert (value.eac, value.eac_pressed, value.cv_percent) == (None, None, None)
    assert value.eac_budgeted == 130


def test_that_a_programme_without_a_budget_has_no_indices() -> None:
    value = EarnedValue(bac=0, pv=0, ev=0, ac=0)
    assert (value.spi, value.cpi, value.tcpi, value.percent_earned, value.sv_percent) == (None,) * 5


def test_that_a_spent_budget_leaves_the_index_to_complete_undefined() -> None:
    assert EarnedValue(bac=100, pv=100, ev=80, ac=100).tcpi is None


@pytest.mark.parametrize(
    ("planned", "ev", "es"),
    [
        ((100, 200, 300), 0, Fraction(0)),
        ((100, 200, 300), 50, Fraction(1, 2)),
        ((100, 200, 300), 200, Fraction(2)),
        ((0, 0, 90), 30, Fraction(7, 3)),
        ((100, 100, 200), 100, Fraction(2)),
        ((100, 200, 200, 200), 200, Fraction(2)),
        ((100, 200), 250, Fraction(2)),
    ],
)
def test_that_earned_schedule_finds_the_period(planned: tuple[int, ...], ev: int, es: Fraction) -> None:
    assert earned_schedule(planned, ev, 3).es == es


def test_that_nothing_planned_leaves_the_earned_schedule_undefined() -> None:
    found = earned_schedule((0, 0), 0, 2)
    assert (found.es, found.sv_t, found.spi_t) == (None, None, None)


def test_that_no_time_passed_leaves_its_index_undefined() -> None:
    assert earned_schedule((10, 20), 5, 0).spi_t is None
