"""How the page of the actors bears 10,000 actors: ratios against 50 in the same run, and the frame while scrolling.

Run: python tests/bench/bench_actors_page.py
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("KHOOSHEYAR_HOME", tempfile.mkdtemp())
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.tables.people import ACTOR, HELIX_LABELS
from app.services import editing
from app.services.session import Author, Session, create
from app.services.settings import load_settings
from app.ui.pages.actors import ActorsPage
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

ROUNDS = 7
CHANCE = random.Random(1)  # noqa: S311 only data to measure with
WORDS = "شرکت اتاق دانشگاه پارک چاپخانه انجمن بازرگانی تهران فناوری ملی پارس صنایع بسته‌بندی آریا نوین سازمان".split()


def filled(folder: Path, count: int) -> Session:
    """Make a project of so many actors, each with a rating, a number and a contact."""
    session = create(folder / f"{count}.khooshe", Author("سنجش", "bench"))
    helices = list(HELIX_LABELS)
    with session.edit("bench") as edit:
        for number in range(count):
            values = {"name": f"{' '.join(CHANCE.sample(WORDS, 4))} {number}", "helix": CHANCE.choice(helices)}
            actor = edit.insert("actor", values)
            scales = {scale: CHANCE.randint(0, 10) for scale in ("power", "interest")}
            edit.insert("rating", {"actor_id": actor, "on": "2026-05-01", "aim": "current", **scales})
            edit.insert("contact", {"actor_id": actor, "channel": "phone", "value": f"021{number:07}", "sort": "V"})
            edit.insert("contact_entry", {"actor_id": actor, "on": "2026-05-01", "summary": "گفتگو"})
    return session


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median milliseconds of some runs."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def show(session: Session) -> ActorsPage:
    """Show the page as the window does."""
    page = ActorsPage(QuietShell(session, settings=load_settings()))
    page.resize(1274, 708)
    page.open_session(session)
    page.reload(None)
    page.show()
    QApplication.processEvents()
    return page


def measures(session: Session) -> dict[str, float]:
    """Measure one project."""
    taken = {"show": timed(lambda: show(session).deleteLater())}
    page = show(session)
    leave = session.subscribe(page.reload)
    ids = page.source.ids()
    table = page.table
    taken["choose another"] = timed(lambda: page.choose([CHANCE.choice(ids)]))
    taken["change a field"] = timed(lambda: editing.change(session, ACTOR, ids[3], {"notes": str(CHANCE.random())}))
    table.sort_by("power", descending=True)
    taken["sort by power again"] = timed(lambda: table.sort_by("power", descending=not table.records.descending))
    table.sort_by("name", descending=False)
    page.filter.words.setText("پار")
    taken["filter by a letter more"] = timed(lambda: page.filter.words.setText(CHANCE.choice(["پارس", "چاپ", "نوین"])))
    page.filter.clear()
    bar = table.verticalScrollBar()

    def scroll() -> None:
        bar.setValue(bar.value() + 60)
        table.viewport().repaint()

    taken["frame while scrolling"] = timed(scroll, 30)
    leave()
    page.deleteLater()
    return taken


def main() -> None:
    """Print both columns and their ratio."""
    app = QApplication([])
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(app, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        few, many = (filled(Path(folder), count) for count in (50, 10_000))
        show(few)
        small, big = measures(few), measures(many)
        for name, value in small.items():
            print(f"{name:26} {value:8.1f} ms {big[name]:8.1f} ms  x{big[name] / value:.1f}")
        few.close()
        many.close()


if __name__ == "__main__":
    main()
