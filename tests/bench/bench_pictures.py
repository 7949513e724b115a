"""How the pictures of actors bear crowds: frames with 300 actors beside an empty frame, and 50,000 relations beside 50.

Run: python tests/bench/bench_pictures.py
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.charts.shapes import Chart
from app.services.session import Author, Session, create
from app.ui.pages.actors.grid_view import GridView
from app.ui.pages.actors.map_view import MapView
from app.ui.pages.actors.picture_view import PictureView
from app.ui.records.acting import Acting
from app.widgets import theme
from app.widgets.chart_view import ChartView
from tests.helpers.large import LARGE, SMALL, Size, fill
from tests.helpers.plan_shell import QuietShell
from tests.unit.charts.crowds import grid_chart, map_chart

SIZE = (1000, 640)
FRAMES = 60
ROUNDS = 5
NO_KEY, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


class Blank(QWidget):
    """The least that a frame can be."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.white)
        painter.end()


def frames(widget: QWidget, step: Callable[[int], object]) -> tuple[float, float]:
    """Return the median and the longest time of a frame in milliseconds."""
    times = []
    for number in range(FRAMES):
        start = time.perf_counter()
        step(number)
        widget.repaint()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), max(times)


def moved(view: ChartView, spot: QPointF, kind: QEvent.Type = QEvent.Type.MouseMove) -> None:
    """Move the pointer with the button held, or press and let it go."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    QApplication.sendEvent(view, QMouseEvent(kind, spot, QPointF(view.mapToGlobal(spot)), button, LEFT, NO_KEY))


def chart_frames(name: str, chart: Chart, empty: float) -> None:
    """Print how long frames take while a marker is dragged, the pointer moves, and a zoomed picture is moved."""
    view = ChartView(name)
    view.resize(*SIZE)
    view.movable = True
    view.show()
    QApplication.processEvents()
    view.show_chart(chart, 300)
    start = time.perf_counter()
    view.finish_layout()
    laid_out = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    view.repaint()
    print(f"{name}: layout {laid_out:.0f} ms, first frame {(time.perf_counter() - start) * 1000:.0f} ms")
    middle = QPointF(view.markers()[40].at[0], view.markers()[40].at[1])
    report("  pointer moves", frames(view, lambda n: hover(view, QPointF(100 + 8 * n, 60 + 7 * n))), empty)
    moved(view, middle, QEvent.Type.MouseButtonPress)
    report("  marker dragged", frames(view, lambda n: moved(view, middle + QPointF(6 * n - 100, 4 * n - 60))), empty)
    view.put_back()
    view.zoom_by(4)
    view.finish_layout()
    view.repaint()
    report("  zoomed, moved", frames(view, lambda n: view.scroll_by(QPointF(7 if n % 40 < 20 else -7, 3))), empty)
    view.close()


def hover(view: ChartView, spot: QPointF) -> None:
    """Move the pointer without a button."""
    none = Qt.MouseButton.NoButton
    globally = QPointF(view.mapToGlobal(spot))
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, spot, globally, none, none, NO_KEY))


def report(name: str, measured: tuple[float, float], empty: float) -> None:
    """Print one line."""
    median, longest = measured
    print(f"{name:<22} median {median:6.2f} ms = {median / empty:5.1f} empty frames, longest {longest:6.1f} ms")


def refreshed(session: Session, ids: list[str], kind: type[GridView] | type[MapView]) -> tuple[float, float]:
    """Return how long a view takes to be shown at first and to be shown again, in milliseconds."""
    first, again = [], []
    for _ in range(ROUNDS):
        view: PictureView = kind(QuietShell(session), Acting())
        view.chart.background = None
        view.resize(*SIZE)
        view.open_session(session)
        view.show()
        first.append(_shown(view, ids))
        again.append(_shown(view, ids))
        view.close()
    return statistics.median(first), statistics.median(again)


def _shown(view: PictureView, ids: list[str]) -> float:
    start = time.perf_counter()
    view.show_ids(ids)
    return (time.perf_counter() - start) * 1000


def project(folder: Path, name: str, size: Size) -> tuple[Session, list[str]]:
    """Make a project of actors and relations alone."""
    session = create(folder / f"{name}.khooshe", Author("سنجش", "bench"))
    fill(session, Size(size.actors, size.relations, 0, 0, 0, 0, 0))
    return session, [str(actor) for (actor,) in session.values("actor", "id")]


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(app, dark=False)
    blank = Blank()
    blank.resize(*SIZE)
    blank.show()
    app.processEvents()
    empty, _ = frames(blank, lambda _n: None)
    print(f"empty frame {empty:.2f} ms")
    chart_frames("grid of 300", grid_chart(300), empty)
    chart_frames("map of 300 with 600 flows", map_chart(300, 600), empty)
    with tempfile.TemporaryDirectory() as home:
        os.environ["KHOOSHEYAR_HOME"] = home
        small, large = project(Path(home), "small", SMALL), project(Path(home), "large", LARGE)
        for kind in (GridView, MapView):
            few, many = refreshed(*small, kind), refreshed(*large, kind)
            ratios = ", ".join(f"{b:.0f} ms / {a:.0f} ms = {b / a:.1f}" for a, b in zip(few, many, strict=True))
            print(f"{kind.__name__} large / small, first and again: {ratios}")
        small[0].close()
        large[0].close()


if __name__ == "__main__":
    main()
