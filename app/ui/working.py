"""Long actions on the project: done in slices on the thread of the window, with progress, and stopped without a trace.

The project lives on that thread. Between the slices only this dialog takes keys and clicks; from the moment that
tables are written nothing but the bar is drawn, since whatever looked at the project then would see half of it.
"""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from app.domain.watching import Stage, Watch
from app.i18n import tr
from app.ui.dialogs.frame import Dialog
from app.ui.tasks import Cancelled, held
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel

T = TypeVar("T")
_SHOW_AFTER: Final = 0.4
_LOOK_EVERY: Final = 0.05
_WHOLE: Final = 1000
_WIDTH: Final = 420
_SHARES: Final = {Stage.GATHERING: (0.0, 0.4), Stage.DRAFTING: (0.4, 0.6), Stage.WRITING: (0.6, 1.0)}


class WorkDialog(Dialog):
    """A bar and a button that stops the work; it closes by itself."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.is_cancelled = False
        self.note = PlainLabel(tr("Cancel leaves everything as it was."), kind="muted", wrap=True)
        self.note.setMinimumWidth(_WIDTH)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, _WHOLE)
        self.body.addWidget(self.note)
        self.body.addWidget(self.bar)
        self.cancel_button = self.add_button(text_button(tr("Cancel"), clicked=self.reject))

    def reject(self) -> None:
        """Ask the work to stop; the dialog stays until it has."""
        self.is_cancelled = True
        self.cancel_button.setEnabled(False)

    def advance(self, stage: Stage, share: float) -> None:
        """Show how much of a stage is done, from 0 to 1."""
        first, last = _SHARES[stage]
        self.bar.setValue(round((first + (last - first) * share) * _WHOLE))
        if stage is Stage.WRITING and self.cancel_button.isEnabled():
            self.cancel_button.setEnabled(False)
            self.note.setText(tr("It is being written and can be undone afterwards."))


def at_work(parent: QWidget | None, title: str, work: Callable[[Watch], T]) -> T:
    """Do a long action; `work` passes on what it is given to be told how far it is.

    Raises:
        Cancelled: the user stopped it, and nothing was written.
    """
    work_watch = _Watching(parent, title)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        with held():
            return work(work_watch.watch)
    finally:
        QGuiApplication.restoreOverrideCursor()
        work_watch.end()


class _Watching:
    """One action that is waited for; the dialog comes when it takes long."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        self._parent, self._title = parent, title
        self._next = time.monotonic() + _SHOW_AFTER
        self._dialog: WorkDialog | None = None

    def watch(self, stage: Stage, done: int, total: int) -> None:
        if time.monotonic() < self._next:
            return
        dialog = self._dialog or self._shown(stage)
        dialog.advance(stage, done / max(total, 1))
        if stage is Stage.WRITING:
            dialog.repaint()
        else:
            QCoreApplication.processEvents()
            if dialog.is_cancelled:
                raise Cancelled
        self._next = time.monotonic() + _LOOK_EVERY

    def end(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _shown(self, stage: Stage) -> WorkDialog:
        self._dialog = WorkDialog(self._title, self._parent)
        self._dialog.advance(stage, 0)
        self._dialog.show()
        QGuiApplication.changeOverrideCursor(Qt.CursorShape.ArrowCursor)
        return self._dialog
