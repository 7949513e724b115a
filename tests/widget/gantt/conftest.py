"""The page of the Gantt chart over a real project file."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.plan import Activity
from app.services import planning
from app.services.plan_reading import plan_of
from app.services.session import Author, Session, create
from app.ui.pages.gantt import GanttPage
from app.ui.pages.gantt.rows_view import HEAD, ROW
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

START = dt.date(2026, 3, 21)
TREE = (
    ("study", None, "شناخت", None),
    ("values", "study", "ارزش‌های خوشه", (0, 20)),
    ("actors", "study", "بازیگران", (30, 60)),
    ("doing", None, "اجرا", None),
    ("market", "doing", "تحلیل بازار", (70, 110)),
    ("law", "doing", "بررسی قوانین", None),
)


def day(number: int) -> dt.date:
    """Return a day by its number from the beginning."""
    return START + dt.timedelta(number)


@dataclass
class Opened:
    """A page with its project; `ids` finds an activity by its name in `TREE`."""

    page: GanttPage
    session: Session
    shell: QuietShell
    ids: dict[str, str] = field(default_factory=dict)

    def activity(self, name: str) -> Activity:
        """Read an activity from the project."""
        return plan_of(self.session).by_id[self.ids[name]].activity

    def dates(self, name: str) -> tuple[int, int] | None:
        """Return the fixed dates of an activity by their numbers."""
        one = self.activity(name)
        return ((one.start - START).days, (one.end - START).days) if one.start and one.end else None

    def choose(self, *names: str) -> None:
        """Choose rows."""
        self.page.rows.choose([self.ids[name] for name in names])

    def chosen(self) -> list[str]:
        """Name the chosen rows."""
        names = {value: name for name, value in self.ids.items()}
        return [names[one] for one in self.page.rows.chosen_ids()]

    def shown(self) -> list[str]:
        """Name the rows from top to bottom."""
        names = {value: name for name, value in self.ids.items()}
        return [names[one] for one in self.page.model.ids]

    def spot(self, name: str, number: float) -> QPoint:
        """Return the point of the picture in the row of an activity at a day."""
        picture = self.page.picture
        scale = picture.scale()
        x = scale.place(scale.along(START) + number * scale.per_day) - picture.horizontalScrollBar().value()
        y = HEAD + (self.page.model.places[self.ids[name]] + 0.5) * ROW - picture.verticalScrollBar().value()
        return QPoint(round(x), round(y))

    def press(self, at: QPoint) -> None:
        """Press the left button in the picture."""
        QTest.mousePress(self.page.picture.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def move(self, at: QPoint) -> None:
        """Move the mouse with the left button held."""
        viewport = self.page.picture.viewport()
        held = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            viewport.mapToGlobal(QPointF(at)),
            held,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def release(self, at: QPoint) -> None:
        """Let the left button go."""
        QTest.mouseRelease(self.page.picture.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def drag(self, begin: QPoint, end: QPoint) -> None:
        """Drag from one point to another."""
        self.press(begin)
        self.move((begin + end) / 2)
        self.move(end)
        self.release(end)

    def key(self, key: Qt.Key, *keys: Qt.KeyboardModifier) -> None:
        """Press a key in the rows."""
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in keys:
            modifiers |= one
        QTest.keyClick(self.page.rows, key, modifiers)


def fill(session: Session) -> dict[str, str]:
    """Write the sample tree; return the ids by name."""
    ids: dict[str, str] = {}
    planning.set_project_field(session, "start", START)
    for name, parent, title, days in TREE:
        ids[name] = planning.add_activity(session, ids[parent] if parent else None, title)
        if days:
            planning.set_fields(session, ids[name], {"start": day(days[0]), "end": day(days[1])})
    return ids


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Open a new project file with the sample tree."""
    made = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    yield made
    made.close()


@pytest.fixture
def empty(qapp: QApplication, session: Session) -> Iterator[Opened]:
    """Show a project without activities."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, dark=False)
    shell = QuietShell(session)
    opened = Opened(GanttPage(shell), session, shell)
    leave = session.subscribe(opened.page.reload)
    opened.page.resize(1274, 708)
    opened.page.show()
    QTest.qWaitForWindowExposed(opened.page)
    opened.page.open_session(session)
    opened.page.reload(None)
    yield opened
    leave()
    opened.page.open_session(None)
    opened.page.reload(None)
    opened.page.close()
    opened.page.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def opened(empty: Opened) -> Opened:
    """Show the sample project."""
    empty.ids.update(fill(empty.session))
    empty.page.open_session(empty.session)
    empty.page.reload(None)
    empty.page.picture.per_day = 4.0
    empty.page.picture.lead_with(day(-20))
    return empty
