"""The cache that search looks into: words of records in a full-text index beside the working store.

It holds nothing that cannot be made again: a missing, damaged or older one is thrown away and filled anew. It is never
in the document. All words come normalised from `app.domain.search_words`; what is asked is quoted word by word.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.fold import Place
from app.domain.search_words import is_word
from app.storage.trail import Mark

_VERSION: Final = 1
_MOST_WORDS: Final = 8
_LAST: Final = "\U0010ffff"
_STATEMENTS: Final = (
    "CREATE TABLE state(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    (
        "CREATE TABLE piece(number INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row TEXT NOT NULL, title TEXT NOT NULL,"
        " body TEXT NOT NULL) STRICT"
    ),
    "CREATE UNIQUE INDEX piece_row ON piece(row)",
    "CREATE INDEX piece_title ON piece(title)",
    (
        "CREATE VIRTUAL TABLE word USING fts5(title, body, content='piece', content_rowid='number', detail=column,"
        " tokenize='unicode61 remove_diacritics 0')"
    ),
)
_PRAGMAS: Final = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=NORMAL",
)

Form = Sequence[str]


class BrokenCacheError(Exception):
    """The cache cannot be used any more; begin with a new one."""


@dataclass(frozen=True)
class Piece:
    """The words of one row: those of its title and those of everything else."""

    place: Place
    title: str
    body: str


@dataclass(frozen=True)
class Match:
    """A row that was found; the lower the `rank`, the better it fits."""

    place: Place
    rank: int


class SearchCache:
    """The index of one project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, place: Path | None) -> "SearchCache":
        """Open the cache at `place`, made anew where it must be; in memory when there is no place or it is taken."""
        if place is not None:
            for _ in range(2):
                try:
                    return cls(_opened(place))
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                        break
                    throw_away(place)
                except (sqlite3.Error, OSError):
                    throw_away(place)
        return cls(_made(sqlite3.connect(":memory:", isolation_level=None)))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def seen(self) -> Mark | None:
        """Return how far the cache has come; None when it was never filled."""
        with _breakage():
            found = dict(self._connection.execute("SELECT key, value FROM state"))
        return Mark(int(found["number"]), found["txn"]) if "txn" in found else None

    def note(self, mark: Mark | None) -> None:
        """Remember how far the cache has come."""
        with self._writing():
            self._connection.execute("DELETE FROM state")
            if mark is not None:
                rows = (("number", str(mark.number)), ("txn", mark.txn))
                self._connection.executemany("INSERT INTO state(key, value) VALUES(?, ?)", rows)

    def clear(self) -> None:
        """Forget everything."""
        with self._writing():
            self._connection.execute("DELETE FROM state")
            self._connection.execute("INSERT INTO word(word) VALUES('delete-all')")
            self._connection.execute("DELETE FROM piece")

    def put(self, pieces: Iterable[Piece], gone: Iterable[Place] = ()) -> None:
        """Take in the words of rows, in the place of what was known of them, and forget the rows that are gone."""
        with self._writing():
            for _, row in gone:
                self._forget(row)
            for piece in pieces:
                self._forget(piece.place[1])
                if piece.title or piece.body:
                    self._add(piece)

    def begin(self) -> None:
        """Put off writing until `commit`: much is quicker at once, and half of it is never mistaken for all."""
        with _breakage():
            self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Write what was put off."""
        with _breakage():
            self._connection.execute("COMMIT")

    def count(self) -> int:
        """Return the number of rows that can be found."""
        with _breakage():
            return int(self._connection.execute("SELECT count(*) FROM piece").fetchone()[0])

    def find(self, forms: Sequence[Form], cuts: Sequence[Form], *, most: int, few: int) -> list[Match]:
        """Return rows that hold all words of one of the forms, at most `most`, the best ways of matching first.

        `cuts` are looked for as well when fewer than `few` are found; whole titles are no more than `few`.
        """
        forms, cuts = _sound(forms), _sound(cuts)
        if not forms:
            return []
        found: dict[int, Match] = {}
        with _breakage():
            for rank, (sql, values) in enumerate(_ways(forms, cuts)):
                if len(found) >= (most if rank < _CUTS else few):
                    break
                rows = self._connection.execute(f"{sql} LIMIT ?", (*values, most if rank else few))
                for number, table, row in rows:
                    found.setdefault(number, Match((table, row), rank))
        return list(found.values())[:most]

    def _forget(self, row: str) -> None:
        known = self._connection.execute("SELECT number, title, body FROM piece WHERE row=?", (row,)).fetchone()
        if known:
            self._connection.execute("INSERT INTO word(word, rowid, title, body) VALUES('delete', ?, ?, ?)", known)
            self._connection.execute("DELETE FROM piece WHERE number=?", known[:1])

    def _add(self, piece: Piece) -> None:
        added = self._connection.execute(
            "INSERT INTO piece(tbl, row, title, body) VALUES(?, ?, ?, ?)", (*piece.place, piece.title, piece.body)
        )
        words = (added.lastrowid, piece.title, piece.body)
        self._connection.execute("INSERT INTO word(rowid, title, body) VALUES(?, ?, ?)", words)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with _breakage():
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


_CUTS: Final = 5  # the way from which on one looks only if little was found
_BY_WORD: Final = "SELECT p.number, p.tbl, p.row FROM word JOIN piece p ON p.number = word.rowid WHERE word MATCH ?"
_BY_TITLE: Final = "SELECT number, tbl, row FROM piece WHERE title >= ? AND title < ?"
_INSIDE_TITLE: Final = "SELECT number, tbl, row FROM piece WHERE title LIKE ?"


def _ways(forms: Sequence[Form], cuts: Sequence[Form]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ways of looking, the best first: whole titles before parts, titles before texts, words before parts."""
    begun = " ".join(forms[0][:_MOST_WORDS])
    yield _BY_TITLE, (begun, begun + _LAST)
    yield _BY_WORD, (f"title : ({_expression(forms, is_part=False)})",)
    yield _BY_WORD, (f"title : ({_expression(forms, is_part=True)})",)
    yield _BY_WORD, (_expression(forms, is_part=False),)
    yield _BY_WORD, (_expression(forms, is_part=True),)
    if cuts:
        yield _BY_WORD, (_expression(cuts, is_part=True),)
    yield _INSIDE_TITLE, (f"%{begun}%",)


def _sound(forms: Iterable[Form]) -> list[Form]:
    return [form for form in forms if form and all(map(is_word, form))]


def _expression(forms: Iterable[Form], *, is_part: bool) -> str:
    """Write what FTS5 is asked: every word quoted, so that nothing that was typed means anything to it."""
    return " OR ".join(f"({' AND '.join(_quoted(word, is_part) for word in form[:_MOST_WORDS])})" for form in forms)


def _quoted(word: str, is_part: bool) -> str:  # noqa: FBT001 two kinds of one thing
    # One letter begins too much to be gone through while somebody types.
    inside = word.replace('"', '""')
    return f'"{inside}"*' if is_part and len(word) > 1 else f'"{inside}"'


@contextlib.contextmanager
def _breakage() -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, ValueError) as error:
        raise BrokenCacheError(type(error).__name__) from error


def _opened(place: Path) -> sqlite3.Connection:
    if not place.exists():
        place.touch(mode=0o600)
    connection = sqlite3.connect(place, isolation_level=None, timeout=0)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            _made(connection)
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != _VERSION:
        raise sqlite3.DatabaseError
    connection.execute("SELECT count(*) FROM state, (SELECT rowid FROM word LIMIT 1)")


def _made(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("BEGIN EXCLUSIVE")
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={_VERSION}")
    connection.execute("COMMIT")
    return connection


def throw_away(place: Path) -> None:
    """Remove a cache that nobody has open."""
    for path in (place, place.with_name(f"{place.name}-journal")):
        with contextlib.suppress(OSError):
            path.unlink()
