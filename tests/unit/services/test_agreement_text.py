"""The text of an agreement, its versions and what changed between them."""

import pytest

from app.domain.errors import RuleError
from app.domain.jalali import to_gregorian
from app.domain.tables.agreements import AGREEMENT, CLAUSE
from app.services import agreement_text, editing
from app.services.session import Session

DAY = to_gregorian(1405, 1, 15)


@pytest.fixture
def agreement(session: Session) -> str:
    return editing.add(session, AGREEMENT, {"title": "همکاری آموزشی", "subject": "آموزش"})


def test_that_clauses_are_numbered_after_they_were_moved(session: Session, agreement: str) -> None:
    first, second = (editing.add(session, CLAUSE, {"agreement_id": agreement, "title": one}) for one in "اب")
    editing.move(session, CLAUSE, second, first)
    assert [(one.clause.title, one.number) for one in agreement_text.clauses_of(session, agreement)] == [
        ("ب", 1),
        ("ا", 2),
    ]


def test_that_a_version_keeps_the_text_of_its_day(session: Session, agreement: str) -> None:
    clause = editing.add(session, CLAUSE, {"agreement_id": agreement, "text": "مدت دوازده ماه است"})
    kept = agreement_text.present_text(session, agreement)
    agreement_text.keep_version(session, agreement, DAY)
    editing.change(session, CLAUSE, clause, {"text": "مدت بیست‌وچهار ماه است"})
    assert [version.text for version in agreement_text.versions_of(session, agreement)] == [kept]


def test_that_the_words_that_changed_since_a_version_are_told(session: Session, agreement: str) -> None:
    clause = editing.add(session, CLAUSE, {"agreement_id": agreement, "text": "مدت دوازده ماه است"})
    version = agreement_text.keep_version(session, agreement, DAY)
    editing.change(session, CLAUSE, clause, {"text": "مدت بیست‌وچهار ماه است"})
    runs = agreement_text.changes_between(session, agreement, version)
    assert [(run.change, run.text) for run in runs if run.change != "same"] == [
        ("removed", "دوازده"),
        ("added", "بیست‌وچهار"),
    ]


def test_that_versions_count_on(session: Session, agreement: str) -> None:
    agreement_text.keep_version(session, agreement, DAY)
    agreement_text.keep_version(session, agreement, DAY)
    labels = [version.label for version in agreement_text.versions_of(session, agreement)]
    assert labels[0].endswith("۱")
    assert labels[1].endswith("۲")


def test_that_a_version_that_is_gone_is_told(session: Session, agreement: str) -> None:
    with pytest.raises(RuleError):
        agreement_text.changes_between(session, agreement, "gone")
