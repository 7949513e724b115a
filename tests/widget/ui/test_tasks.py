"""Work in the background."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import RuleError, UserError
from app.ui import errors
from app.ui.tasks import Progress, Task, run_task, wait_for_all


class _Heard:
    """What came back from a task."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.errors: list[UserError] = []


@pytest.fixture
def heard() -> _Heard:
    return _Heard()


def _run(heard: _Heard, work: Any, owner: QObject | None = None) -> Task:
    return run_task(work, done=heard.results.append, failed=heard.errors.append, owner=owner)


def test_that_the_result_comes_back_to_the_window(qtbot: QtBot, heard: _Heard) -> None:
    task = _run(heard, lambda _progress: 42)

    qtbot.waitUntil(lambda: not task.running)

    assert heard.results == [42]


def test_that_work_runs_outside_the_windows_thread(qtbot: QtBot, heard: _Heard) -> None:
    task = _run(heard, lambda _progress: threading.current_thread())

    qtbot.waitUntil(lambda: not task.running)

    assert heard.results[0] is not threading.main_thread()


def test_that_a_users_error_comes_back_as_such(qtbot: QtBot, heard: _Heard) -> None:
    def refuse(_progress: Progress) -> None:
        raise RuleError("نه")

    task = _run(heard, refuse)

    qtbot.waitUntil(lambda: not task.running)

    assert [str(error) for error in heard.errors] == ["نه"]


def test_that_progress_is_told(qtbot: QtBot, heard: _Heard) -> None:
    go = threading.Event()

    def work(progress: Progress) -> None:
        go.wait(5)
        progress.report(1, 2, "نیمه")

    task = _run(heard, work)
    with qtbot.waitSignal(task.progressed) as told:
        go.set()

    assert told.args == [1, 2, "نیمه"]
    qtbot.waitUntil(lambda: not task.running)


def test_that_cancelled_work_stops_and_gives_nothing_back(qtbot: QtBot, heard: _Heard) -> None:
    def endless(progress: Progress) -> None:
        while True:
            progress.check()

    task = _run(heard, endless)
    task.cancel()

    qtbot.waitUntil(lambda: not task.running)

    assert (heard.results, heard.errors) == ([], [])


def test_that_the_result_for_a_closed_page_is_dropped(qtbot: QtBot, heard: _Heard) -> None:
    owner = QObject()
    go = threading.Event()
    task = _run(heard, lambda _progress: go.wait(5), owner)

    delete(owner)
    go.set()
    qtbot.waitUntil(lambda: not task.running)

    assert heard.results == []


def test_that_a_fault_goes_to_the_report(qtbot: QtBot, heard: _Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[BaseException] = []
    monkeypatch.setattr(errors, "report", faults.append)

    task = _run(heard, lambda _progress: int("not a number"))
    qtbot.waitUntil(lambda: not task.running)

    assert [type(fault) for fault in faults] == [ValueError]


def test_that_no_thread_is_left_when_the_program_ends(qtbot: QtBot, heard: _Heard) -> None:
    def endless(progress: Progress) -> None:
        while True:
            progress.check()

    task = _run(heard, endless)

    wait_for_all()
    qtbot.waitUntil(lambda: not task.running)

    assert not [thread for thread in threading.enumerate() if thread.name == "task"]
