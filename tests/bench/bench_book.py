"""Print the book of stakeholders (R4) of 1,000 and of 10,000 actors: `python tests/bench/bench_book.py`.

Each actor has five relations, and meetings, ratings and agreements as `tests.helpers.large` makes them. Measured are
taking the data out of the open project, first and again, and laying the whole book out with register, pictures,
relations and a sheet for each actor. Ten times the actors should cost about ten times as much, and at most eleven.

Prints processor seconds and the peak memory of a child process for each size; wall time says little on a busy machine.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.i18n import PERSIAN, set_language  # noqa: E402 found through the line above
from app.reports.catalogue import find_report  # noqa: E402
from app.reports.export import draft  # noqa: E402
from app.services.opening import Author  # noqa: E402
from app.services.session import create  # noqa: E402
from tests.helpers.large import Size, fill  # noqa: E402

SIZES = (1_000, 10_000)
MOST = 11


def book(count: int, folder: Path) -> tuple[float, float, float, int]:
    """Return the seconds of gathering, of gathering again and of layout, and the number of pages."""
    os.environ["KHOOSHEYAR_HOME"] = str(folder)
    session = create(folder / "large.khooshe", Author("مریم", "0" * 32))
    fill(session, Size(count, 5 * count, count // 5, count // 10, count, count // 50, 500))
    started = time.process_time()
    draft(session, find_report("r4"))
    first = time.process_time()
    made = draft(session, find_report("r4"))
    again = time.process_time()
    pages = made.write(folder / "book.pdf")
    done = time.process_time()
    session.close()
    return first - started, again - first, done - again, pages


def measured(count: int) -> tuple[list[float], int]:
    """Run one size in a child process; return its figures and its peak memory in MB."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        with tempfile.TemporaryDirectory() as folder:
            figures = book(count, Path(folder))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        os.write(writer, " ".join(map(str, (*figures, peak))).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    *seconds, megabytes = map(float, os.read(reader, 200).decode().split())
    return seconds, round(megabytes)


def main() -> int:
    """Print one line for each size and how the cost grows; 1 when it grows too fast."""
    set_language(PERSIAN)
    spent = []
    for count in SIZES:
        (first, again, layout, pages), peak = measured(count)
        spent.append(first + layout)
        print(
            f"{count:>7,} actors  {pages:>6,.0f} pages  gather {first:5.2f} s, again {again:5.2f} s"
            f"  layout {layout:7.2f} s  {1000 * layout / pages:5.2f} ms a page  {peak:>5} MB"
        )
    growth = spent[1] / spent[0]
    print(f"ten times the actors cost {growth:.1f} times as much")
    return int(growth > MOST)


if __name__ == "__main__":
    sys.exit(main())
