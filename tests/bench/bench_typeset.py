"""Compare our tables with ReportLab's own: `python tests/bench/bench_typeset.py [rows]`.

Prints processor seconds, their ratios and the peak memory of a child process for each case.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
FEW, MANY = 1_000, 10_000
REPEATS = 3
WORDS = (ROOT / "tests" / "unit" / "typeset" / "data" / "titles.txt").read_text("utf-8").split()
TITLES = "کد عنوان زمان بودجه مکانیزم متولی خروجی شاخص تاریخ وضعیت".split()
DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def words(row: int, column: int, count: int) -> str:
    """Return some words that differ from cell to cell."""
    start = (row * 7919 + column * 104_729) % len(WORDS)
    return " ".join((WORDS + WORDS)[start : start + count])


def table(rows: int) -> Iterator[list[str]]:
    """Yield rows of ten cells as a report of activities has them."""
    for row in range(rows):
        yield [
            f"{row % 7 + 1}-{row % 11 + 1}-{row + 1}".translate(DIGITS),
            words(row, 1, 9),
            f"{row % 24} تا {row % 24 + 3}".translate(DIGITS),
            f"{row * 125_000:,}".translate(DIGITS),
            words(row, 4, 3),
            words(row, 5, 4),
            words(row, 6, 5),
            words(row, 7, 4),
            f"1405/{row % 12 + 1:02}/{row % 29 + 1:02}".translate(DIGITS),
            f"وضعیت (MoU) {row % 5}".translate(DIGITS),
        ]


def ours(rows: int, target: Path) -> None:
    """Set the table with our package."""
    from app.typeset import (  # noqa: PLC0415 each case pays for its own imports
        A4,
        Column,
        FontSet,
        Metadata,
        PageStyle,
        Row,
        Table,
        TableStyle,
        TextStyle,
        landscape,
        write_document,
    )

    names = ("Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf", "DejaVuSans-Symbols.ttf")
    look = TableStyle(TextStyle(8), TextStyle(8, bold=True))
    part = Table([Column(title=title) for title in TITLES], (Row(cells) for cells in table(rows)), look)
    fonts = FontSet.load(*(FONTS / name for name in names))
    write_document(target, [part], fonts, page=PageStyle(landscape(A4)), meta=Metadata("bench"))


def stock(rows: int, target: Path) -> None:
    """Set the table the usual way: reshape, reorder, Paragraph, Table."""
    from arabic_reshaper import reshape  # noqa: PLC0415 each case pays for its own imports
    from bidi.algorithm import get_display  # noqa: PLC0415
    from reportlab.lib.pagesizes import A4, landscape  # noqa: PLC0415
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle  # noqa: PLC0415

    pdfmetrics.registerFont(TTFont("V", FONTS / "Vazirmatn-Regular.ttf"))
    style = ParagraphStyle("cell", fontName="V", fontSize=8, leading=13.2, alignment=2)

    def cell(text: str) -> Paragraph:
        return Paragraph(str(get_display(reshape(text))), style)

    body = [[cell(text) for text in reversed(row)] for row in (TITLES, *table(rows))]
    look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "#b8c0cc"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    width = (landscape(A4)[0] - 85) / len(TITLES)
    document = SimpleDocTemplate(str(target), pagesize=landscape(A4), leftMargin=42, rightMargin=42)
    document.build([Table(body, colWidths=[width] * len(TITLES), repeatRows=1, style=look)])


CASES = {"ours": ours, "stock": stock}


def measured(case: str, rows: int, **settings: str) -> tuple[float, float]:
    """Return processor seconds and peak megabytes of one case in a process of its own; best of a few."""
    command = [sys.executable, __file__, "--case", case, str(rows)]
    runs = [subprocess.check_output(command, env={**os.environ, **settings}) for _ in range(REPEATS)]
    pairs = [(float(run.split()[0]), float(run.split()[1])) for run in runs]
    return min(pairs)


def run_case(case: str, rows: int) -> None:
    """Run one case and print its seconds and megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        CASES[case](rows, Path(folder) / "bench.pdf")
        seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Print all ratios."""
    baseline, _ = measured("stock", FEW)
    print(f"stock, {FEW} rows: {baseline:.2f} s")
    for name, settings in (("HarfBuzz", {}), ("arabic-reshaper", {"KHOOSHEYAR_NO_HARFBUZZ": "1"})):
        few, _ = measured("ours", FEW, **settings)
        many, memory = measured("ours", MANY, **settings)
        print(f"ours with {name}: {few:.2f} s for {FEW} rows, {baseline / few:.1f} times faster than stock")
        print(f"  {many:.2f} s for {MANY} rows, ratio {many / few:.1f}, {memory:.0f} MB")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--case"]:
        run_case(sys.argv[2], int(sys.argv[3]))
    else:
        main()
