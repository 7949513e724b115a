"""How the page of agreements bears 1,000 agreements with 10,000 obligations: ratios against 50, frames, one step.

Run: python tests/bench/bench_agreements_page.py
"""

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

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.clock import today
from app.services.agreements import transition
from app.services.session import Author, Session, create
from app.ui.pages.agreements import AgreementsPage
from app.ui.pages.agreements.stepping import closed_to
from app.widgets import theme
from tests.helpers.large import LARGE, SMALL, Size, fill
from tests.helpers.plan_shell import QuietShell

ROUNDS = 7
VIEWS = ("board", "table", "timeline")


def opened(folder: Path, name: str, size: Size) -> Session:
    """Make a project of a size."""
    session = create(folder / f"{name}.khooshe", Author("سنجش", "bench"))
    fill(session, size)
    return session


def milliseconds(do: Callable[[], object]) -> float:
    """Time one call."""
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000


def shown(session: Session, view: str) -> AgreementsPage:
    """Make the page and paint it once."""
    page = AgreementsPage(QuietShell(session))
    page.resize(1274, 700)
    page.open_session(session)
    page.reload(None)
    page.show_view(view)
    page.show()
    page.grab()
    return page


def measure(session: Session) -> dict[str, float]:
    """Return the median milliseconds of showing each picture, of a frame of it, and of one step on the board."""
    figures: dict[str, float] = {}
    for view in VIEWS:
        shown(session, view).deleteLater()
        figures[f"show {view}"] = statistics.median(milliseconds(partial(shown, session, view)) for _ in range(ROUNDS))
        page = shown(session, view)
        picture = page.view or page.table
        figures[f"frame {view}"] = statistics.median(milliseconds(picture.grab) for _ in range(ROUNDS))
    page = shown(session, "board")
    unsubscribe = session.subscribe(page.reload)

    def step(agreement_id: str) -> None:
        transition(session, agreement_id, "review", today())
        page.grab()

    drafts = [one for one, listed in page.listing().all().items() if listed.state == "draft"]
    ready = [one for one in drafts if not closed_to(session, one, "review")]
    steps = [milliseconds(partial(step, one)) for one in ready[:ROUNDS]]
    figures["one step, painted"] = statistics.median(steps)
    unsubscribe()
    return figures


def main() -> None:
    """Print the figures."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(app, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        small, large = (opened(Path(folder), name, size) for name, size in (("small", SMALL), ("large", LARGE)))
        few, many = measure(small), measure(large)
        for name, figure in few.items():
            print(f"{name:<20} {figure:8.1f} ms with 50   {many[name]:8.1f} ms with all   x{many[name] / figure:.2f}")
        small.close()
        large.close()


if __name__ == "__main__":
    main()
