"""What records are called, for choosing one of them."""

import pytest

from app.domain.tables.meetings import MEETING
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.actors import archive, unarchive
from app.services.session import Session
from app.ui.records.names import RecordNames


@pytest.fixture
def names(session: Session, actors: dict[str, str]) -> RecordNames:
    editing.change(session, ACTOR, actors["پارک فناوری"], {"other_names": ["پارک علم", "STP"]})
    return RecordNames(lambda: session, ACTOR)


def _found(names: RecordNames, typed: str) -> list[str]:
    return [candidate.name for candidate in names.matching(typed)]


@pytest.mark.parametrize("typed", ["stp", "پارك علم", "علم"])
def test_that_another_name_finds_a_record(names: RecordNames, typed: str) -> None:
    assert _found(names, typed) == ["پارک فناوری"]


def test_that_another_name_is_a_name(names: RecordNames, actors: dict[str, str]) -> None:
    assert names.called("پارک‌ علم") == [actors["پارک فناوری"]]


def test_that_archived_records_are_offered_only_by_their_whole_name(
    names: RecordNames, session: Session, actors: dict[str, str]
) -> None:
    archive(session, [actors["پارک فناوری"]])
    assert (_found(names, "پارک"), _found(names, "پارک فناوری")) == ([], ["پارک فناوری"])
    unarchive(session, [actors["پارک فناوری"]])
    assert _found(names, "پارک") == ["پارک فناوری"]


def test_that_records_of_kinds_without_other_names_are_found(session: Session) -> None:
    editing.add(session, MEETING, {"title": "جلسه نخست"})
    assert _found(RecordNames(lambda: session, MEETING), "نخست") == ["جلسه نخست"]


def test_that_everything_is_offered_when_nothing_is_typed(names: RecordNames) -> None:
    assert len(_found(names, "")) == 5
