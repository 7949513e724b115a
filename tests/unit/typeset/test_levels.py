"""The bidirectional algorithm against Unicode's own test and a second implementation."""

from pathlib import Path

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from app.typeset.levels import base_level, levels, reset_blanks, visual_order
from app.typeset.ucd import BIDI_CLASS, mirrored
from tests.unit.typeset.pages import DATA, HALF_SPACE, titles

# Installed by Debian's package unicode-data, which packaging/dev.py sets up; the sample beside serves every machine.
FULL = Path("/usr/share/unicode/BidiCharacterTest.txt")
SAMPLE = DATA / "BidiCharacterTest-sample.txt"
BASES = {"0": 0, "1": 1, "2": None}


def failures(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [line for line in lines if line.strip() and not line.startswith("#") and not passes(line)]


def passes(line: str) -> bool:
    """Check one line: code points; base direction; paragraph level; levels; visual order."""
    points, direction, paragraph, wanted, order = line.strip().split(";")
    text = "".join(chr(int(point, 16)) for point in points.split())
    base, found = levels(text, BASES[direction])
    reset_blanks([BIDI_CLASS[c] for c in text], found, end=len(text), base=base)
    kept = [i for i, level in enumerate(wanted.split()) if level != "x"]
    same_levels = all(found[i] == int(wanted.split()[i]) for i in kept)
    drawn = [kept[i] for i in visual_order([found[i] for i in kept])]
    return base == int(paragraph) and same_levels and drawn == [int(i) for i in order.split()]


@pytest.mark.parametrize("path", [SAMPLE, FULL], ids=["sample", "full"])
def test_that_every_case_of_the_unicode_test_has_the_required_levels_and_order(path: Path) -> None:
    assert failures(path) == []


@pytest.mark.parametrize(
    "text",
    [
        "\u202b" * 130 + "a" + "\u202c" * 130,
        "\u2067" * 130 + "a" + "\u2069" * 130,
        "\u2067" * 130 + "\u202ba\u202c" + "\u2069" * 130,
        "\u202b" * 130 + "\u2067a\u2069" + "\u202c" * 130,
        "\u2067\u202b\u202b\u202ea\u2069",
        "\u2068\u202d\u2067\u0627\u2069\u202c\u2069",
    ],
)
def test_that_nesting_of_any_depth_ends_at_the_level_it_began(text: str) -> None:
    base, found = levels(f"b{text}b", 0)
    assert (base, found[0], found[-1]) == (0, 0, 0)
    assert max(found) <= 126


def test_that_a_paragraph_end_has_the_level_of_the_paragraph() -> None:
    assert levels("\u202bالف \u2029", 0)[1][-2:] == [0, 0]


def visual(text: str) -> str:
    _, found = levels(text, 1)
    return "".join(mirrored(text[i]) if found[i] & 1 else text[i] for i in visual_order(found))


@pytest.mark.parametrize("text", [*titles(), "بودجه ۱۲۵۰ ریال", "طرح MoU با شرکت ABC", "ساعت ۱۰:۳۰ روز ۵"])
def test_that_a_second_implementation_orders_simple_lines_alike(text: str) -> None:
    assert visual(text).replace(HALF_SPACE, "") == get_display(text, base_dir="R")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("سلام abc", 1), ("abc سلام", 0), ("123", None), ("\u2067سلام\u2069 abc", 0), ("", None)],
)
def test_that_the_first_strong_letter_outside_isolates_gives_the_direction(text: str, expected: int | None) -> None:
    assert base_level(text) == expected


PLAIN = st.text("اب \u0654\u200c\u200f،؛ .:!()«»059۰۹٣,-+/٪a", max_size=9)


@given(PLAIN | PLAIN.map("\u2066{}\u2069".format) | PLAIN.map("\u2067{}\u2069".format), st.sampled_from([0, 1]))
def test_that_plain_texts_have_the_levels_of_the_rules(text: str, base: int) -> None:
    by_all_rules = levels(text + "\u2066\u2069", base)[1]
    assert levels(text, base)[1] == by_all_rules[: len(text)]
