"""Faults of the program itself."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui import errors
from app.ui.dialogs.fault import FaultDialog
from app.ui.main_window import MainWindow


@pytest.fixture
def _installed() -> Iterator[None]:
    before = sys.excepthook
    errors.install()
    yield
    sys.excepthook = before
    for shown in _dialogs():
        shown.close()


def _dialogs() -> list[FaultDialog]:
    return [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, FaultDialog) and shown.isVisible()]


def _fail() -> None:
    message = "دفتر مریم"
    raise ValueError(message)


@pytest.mark.usefixtures("_installed", "window")
def test_that_a_fault_shows_a_report_and_the_window_stays(qtbot: QtBot, window: MainWindow) -> None:
    QTimer.singleShot(0, _fail)

    qtbot.waitUntil(lambda: len(_dialogs()) == 1)

    assert window.isVisible()
    assert not _dialogs()[0].isModal()


@pytest.mark.usefixtures("_installed", "window")
def test_that_repeated_faults_show_one_report(qtbot: QtBot) -> None:
    for _ in range(3):
        QTimer.singleShot(0, _fail)

    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    qtbot.wait(50)

    assert len(_dialogs()) == 1


@pytest.mark.usefixtures("_installed", "window")
def test_that_the_report_can_be_copied_and_names_no_data(qtbot: QtBot) -> None:
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)

    copy = next(button for button in _dialogs()[0].findChildren(QPushButton) if "رونوشت" in button.text())
    copy.click()

    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "_fail" in copied
    assert "مریم" not in copied


@pytest.mark.usefixtures("_installed")
def test_that_the_log_names_the_place_and_no_data() -> None:
    try:
        _fail()
    except ValueError as error:
        errors.report(error)

    written = errors.log_path().read_text("utf-8")
    assert "_fail" in written
    assert "مریم" not in written
