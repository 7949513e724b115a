"""Interview guides and the answers noted by them."""

import pytest

from app.domain.guide import GUIDES, Guide, Question
from app.domain.meeting import ANSWERS, MEETINGS
from app.domain.tables.meetings import ANSWER, MEETING, QUESTION
from app.exchange.guide_templates import ready_guides
from app.services import editing, guides
from app.services.reading import one, where
from app.services.session import Session


@pytest.fixture
def guide(session: Session) -> str:
    """Add a guide of three questions."""
    return guides.add_guides(
        session, [(Guide("", "راهنما", "هدف"), [Question("", text=text) for text in ("الف", "ب", "پ")])]
    )[0]


@pytest.fixture
def meeting(session: Session, guide: str) -> str:
    """Add an interview that is held by the guide."""
    added = editing.add(session, MEETING, {"kind": "interview"})
    guides.choose_guide(session, added, guide)
    return added


def _asked(session: Session, meeting: str) -> list[str]:
    return [answer.question for answer in where(session, ANSWERS, meeting_id=meeting)]


def test_that_answers_are_prepared_in_the_order_of_the_questions(session: Session, guide: str, meeting: str) -> None:
    assert _asked(session, meeting) == ["الف", "ب", "پ"]
    assert one(session, MEETINGS, meeting).guide_id == guide


def test_that_a_later_change_of_the_guide_leaves_noted_answers(session: Session, guide: str, meeting: str) -> None:
    first, second, _ = guides.questions_of(session, guide)
    editing.change(session, QUESTION, first.id, {"text": "دیگر"})
    editing.remove(session, QUESTION, second.id)
    assert _asked(session, meeting) == ["الف", "ب", "پ"]


def test_that_questions_added_later_are_prepared_on_request(session: Session, guide: str, meeting: str) -> None:
    editing.add(session, QUESTION, {"guide_id": guide, "text": "ت"})
    assert [question.text for question in guides.missing_questions(session, meeting)] == ["ت"]
    assert guides.add_missing_questions(session, meeting) == 1
    assert _asked(session, meeting) == ["الف", "ب", "پ", "ت"]


def test_that_another_guide_replaces_only_what_is_not_answered(session: Session, meeting: str) -> None:
    answered = where(session, ANSWERS, meeting_id=meeting)[1].id
    editing.change(session, ANSWER, answered, {"text": "پاسخ"})
    editing.add(session, ANSWER, {"meeting_id": meeting, "question": "پرسش آزاد"})
    other = guides.add_guides(session, [(Guide("", "دیگر"), [Question("", text="ج")])])[0]
    guides.choose_guide(session, meeting, other)
    assert _asked(session, meeting) == ["ب", "پرسش آزاد", "ج"]


def test_that_choosing_the_guide_again_asks_nothing_twice(session: Session, guide: str, meeting: str) -> None:
    answered = where(session, ANSWERS, meeting_id=meeting)[0].id
    editing.change(session, ANSWER, answered, {"text": "پاسخ"})
    guides.choose_guide(session, meeting, guide)
    assert _asked(session, meeting) == ["الف", "ب", "پ"]


def test_that_choosing_a_guide_is_one_action(session: Session, meeting: str) -> None:
    session.undo()
    assert (_asked(session, meeting), one(session, MEETINGS, meeting).guide_id) == ([], None)


def test_that_a_copy_of_a_guide_is_its_own(session: Session, guide: str) -> None:
    copy = guides.duplicate_guide(session, guide)
    editing.change(session, QUESTION, guides.questions_of(session, copy)[0].id, {"text": "دیگر"})
    assert [question.text for question in guides.questions_of(session, guide)] == ["الف", "ب", "پ"]
    assert one(session, GUIDES, copy).purpose == "هدف"


def test_that_ready_guides_are_offered_until_they_are_there(session: Session) -> None:
    offered = ready_guides()
    guides.add_guides(session, offered[:1])
    assert guides.lacking(session, [one for one, _ in offered]) == [one for one, _ in offered[1:]]


@pytest.mark.parametrize("place", range(5))
def test_that_a_ready_guide_can_be_added(session: Session, place: int) -> None:
    offered, questions = ready_guides()[place]
    added = guides.add_guides(session, [(offered, questions)])[0]
    assert [one.text for one in guides.questions_of(session, added)] == [one.text for one in questions]
