"""Lines of a paragraph: shaped pieces, filled greedily to a width."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, NamedTuple

from app.typeset.fonts import FontSet, Run
from app.typeset.levels import base_level, levels
from app.typeset.shaping import JOINERS, MARK
from app.typeset.text import Span, Text, TextStyle, paragraphs

_TOLERANCE: Final = 1e-6
_LONG_WORD: Final = 0.45
_TOKEN: Final = re.compile(" +|[^ ]{1,1000}")
_PUNCTUATION: Final = re.compile("[/\\-?&=_.@,;\u200b\u2013]")
_HALF_SPACE: Final = "\u200c"
_UNDRAWN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_LINES_LIMIT: Final = 20_000
_WORDS_LIMIT: Final = 60_000
_CACHED_LENGTH: Final = 120
_UNLIMITED: Final = 1e9
_PLAIN: Final = Span("")


class Piece(NamedTuple):
    """A shaped stretch of one level and one span; a space is a piece of its own."""

    run: Run
    level: int
    span: Span


Pieces = Sequence[Piece]


@dataclass(slots=True)
class Line:
    """One line in logical order.

    Attributes:
        pieces: Its pieces; none for an empty line.
        width: Natural width in thousandths of an em.
        base: Level of its paragraph.
        last: Whether it ends its paragraph.
        linked: Whether any of it is a link.
        prepared: What drawing keeps of it, because cells with equal texts share their lines.
    """

    pieces: list[Piece]
    width: float
    base: int
    last: bool = False
    linked: bool = False
    prepared: Any = field(default=None, compare=False)


class _Word(NamedTuple):
    start: int
    end: int
    gap: Pieces
    pieces: Pieces
    width: float


def _width(pieces: Pieces) -> float:
    return sum(piece.run.width for piece in pieces)


class _Shaping:
    """Shaped words of one document; those without wishes of their own are remembered, as they come again and again."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._known: dict[tuple[str, int, bool, bool], Pieces] = {}

    def pieces(self, text: str, level: int, span: Span, style: TextStyle) -> Pieces:
        """Return the pieces of a word, or of a part of it that has one level and one span."""
        if span is not _PLAIN:
            return self._shaped(text, level, span, style)
        key = (text, level, style.bold, style.tabular)
        pieces = self._known.get(key)
        if pieces is None:
            if len(self._known) > _WORDS_LIMIT:
                self._known.clear()
            pieces = self._known[key] = self._shaped(text, level, span, style)
        return pieces

    def _shaped(self, text: str, level: int, span: Span, style: TextStyle) -> Pieces:
        if text == " ":
            return (Piece(self._fonts.face(bold=style.bold).space, level, span),)
        part = _UNDRAWN.sub("", text)
        if not part:
            return ()
        bold = style.bold if span.bold is None else span.bold
        runs = self._fonts.shape(part, bold=bold, rtl=bool(level & 1), tabular=style.tabular)
        return tuple(Piece(run, level, span) for run in runs)


class _Paragraph:
    """The shaped words of one bidirectional paragraph."""

    def __init__(self, spans: list[Span], style: TextStyle, shaping: _Shaping) -> None:
        self._style = style
        self._shaping = shaping
        self.text = "".join(span.text for span in spans)
        self.base, self._levels = _resolved(self.text, style)
        self._spans = [look for span in spans for look in [_look(span)] * len(span.text)]

    def words(self) -> Iterator[_Word]:
        gap: Pieces = ()
        for token in _TOKEN.finditer(self.text):
            start, end = token.span()
            if self.text[start] == " ":
                gap = [piece for i in range(start, end) for piece in self._shaped(i, i + 1)]
            else:
                yield self._word(start, end, gap)
                gap = ()

    def _word(self, start: int, end: int, gap: Pieces) -> _Word:
        pieces = self.pieces(start, end)
        return _Word(start, end, gap, pieces, _width(pieces))

    def pieces(self, start: int, end: int) -> Pieces:
        """Return the shaped pieces of a word or a part of it."""
        if _uniform(self._levels[start:end]) and _uniform(self._spans[start:end]):
            return self._shaped(start, end)
        found: list[Piece] = []
        for _, group in groupby(range(start, end), key=lambda i: (self._levels[i], id(self._spans[i]))):
            places = list(group)
            found += self._shaped(places[0], places[-1] + 1)
        return found

    def _shaped(self, start: int, end: int) -> Pieces:
        return self._shaping.pieces(self.text[start:end], self._levels[start], self._spans[start], self._style)

    def split(self, word: _Word, room: float, *, anywhere: bool) -> tuple[_Word, _Word] | None:
        """Cut a word so that its head fits the room.

        Args:
            word: The word.
            room: Width for the head, thousandths of an em.
            anywhere: Whether it may be cut at other places than after the punctuation of addresses.

        Returns:
            Head and tail, or None when even the shortest head is too wide.
        """
        for places in self._cuts(word, anywhere=anywhere):
            cut = self._last_fitting(word.start, places, room)
            if cut is not None:
                return self._word(word.start, cut, word.gap), self._word(cut, word.end, ())
        return None

    def _cuts(self, word: _Word, *, anywhere: bool) -> Iterator[list[int]]:
        """Yield the places to cut at, the best ones first; a date or an amount is cut only where nothing else helps."""
        inside = range(word.start + 1, word.end)
        yield [i for i in inside if _PUNCTUATION.match(self.text[i - 1]) and not self.text[i].isdigit()]
        if anywhere:
            yield [i for i in inside if _PUNCTUATION.match(self.text[i - 1]) or self.text[i - 1] == _HALF_SPACE]
            yield [i for i in inside if not _clings(self.text[i])]

    def _last_fitting(self, start: int, places: list[int], room: float) -> int | None:
        fitting = bisect_right(places, room, key=lambda place: _width(self.pieces(start, place)))
        return places[fitting - 1] if fitting else None


def _uniform(items: list[Any]) -> bool:
    return items.count(items[0]) == len(items)


def _look(span: Span) -> Span:
    return span if span.bold is not None or span.color or span.href else _PLAIN


def _clings(character: str) -> bool:
    return character in JOINERS or bool(MARK.match(character))


def _resolved(text: str, style: TextStyle) -> tuple[int, list[int]]:
    if style.base == "auto":
        base = base_level(text)
        return levels(text, 1 if base is None else base)
    return levels(text, int(style.base == "rtl"))


class _Filler:
    """Greedy filling of lines of one width."""

    def __init__(self, paragraph: _Paragraph, width: float) -> None:
        self._paragraph = paragraph
        self._full = width
        self._pieces: list[Piece] = []
        self._used = 0.0
        self.lines: list[Line] = []

    def fill(self) -> list[Line]:
        waiting = list(self._paragraph.words())[::-1]
        while waiting:
            waiting += self._place(waiting.pop())
        if self._pieces or not self.lines:
            self._end_line()
        self.lines[-1].last = True
        return self.lines

    def _place(self, word: _Word) -> list[_Word]:
        """Put a word on the line and return what has to go on the next one."""
        width = word.width
        room = self._full - self._used - (_width(word.gap) if self._pieces else 0)
        if width <= room + _TOLERANCE:
            self._add(word)
            return []
        if self._pieces and width <= self._full * _LONG_WORD:
            self._end_line()
            return [word]
        return self._divide(word, room, fits_a_line=width <= self._full)

    def _divide(self, word: _Word, room: float, *, fits_a_line: bool) -> list[_Word]:
        halves = self._paragraph.split(word, room, anywhere=not fits_a_line)
        if halves:
            self._add(halves[0])
            self._end_line()
            return [halves[1]]
        if self._pieces:
            self._end_line()
            return [word]
        return self._force(word)

    def _force(self, word: _Word) -> list[_Word]:
        """Put at least one letter on a line that is too narrow for any."""
        halves = self._paragraph.split(word, self._narrowest(word), anywhere=True)
        self._add(halves[0] if halves else word)
        self._end_line()
        return [halves[1]] if halves else []

    def _narrowest(self, word: _Word) -> float:
        return _width(self._paragraph.pieces(word.start, word.start + 1))

    def _add(self, word: _Word) -> None:
        if self._pieces:
            self._pieces += word.gap
            self._used += _width(word.gap)
        self._pieces += word.pieces
        self._used += word.width

    def _end_line(self) -> None:
        linked = any(piece.span.href for piece in self._pieces)
        self.lines.append(Line(self._pieces, self._used, self._paragraph.base, linked=linked))
        self._pieces, self._used = [], 0.0


class Typesetter:
    """Lays out text with the faces of one document and remembers short texts, such as table cells.

    Attributes:
        fonts: The faces in use.
    """

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self._shaping = _Shaping(fonts)
        self._known: dict[tuple[str | tuple[Span, ...], TextStyle, float], list[Line]] = {}

    def layout(self, text: Text, style: TextStyle, width: float = _UNLIMITED) -> list[Line]:
        """Return the lines of a text for a width in points; an empty text has one empty line."""
        known = text if isinstance(text, str) else tuple(text)
        if len(known) > _CACHED_LENGTH:
            return self._lines(text, style, width)
        key = (known, style, width)
        lines = self._known.get(key)
        if lines is None:
            if len(self._known) > _LINES_LIMIT:
                self._known.clear()
            lines = self._known[key] = self._lines(text, style, width)
        return lines

    def width(self, text: Text, style: TextStyle) -> float:
        """Return the width in points of the widest line of a text that is not wrapped."""
        return max(line.width for line in self.layout(text, style)) * style.size / 1000

    def _lines(self, text: Text, style: TextStyle, width: float) -> list[Line]:
        available = max(0.0, width - style.indent) * 1000 / style.size
        parts = (_Paragraph(spans, style, self._shaping) for spans in paragraphs(text))
        return [line for part in parts for line in _Filler(part, available).fill()]
