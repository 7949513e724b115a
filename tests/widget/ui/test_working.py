"""A long action on the thread of the window: its bar, its cancel button, and what waits meanwhile."""

import time

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.watching import Stage, Watch
from app.ui import working
from app.ui.main_window import MainWindow
from app.ui.tasks import Cancelled, run_task
from app.ui.working import WorkDialog, at_work


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """Return a window, over which the dialog comes at once."""
    monkeypatch.setattr(working, "_SHOW_AFTER", 0.0)
    monkeypatch.setattr(working, "_LOOK_EVERY", 0.0)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def _dialog(parent: QWidget) -> WorkDialog:
    return next(one for one in parent.findChildren(WorkDialog) if one.isVisible())


def test_that_a_short_action_shows_no_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def work(watch: Watch) -> list[WorkDialog]:
        watch(Stage.GATHERING, 1, 2)
        return window.findChildren(WorkDialog)

    assert at_work(window, "کار", work) == []


def test_that_the_cancel_button_stops_the_action(parent: QWidget) -> None:
    def work(watch: Watch) -> None:
        watch(Stage.GATHERING, 1, 2)
        _dialog(parent).cancel_button.click()
        watch(Stage.DRAFTING, 1, 2)

    with pytest.raises(Cancelled):
        at_work(parent, "کار", work)
    assert QApplication.activeModalWidget() is None


def test_that_nothing_can_be_stopped_while_tables_are_written(parent: QWidget) -> None:
    def work(watch: Watch) -> bool:
        watch(Stage.WRITING, 1, 2)
        return _dialog(parent).cancel_button.isEnabled()

    assert not at_work(parent, "کار", work)


def test_that_no_event_is_handled_while_tables_are_written(parent: QWidget) -> None:
    heard: list[int] = []
    parent.windowTitleChanged.connect(heard.append)

    def work(watch: Watch) -> list[int]:
        run_task(lambda _progress: 1, done=heard.append, failed=lambda _error: None)
        time.sleep(0.05)
        watch(Stage.WRITING, 1, 2)
        return list(heard)

    assert at_work(parent, "کار", work) == []


def test_that_the_result_of_other_work_waits_for_the_action(parent: QWidget, qtbot: QtBot) -> None:
    heard: list[int] = []

    def work(watch: Watch) -> list[int]:
        run_task(lambda _progress: 1, done=heard.append, failed=lambda _error: None)
        time.sleep(0.05)
        watch(Stage.GATHERING, 1, 2)
        return list(heard)

    assert at_work(parent, "کار", work) == []
    qtbot.waitUntil(lambda: heard == [1])


def test_that_the_project_is_not_saved_in_the_midst_of_an_action(at_work: MainWindow) -> None:
    session = at_work.session
    assert session is not None
    with session.edit("Change a decision"):
        before = session.saved_at
        at_work.desk.save()
        assert session.saved_at == before
