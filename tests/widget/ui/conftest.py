"""A window with a real project for the tests of the window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, i18n
from app.ui import tasks
from app.ui.main_window import MainWindow
from app.ui.pages import PLAN
from app.ui.start import make_window
from app.ui.translators import speak

NOWRUZ = dt.date(2026, 3, 21)
TITLE = "خوشه آزمایشی"


@pytest.fixture(scope="session")
def _road_map(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KHOOSHEYAR_HOME", str(folder / "home"))
        bootstrap.new_project(folder / "p.khooshe", template="roadmap", start=NOWRUZ, title=TITLE).close()
    return (folder / "p.khooshe").read_bytes()


@pytest.fixture
def project(tmp_path: Path, _road_map: bytes) -> Path:
    """Put a closed project file, filled from the road map, into a folder of its own."""
    folder = tmp_path / "پروژه‌ها"
    folder.mkdir()
    path = folder / "آزمایش.khooshe"
    path.write_bytes(_road_map)
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """Show a window without a project."""
    made = make_window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    tasks.wait_for_all()
    for shown in qapp.topLevelWidgets():
        if isinstance(shown, MainWindow):
            shown.put_away() or shown.put_away()
        shown.hide()
    speak(qapp, i18n.ENGLISH)


@pytest.fixture
def at_work(window: MainWindow, project: Path, qtbot: QtBot) -> MainWindow:
    """Show a window with the project open and the form beside the tree."""
    window.open_file(project)
    window.go(PLAN)
    window.bar.clear()
    qtbot.waitUntil(lambda: window.findChild(QTabWidget) is not None)
    return window
