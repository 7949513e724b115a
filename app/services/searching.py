"""Searching everything in a project: the words of all records, and where each leads."""

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from app.domain.fold import Place
from app.domain.plan import Node, Plan
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Row, Tie
from app.domain.search_words import query_cuts, query_forms, typed_words
from app.domain.text import ZWNJ, latin_digits, without_controls
from app.i18n import tr
from app.services.search_pieces import OWNERS, PARTS, PieceMaker, text_of, texts
from app.services.session import ChangeSet, Session
from app.storage.search import BrokenCacheError, Match, SearchCache, throw_away
from app.storage.trail import Mark

_BATCH: Final = 100
_MOST_MATCHES: Final = 1_000
_FEW: Final = 30
_MOST_OF_A_KIND: Final = 15
_MOST_OF_ONE: Final = 3
_EXCERPT: Final = 90
_BEFORE: Final = 3
_ORDER: Final = {name: place for place, name in enumerate((*OWNERS, *PARTS))}
_LONGEST_WAY: Final = 4
_TIERS: Final = (2, 4, 6)  # the last rank of titles, of texts, and of what is found when little else is
_BETWEEN: Final = re.compile(r"\s*[-.–—/]\s*")
_CODE: Final = re.compile(rf"[0-9]{{1,3}}(?:{_BETWEEN.pattern}[0-9]{{1,3}}){{1,5}}")


@dataclass(frozen=True)
class Hit:
    """A record that was found.

    `place` is the row that matched and `owner` the record on a page that it belongs to, often itself. `title` names
    the owner; `field` is the msgid of what matched, `excerpt` the words around the match.
    """

    place: Place
    owner: Place
    title: str
    field: str
    excerpt: str
    rank: int

    @property
    def kind(self) -> str:
        """Return the msgid of the kind of record that matched."""
        return TABLE_BY_NAME[self.place[0]].title

    @property
    def is_part(self) -> bool:
        """Tell whether a part of the owner matched, not the owner itself."""
        return self.place != self.owner


def by_code(plan: Plan, typed: str) -> list[Node]:
    """Return the activities with a code such as ۱-۲-۳, read from either end."""
    figures = latin_digits(without_controls(typed)).strip()
    if not _CODE.fullmatch(figures):
        return []
    path = tuple(int(figure) for figure in re.split(_BETWEEN, figures))
    return [node for wanted in dict.fromkeys((path, path[::-1])) for node in plan.nodes if node.path == wanted]


class SearchIndex:
    """The index over one open project; follows its changes, but does the work only when asked or stepped.

    Close it before the session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pieces = PieceMaker(session)
        self._leave = session.subscribe(self._on_change)
        place = session.trail.place
        self._place = place.with_suffix(".fts.db") if place else None
        self._begin(self._place)

    @property
    def is_current(self) -> bool:
        """Tell whether everything that was done is in the index."""
        return self._is_filled and not self._changed

    def close(self) -> None:
        """Let go of the cache and the project."""
        self._leave()
        self._work.close()
        self._cache.close()

    def step(self) -> bool:
        """Do a few milliseconds of the work that is left; False when there is none."""
        try:
            return next(self._work) or not self.is_current
        except BrokenCacheError:
            self._begin_anew()
            return True

    def catch_up(self) -> None:
        """Do all the work that is left."""
        while self.step():
            pass

    def find(self, typed: str, most: int = 50) -> list[Hit]:
        """Return the best hits of what was typed, kinds together, in what is indexed so far."""
        try:
            matches = self._cache.find(query_forms(typed), query_cuts(typed), most=_MOST_MATCHES, few=_FEW)
        except BrokenCacheError:
            self._begin_anew()
            return []
        matches.sort(key=_worth)
        return _grouped(islice(self._hits(_varied(matches), typed), most))

    # ---- keeping up

    def _begin(self, place: Path | None) -> None:
        self._cache = SearchCache.open(place)
        self._changed: dict[Place, None] = {}
        self._mark: Mark | None = None
        self._is_filled = False
        self._work = self._working()

    def _begin_anew(self) -> None:
        """Throw a damaged cache away and go on without a file; the next opening of the project makes another."""
        self._work.close()
        self._cache.close()
        if self._place is not None:
            throw_away(self._place)
        self._begin(None)

    def _on_change(self, changes: ChangeSet) -> None:
        self._changed.update(dict.fromkeys(place for place in changes.rows if place[0] in _ORDER))
        if self._is_filled:
            self._mark = self._session.trail.mark()

    def _working(self) -> Generator[bool, None, None]:
        seen = self._cache.seen()
        missed = self._session.trail.since(seen) if seen else None
        self._mark = self._session.trail.mark()
        if missed is None:
            yield from self._fill()
        else:
            self._changed.update(dict.fromkeys(place for place in missed if place[0] in _ORDER))
        self._is_filled = True
        noted = seen if missed is not None else None
        while True:
            if self._changed:
                yield from self._refresh()
            elif self._mark != noted:
                noted = self._mark
                self._cache.note(noted)
                yield True
            else:
                yield False

    def _fill(self) -> Iterator[bool]:
        self._cache.begin()
        self._cache.clear()
        for table in _ORDER:
            pieces = self._pieces.all_of(table)
            while batch := list(islice(pieces, _BATCH)):
                self._cache.put(batch)
                yield True
        self._cache.commit()

    def _refresh(self) -> Iterator[bool]:
        places, self._changed = self._pieces.with_namesakes(self._changed), {}
        waiting = iter(places)
        while batch := list(islice(waiting, _BATCH)):
            made = {place: self._pieces.one(place) for place in batch}
            gone = [place for place, piece in made.items() if piece is None]
            self._cache.put([piece for piece in made.values() if piece is not None], gone)
            yield True

    # ---- what was found

    def _hits(self, matches: list[Match], typed: str) -> Iterator[Hit]:
        wanted = [form for form in (*query_forms(typed), *query_cuts(typed)) if form]
        of_owner: dict[Place, int] = {}
        for match in matches:
            if (hit := self._hit(match, wanted)) is not None:
                of_owner[hit.owner] = of_owner.get(hit.owner, 0) + 1
                if of_owner[hit.owner] <= _MOST_OF_ONE:
                    yield hit

    def _hit(self, match: Match, wanted: list[tuple[str, ...]]) -> Hit | None:
        row = self._session.row(*match.place)
        owner = self._owner(match.place, row) if row else None
        if row is None or owner is None:
            return None
        field, excerpt = _matched(match.place[0], row, wanted)
        return Hit(match.place, owner, self._title(owner), field, excerpt, match.rank)

    def _owner(self, place: Place, row: Row) -> Place | None:
        """Follow a part to the record on a page that it belongs to."""
        for _ in range(_LONGEST_WAY):
            if place[0] in OWNERS:
                return place
            whole = next(
                (
                    (column.refers_to, str(row[column.name]))
                    for column in TABLE_BY_NAME[place[0]].references
                    if column.tie is Tie.PART and row.get(column.name)
                ),
                None,
            )
            above = self._session.row(*whole) if whole else None
            if whole is None or above is None:
                return None
            place, row = whole, above
        return None

    def _title(self, place: Place) -> str:
        table = TABLE_BY_NAME[place[0]]
        row = self._session.row(*place) or {}
        named = text_of(table.by_name[table.naming or "title"], row.get(table.naming or "title"))
        return named or str(row.get("number") or "") or tr(table.title)


def _matched(table: str, row: Row, wanted: list[tuple[str, ...]]) -> tuple[str, str]:
    """Return the label of the first field that matched and the words around the match."""
    first: tuple[str, str] | None = None
    for column, text in texts(table, row):
        words = typed_words(text)
        at = next((place for place, word in enumerate(words) if _is_wanted(word, wanted)), None)
        if at is not None:
            return column.label, _excerpt(text, at)
        first = first or (column.label, _excerpt(text, 0))
    return first or (TABLE_BY_NAME[table].title, "")


def _is_wanted(word: str, wanted: list[tuple[str, ...]]) -> bool:
    parts = {word.replace(ZWNJ, ""), *word.split(ZWNJ)}
    return any(part.startswith(form) for part in parts for forms in wanted for form in forms if form[:1] == part[:1])


def _excerpt(text: str, at: int) -> str:
    words = text.split()
    if len(" ".join(words)) <= _EXCERPT:
        return " ".join(words)
    begin = max(0, min(at, len(words) - 1) - _BEFORE)
    shown = " ".join(words[begin:])
    return f"{'… ' if begin else ''}{shown[:_EXCERPT].rstrip()}{'…' if len(shown) > _EXCERPT else ''}"


def _worth(match: Match) -> tuple[int, bool, int, int]:
    """Put titles before texts, and among those records of their own before parts."""
    tier = next(place for place, last in enumerate(_TIERS) if match.rank <= last)
    table = match.place[0]
    return tier, table not in OWNERS, match.rank, _ORDER[table]


def _varied(matches: list[Match]) -> list[Match]:
    """Put first the best of every kind, so that one kind does not take all the room."""
    of_kind: dict[str, int] = {}
    first: list[Match] = []
    rest: list[Match] = []
    for match in matches:
        of_kind[match.place[0]] = of_kind.get(match.place[0], 0) + 1
        (first if of_kind[match.place[0]] <= _MOST_OF_A_KIND else rest).append(match)
    return [*first, *rest]


def _grouped(hits: Iterable[Hit]) -> list[Hit]:
    """Put the hits of a kind together, the kind with the best hit first."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.place[0], []).append(hit)
    return [hit for group in groups.values() for hit in group]
