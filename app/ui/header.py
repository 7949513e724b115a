"""The top of the window: the project, when it was saved last, the search box and the quick buttons."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain import jalali
from app.domain.text import isolate, persian_digits
from app.i18n import tr
from app.services.plan_reading import project_of
from app.services.session import Session
from app.ui.search import SearchBox
from app.widgets.icons import SIZE
from app.widgets.labels import PlainLabel
from app.widgets.theme import dress, set_kind

_HEIGHT = 60


class Header(QFrame):
    """Shows the project; the buttons are the actions that are wanted most. `trouble`: the last saving failed."""

    def __init__(self, search: SearchBox, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "topbar")
        self.setFixedHeight(_HEIGHT)
        self.search = search
        self._title = PlainLabel(kind="h2", elide=True)
        self._note = PlainLabel(kind="muted", elide=True)
        self.trouble = False
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(4)
        row.addLayout(self._names(), 5)
        row.addSpacing(12)
        row.addWidget(search, 4)
        row.addStretch(2)
        dress(actions)
        self._buttons = [_button(action, self) for action in actions]
        for button in self._buttons:
            row.addWidget(button)

    def button(self, action: QAction) -> QToolButton:
        """Return the button of an action."""
        return next(button for button in self._buttons if button.defaultAction() is action)

    def show_project(self, session: Session | None) -> None:
        """Show the name of the project, its agent and when it was saved last."""
        self.search.setVisible(session is not None)
        if session is None:
            self._title.setText(tr("Khoosheyar"))
            self._note.setText(tr("Plan, run and report the development of a cluster"))
            return
        project = project_of(session)
        self._title.setText(isolate(project.title or session.path.stem))
        self._note.setText(" · ".join(self._facts(session, project.agent)))

    def _facts(self, session: Session, agent: str) -> list[str]:
        facts = [tr("Agent: {name}", name=isolate(agent))] if agent else []
        if session.read_only:
            return [*facts, tr("read only")]
        if self.trouble:
            return [*facts, tr("not saved yet")]
        saved = session.saved_at or _written_at(session.path)
        return [*facts, tr("Last saved {time}", time=_moment(saved))] if saved else facts

    def _names(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addStretch()
        box.addWidget(self._title)
        box.addWidget(self._note)
        box.addStretch()
        return box


def _written_at(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except OSError:
        return None


def _moment(at: dt.datetime) -> str:
    local = at.astimezone()
    clock = persian_digits(local.strftime("%H:%M"))
    is_today = local.date() == dt.datetime.now().astimezone().date()
    return clock if is_today else f"{jalali.long(local.date())} {clock}"


def _button(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(SIZE, SIZE))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text())
    return button
