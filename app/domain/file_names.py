"""Names of attached files, made safe to show and to write: a name is never a path and never misleads about its kind."""

import re
import unicodedata
from typing import Final

from app.domain.text import ZWNJ

LONGEST_BYTES: Final = 200  # of UTF-8, suffix and all: every common disk takes it with room for a number
LONGEST_SUFFIX: Final = 20
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
_BLANKS: Final = re.compile(r"[\s\u3164\u2800]+")
_UNNAMED: Final = "file"


def safe_name(name: str) -> str:
    """Return the last part of a name without what could mislead or what some disk does not take; idempotent.

    Direction overrides and other invisible signs go, so that the suffix stands where it is. The half-space stays.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(letter for letter in last if letter == ZWNJ or letter.isspace() or not _is_invisible(letter))
    tidy = _BLANKS.sub(" ", _FORBIDDEN.sub("_", seen))
    tidy = _cut(tidy.strip(f" .{ZWNJ}"))
    stem = tidy.partition(".")[0].strip().casefold()
    if stem in _RESERVED:
        tidy = _cut(f"_{tidy}")
    return tidy or _UNNAMED


def suffix_of(name: str) -> str:
    """Return what follows the last dot of a name, in small letters; blank when there is none."""
    stem, dot, suffix = name.rpartition(".")
    return suffix.strip().casefold() if dot and stem else ""


def numbered(name: str, number: int) -> str:
    """Return another name for a second file of the same name: «a (2).pdf»."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem} ({number}).{suffix}" if dot and stem else f"{name} ({number})"


def _is_invisible(letter: str) -> bool:
    # Cc controls, Cf formats such as overrides, Cs surrogates, Co private use, Cn unassigned
    return unicodedata.category(letter)[0] == "C"


def _cut(name: str) -> str:
    """Shorten a name in the middle, before its suffix."""
    if len(name.encode("utf-8")) <= LONGEST_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    ending = f".{suffix}" if dot and stem and len(suffix) <= LONGEST_SUFFIX else ""
    room = LONGEST_BYTES - len(ending.encode("utf-8"))
    begun = (stem if ending else name).encode("utf-8")[:room].decode("utf-8", "ignore")
    return f"{begun.rstrip(f' .{ZWNJ}')}{ending}"
