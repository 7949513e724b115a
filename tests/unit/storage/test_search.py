"""The cache that search looks into."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.search_words import index_words, query_cuts, query_forms
from app.storage.search import BrokenCacheError, Piece, SearchCache
from app.storage.trail import Mark

FIRST = ("actor", "a")
SECOND = ("actor", "b")


@pytest.fixture
def cache() -> Iterator[SearchCache]:
    """Open an empty cache in memory."""
    made = SearchCache.open(None)
    yield made
    made.close()


def _found(cache: SearchCache, *words: str) -> list[str]:
    return [match.place[1] for match in cache.find([words], [], most=50, few=10)]


def test_that_words_are_found_in_title_and_text(cache: SearchCache) -> None:
    cache.put([Piece(FIRST, "دانشگاه تهران", "پژوهش"), Piece(SECOND, "اتاق", "دانشگاه")])
    assert _found(cache, "دانشگاه") == ["a", "b"]
    assert _found(cache, "پژو") == ["a"]


def test_that_all_words_are_wanted(cache: SearchCache) -> None:
    cache.put([Piece(FIRST, "دانشگاه تهران", ""), Piece(SECOND, "دانشگاه یزد", "")])
    assert _found(cache, "دانشگاه", "یزد") == ["b"]


def test_that_titles_come_before_texts_and_words_before_parts(cache: SearchCache) -> None:
    cache.put(
        [
            Piece(("actor", "text"), "اتاق", "فرش"),
            Piece(("actor", "part of text"), "اتاق", "فرشباف"),
            Piece(("actor", "part of title"), "اتاق فرشباف", ""),
            Piece(("actor", "title"), "اتاق فرش", ""),
            Piece(("actor", "begins"), "فرش قم", ""),
        ]
    )
    assert _found(cache, "فرش") == ["begins", "title", "part of title", "text", "part of text"]


def test_that_a_row_that_changed_is_found_by_its_new_words_only(cache: SearchCache) -> None:
    cache.put([Piece(FIRST, "قدیم", "متن")])
    cache.put([Piece(FIRST, "جدید", "متن")])
    assert _found(cache, "قدیم") == []
    assert _found(cache, "جدید") == ["a"]
    assert cache.count() == 1


def test_that_a_row_that_is_gone_is_not_found(cache: SearchCache) -> None:
    cache.put([Piece(FIRST, "الف", "")])
    cache.put([], [FIRST])
    assert _found(cache, "الف") == []


def test_that_a_row_without_words_takes_no_room(cache: SearchCache) -> None:
    cache.put([Piece(FIRST, "", "")])
    assert cache.count() == 0


def test_that_the_middle_of_a_title_is_found_when_nothing_else_is(cache: SearchCache) -> None:
    cache.put([Piece(FIRST, "کنسرسیوم", "")])
    assert _found(cache, "سرسی") == ["a"]


@pytest.mark.parametrize("typed", ['"', "a OR b", "title:", "*", "NEAR(", "'; DROP TABLE piece", "\0", "%", "-"])
def test_that_nothing_typed_is_taken_for_a_command(cache: SearchCache, typed: str) -> None:
    cache.put([Piece(FIRST, "الف", "ب")])
    cache.find([(typed,)], [(typed, typed)], most=5, few=5)
    assert cache.count() == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_that_whatever_is_typed_can_be_asked_for(cache: SearchCache, typed: str) -> None:
    cache.put([Piece(FIRST, index_words(typed), "")])
    found = cache.find(query_forms(typed), query_cuts(typed), most=5, few=5)
    assert [match.place for match in found] == ([FIRST] if query_forms(typed) else [])


def test_that_what_was_seen_is_remembered_in_the_file(tmp_path: Path) -> None:
    cache = SearchCache.open(tmp_path / "a.fts.db")
    assert cache.seen() is None
    cache.put([Piece(FIRST, "الف", "")])
    cache.note(Mark(7, "t"))
    cache.close()
    again = SearchCache.open(tmp_path / "a.fts.db")
    assert again.seen() == Mark(7, "t")
    assert _found(again, "الف") == ["a"]
    again.close()


def test_that_the_file_is_private(tmp_path: Path) -> None:
    SearchCache.open(tmp_path / "a.fts.db").close()
    assert (tmp_path / "a.fts.db").stat().st_mode & 0o777 == 0o600


def test_that_what_was_not_finished_is_not_there(tmp_path: Path) -> None:
    cache = SearchCache.open(tmp_path / "a.fts.db")
    cache.begin()
    cache.put([Piece(FIRST, "الف", "")])
    cache.close()
    again = SearchCache.open(tmp_path / "a.fts.db")
    assert (again.count(), again.seen()) == (0, None)
    again.close()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + bytes(90), b""])
def test_that_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.fts.db").write_bytes(content)
    cache = SearchCache.open(tmp_path / "a.fts.db")
    cache.put([Piece(FIRST, "الف", "")])
    assert _found(cache, "الف") == ["a"]
    cache.close()


def test_that_a_cache_of_another_version_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.fts.db") as other:
        other.execute("PRAGMA user_version=999")
    other.close()
    cache = SearchCache.open(tmp_path / "a.fts.db")
    assert cache.count() == 0
    cache.close()


def test_that_a_second_window_searches_in_memory(tmp_path: Path) -> None:
    first = SearchCache.open(tmp_path / "a.fts.db")
    first.put([Piece(FIRST, "الف", "")])
    second = SearchCache.open(tmp_path / "a.fts.db")
    assert second.count() == 0
    second.close()
    assert first.count() == 1
    first.close()


def test_that_damage_is_told_when_it_shows(tmp_path: Path) -> None:
    cache = SearchCache.open(tmp_path / "a.fts.db")
    cache.put([Piece(("actor", str(number)), f"واژه{number}", "متن " * 50) for number in range(500)])
    cache._connection.execute("DROP TABLE piece")
    with pytest.raises(BrokenCacheError):
        cache.find([("متن",)], [], most=50, few=5)
    cache.close()
