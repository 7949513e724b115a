"""The pictures of the actors over a real project file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.tables.people import ACTOR
from app.services import actors as registry
from app.services import editing
from app.services.relations import add_relation
from app.services.session import Author, Session, create
from app.ui.pages.actors.grid_view import GridView
from app.ui.pages.actors.map_view import MapView
from app.ui.pages.actors.picture_view import PictureView
from app.ui.records.acting import Acting
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

RATED = {"وزارت ارتباطات": (8, 3), "دانشگاه تهران": (4, 7), "شرکت پارس": (2, 9)}
UNRATED = "صندوق نوآوری"
SIZE = (900, 640)


@dataclass
class Desk:
    """A project with a few actors and one picture of them at a time; `ids` by name."""

    session: Session
    ids: dict[str, str]
    shell: QuietShell
    qtbot: QtBot

    def show(self, view: PictureView, *, writable: bool = True) -> None:
        """Show a picture of all actors and keep it in step."""
        view.open_session(self.session)
        view.set_writable(writable)
        view.resize(*SIZE)
        self.qtbot.addWidget(view)
        with self.qtbot.waitExposed(view):
            view.show()
        view.show_ids(list(self.ids.values()))
        self.session.subscribe(lambda _changes: view.show_ids(list(self.ids.values())))
        view.chart.finish_layout()

    def place(self, view: PictureView, name: str) -> QPoint:
        """Return where an actor is in the chart."""
        place = view.chart.place_of(self.ids[name])
        assert place is not None
        return place

    def drag(self, view: PictureView, start: QPoint, end: QPoint, *, shift: bool = False) -> None:
        """Drag with the pointer."""
        keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        button = Qt.MouseButton.LeftButton
        QTest.mousePress(view.chart, button, keys, start)
        for part in (0.3, 0.7, 1.0):
            spot = start + QPoint(round((end.x() - start.x()) * part), round((end.y() - start.y()) * part))
            _move(view, spot, keys)
        QTest.mouseRelease(view.chart, button, keys, end)


def _move(view: PictureView, spot: QPoint, keys: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QPointF  # noqa: PLC0415 beside its only use
    from PySide6.QtGui import QMouseEvent  # noqa: PLC0415 the same

    button = Qt.MouseButton.LeftButton
    globally = QPointF(view.chart.mapToGlobal(spot))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(spot), globally, Qt.MouseButton.NoButton, button, keys)
    QApplication.sendEvent(view.chart, event)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Open a project with three rated actors and one that is not."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, dark=False)
    session = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    ids = {name: editing.add(session, ACTOR, {"name": name}) for name in (*RATED, UNRATED)}
    for name, (power, interest) in RATED.items():
        registry.rate(session, ids[name], {"power": power, "interest": interest}, reason="آغاز")
    ends = [ids[name] for name in RATED]
    for source, target, flow in zip(ends, ends[1:], ("financial", "service"), strict=False):
        add_relation(session, {"from_id": source, "to_id": target, "flow": flow})
    yield Desk(session, ids, QuietShell(session), qtbot)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    session.close()


@pytest.fixture
def grid(desk: Desk) -> GridView:
    """Show the grid."""
    view = GridView(desk.shell, Acting())
    desk.show(view)
    return view


@pytest.fixture
def network(desk: Desk) -> MapView:
    """Show the map."""
    view = MapView(desk.shell, Acting())
    desk.show(view)
    return view
