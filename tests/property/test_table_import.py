"""A programme printed in any layout is read as it was meant."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.table import ReadRow
from app.exchange.table_import import read_text
from tests.helpers.tables import DIGITS, HEADER, Entry, Printing, as_text, printed

WORDS: Final = (
    "بررسی شناسایی تدوین ارزیابی اجرای تدارک پایش منابع کیفیت کارگاه آموزش صادرات فرش دستباف طراحی برند مشترک نقشه"
    " راه مواد اولیه رنگرزی نخ ابریشم مشتری خارجی نمایشگاه فروش نهایی تنها"
).split()
MECHANISMS: Final = {
    "": (),
    "تراز یابی": ("benchmarking",),
    "مصاحبه": ("interview",),
    "مصاحبه و جلسات رو در رو": ("interview", "meeting"),
    "تحلیل نهادی": ("institutional_analysis",),
    "پانل": ("panel",),
    "تحلیل سوات": ("swot",),
    "آینده نگاری": ("foresight",),
}
PARTIES: Final = (
    "عامل توسعه خوشه",
    "سازمان صنایع کوچک",
    "اتحادیه فرش",
    "دانشگاه هنر",
    "طرح فرش",
    "وزارت صنعت، معدن و تجارت",
)
RANGES: Final[Sequence[Callable[[int, int], str]]] = (
    lambda first, last: f"{last} تا {first}",
    lambda first, last: f"{first} تا {last}",
    lambda first, last: f"از ماه {first} تا {last}",
    lambda first, last: f"ماه {first} الی {last}",
    lambda first, last: f"{first}-{last}",
    lambda first, last: f"{last} – {first}",
)

titles = st.lists(st.sampled_from(WORDS), min_size=4, max_size=8).map(" ".join)
months = st.tuples(st.integers(1, 60), st.integers(1, 60)).map(lambda pair: (min(pair), max(pair)))


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Draw a programme of some phases, up to four levels deep; phases have months, parts may lack a title."""
    found: list[Entry] = []

    def grow(path: tuple[int, ...], level: int) -> None:
        leaf = level == 4 or (level > 1 and draw(st.integers(0, 2)) > 0)
        found.append(
            Entry(
                path,
                draw(titles) if leaf or draw(st.booleans()) else "",
                draw(months) if level == 1 else None,
                draw(st.sampled_from(list(MECHANISMS))) if leaf else "",
                tuple(draw(st.lists(st.sampled_from(PARTIES), max_size=2, unique=True))),
            )
        )
        for number in range(1, 1 if leaf else draw(st.integers(3, 11)) + 1):
            if len(found) < 60:
                grow((*path, number), level + 1)

    for phase in range(1, draw(st.integers(2, 4)) + 1):
        grow((phase,), 1)
    return found


printings = st.builds(
    Printing,
    separator=st.sampled_from(["-", ".", "/", "–", "ـ", " - ", " "]),
    parent_first=st.booleans(),
    digits=st.sampled_from(DIGITS),
    range_of=st.sampled_from(RANGES),
)


def assert_reads(rows: Sequence[ReadRow], programme: Sequence[Entry]) -> None:
    assert [row.path for row in rows] == [entry.path for entry in programme]
    for row, entry in zip(rows, programme, strict=True):
        assert row.title == entry.title, entry
        assert row.months == entry.months, entry
        assert row.mechanisms == MECHANISMS[entry.mechanism], entry
        assert row.responsible == entry.responsible, entry


@settings(max_examples=30, deadline=None)
@given(programme=entries(), printing=printings, is_reversed=st.booleans(), has_header=st.booleans())
def test_that_a_table_reads_the_same_in_either_order_of_columns(
    programme: list[Entry], printing: Printing, *, is_reversed: bool, has_header: bool
) -> None:
    lines = [list(HEADER)] * has_header + [printed(entry, printing) for entry in programme]
    rows = read_text(as_text(line[::-1] if is_reversed else line for line in lines)).rows
    assert_reads(rows, programme)


@settings(max_examples=30, deadline=None)
@given(entries(), printings, st.data())
def test_that_mirrored_blocks_and_blank_lines_change_nothing(
    programme: list[Entry], printing: Printing, data: st.DataObject
) -> None:
    lines = [list(HEADER)]
    mirrored = False
    for entry in programme:
        mirrored ^= data.draw(st.integers(0, 5)) == 0
        line = printed(entry, printing)
        lines.extend([["", ""]] * data.draw(st.integers(0, 2)))
        lines.append(line[::-1] if mirrored else line)
    assert_reads(read_text(as_text(lines)).rows, programme)


@settings(max_examples=20, deadline=None)
@given(entries(), printings, st.permutations(range(8)))
def test_that_named_columns_may_stand_in_any_order(
    programme: list[Entry], printing: Printing, order: list[int]
) -> None:
    header = ["ردیف", *HEADER[1:], "عنوان فعالیت"]
    lines = [header] + [[*line[:6], "", line[6]] for line in (printed(entry, printing) for entry in programme)]
    assert_reads(read_text(as_text([line[column] for column in order] for line in lines)).rows, programme)


@settings(max_examples=20, deadline=None)
@given(entries(), printings, st.data())
def test_that_some_missing_codes_do_not_shift_the_rest(
    programme: list[Entry], printing: Printing, data: st.DataObject
) -> None:
    leaves = [entry for entry, after in pairwise(programme) if len(after.path) == len(entry.path)]
    lost = data.draw(st.sampled_from(leaves).filter(lambda entry: bool(entry.title))) if leaves else None
    lines = [printed(entry, printing) for entry in programme]
    if lost and lost.title:
        lines[programme.index(lost)][0] = ""
    assert_reads(read_text(as_text([HEADER, *lines])).rows, programme)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_that_any_text_is_read_without_a_failure(text: str) -> None:
    table = read_text(text)
    assert len({row.path for row in table.rows}) == len(table.rows)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([*WORDS, "1-2", "۳ تا ۱", "۵", "", "میلیون ریال", "-", "(", "،"]), max_size=9),
        max_size=12,
    )
)
def test_that_any_table_of_fragments_is_read_without_a_failure(lines: list[list[str]]) -> None:
    table = read_text(as_text(lines))
    assert len({row.path for row in table.rows}) == len(table.rows)
