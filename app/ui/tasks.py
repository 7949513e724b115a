"""Work that takes longer than a blink: a worker thread, progress, cancelling, and one way out for errors."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from app.domain.errors import UserError
from app.ui import errors

T = TypeVar("T")
_RUNNING: Final[set["Task"]] = set()
_HELD: Final[list[object]] = []
_TRY_AGAIN_AFTER: Final = 50


class Cancelled(Exception):  # noqa: N818 no error: the user asked for it
    """The user does not want the result any more."""


class Progress:
    """What running work tells and asks; safe to call from the worker thread."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is: `done` of `total` parts; 0 of 0 when nobody knows.

        Raises:
            Cancelled: the user does not want the result any more.
        """
        self.check()
        self._tell(done, total, text)

    def check(self) -> None:
        """Stop here if the user cancelled.

        Raises:
            Cancelled: the user does not want the result any more.
        """
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next `check`."""
        self._stop.set()


class Task(QObject):
    """Work under way. `finished` comes once, on the GUI thread, whatever the end was."""

    progressed = Signal(int, int, str)
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[Progress], Any], label: str) -> None:
        super().__init__()
        self.label = label
        self.running = True
        self._work = work
        self._progress = Progress(self.progressed.emit)
        self._thread = Thread(target=self._run, name="task")
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[UserError], None] | None = None
        self._owner: QObject | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(
        self, done: Callable[[Any], None], failed: Callable[[UserError], None], owner: QObject | None = None
    ) -> None:
        """Begin; one of `done` and `failed` is called on the GUI thread unless cancelled or `owner` is gone."""
        self._done, self._failed, self._owner = done, failed, owner
        _RUNNING.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Give up the result; the work stops at its next check."""
        self._done = self._failed = None
        self._progress.cancel()

    def wait(self) -> None:
        """Block until the thread has ended."""
        self._thread.join()

    def _run(self) -> None:
        result: Any = None
        failure: BaseException | None = None
        try:
            result = self._work(self._progress)
        except Cancelled as stop:
            failure = stop
        except Exception as error:  # noqa: BLE001 one of the three edges: everything goes to errors.py
            failure = error
        self._ended.emit(result, failure)

    def _on_ended(self, result: object, failure: BaseException | None) -> None:
        if _HELD:
            QTimer.singleShot(_TRY_AGAIN_AFTER, self, lambda: self._on_ended(result, failure))
            return
        self._thread.join()
        self.running = False
        _RUNNING.discard(self)
        try:
            self._hand_over(result, failure)
        finally:
            self.finished.emit()

    def _hand_over(self, result: object, failure: BaseException | None) -> None:
        if failure is not None and not isinstance(failure, UserError | Cancelled):
            errors.report(failure)
        elif self._owner is not None and not isValid(self._owner):
            return
        elif isinstance(failure, UserError) and self._failed is not None:
            self._failed(failure)
        elif failure is None and self._done is not None:
            self._done(result)


def run_task(
    work: Callable[[Progress], T],
    *,
    done: Callable[[T], None],
    failed: Callable[[UserError], None],
    label: str = "",
    owner: QObject | None = None,
) -> Task:
    """Run `work` in a thread of its own and hand its result to `done`, a `UserError` to `failed`."""
    task = Task(work, label)
    task.start(done, failed, owner)
    return task


@contextmanager
def held() -> Iterator[None]:
    """Hand over nothing meanwhile: what is done with a result may need the project, which is busy."""
    _HELD.append(None)
    try:
        yield
    finally:
        _HELD.pop()


def wait_for_all() -> None:
    """Cancel what still runs and wait until no thread is left; call before the program ends."""
    for task in tuple(_RUNNING):
        task.cancel()
        task.wait()
        _RUNNING.discard(task)
