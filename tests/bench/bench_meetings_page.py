"""How the pages of meetings and working groups bear a large project: ratios against a small one in the same run.

Run: python tests/bench/bench_meetings_page.py
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
os.environ.setdefault("KHOOSHEYAR_HOME", tempfile.mkdtemp())

from PySide6.QtWidgets import QApplication

from app.domain.clock import today
from app.domain.tables.meetings import DECISION, MEETING
from app.services import editing, meetings
from app.services.note_taking import Note, note_meeting
from app.services.session import Author, Session, create
from app.ui.dialogs.meeting_note import MeetingNoteDialog
from app.ui.pages.groups.page import GroupsPage
from app.ui.pages.meetings.page import MeetingsPage
from app.widgets import theme
from tests.helpers.large import LARGE, SMALL, Size, fill
from tests.helpers.plan_shell import QuietShell

ROUNDS = 5
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
    """Measure both pages over a project of a size."""
    session = create(folder / f"{size.meetings}.khooshe", Author("سنجش", "bench"))
    made = fill(session, size)
    found: Measured = {}
    for kind in (MeetingsPage, GroupsPage):
        found |= _page(kind, session)
    found |= _edits(session, made.meetings[0])
    session.close()
    return found


def _page(kind: type[MeetingsPage] | type[GroupsPage], session: Session) -> Measured:
    name = kind.__name__
    found = {f"{name} first shown": _median(lambda: _shown(kind, session).deleteLater(), 3)}
    page = _shown(kind, session)
    ids = page.table.records.ids
    found[f"{name} next row"] = _median(lambda: _choose(page, ids[7], ids[9]))
    found[f"{name} sorted"] = _median(lambda: _do(lambda: page.table.sort_by("title", descending=False)))
    words = page.filter.words
    found[f"{name} filtered"] = _median(lambda: _do(lambda: words.setText("بازار"), words.clear))
    if isinstance(page, MeetingsPage):
        turns = partial(page.show_view, "follow-ups"), partial(page.show_view, "table")
        found["follow-ups"] = _median(lambda: _do(*turns))
        page.form.turn_to(3)
        found["minutes with follow-ups"] = _median(lambda: _choose(page, ids[3], ids[5]))
        found["tick and show again"] = _median(lambda: _tick(page, session))
    page.deleteLater()
    return found


def _choose(page: MeetingsPage | GroupsPage, *ids: str) -> None:
    for one in ids:
        page.choose([one])
    _settle()


def _do(*works: Callable[[], object]) -> None:
    for work in works:
        work()
        _settle()


def _tick(page: MeetingsPage, session: Session) -> None:
    decision = str(session.values(DECISION.name, "id")[0][0])
    with page.acting.now():
        meetings.set_decision_state(session, decision, "done", on=today())
    page.reload(None)
    session.undo()
    page.reload(None)
    _settle()


def _edits(session: Session, meeting: str) -> Measured:
    dialog = MeetingNoteDialog(session, None, kept=lambda _meeting: None)  # type: ignore[arg-type]  # no window here
    found = {"names in the note": _median(lambda: list(dialog._find_names("رضا")))}
    dialog.deleteLater()
    note = Note("شورا", attendees=("علی رضایی", "مینا نادری"), decisions="گزارش / رضایی / ۱۴۰۵/۱۲/۲۹")

    def change() -> None:
        editing.change(session, MEETING, meeting, {"place": "ا"})

    found["meeting changed"] = _median(lambda: _do(change, session.undo))
    found["note kept"] = _median(lambda: _do(lambda: note_meeting(session, note, today()), session.undo))
    return found


def _shown(kind: type[MeetingsPage] | type[GroupsPage], session: Session) -> MeetingsPage | GroupsPage:
    page = kind(QuietShell(session))
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
