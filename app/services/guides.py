"""Interview guides and the answers that are noted by them.

An answer keeps the question as it was asked, so that later changes of a guide do not touch what was noted.
"""

from collections.abc import Sequence

from app.domain.guide import GUIDES, QUESTIONS, Guide, Question
from app.domain.meeting import ANSWERS, MEETINGS
from app.domain.tables.meetings import ANSWER, GUIDE, MEETING, QUESTION
from app.domain.text import search_key
from app.i18n import mark, tr
from app.services.editing import add_in, change_in
from app.services.reading import one, where
from app.services.session import Edit, Session


def add_guides(session: Session, offered: Sequence[tuple[Guide, Sequence[Question]]]) -> list[str]:
    """Add several guides with their questions in one action, and return their ids.

    Raises:
        RuleError: a value does not fit.
    """
    with session.edit(mark("Add interview guides")) as edit:
        return [_add(edit, session, guide, questions) for guide, questions in offered]


def duplicate_guide(session: Session, guide_id: str) -> str:
    """Copy a guide with its questions, and return the id of the copy.

    Raises:
        RuleError: it is gone.
    """
    guide = one(session, GUIDES, guide_id)
    copy = Guide("", tr("{title} (copy)", title=guide.title), guide.purpose, guide.introduction)
    with session.edit(mark("Duplicate an interview guide")) as edit:
        return _add(edit, session, copy, questions_of(session, guide_id))


def questions_of(session: Session, guide_id: str) -> list[Question]:
    """Return the questions of a guide in their order."""
    return where(session, QUESTIONS, guide_id=guide_id)


def choose_guide(session: Session, meeting_id: str, guide_id: str | None) -> None:
    """Hold a meeting by a guide: prepare its questions for answers, and drop prepared ones that nobody answered.

    Raises:
        RuleError: the meeting or the guide is gone.
    """
    answers = where(session, ANSWERS, meeting_id=meeting_id)
    kept = {answer.question_id for answer in answers if answer.text}
    wanted = questions_of(session, one(session, GUIDES, guide_id).id) if guide_id else []
    with session.edit(mark("Choose an interview guide")) as edit:
        change_in(edit, session, MEETING, meeting_id, {"guide_id": guide_id})
        for answer in answers:
            if answer.question_id and not answer.text:
                edit.delete(ANSWER.name, answer.id)
        _prepare(edit, session, meeting_id, [question for question in wanted if question.id not in kept])


def missing_questions(session: Session, meeting_id: str) -> list[Question]:
    """Return the questions of a meeting's guide that are not among its answers yet.

    Raises:
        RuleError: the meeting is gone.
    """
    guide_id = one(session, MEETINGS, meeting_id).guide_id
    asked = {answer.question_id for answer in where(session, ANSWERS, meeting_id=meeting_id)}
    return [question for question in questions_of(session, guide_id) if question.id not in asked] if guide_id else []


def add_missing_questions(session: Session, meeting_id: str) -> int:
    """Prepare the questions that came into the guide later; return how many.

    Raises:
        RuleError: the meeting is gone.
    """
    missing = missing_questions(session, meeting_id)
    with session.edit(mark("Add questions of the guide")) as edit:
        _prepare(edit, session, meeting_id, missing)
    return len(missing)


def lacking(session: Session, offered: Sequence[Guide]) -> list[Guide]:
    """Return the offered guides whose title the project does not have yet."""
    known = {search_key(str(title or "")) for (title,) in session.values(GUIDE.name, "title")}
    return [guide for guide in offered if search_key(guide.title) not in known]


def _add(edit: Edit, session: Session, guide: Guide, questions: Sequence[Question]) -> str:
    values = {"title": guide.title, "purpose": guide.purpose, "introduction": guide.introduction}
    guide_id = add_in(edit, session, GUIDE, values)
    for question in questions:
        add_in(edit, session, QUESTION, {"guide_id": guide_id, "text": question.text, "hint": question.hint})
    return guide_id


def _prepare(edit: Edit, session: Session, meeting_id: str, questions: Sequence[Question]) -> None:
    for question in questions:
        values = {"meeting_id": meeting_id, "question_id": question.id, "question": question.text}
        add_in(edit, session, ANSWER, values)
