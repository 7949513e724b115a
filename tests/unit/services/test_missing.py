"""What is missing, and the figures of a programme."""

import datetime as dt

from app.domain.records import TABLE_BY_NAME
from app.services import editing, planning
from app.services.figures import figures_of
from app.services.missing import gaps
from app.services.session import Session

DAY = dt.date(2026, 11, 24)


def add(session: Session, kind: str, **values: object) -> str:
    return editing.add(session, TABLE_BY_NAME[kind], values)


def missing(session: Session) -> dict[str, tuple[str, ...]]:
    return {gap.words: gap.ids for gap in gaps(session, DAY)}


def test_that_nothing_is_missing_in_an_empty_project(session: Session) -> None:
    assert gaps(session, DAY) == []


def test_that_activities_are_asked_for_who_when_and_what(session: Session) -> None:
    phase = planning.add_activity(session, None, "فاز")
    bare, full, done = (planning.add_activity(session, phase, title) for title in ("الف", "ب", "پ"))
    planning.set_fields(session, full, {"responsible": ["عامل"], "end": DAY, "outputs": "سند"})
    planning.set_field(session, done, "status", "done")
    assert missing(session) == {
        "Activities without a responsible party": (bare,),
        "Activities without dates": (bare,),
        "Activities without an expected output": (bare,),
    }


def test_that_actors_are_asked_for_rating_and_contact_unless_archived(session: Session) -> None:
    bare, known = add(session, "actor", name="الف"), add(session, "actor", name="ب")
    add(session, "actor", name="پ", is_archived=1)
    add(session, "rating", actor_id=known, power=3)
    add(session, "contact", actor_id=known, channel="phone", value="۰۲۱")
    assert missing(session) == {"Actors without a rating": (bare,), "Actors without a contact channel": (bare,)}


def test_that_agreements_are_asked_for_what_they_consist_of(session: Session) -> None:
    bare, known = add(session, "agreement", title="الف"), add(session, "agreement", title="ب", number="۱")
    actor = add(session, "actor", name="سپهر", is_archived=1)
    party = add(session, "party", agreement_id=known, actor_id=actor)
    add(session, "obligation", agreement_id=known, title="قسط", due=DAY, party_id=party)
    loose = add(session, "obligation", agreement_id=known, title="گزارش")
    add(session, "obligation", agreement_id=known, title="بخشوده", state="waived")
    assert missing(session) == {
        "Agreements without a number": (bare,),
        "Agreements without parties": (bare,),
        "Agreements without obligations": (bare,),
        "Obligations without an owner": (loose,),
        "Obligations without a due date": (loose,),
    }


def test_that_an_ended_agreement_asks_for_nothing(session: Session) -> None:
    with session.edit("test") as edit:
        agreement = edit.insert("agreement", {"title": "تفاهم", "state": "terminated"})
    add(session, "obligation", agreement_id=agreement, title="گزارش")
    assert missing(session) == {}


def test_that_decisions_are_asked_for_owner_and_deadline(session: Session) -> None:
    meeting = add(session, "meeting", title="جلسه")
    loose = add(session, "decision", meeting_id=meeting, text="الف")
    add(session, "decision", meeting_id=meeting, text="ب", owner_name="مهمان", due=DAY)
    add(session, "decision", meeting_id=meeting, text="پ", state="done")
    assert missing(session) == {"Decisions without an owner": (loose,), "Decisions without a deadline": (loose,)}


def test_that_groups_are_asked_for_chair_and_secretary_of_today(session: Session) -> None:
    bare, led = add(session, "working_group", title="الف"), add(session, "working_group", title="ب")
    add(session, "working_group", title="پ", state="closed", end=DAY)
    person = add(session, "actor", name="مریم", is_archived=1)
    add(session, "group_member", group_id=led, actor_id=person, role="chair")
    add(session, "group_member", group_id=led, actor_id=person, role="secretary", end=DAY - dt.timedelta(1))
    assert missing(session) == {
        "Working groups without a chair": (bare,),
        "Working groups without a secretary": (bare, led),
    }


def test_that_figures_count_what_is_there(session: Session) -> None:
    add(session, "actor", name="الف", is_core=1)
    add(session, "actor", name="ب", is_archived=1)
    add(session, "meeting", title="جلسه", state="held")
    add(session, "meeting", title="جلسه")
    with session.edit("test") as edit:
        agreement = edit.insert("agreement", {"title": "تفاهم", "state": "signed", "start": "2026-01-01"})
        edit.insert("agreement", {"title": "کهنه", "state": "in_force", "end": "2026-01-01"})
    add(session, "obligation", agreement_id=agreement, title="نیم", fulfilment=50)
    add(session, "obligation", agreement_id=agreement, title="تمام", state="fulfilled")
    add(session, "obligation", agreement_id=agreement, title="بخشوده", state="waived")
    found = figures_of(session, DAY)
    assert (found.actors, found.core_firms, found.meetings_held, found.meetings_planned) == (1, 1, 1, 1)
    assert (found.agreements, found.in_force, found.obligations, found.kept) == (2, 1, 3, 75)


def test_that_a_repeated_obligation_counts_by_the_times_it_was_kept(session: Session) -> None:
    agreement = add(session, "agreement", title="تفاهم")
    first = dt.date(2026, 3, 21)
    add(
        session,
        "obligation",
        agreement_id=agreement,
        title="گزارش",
        due=first,
        period="quarterly",
        done_until=first,
    )
    assert figures_of(session, DAY).kept == 33


def test_that_without_obligations_no_share_is_told(session: Session) -> None:
    assert figures_of(session, DAY).kept is None
