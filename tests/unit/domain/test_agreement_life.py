"""The states of an agreement: every allowed and every forbidden step, and what dates do by themselves."""

import datetime as dt
from dataclasses import replace

import pytest

from app.domain import agreement_life as life
from app.domain.agreement import Agreement, Party
from app.domain.jalali import to_gregorian
from app.domain.text import isolate
from app.i18n import tr

DAY = to_gregorian(1405, 6, 1)
START = to_gregorian(1405, 1, 1)
PARTIES = (Party("p1", signing="signed"), Party("p2", signed_on=DAY))
ALLOWED = {  # from, to
    ("draft", "review"),
    ("draft", "terminated"),
    ("review", "draft"),
    ("review", "agreed"),
    ("review", "terminated"),
    ("agreed", "review"),
    ("agreed", "signed"),
    ("agreed", "terminated"),
    ("signed", "in_force"),
    ("signed", "terminated"),
    ("in_force", "expired"),
    ("in_force", "terminated"),
    ("in_force", "renewed"),
    ("expired", "renewed"),
    ("expired", "in_force"),
}


def _ready(state: str, to: str) -> life.Standing:
    """Return an agreement that is in `state` on the day and lacks nothing that a step to `to` asks for."""
    end = to_gregorian(1406, 1, 1)
    if (state, to) == ("in_force", "expired"):
        end = DAY - dt.timedelta(days=1)
    start = None if state == "signed" and to != "in_force" else START
    agreement = Agreement("a", title="همکاری", state=state, start=start, end=end)
    return life.Standing(agreement, PARTIES, {"p1": "دانشگاه تهران", "p2": "شرکت الف"}, renewals=1)


@pytest.mark.parametrize("to", life.STATES)
@pytest.mark.parametrize("state", life.STATES)
def test_that_only_the_sensible_steps_can_be_taken(state: str, to: str) -> None:
    standing = _ready(state, to)
    assert (life.refusal(standing, to, DAY, "توافق دو طرف") == "") is ((state, to) in ALLOWED)


@pytest.mark.parametrize("state", life.STATES)
def test_that_the_table_of_steps_is_the_one_that_was_decided(state: str) -> None:
    assert set(life.STEPS[state]) == {to for come_from, to in ALLOWED if come_from == state}


def test_that_an_agreement_without_a_title_is_not_reviewed() -> None:
    standing = life.Standing(Agreement("a"))
    assert life.obstacle(standing, "review", DAY) == tr("Give the agreement a title first.")


def test_that_one_party_alone_agrees_with_nobody() -> None:
    standing = life.Standing(Agreement("a", title="همکاری", state="review"), PARTIES[:1])
    asked = tr("An agreement needs at least two parties; add them under “Parties” first.")
    assert life.obstacle(standing, "agreed", DAY) == asked


def test_that_a_party_that_has_not_signed_is_named() -> None:
    parties = (PARTIES[0], Party("p2"))
    standing = life.Standing(Agreement("a", state="agreed"), parties, {"p2": "شرکت الف"})
    assert "شرکت الف" in life.obstacle(standing, "signed", DAY)


def test_that_a_party_that_refused_to_sign_is_named_though_it_has_a_date() -> None:
    parties = (PARTIES[0], Party("p2", signing="refused", signed_on=DAY))
    standing = life.Standing(Agreement("a", state="agreed"), parties, {"p2": "شرکت الف"})
    told = tr("These parties refused to sign: {names}.", names=isolate("شرکت الف"))
    assert life.obstacle(standing, "signed", DAY) == told


def test_that_nothing_comes_into_force_before_its_first_day() -> None:
    standing = life.Standing(Agreement("a", state="signed", start=DAY + dt.timedelta(days=1)), PARTIES)
    assert life.obstacle(standing, "in_force", DAY)


def test_that_nothing_comes_into_force_without_a_first_day() -> None:
    assert life.obstacle(life.Standing(Agreement("a", state="signed"), PARTIES), "in_force", DAY)


def test_that_an_end_before_its_time_asks_for_a_reason() -> None:
    standing = life.Standing(Agreement("a", state="in_force", start=START))
    assert life.obstacle(standing, "terminated", DAY) == ""
    assert life.refusal(standing, "terminated", DAY, "  ") != ""


def test_that_an_agreement_that_runs_does_not_expire_by_hand() -> None:
    standing = life.Standing(Agreement("a", state="in_force", start=START, end=DAY))
    assert life.obstacle(standing, "expired", DAY) != ""


def test_that_renewing_needs_the_new_agreement() -> None:
    standing = life.Standing(Agreement("a", state="in_force", start=START))
    assert life.obstacle(standing, "renewed", DAY) != ""


def test_that_an_expired_agreement_is_in_force_again_only_with_a_later_last_day() -> None:
    expired = Agreement("a", state="expired", start=START, end=DAY - dt.timedelta(days=1))
    assert life.obstacle(life.Standing(expired), "in_force", DAY) != ""
    assert life.obstacle(life.Standing(replace(expired, end=DAY)), "in_force", DAY) == ""


def test_that_a_step_does_not_come_before_the_last_one() -> None:
    standing = life.Standing(Agreement("a", title="همکاری"), last_step=DAY)
    assert life.obstacle(standing, "review", DAY - dt.timedelta(days=1)) != ""
    assert life.obstacle(standing, "review", DAY) == ""


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((1403, 1, 1), 12, (1403, 12, 30)),
        ((1408, 1, 1), 12, (1408, 12, 30)),
        ((1404, 1, 1), 12, (1404, 12, 29)),
        ((1402, 1, 1), 24, (1403, 12, 30)),
        ((1403, 12, 30), 12, (1404, 12, 28)),
        ((1405, 6, 31), 1, (1405, 7, 29)),
        ((1405, 6, 15), 6, (1405, 12, 14)),
    ],
)
def test_that_the_last_day_follows_from_the_duration(
    start: tuple[int, int, int], months: int, end: tuple[int, int, int]
) -> None:
    agreement = Agreement("a", start=to_gregorian(*start), duration_months=months)
    assert life.last_day(agreement) == to_gregorian(*end)


def test_that_an_entered_last_day_comes_before_the_duration() -> None:
    assert life.last_day(Agreement("a", start=START, end=DAY, duration_months=12)) == DAY


def test_that_a_duration_beyond_all_calendars_has_no_last_day() -> None:
    assert life.last_day(Agreement("a", start=dt.date(9998, 1, 1), duration_months=600)) is None


@pytest.mark.parametrize(
    ("stored", "day", "state"),
    [
        ("signed", (1402, 12, 29), "signed"),
        ("signed", (1403, 1, 1), "in_force"),
        ("in_force", (1403, 12, 30), "in_force"),
        ("in_force", (1404, 1, 1), "expired"),
        ("signed", (1404, 1, 1), "expired"),
        ("draft", (1404, 1, 1), "draft"),
        ("terminated", (1403, 6, 1), "terminated"),
        ("renewed", (1404, 1, 1), "renewed"),
    ],
)
def test_that_dates_change_the_state_by_themselves(stored: str, day: tuple[int, int, int], state: str) -> None:
    agreement = Agreement("a", state=stored, start=to_gregorian(1403, 1, 1), duration_months=12)
    assert life.state_on(agreement, to_gregorian(*day)) == state


def test_that_the_days_left_are_told_of_live_agreements_only() -> None:
    agreement = Agreement("a", state="in_force", start=START, end=DAY + dt.timedelta(days=7))
    assert life.days_left(agreement, DAY) == 7
    assert life.days_left(replace(agreement, state="draft"), DAY) is None
