"""Styled text as plain data: no markup language, so nothing to escape and nothing to inject."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal
from urllib.parse import quote

Align = Literal["start", "end", "center", "justify"]
Direction = Literal["rtl", "ltr", "auto"]

_LEADING: Final = 1.65
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_SPACES: Final = re.compile("[\t\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NEWLINES: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_URL_CHARACTERS: Final = "%/:?#[]@!$&'()*+,;=~"
_SAFE_LINK: Final = re.compile("(?:https?://|mailto:)", re.IGNORECASE)
_TECHNICAL: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>«»،؛]+[^\s<>«»،؛.,:!?)\]]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/-])[0-9۰-۹]+(?:[-/.:][0-9۰-۹]+)+(?!\w)"
    r"|\+?[0-9۰-۹]{2,4}(?:[-\u00a0][0-9۰-۹]{2,}){1,3}"
)
_LRI, _PDI = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True, eq=False)
class TextStyle:
    """How a paragraph looks; compared and cached by identity, so make one and use it often.

    Attributes:
        size: Font size in points.
        leading: Distance of base lines in points; 0 stands for 1.65 times the size.
        bold: Whether the bold face is used.
        color: Ink as `#rrggbb`.
        align: Where lines end up; `start` is the right edge of a right-to-left paragraph.
        base: Direction of the paragraph; `auto` follows its first strong character.
        space_before: Points above, dropped at the top of a page.
        space_after: Points below.
        indent: Points between the start edge and the text.
        tabular: Whether digits are equally wide, for columns of numbers.
    """

    size: float = 10
    leading: float = 0
    bold: bool = False
    color: str = "#000000"
    align: Align = "start"
    base: Direction = "rtl"
    space_before: float = 0
    space_after: float = 0
    indent: float = 0
    tabular: bool = False

    @property
    def line_height(self) -> float:
        """Distance of base lines in points."""
        return self.leading or _LEADING * self.size


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that may differ from its paragraph's style; None means "as the paragraph".

    Attributes:
        text: Any characters in logical order.
        bold: Bold or not.
        color: Ink as `#rrggbb`.
        href: Link target; anything but http, https and mailto is ignored.
    """

    text: str
    bold: bool | None = None
    color: str | None = None
    href: str | None = None

    @property
    def link(self) -> str | None:
        """The target in ASCII, if it is safe to follow."""
        if not self.href or not _SAFE_LINK.match(self.href):
            return None
        return quote(self.href, safe=_URL_CHARACTERS, errors="ignore")


Text = str | Sequence[Span]


def clean(text: str) -> str:
    r"""Return a text that can be set.

    Control characters and lone surrogates are dropped, all line ends become `\n`, tabs and odd spaces plain spaces, and
    presentation forms, as pasted from other PDF files, the letters that they present.
    """
    plain = _UNPRINTABLE.sub("", _SPACES.sub(" ", _NEWLINES.sub("\n", text)))
    return _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found.group()), plain)


def isolate(text: str) -> str:
    """Wrap web and mail addresses, dates and telephone numbers in LRI and PDI, so that their parts keep their order."""
    return _TECHNICAL.sub(lambda found: f"{_LRI}{found.group()}{_PDI}", text)


def paragraphs(text: Text) -> list[list[Span]]:
    r"""Return the cleaned spans of each paragraph of the text; paragraphs end at `\n`."""
    if isinstance(text, str):
        return [[Span(part)] for part in clean(text).split("\n")]
    result: list[list[Span]] = [[]]
    for span in text:
        first, *others = clean(span.text).split("\n")
        result[-1].append(replace(span, text=first))
        result += [[replace(span, text=part)] for part in others]
    return result


@cache
def rgb(color: str) -> str:
    """Return the three PDF operands of a `#rrggbb` colour.

    Raises:
        ValueError: The text is no such colour.
    """
    if not re.fullmatch("#[0-9a-fA-F]{6}", color):
        raise ValueError(f"{color!r} is no #rrggbb colour")
    return " ".join(f"{int(color[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))
