"""A report finds the record that it is about."""

import pytest

from app.domain.errors import WrongUseError
from app.reports.catalogue import REPORTS, find_report
from app.reports.report import Subject
from app.reports.subjects import candidates, example, first, note_of, resolve
from app.services.session import Session


@pytest.mark.parametrize(
    ("report", "wanted", "found"),
    [
        ("r4", "office", "office"),
        ("r4", "سازمان توسعه‌تجارت", "office"),
        ("r4", "شرکت پارس جستجو", "firm"),
        ("r8", "ت/۱۲", "mou"),
        ("r8", "قرارداد غرفه", "annex"),
        ("r9-minutes", "1405/1", "first"),
        ("r9-minutes", "نشست دوم", "second"),
        ("r10", "گروه کاری صادرات", "export"),
        ("form-interview", "مصاحبه با شرکت‌ها", "guide"),
        ("activity", "1.1", "leaf"),
        ("r4", "", ""),
        ("form-attendance", "", ""),
    ],
)
def test_that_a_record_is_named_by_id_number_or_name(peopled: Session, report: str, wanted: str, found: str) -> None:
    assert resolve(peopled, find_report(report), wanted) == found


def test_that_a_record_that_is_not_there_is_wrong_use(peopled: Session) -> None:
    with pytest.raises(WrongUseError, match="ناشناس"):
        resolve(peopled, find_report("r4"), "ناشناس")


def test_that_an_ambiguous_name_is_wrong_use_and_tells_the_ids(peopled: Session) -> None:
    with peopled.edit("Add an actor") as edit:
        edit.insert("actor", {"name": "مریم رضایی"}, "twin")
    with pytest.raises(WrongUseError, match="twin"):
        resolve(peopled, find_report("r4"), "مریم رضایی")


def test_that_a_needed_record_must_be_named_where_there_are_several(peopled: Session) -> None:
    with pytest.raises(WrongUseError, match="نشست دوم"):
        resolve(peopled, find_report("r9-minutes"), "")


def test_that_the_only_record_needs_no_name(peopled: Session) -> None:
    assert resolve(peopled, find_report("r10"), "") == "export"


def test_that_a_report_of_the_whole_takes_no_record(peopled: Session) -> None:
    with pytest.raises(WrongUseError):
        resolve(peopled, find_report("r8-register"), "mou")


@pytest.mark.parametrize("report", [one for one in REPORTS if one.is_subject_required], ids=lambda one: one.id)
def test_that_a_needed_record_is_asked_for_while_there_is_none(empty: Session, report: object) -> None:
    with pytest.raises(WrongUseError):
        resolve(empty, report, "")  # type: ignore[arg-type]  # the list above holds reports


def test_that_the_example_is_what_most_records_refer_to(peopled: Session) -> None:
    assert example(peopled, find_report("r8")) == "mou"
    assert example(peopled, find_report("r9-minutes")) == "second"
    assert example(peopled, find_report("r4")) == ""


def test_that_meetings_are_offered_from_the_latest(peopled: Session) -> None:
    assert [one.id for one in candidates(peopled, Subject.MEETING)] == ["second", "first", "talk"]


def test_that_agreements_without_a_number_are_offered_last(peopled: Session) -> None:
    assert [one.id for one in candidates(peopled, Subject.AGREEMENT)][-1] == "draft"


def test_that_the_first_activity_is_one_without_parts(peopled: Session) -> None:
    assert first(peopled, find_report("activity")) == "leaf"


def test_that_a_record_is_told_from_its_namesakes(peopled: Session) -> None:
    assert "۱۴۰۵/۲" in note_of(peopled, Subject.MEETING, "second")
    assert "۱۴۰۵/۰۲/۲۰" in note_of(peopled, Subject.MEETING, "second")
    assert note_of(peopled, Subject.ACTOR, "office") == ""


def test_that_the_record_of_an_interview_begins_with_an_interview(peopled: Session) -> None:
    assert first(peopled, find_report("r9-interview")) == "talk"
    assert example(peopled, find_report("r9-interview")) == "talk"
    assert first(peopled, find_report("r9-minutes")) == "second"
