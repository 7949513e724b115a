"""Who is in a working group on a day, and what it lacks."""

import datetime as dt

import pytest

from app.domain.group import GroupMember, GroupOutput
from app.domain.group_rules import is_overdue, lacks, members_on

DAY = dt.date(2026, 5, 1)
BEFORE = DAY - dt.timedelta(1)
AFTER = DAY + dt.timedelta(1)


def test_that_members_are_those_who_joined_and_did_not_leave_before() -> None:
    members = [
        GroupMember("without dates"),
        GroupMember("last day", end=DAY),
        GroupMember("first day", start=DAY),
        GroupMember("left", end=BEFORE),
        GroupMember("to come", start=AFTER),
    ]
    assert [one.id for one in members_on(members, DAY)] == ["without dates", "last day", "first day"]


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ([], 1),
        (["chair", "secretary", "member"], 0),
        (["chair", "member"], 1),
        (["member"], 2),
        (["chair", "chair", "secretary"], 1),
        (["chair", "secretary", "secretary"], 1),
    ],
)
def test_that_one_chair_and_one_secretary_are_expected(roles: list[str], said: int) -> None:
    members = [GroupMember(str(place), role=role) for place, role in enumerate(roles)]
    assert len(lacks(members, DAY)) == said


def test_that_a_chair_who_left_is_missed() -> None:
    members = [GroupMember("a", role="chair", end=BEFORE), GroupMember("b", role="secretary")]
    assert lacks(members, DAY) == ["This group has no chair."]


def test_that_an_output_is_overdue_after_its_day_until_it_is_produced() -> None:
    late = GroupOutput("a", due=BEFORE)
    outputs = [late, GroupOutput("b", due=DAY), GroupOutput("c", due=BEFORE, produced_on=DAY), GroupOutput("d")]
    assert [one for one in outputs if is_overdue(one, DAY)] == [late]
