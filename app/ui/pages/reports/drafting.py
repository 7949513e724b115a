"""Preparing a report in the background for the preview: one at a time, the newest wish wins."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import UserError
from app.i18n import tr
from app.reports.export import Draft
from app.ui.tasks import Progress, Task, run_task

_PATIENCE: Final = 250
_SILENCE: Final = 400
_SLOW_SECONDS: Final = 3.0


def write_draft(draft: Draft, target: Path, progress: Progress) -> int:
    """Write the PDF and return the number of its pages; for the worker thread."""
    return draft.write(target, progress=lambda page: progress.report(page, 0, tr("Page {page}", page=page)))


class Drafting(QObject):
    """Prepares the PDF of a draft; a further wish replaces the one under way."""

    lingers = Signal()
    """It takes so long that something should be said."""
    progressed = Signal(int)
    ready = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Callable[[], Draft] | None = None
        self._task: Task | None = None
        self._began = 0.0
        self.is_slow = False
        """Whether the last PDF took so long that it should not be made anew unasked."""
        self._timer = self._one_shot(_PATIENCE, self._begin)
        self._notice = self._one_shot(_SILENCE, self.lingers.emit)

    @property
    def running(self) -> bool:
        """Tell whether a PDF is under way."""
        return self._timer.isActive() or self._task is not None

    def want(self, draft: Callable[[], Draft]) -> None:
        """Prepare what `draft` gathers in a moment; several wishes in a row are one."""
        self.cancel()
        self._wanted = draft
        self._timer.start()

    def cancel(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._end()

    def _begin(self) -> None:
        if self._wanted is None:
            return
        try:
            draft = self._wanted()
        except UserError as error:
            self._fail(error)
            return
        self._began = monotonic()
        self._notice.start()
        self._task = run_task(lambda progress: _pdf_of(draft, progress), done=self._done, failed=self._fail, owner=self)
        self._task.progressed.connect(self._on_progressed)

    def _on_progressed(self, page: int) -> None:
        if self.sender() is self._task:
            self.progressed.emit(page)

    def _done(self, data: bytes) -> None:
        self._end()
        self.is_slow = monotonic() - self._began > _SLOW_SECONDS
        self.ready.emit(data)

    def _fail(self, error: UserError) -> None:
        self._end()
        self.failed.emit(str(error))

    def _end(self) -> None:
        self._task = None
        self._notice.stop()

    def _one_shot(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer


def _pdf_of(draft: Draft, progress: Progress) -> bytes:
    with TemporaryDirectory(prefix="khoosheyar-") as folder:
        target = Path(folder) / "draft.pdf"
        write_draft(draft, target, progress)
        return target.read_bytes()
