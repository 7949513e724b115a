"""The registry of actors: one line, ratings with their history, the archive, roles, and names in the plan."""

import datetime as dt

import pytest

from app.domain.actor import ACTORS, CONTACTS
from app.domain.errors import RuleError
from app.domain.tables.people import ACTOR, MEMBERSHIP, RATING
from app.services import actors, editing, plan_actors, planning
from app.services.reading import one, where
from app.services.session import Session

OLD, NEW = dt.date(2025, 3, 21), dt.date(2026, 3, 21)


def test_that_an_actor_is_entered_in_one_line_and_one_action(session: Session) -> None:
    actor = actors.add_actor(session, "دانشگاه تهران؛ ۰۲۱-۶۱۱۱۱؛ #همکار")
    kept = one(session, ACTORS, actor)
    assert (kept.name, kept.helix, kept.tags) == ("دانشگاه تهران", "university", ("همکار",))
    assert [contact.channel for contact in where(session, CONTACTS, actor_id=actor)] == ["phone"]
    session.undo()
    assert (session.count("actor"), session.count("contact")) == (0, 0)


@pytest.mark.parametrize("line", ["", "  ", "؛ ۰۲۱۸۸۸۸"])
def test_that_a_line_without_a_name_adds_nothing(session: Session, line: str) -> None:
    with pytest.raises(RuleError):
        actors.add_actor(session, line)
    assert session.count("actor") == 0


def test_that_a_new_rating_leaves_the_old_one(session: Session) -> None:
    actor = actors.add_actor(session, "الف")
    actors.rate(session, actor, {"power": 3, "interest": 8}, on=OLD, reason="مصاحبه نخست")
    actors.rate(session, actor, {"power": 7}, on=NEW, reason="مدیر تازه")
    kept = [(row["power"], row["reason"]) for row in session.rows("rating", actor_id=actor)]
    assert kept == [(3, "مصاحبه نخست"), (7, "مدیر تازه")]
    current = actors.standing_of(session, actor).current
    assert (current.power, current.interest, current.grid) == (7, 8, "manage_closely")


@pytest.mark.parametrize("values", [{}, {"power": None}, {"power": 11}, {"attitude": -6}, {"charm": 3}])
def test_that_a_rating_must_say_something_on_the_scales(session: Session, values: dict[str, object]) -> None:
    actor = actors.add_actor(session, "الف")
    with pytest.raises(RuleError):
        actors.rate(session, actor, values, reason="")
    assert session.count("rating") == 0


def test_that_nobody_is_not_rated(session: Session) -> None:
    with pytest.raises(RuleError):
        actors.rate(session, "nobody", {"power": 1}, reason="")


def test_that_standings_follow_every_change(session: Session) -> None:
    first, second = actors.add_actor(session, "الف"), actors.add_actor(session, "ب")
    actors.rate(session, first, {"power": 1}, on=OLD, reason="")
    rating = actors.rate(session, second, {"power": 2}, on=OLD, reason="")
    assert {actor: stands.current.power for actor, stands in actors.standings(session).items()} == {first: 1, second: 2}
    editing.change(session, RATING, rating, {"actor_id": first, "on": "1405/01/01"})
    assert {actor: stands.current.power for actor, stands in actors.standings(session).items()} == {first: 2}
    editing.remove(session, RATING, rating)
    assert actors.standing_of(session, first).current.power == 1


def test_that_the_archive_is_left_as_it_was_entered(session: Session) -> None:
    ids = [actors.add_actor(session, name) for name in ("الف", "ب")]
    actors.archive(session, ids)
    assert [row["is_archived"] for row in session.rows("actor")] == [1, 1]
    actors.unarchive(session, ids[:1])
    assert [row["is_archived"] for row in session.rows("actor")] == [None, 1]


def test_that_roles_hold_between_their_dates(session: Session) -> None:
    person, firm = actors.add_actor(session, "دکتر سارا نوری"), actors.add_actor(session, "شرکت الف")
    for role, start, end in (
        ("کارشناس", "1400/01/01", "1403/12/29"),
        ("مدیر", "1404/01/01", None),
        ("مشاور", None, None),
    ):
        values = {"person_id": person, "organisation_id": firm, "role": role, "start": start, "end": end}
        editing.add(session, MEMBERSHIP, values)
    assert [role.role for role in actors.roles_of(session, NEW)[person]] == ["مدیر", "مشاور"]
    assert [role.role for role in actors.roles_of(session, dt.date(2022, 1, 1))[person]] == ["کارشناس", "مشاور"]


def _planned(session: Session) -> tuple[str, str]:
    phase = planning.add_activity(session, None, "شناخت")
    one_activity = planning.add_activity(session, phase, "مصاحبه")
    planning.set_field(session, phase, "responsible", ["دانشگاه تهران", "مجری"])
    planning.set_field(session, one_activity, "stakeholders", ["دانشگاه‌تهران", "دانشگاه تهران", "بانك توسعه"])
    return phase, one_activity


def test_that_activities_are_found_by_any_name_of_an_actor(session: Session) -> None:
    phase, activity = _planned(session)
    actor = editing.add(session, ACTOR, {"name": "دانشگاه  تهران", "other_names": ["مجری"]})
    assert plan_actors.activities_naming(session, actor) == [
        plan_actors.Naming(phase, is_responsible=True, is_stakeholder=False),
        plan_actors.Naming(activity, is_responsible=False, is_stakeholder=True),
    ]


def test_that_activities_naming_an_actor_follow_the_plan(session: Session) -> None:
    phase, _ = _planned(session)
    actor = actors.add_actor(session, "مجری")
    assert [naming.activity_id for naming in plan_actors.activities_naming(session, actor)] == [phase]
    planning.set_field(session, phase, "responsible", None)
    assert plan_actors.activities_naming(session, actor) == []


def test_that_names_of_the_plan_are_proposed_once_without_known_ones(session: Session) -> None:
    _planned(session)
    editing.add(session, ACTOR, {"name": "بانک توسعه"})
    assert plan_actors.proposals(session) == [
        plan_actors.Proposal("دانشگاه تهران", ("دانشگاه تهران", "دانشگاه‌تهران"), 2),
        plan_actors.Proposal("مجری", ("مجری",), 1),
    ]


def test_that_chosen_names_become_actors_in_one_action(session: Session) -> None:
    _planned(session)
    made = plan_actors.collect(session, plan_actors.proposals(session))
    assert [one(session, ACTORS, actor).helix for actor in made] == ["finance", "university", ""]
    assert plan_actors.proposals(session) == []
    session.undo()
    assert session.count("actor") == 0
