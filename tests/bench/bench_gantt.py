"""How the Gantt page bears 10,000 activities with 20,000 dependencies: frames while scrolling, zooming and dragging.

Run: python tests/bench/bench_gantt.py
"""

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import timing
from app.services.session import Author, Session, create
from app.ui.pages.gantt import GanttPage
from app.ui.pages.gantt.rows_view import HEAD, ROW
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

START = dt.date(2025, 3, 21)
FRAMES = 120


def filled(folder: Path, phases: int, sections: int, leaves: int) -> Session:
    """Make a project of phases, sections and leaves with two dependencies a leaf."""
    session = create(folder / f"{phases}-{sections}-{leaves}.khooshe", Author("سنجش", "bench"))
    ids: list[str] = []
    with session.edit("bench") as edit:
        edit.insert("project", {"title": "سنجش", "start": START.isoformat()}, "project")
        for phase in range(phases):
            top = edit.insert("activity", _row(f"فاز {phase}", phase, None))
            for section in range(sections):
                middle = edit.insert("activity", _row(f"بخش تحلیل بازار {section}", section, top))
                for leaf in range(leaves):
                    begin = START + dt.timedelta((phase * 300 + section * 11 + leaf * 7) % 1300)
                    values = _row(f"گردآوری اطلاعات طرف تقاضا {leaf}", leaf, middle)
                    dates: dict[str, str | int | None] = {
                        "start": begin.isoformat(),
                        "end": (begin + dt.timedelta(9 + leaf % 60)).isoformat(),
                    }
                    more: dict[str, str | int | None] = {"progress": leaf * 13 % 101, "status": "in_progress"}
                    ids.append(edit.insert("activity", {**values, **dates, **more}))
        for place in range(len(ids)):
            for away in (1, 7):
                if place + away < len(ids):
                    values = {"predecessor_id": ids[place], "successor_id": ids[place + away], "kind": "FS", "lag": 0}
                    edit.insert("dependency", values)
    return session


def _row(title: str, place: int, parent: str | None) -> dict[str, str | int | None]:
    return {"title": title, "sort": f"{place:05}", "parent_id": parent}


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of the processor that `work` takes: others may be busy on this machine."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def report(name: str, taken: list[float]) -> None:
    """Print the middle and the slow end."""
    ordered = sorted(taken)
    print(f"{name:32} median {statistics.median(taken):6.1f} ms   p95 {ordered[int(len(ordered) * 0.95)]:6.1f} ms")


def show(page: GanttPage, session: Session) -> None:
    """Open a project and paint it."""
    page.open_session(session)
    page.reload(None)
    page.grab()


def frames(step: Callable[[int], object]) -> list[float]:
    """Return how long each frame takes: the step and the painting of both halves."""

    def frame(number: int) -> None:
        step(number)
        QApplication.processEvents()

    return [timed(partial(frame, number)) for number in range(FRAMES)]


def main() -> None:
    """Print the figures."""
    app = QApplication([])
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(app, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KHOOSHEYAR_HOME"] = folder
        small, big = filled(Path(folder), 2, 4, 5), filled(Path(folder), 4, 50, 49)
        page = GanttPage(QuietShell(big))
        page.resize(1274, 708)
        page.show()
        app.processEvents()
        times = {
            name: [timed(partial(show, page, one)) for _ in range(5)] for name, one in (("50", small), ("10,000", big))
        }
        base = statistics.median(times["50"])
        for name, taken in times.items():
            print(f"show {name:>7}: {statistics.median(taken):7.1f} ms  x{statistics.median(taken) / base:.2f}")
        page._closed = frozenset()
        report("open all branches", [timed(page._show)])
        _scrolling(page)
        _dragging(page)
        leaf = next(one for one in page.model.ids if not page.model.row_at(page.model.places[one]).is_part)
        leave = big.subscribe(page.reload)
        report("move by a day (write and show)", [timed(partial(timing.shift, big, [leaf], 1)) for _ in range(7)])
        leave()
        small.close()
        big.close()


def _scrolling(page: GanttPage) -> None:
    down, across = page.picture.verticalScrollBar(), page.picture.horizontalScrollBar()
    for per_day in (0.5, 3.0, 20.0):
        page.picture.zoom(per_day / page.picture.per_day)
        page.picture.lead_with(START + dt.timedelta(200))
        report(f"scroll down, {per_day} px a day", frames(lambda number: down.setValue(3000 + number * 90)))
        report(f"scroll along, {per_day} px a day", frames(lambda number: across.setValue(200 + number * 23)))
    report("zoom", frames(lambda number: page.picture.zoom(1.1 if number % 20 < 10 else 1 / 1.1)))


def _dragging(page: GanttPage) -> None:
    picture = page.picture
    picture.zoom(3.0 / picture.per_day)
    picture.verticalScrollBar().setValue(3060)
    place = next(one for one in range(90, 400) if not page.model.row_at(one).is_part)
    span = page.model.row_at(place).span
    if span is None:
        return
    picture.verticalScrollBar().setValue(place * ROW - 200)
    picture.lead_with(span.start - dt.timedelta(40))
    scale, left, top, *_ = (picture.scale(), *picture.seen())
    middle = sum(scale.span(span.start, span.end)) / 2
    begin = QPoint(round(middle - left), round(HEAD + (place + 0.5) * ROW - top))
    QTest.mousePress(picture.viewport(), Qt.MouseButton.LeftButton, pos=begin)

    def step(number: int) -> None:
        QTest.mouseMove(picture.viewport(), begin + QPoint(10 + number % 60 * 3, 0))
        picture.pointer.at = begin + QPoint(10 + number % 60 * 3, 0)
        picture.pointer._drag_to(picture.place_of(picture.pointer.at))

    report("drag a bar", frames(step))
    picture.pointer.cancel()


if __name__ == "__main__":
    main()
