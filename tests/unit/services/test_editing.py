"""Adding, changing, arranging and deleting records of any kind."""

import pytest

from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.meeting import AGENDA_ITEMS, DECISIONS
from app.domain.tables.agreements import AGREEMENT, OBLIGATION, PARTY
from app.domain.tables.meetings import AGENDA_ITEM, ATTENDANCE, DECISION, MEETING
from app.domain.tables.people import ACTOR, CONTACT, RATING
from app.services import editing, planning
from app.services.reading import all_of, where
from app.services.removing import InUseError
from app.services.session import Session


def _titles(session: Session, meeting: str) -> list[str]:
    return [item.title for item in where(session, AGENDA_ITEMS, meeting_id=meeting)]


def test_that_a_record_is_added_and_taken_back(session: Session) -> None:
    actor = editing.add(session, ACTOR, {"name": "دانشگاه تهران", "helix": "university"})
    row = session.row("actor", actor)
    assert row is not None
    assert (row["name"], row["helix"]) == ("دانشگاه تهران", "university")
    session.undo()
    assert session.row("actor", actor) is None


def test_that_a_value_outside_the_choices_is_refused(session: Session) -> None:
    with pytest.raises(RuleError):
        editing.add(session, ACTOR, {"name": "الف", "helix": "martians"})
    assert session.count("actor") == 0


def test_that_a_part_of_nothing_is_refused(session: Session) -> None:
    with pytest.raises(RuleError):
        editing.add(session, CONTACT, {"actor_id": "nobody", "value": "021"})


def test_that_an_end_before_the_start_is_refused(session: Session) -> None:
    agreement = editing.add(session, AGREEMENT, {"start": "1405/01/10"})
    with pytest.raises(RuleError):
        editing.change(session, AGREEMENT, agreement, {"end": "1405/01/09"})


@pytest.mark.parametrize(("typed", "kept"), [("۹:۵", "09:05"), ("10:30", "10:30"), ("٨", "08:00")])
def test_that_an_hour_is_read_in_any_digits(session: Session, typed: str, kept: str) -> None:
    meeting = editing.add(session, MEETING, {"start_time": typed})
    row = session.row("meeting", meeting)
    assert row is not None
    assert row["start_time"] == kept


@pytest.mark.parametrize("typed", ["25:00", "10:60", "صبح", 10])
def test_that_no_hour_of_the_day_is_refused(session: Session, typed: object) -> None:
    with pytest.raises(RuleError):
        editing.add(session, MEETING, {"start_time": typed})


def test_that_a_scale_has_its_ends(session: Session) -> None:
    actor = editing.add(session, ACTOR, {"name": "الف"})
    editing.add(session, RATING, {"actor_id": actor, "attitude": "−۵", "power": "۱۰"})
    for wrong in ({"attitude": -6}, {"power": 11}, {"power": -1}):
        with pytest.raises(RuleError):
            editing.add(session, RATING, {"actor_id": actor, **wrong})


def test_that_parts_keep_the_order_in_which_they_were_added_and_can_be_moved(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "جلسه"})
    first, second, third = (
        editing.add(session, AGENDA_ITEM, {"meeting_id": meeting, "title": title}) for title in "۱۲۳"
    )
    assert _titles(session, meeting) == ["۱", "۲", "۳"]
    editing.move(session, AGENDA_ITEM, third, first)
    editing.move(session, AGENDA_ITEM, first, None)
    assert _titles(session, meeting) == ["۳", "۲", "۱"]
    assert second


def test_that_several_parts_of_one_action_keep_their_order(session: Session) -> None:
    with session.edit("test") as edit:
        meeting = editing.add_in(edit, session, MEETING, {"title": "جلسه"})
        for title in "۱۲۳":
            editing.add_in(edit, session, AGENDA_ITEM, {"meeting_id": meeting, "title": title})
    assert _titles(session, meeting) == ["۱", "۲", "۳"]


def test_that_parts_go_with_the_whole_in_one_action(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "جلسه"})
    editing.add(session, DECISION, {"meeting_id": meeting, "text": "مصوبه"})
    editing.remove(session, MEETING, meeting)
    assert session.count("decision") == 0
    session.undo()
    assert [decision.text for decision in where(session, DECISIONS, meeting_id=meeting)] == ["مصوبه"]


def test_that_a_used_record_says_where_and_stays(session: Session) -> None:
    actor = editing.add(session, ACTOR, {"name": "وزارت"})
    agreement = editing.add(session, AGREEMENT, {"title": "همکاری"})
    editing.add(session, PARTY, {"agreement_id": agreement, "actor_id": actor})
    with pytest.raises(InUseError, match="همکاری") as refusal:
        editing.remove(session, ACTOR, actor)
    assert [use.name for use in refusal.value.uses] == ["همکاری"]
    assert session.row("actor", actor) is not None


def test_that_an_actor_whose_parts_are_used_stays_too(session: Session) -> None:
    actor = editing.add(session, ACTOR, {"name": "وزارت"})
    meeting = editing.add(session, MEETING, {"title": "جلسه"})
    editing.add(session, ATTENDANCE, {"meeting_id": meeting, "actor_id": actor})
    with pytest.raises(InUseError):
        editing.remove(session, ACTOR, actor)
    editing.remove(session, MEETING, meeting)
    editing.remove(session, ACTOR, actor)
    assert session.count("actor") == 0


def test_that_what_referred_to_a_deleted_activity_forgets_it(session: Session) -> None:
    activity = planning.add_activity(session, None, "فاز")
    meeting = editing.add(session, MEETING, {"title": "جلسه"})
    decision = editing.add(session, DECISION, {"meeting_id": meeting, "text": "مصوبه", "activity_id": activity})
    planning.delete(session, [activity])
    row = session.row("decision", decision)
    assert session.row("activity", activity) is None
    assert row is not None
    assert row["activity_id"] is None
    session.undo()
    again = session.row("decision", decision)
    assert again is not None
    assert again["activity_id"] == activity


def test_that_all_records_follow_changes(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "جلسه"})
    decision = editing.add(session, DECISION, {"meeting_id": meeting, "text": "الف"})
    assert all_of(session, DECISIONS)[decision].text == "الف"
    editing.change(session, DECISION, decision, {"text": "ب"})
    assert all_of(session, DECISIONS)[decision].text == "ب"
    editing.remove(session, DECISION, decision)
    assert all_of(session, DECISIONS) == {}


def test_that_a_change_of_a_record_that_is_gone_is_refused(session: Session) -> None:
    with pytest.raises(RuleError):
        editing.change(session, MEETING, "nothing", {"title": "جلسه"})


def test_that_a_decision_that_is_done_gets_the_day(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "جلسه"})
    decision = editing.add(session, DECISION, {"meeting_id": meeting, "text": "گزارش"})
    editing.change(session, DECISION, decision, {"state": "done"})
    (found,) = where(session, DECISIONS, meeting_id=meeting)
    assert found.done_on == today()


def test_that_a_given_day_of_a_decision_stays(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "جلسه"})
    values = {"meeting_id": meeting, "text": "گزارش", "state": "done", "done_on": "2026-01-02"}
    decision = editing.add(session, DECISION, values)
    editing.change(session, DECISION, decision, {"state": "cancelled"})
    row = session.row("decision", decision)
    assert row is not None
    assert row["done_on"] == "2026-01-02"


def test_that_an_obligation_that_is_fulfilled_gets_the_day_and_loses_it_when_opened_again(session: Session) -> None:
    agreement = editing.add(session, AGREEMENT, {"title": "همکاری"})
    owed = editing.add(session, OBLIGATION, {"agreement_id": agreement, "title": "تحویل", "state": "fulfilled"})
    days = [session.values("obligation", "fulfilled_on")]
    editing.change(session, OBLIGATION, owed, {"state": "in_progress"})
    days.append(session.values("obligation", "fulfilled_on"))
    assert days == [[(today().isoformat(),)], [(None,)]]
