"""Print a large programme table our way and ReportLab's own way: `python tests/bench/bench_reports.py [stock-limit]`.

Ours is the whole report R1 in Persian on A4 across, from the plan to the finished file: cover, table, signatures,
outline, page numbers. Against it stands the same table, with texts, column widths and letter size alike but nothing
around it, through ReportLab's own `Paragraph` and `Table`, each text passed through arabic-reshaper and python-bidi
first: once as programs usually do, every text anew ("stock"), and once remembering the texts that were passed
already ("stock, remembering").

Prints processor seconds, their ratios and the peak memory of a child process for each case, imports included; beyond
the limit of activities (10,000 unless told) the stock ways are left out.
"""

import datetime as dt
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.domain.plan import Activity, build_plan  # noqa: E402 found through the line above
from app.domain.project import Project  # noqa: E402
from app.domain.text import without_controls  # noqa: E402
from app.i18n import PERSIAN, set_language  # noqa: E402
from app.reports import blocks, programme_table  # noqa: E402
from app.reports.report import Source  # noqa: E402

SIZES = (1_000, 10_000)
IN_PHASE, IN_SECTION = 1_000, 50
WORDS = (ROOT / "tests" / "unit" / "typeset" / "data" / "titles.txt").read_text("utf-8").split()
FONT = ROOT / "resources" / "fonts" / "Vazirmatn-Regular.ttf"
START = dt.date(2026, 3, 21)


def some_words(place: int, count: int) -> str:
    """Return words that differ from place to place."""
    start = place * 7919 % (len(WORDS) - count)
    return " ".join(WORDS[start : start + count])


def activities(count: int) -> Iterator[Activity]:
    """Yield phases of twenty sections of fifty activities, every field filled."""
    for place in range(count):
        phase, section = f"p{place // IN_PHASE}", f"s{place // IN_SECTION}"
        if place % IN_PHASE == 0:
            yield Activity(phase, None, f"{place:06}", some_words(place, 5), (1 + place % 9, 12 + place % 9))
        if place % IN_SECTION == 0:
            yield Activity(section, phase, f"{place:06}", some_words(place + 1, 5))
        yield Activity(
            id=f"a{place}",
            parent=section,
            sort=f"{place:06}",
            title=some_words(place, 9),
            months=(1 + place % 40, 4 + place % 40),
            mechanisms=("meeting", "swot"),
            responsible=(some_words(place + 2, 3),),
            stakeholders=(some_words(place + 3, 2), some_words(place + 4, 2)),
            budget=place * 125_000,
            outputs=some_words(place + 5, 5),
            indicators=some_words(place + 6, 4),
        )


def document(count: int) -> blocks.Document:
    """Return the programme table of a programme with `count` activities."""
    source = Source(Project(title=some_words(3, 5), start=START), build_plan(activities(count), START), START)
    return programme_table.build(source, blocks.Paper.A4_LANDSCAPE)


def ours(count: int, target: Path) -> None:
    """Print with our typesetting."""
    from app.reports.pdf import write_pdf  # noqa: PLC0415 each case pays for its own imports

    write_pdf(document(count), target)


def stock(count: int, target: Path, *, remembering: bool = False) -> None:
    """Print the usual way: reshape, reorder, Paragraph, Table; the table only, without cover and signatures."""
    from arabic_reshaper import reshape  # noqa: PLC0415 each case pays for its own imports
    from bidi import get_display  # noqa: PLC0415
    from reportlab.lib.pagesizes import A4, landscape  # noqa: PLC0415
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table  # noqa: PLC0415

    pdfmetrics.registerFont(TTFont("V", FONT))
    style = ParagraphStyle("cell", fontName="V", fontSize=8, leading=12, alignment=2)

    def shown(text: str) -> str:
        return escape(get_display(reshape(without_controls(text))))

    if remembering:
        shown = cache(shown)

    def line(cells: tuple[blocks.Cell, ...]) -> list[Paragraph]:
        texts = [Paragraph(shown("".join(run.text for run in cell.words)), style) for cell in cells]
        return [*texts, *[Paragraph("", style)] * (len(table.columns) - len(texts))][::-1]

    (table,) = (block for block in document(count).blocks if isinstance(block, blocks.Table))
    width = sum(column.width for column in table.columns)
    widths = [780 * column.width / width for column in reversed(table.columns)]
    head = [Paragraph(shown(column.label), style) for column in reversed(table.columns)]
    body = [head, *(line(row.cells) for row in table.rows)]
    frame = SimpleDocTemplate(str(target), pagesize=landscape(A4), leftMargin=30, rightMargin=30)
    frame.build([Table(body, colWidths=widths, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, "#b8c0cc")])])


STOCK: dict[str, Callable[[int, Path], None]] = {"stock": stock, "stock, remembering": partial(stock, remembering=True)}


def measured(way: Callable[[int, Path], None], count: int) -> tuple[float, int]:
    """Run a case in a child process; return its processor seconds and peak memory in MB."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        with tempfile.TemporaryDirectory() as folder:
            started = time.process_time()
            way(count, Path(folder) / "out.pdf")
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            os.write(writer, f"{time.process_time() - started} {peak}".encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    seconds, megabytes = os.read(reader, 100).decode().split()
    return float(seconds), int(megabytes)


def main() -> None:
    """Print one line for each size, and how the cost grows with it."""
    set_language(PERSIAN)
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    spent = []
    for count in SIZES:
        seconds, megabytes = measured(ours, count)
        spent.append(seconds)
        print(f"{count:>7,} activities  {'ours':<18} {seconds:7.2f} s  {megabytes:>5} MB")
        if count <= limit:
            for name, way in STOCK.items():
                slow, memory = measured(way, count)
                print(f"{count:>7,} activities  {name:<18} {slow:7.2f} s  {memory:>5} MB   {slow / seconds:.1f} x ours")
    print(f"ten times the activities cost {spent[1] / spent[0]:.1f} times as much")


if __name__ == "__main__":
    main()
