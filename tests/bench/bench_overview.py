"""How the overview and the agenda bear a large project: ratios against a small one in the same run.

Run: python tests/bench/bench_overview.py
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
os.environ.setdefault("KHOOSHEYAR_HOME", tempfile.mkdtemp())

from PySide6.QtWidgets import QApplication

from app.domain.tables.meetings import MEETING
from app.services import agenda, editing
from app.services.due import due_on
from app.services.figures import figures_of
from app.services.missing import gaps
from app.services.session import Author, Session, create
from app.services.settings import SettingsStore
from app.ui.pages.overview import OverviewPage
from app.widgets import theme
from tests.helpers.large import LARGE, SMALL, Size, fill
from tests.helpers.plan_shell import QuietShell

ROUNDS = 5
DAY = dt.date(2026, 11, 24)
Measured = dict[str, float]


def main() -> None:
    """Print each time in milliseconds for the small and the large project, and how they compare."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        small, large = (measure(Path(folder), size) for size in (SMALL, LARGE))
    for name, before in small.items():
        print(f"{name:42} {before:9.1f} ms {large[name]:9.1f} ms   x{large[name] / max(before, 0.01):.1f}")


def measure(folder: Path, size: Size) -> Measured:
    """Measure the page and what it looks at over a project of a size."""
    session = create(folder / f"{size.meetings}.khooshe", Author("سنجش", "bench"))
    made = fill(session, size)
    shell = QuietShell(session, settings=SettingsStore(folder))
    changed = partial(_change, session, made.meetings[0])
    found = {"due, the first time": _median(lambda: due_on(session, DAY), 1)}
    found["due, after another meeting"] = _median(lambda: _do(changed, lambda: due_on(session, DAY)))
    found["figures"] = _median(lambda: figures_of(session, DAY))
    found["what is missing"] = _median(lambda: gaps(session, DAY))
    found["a month of the agenda"] = _median(lambda: agenda.events(session, *agenda.weeks_of_month(DAY)))
    found["page shown"] = _median(lambda: _shown(shell, session).deleteLater(), 3)
    page = _shown(shell, session)
    found["page after a change"] = _median(lambda: _do(changed, lambda: page.reload(None), _settle))
    page.tabs.setCurrentIndex(1)
    found["agenda, another month"] = _median(lambda: _do(lambda: page.agenda.grid.turn(1), _settle))
    page.open_session(None)
    page.deleteLater()
    session.close()
    return found


def _change(session: Session, meeting: str) -> None:
    editing.change(session, MEETING, meeting, {"place": str(time.perf_counter_ns())})


def _do(*works: Callable[[], object]) -> None:
    for work in works:
        work()


def _shown(shell: QuietShell, session: Session) -> OverviewPage:
    page = OverviewPage(shell)
    page.resize(1270, 700)
    page.open_session(session)
    page.reload(None)
    page.show()
    _settle()
    return page


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
