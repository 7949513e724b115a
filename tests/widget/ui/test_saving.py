"""Saving without a button, and what happens when the disk refuses."""

import itertools
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.paths import data_folder
from app.services import planning
from app.services.session import Session
from app.ui.main_window import MainWindow


def _rename_phase(session: Session | None, title: str) -> None:
    assert session is not None
    planning.set_field(session, planning.plan_of(session).roots[0].activity.id, "title", title)


def _phase_in(path: Path) -> str:
    session = bootstrap.view(path)
    title = planning.plan_of(session).roots[0].activity.title
    session.close()
    return title


def test_that_an_edit_reaches_the_file_by_itself(at_work: MainWindow, qtbot: QtBot) -> None:
    session = at_work.session
    assert session is not None
    _rename_phase(session, "فاز نو")
    assert session.has_unsaved

    qtbot.waitUntil(lambda: not session.has_unsaved, timeout=8000)


def test_that_closing_saves_what_was_just_edited(at_work: MainWindow, project: Path) -> None:
    _rename_phase(at_work.session, "فاز نو")

    at_work.close()

    assert _phase_in(project) == "فاز نو"


@pytest.fixture
def pulled_out(at_work: MainWindow, project: Path) -> Path:
    """Take the folder of the open project away, as pulling out a USB stick does; return where it went."""
    away = project.parent.with_name("دور")
    project.parent.rename(away)
    _rename_phase(at_work.session, "فاز نو")
    return away


@pytest.mark.usefixtures("pulled_out")
def test_that_a_missing_folder_is_told_and_a_copy_is_offered(at_work: MainWindow) -> None:
    assert not at_work.desk.save()

    assert "ذخیره" in at_work.bar.text()
    assert at_work.header.trouble


@pytest.mark.usefixtures("pulled_out")
def test_that_the_same_trouble_is_told_only_once(at_work: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at_work.desk.trouble):
        at_work.desk.save()

    with qtbot.assertNotEmitted(at_work.desk.trouble):
        at_work.desk.save()


def test_that_saving_goes_on_when_the_folder_is_back(at_work: MainWindow, project: Path, pulled_out: Path) -> None:
    at_work.desk.save()
    pulled_out.rename(project.parent)

    assert at_work.desk.save()

    assert at_work.bar.text() == ""
    assert not at_work.header.trouble
    assert _phase_in(project) == "فاز نو"


@pytest.mark.usefixtures("pulled_out")
def test_that_the_window_stays_open_once_when_it_cannot_save(at_work: MainWindow) -> None:
    first, second = QCloseEvent(), QCloseEvent()

    at_work.closeEvent(first)
    at_work.closeEvent(second)

    assert (first.isAccepted(), second.isAccepted()) == (False, True)


def test_that_edits_of_a_window_closed_unsaved_come_back(at_work: MainWindow, project: Path, pulled_out: Path) -> None:
    at_work.close()
    at_work.close()
    pulled_out.rename(project.parent)

    at_work.open_file(project)

    assert at_work.session is not None
    assert planning.plan_of(at_work.session).roots[0].activity.title == "فاز نو"


def test_that_a_copy_holds_the_last_edit(at_work: MainWindow, tmp_path: Path) -> None:
    _rename_phase(at_work.session, "فاز نو")
    target = tmp_path / "رونوشت.khooshe"

    at_work.projects.copy_to(target)

    assert _phase_in(target) == "فاز نو"


def test_that_a_copy_of_the_sample_is_not_offered_among_the_programs_own_files(window: MainWindow) -> None:
    window.do("sample")
    window.do("save-copy")

    (dialog,) = window.findChildren(QFileDialog)
    assert Path(dialog.directory().absolutePath()) != data_folder()
    dialog.close()


def test_that_a_file_moved_away_is_told_and_made_again(at_work: MainWindow, project: Path) -> None:
    session = at_work.session
    assert session is not None
    project.rename(project.with_name("moved.khooshe"))
    planning.set_project_field(session, "title", "نو")
    assert at_work.desk.save()
    assert project.exists()
    assert project.name in at_work.bar.text()


def test_that_slow_saving_leaves_the_agent_longer_in_peace(
    at_work: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = itertools.count(0, 2)
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    _rename_phase(at_work.session, "فاز نو")
    at_work.desk.save()
    monkeypatch.undo()
    _rename_phase(at_work.session, "فاز نوتر")
    assert at_work.desk._timer.interval() == 10_000
