"""Starting the window: the application object with its language, direction, look and keys."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import i18n
from app.services.settings import load_settings
from app.ui import errors, look
from app.ui.collector import Collector
from app.ui.main_window import MainWindow
from app.ui.pages import HOME
from app.ui.tasks import wait_for_all
from app.ui.translators import speak
from app.widgets.later import after_paint


class _Shown:
    """The window on the screen, held here because Qt holds no window."""

    window: MainWindow | None = None


def make_window(path: Path | None = None) -> MainWindow:
    """Make the main window, and the application if there is none, without running the event loop.

    Args:
        path: a project to open, or a table to import; None shows the start page.
    """
    app = _application()
    window = _window_in(app, load_settings().value.language)
    if path is not None:
        window.projects.take(path)
    if window.stage.current() is None:
        window.go(HOME)
    return window


def run(argv: Sequence[str]) -> int:
    """Show the window until it is closed and return the exit status; `argv` may name a file to open."""
    window = make_window(Path(argv[0]) if argv else None)
    errors.install()
    if not argv:
        go_on(window)
    window.show()
    Collector(window)
    status = QApplication.exec()
    wait_for_all()
    return status


def go_on(window: MainWindow) -> None:
    """Begin with the sample programme the first time, later with what was open at the end."""
    settings = window.settings.value
    if not settings.recent:
        window.projects.sample()
    elif settings.last and Path(settings.last).is_file():
        window.projects.take(Path(settings.last))


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(sys.argv[:1])
    app.setApplicationName("khoosheyar")
    app.setDesktopFileName("khoosheyar")
    return app


def _wear_emblem() -> None:
    """Give the program its sign; the first paint does not wait for seven drawings of it."""
    from app.ui import emblem  # noqa: PLC0415 nor for what draws them

    QApplication.setWindowIcon(emblem.icon())


def _window_in(app: QApplication, language: str) -> MainWindow:
    settings = load_settings()
    i18n.set_language(language)
    speak(app, language)
    look.wear(app, settings.value.theme)
    window = MainWindow(settings)
    # every event of the program goes through these filters: they would lengthen the making of the window by a sixth
    after_paint(window, lambda: _install_keys(app))
    after_paint(window, _wear_emblem)
    window.language_wanted.connect(_speak_anew)
    _Shown.window = window
    return window


def _install_keys(app: QApplication) -> None:
    from app.ui.undo_keys import UndoKeys  # noqa: PLC0415 the first paint does not wait for it
    from app.widgets.latin_shortcuts import LatinShortcuts  # noqa: PLC0415 the same

    if app.findChild(UndoKeys):
        return
    app.installEventFilter(LatinShortcuts(app))
    app.installEventFilter(UndoKeys(app))


def _speak_anew(language: str) -> None:
    """Put a window in another language in the place of the one on show, with the same project."""
    old, app = _Shown.window, QApplication.instance()
    if old is None or not isinstance(app, QApplication):
        return
    old.remember_place()
    session = old.desk.release()
    new = _window_in(app, language)
    new.setGeometry(old.geometry())
    if session is None:
        new.go(HOME)
    else:
        new.show_project(session)
    new.show()
    old.close()
    old.deleteLater()
