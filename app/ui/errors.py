"""What happens when the program itself is wrong: a log, a report the user may copy, and the window stays open."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from app.paths import data_folder

log = logging.getLogger(__name__)
LOG_NAME: Final = "khoosheyar.log"
_LARGEST_LOG: Final = 512_000


class _Shown:
    """The open report, so that a fault that repeats does not fill the screen."""

    dialog: QDialog | None = None


def install() -> None:
    """Catch every exception that nothing else caught, from now on."""
    _start_log()
    sys.excepthook = _on_exception


def log_path() -> Path:
    """Return where the log is kept."""
    return data_folder() / "logs" / LOG_NAME


def report(error: BaseException) -> None:
    """Log a fault of ours and offer a report of it; safe to call from anywhere, even while painting."""
    text = report_text(error)
    log.error("%s", text)
    QTimer.singleShot(0, lambda: _show(text))


def report_text(error: BaseException) -> str:
    """Describe a fault by names of code only.

    Messages of exceptions may quote what the user typed or the names of files, so none is taken over.
    """
    import platform  # noqa: PLC0415 a program without faults needs it not

    lines = [f"Khoosheyar, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    lines.append(type(error).__name__)
    return "\n".join(lines)


def _inside(filename: str) -> str:
    """Return the part of a path that says nothing about the user's folders."""
    parts = Path(filename).parts
    for root in ("app", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) - 1 :])
    return parts[-1] if parts else ""


def _start_log() -> None:
    import logging.handlers  # noqa: PLC0415 slow to load, and the window is not shown for its sake

    try:
        log_path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            log_path(), maxBytes=_LARGEST_LOG, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("app").addHandler(handler)


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report(error)


def _show(text: str) -> None:
    from app.ui.dialogs.fault import FaultDialog  # noqa: PLC0415 the dialog is needed only in the worst case

    shown = _Shown.dialog
    if QApplication.instance() is None or (shown is not None and isValid(shown) and shown.isVisible()):
        return
    _Shown.dialog = FaultDialog(text, QApplication.activeWindow())
    _Shown.dialog.show()
