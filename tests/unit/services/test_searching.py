"""Searching everything in a project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.tables.agreements import AGREEMENT, CLAUSE, OBLIGATION, PARTY
from app.domain.tables.groups import GROUP_OUTPUT, WORKING_GROUP
from app.domain.tables.meetings import AGENDA_ITEM, ANSWER, DECISION, GUIDE, MEETING, QUESTION
from app.domain.tables.people import ACTOR, CONTACT, CONTACT_ENTRY, MARKET_SHEET, RELATION
from app.services import attachments, editing, planning
from app.services.attachments import NewFile, Owner
from app.services.searching import SearchIndex
from app.services.session import Author, Session, open_project


@pytest.fixture
def index(session: Session) -> Iterator[SearchIndex]:
    """Follow the empty project."""
    made = SearchIndex(session)
    yield made
    made.close()


def _find(index: SearchIndex, typed: str) -> list[str]:
    index.catch_up()
    return [hit.place[1] for hit in index.find(typed)]


def _cache_of(session: Session) -> Path:
    place = session.trail.place
    assert place is not None
    return place.with_suffix(".fts.db")


def _fill(session: Session) -> dict[str, tuple[str, str]]:
    """Write one record of each kind, each with a word of its own; map the word to the row and its owner."""
    actor = editing.add(session, ACTOR, {"name": "دانشگاه سپهر", "duties": "آب‌رسانی", "other_names": ["آلاله"]})
    other = editing.add(session, ACTOR, {"name": "اتاق"})
    meeting = editing.add(session, MEETING, {"title": "نشست بنفشه", "minutes": "پامچال", "place": "تالار"})
    group = editing.add(session, WORKING_GROUP, {"title": "کارگروه یاس", "mandate": "نرگسزار"})
    agreement = editing.add(session, AGREEMENT, {"title": "تفاهم‌نامه سوسن", "number": "۱۲-۳۴", "scope": "مریمگلی"})
    activity = planning.add_activity(session, None, "گردآوری لادن")
    guide = editing.add(session, GUIDE, {"title": "راهنمای کوکب"})
    owned = {
        "سپهر": (actor, actor),
        "ابرسانی": (actor, actor),
        "آلاله": (actor, actor),
        "بنفشه": (meeting, meeting),
        "پامچال": (meeting, meeting),
        "تالار": (meeting, meeting),
        "یاس": (group, group),
        "نرگسزار": (group, group),
        "سوسن": (agreement, agreement),
        "1234": (agreement, agreement),
        "مریمگلی": (agreement, agreement),
        "لادن": (activity, activity),
        "کوکب": (guide, guide),
    }
    parts = (
        (CONTACT, {"actor_id": actor, "value": "۰۲۱-۵۵ ۶۶"}, "0215566", actor),
        (CONTACT_ENTRY, {"actor_id": actor, "summary": "گفت‌وگوی شقایق"}, "شقایق", actor),
        (MARKET_SHEET, {"actor_id": actor, "product": "گلاب"}, "گلاب", actor),
        (RELATION, {"from_id": actor, "to_id": other, "note": "ارغوان"}, "ارغوان", actor),
        (AGENDA_ITEM, {"meeting_id": meeting, "title": "زنبق"}, "زنبق", meeting),
        (ANSWER, {"meeting_id": meeting, "text": "نیلوفر"}, "نیلوفر", meeting),
        (DECISION, {"meeting_id": meeting, "text": "میخک"}, "میخک", meeting),
        (GROUP_OUTPUT, {"group_id": group, "title": "اقاقیا"}, "اقاقیا", group),
        (CLAUSE, {"agreement_id": agreement, "text": "شب‌بو"}, "شب بو", agreement),
        (OBLIGATION, {"agreement_id": agreement, "title": "رازقی"}, "رازقی", agreement),
        (PARTY, {"agreement_id": agreement, "signatory_name": "همیشه‌بهار"}, "همیشه بهار", agreement),
        (QUESTION, {"guide_id": guide, "text": "اطلسی"}, "اطلسی", guide),
    )
    for table, values, word, owner in parts:
        owned[word] = (editing.add(session, table, values), owner)
    (file,) = attachments.add(session, Owner("obligation_id", owned["رازقی"][0]), [NewFile("شمعدانی.txt", b"a")])
    owned["شمعدانی"] = (file.id, agreement)
    return owned


def test_that_every_kind_of_record_is_found_and_leads_to_its_owner(session: Session, index: SearchIndex) -> None:
    owned = _fill(session)
    index.catch_up()
    found = {word: [(hit.place[1], hit.owner[1]) for hit in index.find(word)] for word in owned}
    assert {word: hits[0] for word, hits in found.items() if hits} == owned


def test_that_a_party_is_found_by_the_name_of_its_actor(session: Session, index: SearchIndex) -> None:
    actor = editing.add(session, ACTOR, {"name": "دانشگاه"})
    agreement = editing.add(session, AGREEMENT, {"title": "تفاهم‌نامه"})
    party = editing.add(session, PARTY, {"agreement_id": agreement, "actor_id": actor})
    assert _find(index, "دانشگاه") == [actor, party]
    editing.change(session, ACTOR, actor, {"name": "پژوهشگاه"})
    assert _find(index, "دانشگاه") == []
    assert _find(index, "پژوهشگاه") == [actor, party]


def test_that_changes_undo_and_deleting_are_followed(session: Session, index: SearchIndex) -> None:
    actor = editing.add(session, ACTOR, {"name": "نگین"})
    assert _find(index, "نگین") == [actor]
    editing.change(session, ACTOR, actor, {"name": "پویا"})
    assert (_find(index, "نگین"), _find(index, "پویا")) == ([], [actor])
    session.undo()
    assert _find(index, "نگین") == [actor]
    editing.remove(session, ACTOR, actor)
    assert _find(index, "نگین") == []


def test_that_titles_come_before_texts(session: Session, index: SearchIndex) -> None:
    by_text = editing.add(session, ACTOR, {"name": "اتاق", "notes": "فرش"})
    by_title = editing.add(session, ACTOR, {"name": "انجمن فرش"})
    assert _find(index, "فرش") == [by_title, by_text]


def test_that_kinds_stand_together(session: Session, index: SearchIndex) -> None:
    for number in range(3):
        editing.add(session, ACTOR, {"name": f"فرش {number}"})
        editing.add(session, MEETING, {"title": f"نشست {number}", "notes": "فرش"})
    index.catch_up()
    assert [hit.place[0] for hit in index.find("فرش")] == ["actor"] * 3 + ["meeting"] * 3


def test_that_one_kind_does_not_take_all_the_room(session: Session, index: SearchIndex) -> None:
    with session.edit("Import") as edit:
        for number in range(200):
            editing.add_in(edit, session, ACTOR, {"name": f"فرش {number}"})
    meeting = editing.add(session, MEETING, {"title": "نشست", "notes": "فرش"})
    found = _find(index, "فرش")
    assert meeting in found
    assert len(found) == 50


def test_that_the_words_around_the_match_are_told(session: Session, index: SearchIndex) -> None:
    editing.add(session, ACTOR, {"name": "اتاق", "notes": f"{'واژه ' * 60}دانش‌بنیان {'دیگر ' * 60}"})
    index.catch_up()
    (hit,) = index.find("دانش بنیان")
    assert (hit.title, hit.field) == ("اتاق", "Notes")
    assert "دانش‌بنیان" in hit.excerpt
    assert len(hit.excerpt) < 100


def test_that_work_is_done_in_steps(session: Session, index: SearchIndex) -> None:
    editing.add(session, ACTOR, {"name": "نگین"})
    assert index.find("نگین") == []
    assert not index.is_current
    while index.step():
        pass
    assert index.is_current
    assert len(index.find("نگین")) == 1


def test_that_the_cache_catches_up_at_the_next_opening(session: Session) -> None:
    index = SearchIndex(session)
    first = editing.add(session, ACTOR, {"name": "نگین"})
    index.catch_up()
    index.close()
    second = editing.add(session, ACTOR, {"name": "پویا"})
    editing.remove(session, ACTOR, first)
    again = SearchIndex(session)
    assert (_find(again, "نگین"), _find(again, "پویا")) == ([], [second])
    again.close()


@pytest.mark.parametrize("content", [None, b"", b"damaged"])
def test_that_a_missing_or_damaged_cache_is_filled_anew(session: Session, content: bytes | None) -> None:
    actor = editing.add(session, ACTOR, {"name": "نگین"})
    index = SearchIndex(session)
    index.catch_up()
    index.close()
    place = _cache_of(session)
    place.unlink()
    if content is not None:
        place.write_bytes(content)
    again = SearchIndex(session)
    assert _find(again, "نگین") == [actor]
    again.close()


def test_that_damage_found_while_searching_is_mended(session: Session, index: SearchIndex) -> None:
    actor = editing.add(session, ACTOR, {"name": "نگین"})
    index.catch_up()
    index._cache._connection.execute("DROP TABLE piece")
    index.find("نگین")
    assert _find(index, "نگین") == [actor]


def test_that_what_a_merge_brings_is_found(session: Session, index: SearchIndex) -> None:
    session.save()
    index.catch_up()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KHOOSHEYAR_HOME", str(session.path.parent / "other"))
        other = open_project(session.path, Author("B", "b" * 32))
        actor = editing.add(other, ACTOR, {"name": "نگین"})
        other.close()
    session.save()
    assert _find(index, "نگین") == [actor]


def test_that_a_project_open_for_reading_is_searched_without_a_file(session: Session) -> None:
    actor = editing.add(session, ACTOR, {"name": "نگین"})
    session.save()
    viewed = bootstrap.view(session.path)
    index = SearchIndex(viewed)
    assert _find(index, "نگین") == [actor]
    assert not _cache_of(session).exists()
    index.close()
    viewed.close()


def test_that_the_cache_is_no_part_of_the_document(session: Session, index: SearchIndex) -> None:
    editing.add(session, ACTOR, {"name": "نگین"})
    index.catch_up()
    session.save()
    assert b"fts5" not in session.path.read_bytes()
