"""Taking the plan of another program in, and giving the plan out, in the window."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.exchange.plans import transfer
from app.services.plan_reading import plan_of
from app.ui import tasks
from app.ui.dialogs.plan_review import PlanReview
from app.ui.exporting import Export
from app.ui.importing import Import
from app.ui.main_window import MainWindow

GAN = """<?xml version="1.0" encoding="UTF-8"?><project name="Plan" version="3.3"><tasks>
<task id="0" name="شناخت" start="2025-03-22" duration="9" complete="0">
<task id="1" name="مصاحبه" start="2025-03-22" duration="3" complete="50"><depend id="44" type="2"/></task>
</task></tasks></project>"""


def _review(qtbot: QtBot) -> PlanReview:
    def shown() -> list[PlanReview]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, PlanReview) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def _read(at_work: MainWindow, tmp_path: Path, qtbot: QtBot) -> PlanReview:
    path = tmp_path / "plan.gan"
    path.write_text(GAN, "utf-8")
    Import(at_work, lambda _wish: True).read(path)
    return _review(qtbot)


def test_that_a_plan_is_looked_at_before_it_is_taken_in(at_work: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert at_work.session is not None
    before = at_work.session.count("activity")
    dialog = _read(at_work, tmp_path, qtbot)
    assert [dialog.tabs.tabText(tab) for tab in range(2)] == ["فعالیت‌ها (۲)", "گرفته‌نشده (۱)"]
    assert at_work.session.count("activity") == before
    dialog.reject()
    assert at_work.session.count("activity") == before


def test_that_an_accepted_plan_is_one_step_of_undo(at_work: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    session = at_work.session
    assert session is not None
    _read(at_work, tmp_path, qtbot).finish()
    assert plan_of(session).roots[-1].children[0].activity.title == "مصاحبه"
    session.undo()
    assert session.count("activity") == 47


def test_that_the_plan_is_written_in_the_background(at_work: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "plan.xlsx"
    Export(at_work, tmp_path).write(target)
    tasks.wait_for_all()
    qtbot.waitUntil(target.exists)
    assert len(transfer.read_file(target).tasks) == 47


def test_that_deadlines_are_written_as_a_calendar(at_work: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "days.ics"
    Export(at_work, tmp_path).write(target)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_that_the_name_follows_the_chosen_format(at_work: MainWindow, tmp_path: Path) -> None:
    Export(at_work, tmp_path).ask()
    (dialog,) = [one for one in at_work.findChildren(QFileDialog) if one.isVisible()]
    dialog.selectNameFilter(dialog.nameFilters()[1])
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert Path(dialog.selectedFiles()[0]).suffix == ".gan"
    dialog.reject()
