"""Positions of actors by their ratings, the classes of the grid and of salience."""

import datetime as dt

import pytest

from app.domain.actor import Rating
from app.domain.standing import (
    GRID_LABELS,
    NOWHERE,
    SALIENCE_LABELS,
    Position,
    grid_class,
    salience_class,
    standing,
)

OLD, NEW, NEWEST = dt.date(2025, 3, 21), dt.date(2025, 6, 1), dt.date(2026, 1, 1)


def test_that_the_latest_stated_value_of_each_scale_counts() -> None:
    ratings = [
        Rating("2", on=NEW, power=7),
        Rating("1", on=OLD, power=3, interest=8, attitude=-5),
        Rating("3", on=NEWEST, attitude=0),
    ]
    assert standing(ratings).current == Position(power=7, interest=8, attitude=0, since=NEWEST)


def test_that_zero_is_a_stated_value() -> None:
    assert standing([Rating("1", on=OLD, power=9), Rating("2", on=NEW, power=0)]).current.power == 0


def test_that_of_one_day_the_later_rating_counts() -> None:
    assert standing([Rating("b", on=OLD, power=2), Rating("a", on=OLD, power=1)]).current.power == 2


def test_that_a_rating_without_a_date_is_the_oldest() -> None:
    assert standing([Rating("z", power=9), Rating("a", on=OLD, power=1)]).current.power == 1


def test_that_the_desired_position_is_apart() -> None:
    found = standing([Rating("1", on=OLD, interest=2), Rating("2", on=NEW, aim="desired", interest=9)])
    assert (found.current.interest, found.desired.interest) == (2, 9)


def test_that_an_actor_without_ratings_stands_nowhere() -> None:
    assert standing([]).current == NOWHERE
    assert not NOWHERE.is_placed


def test_that_later_ratings_do_not_count_on_an_earlier_day() -> None:
    ratings = [Rating("1", on=OLD, power=3), Rating("2", on=NEWEST, power=9)]
    assert standing(ratings, on=NEW).current.power == 3


def test_that_the_reason_is_that_of_the_latest_rating() -> None:
    found = standing([Rating("1", on=OLD, power=3, reason="نخست"), Rating("2", on=NEW, reason="گفت‌وگو")])
    assert (found.current.reason, found.current.since) == ("گفت‌وگو", NEW)


@pytest.mark.parametrize(
    ("power", "interest", "expected"),
    [
        (5, 2, "keep_satisfied"),
        (3, 5, "manage_closely"),
        (4, 5, "manage_closely"),
        (2, 4, "keep_informed"),
        (4, 3, "manage_closely"),
        (1, 2, "monitor"),
        (3, 3, "manage_closely"),
        (2, 1, "monitor"),
    ],
)
def test_that_the_grid_agrees_with_the_published_case(power: int, interest: int, expected: str) -> None:
    assert grid_class(power, interest, power_cut=3, interest_cut=3) == expected


def test_that_high_begins_at_the_cut() -> None:
    assert Position(power=5, interest=4).grid == "keep_satisfied"
    assert Position(power=4, interest=5).grid == "keep_informed"


@pytest.mark.parametrize(
    ("power", "legitimacy", "urgency", "expected"),
    [
        (0, 0, 0, "non_stakeholder"),
        (0, 0, 1, "demanding"),
        (0, 1, 0, "discretionary"),
        (0, 1, 1, "dependent"),
        (1, 0, 0, "dormant"),
        (1, 0, 1, "dangerous"),
        (1, 1, 0, "dominant"),
        (1, 1, 1, "definitive"),
    ],
)
def test_that_salience_agrees_with_the_truth_table(power: int, legitimacy: int, urgency: int, expected: str) -> None:
    assert salience_class(power, legitimacy, urgency, cut=1) == expected
    assert expected in SALIENCE_LABELS


def test_that_what_was_not_judged_has_no_class() -> None:
    assert (Position(power=5).grid, Position(interest=5).grid) == ("", "")
    assert Position(power=5, legitimacy=5).salience == ""
    assert all(GRID_LABELS.values())
