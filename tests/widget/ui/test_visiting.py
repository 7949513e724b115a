"""Where a project opens, what the window reminds of at the start, and what it remembers at the end."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.records import TABLE_BY_NAME
from app.services import editing
from app.ui.main_window import MainWindow
from app.ui.pages import OVERVIEW, PLAN, SETTINGS
from app.ui.pages.overview.lines import LineList

TODAY = dt.date.today()  # noqa: DTZ011 what the window takes for today


def made(tmp_path: Path, *days: int) -> Path:
    """Make a project with meetings so many days from now."""
    path = tmp_path / "a.khooshe"
    session = bootstrap.new_project(path, template=None, start=None, title="خوشه")
    for count in days:
        editing.add(session, TABLE_BY_NAME["meeting"], {"title": "جلسه", "on": TODAY + dt.timedelta(count)})
    session.close()
    return path


def settled(qtbot: QtBot) -> None:
    qtbot.wait(50)


def test_that_a_project_opens_at_its_overview(window: MainWindow, tmp_path: Path) -> None:
    window.open_file(made(tmp_path))
    assert window.stage.key == OVERVIEW


def test_that_a_remembered_page_comes_before_the_overview(window: MainWindow, tmp_path: Path) -> None:
    path = made(tmp_path)
    window.open_file(path)
    window.go(PLAN)
    window.put_away()
    window.open_file(path)
    assert window.stage.key == PLAN


def test_that_the_keyboard_begins_at_what_is_due(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_file(made(tmp_path, -2))
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), LineList))


def test_that_what_is_due_is_told_with_a_way_to_it(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_file(made(tmp_path, -2, 1, 10))
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    assert window.bar.text() == "۱ جلسه عقب افتاده است و ۱ مورد امروز یا فردا سررسید دارد."
    window.go(SETTINGS)
    next(button for button in window.bar.findChildren(QPushButton) if "نمایش" in button.text()).click()
    assert window.stage.key == OVERVIEW


def test_that_a_reminder_goes_when_its_list_is_looked_at(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_file(made(tmp_path, -2))
    window.go(PLAN)
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    window.go(SETTINGS)
    assert window.bar.text()
    window.go(OVERVIEW)
    assert not window.bar.text()


def test_that_a_reminder_goes_when_something_is_done_about_its_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_file(made(tmp_path, -2))
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    assert window.session is not None
    (meeting,) = window.session.rows("meeting")
    editing.change(window.session, TABLE_BY_NAME["meeting"], str(meeting["id"]), {"state": "held"})
    assert not window.bar.text()


def test_that_a_reminder_says_what_is_late(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = made(tmp_path, -2, -1)
    session = bootstrap.open_for_editing(path)
    editing.add(session, TABLE_BY_NAME["decision"], {"text": "پیگیری", "due": TODAY - dt.timedelta(1)})
    session.close()
    window.open_file(path)
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    assert window.bar.text() == "۳ مورد عقب افتاده است (۲ جلسه، ۱ پیگیری)."


def test_that_a_new_programme_that_began_earlier_asks_how_far_it_is(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    start = TODAY - dt.timedelta(200)
    bootstrap.new_project(tmp_path / "a.khooshe", template="roadmap", start=start, title="خوشه").close()
    window.open_file(tmp_path / "a.khooshe")
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    assert "وضعیت آن‌ها را ثبت کنید" in window.bar.text()


def test_that_nothing_is_told_when_nothing_is_near(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_file(made(tmp_path, 2, 10))
    settled(qtbot)
    assert not window.bar.text()


def test_that_the_same_day_reminds_of_new_things_only(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = made(tmp_path, 0)
    window.open_file(path)
    qtbot.waitUntil(lambda: bool(window.bar.text()))
    window.put_away()
    window.open_file(path)
    settled(qtbot)
    assert not window.bar.text()
    assert window.session is not None
    editing.add(window.session, TABLE_BY_NAME["meeting"], {"title": "تازه", "on": TODAY})
    window.put_away()
    window.open_file(path)
    qtbot.waitUntil(lambda: bool(window.bar.text()))


def test_that_leaving_remembers_what_was_seen(window: MainWindow, tmp_path: Path) -> None:
    path = made(tmp_path, 5)
    window.open_file(path)
    window.put_away()
    assert window.settings.visit_in(path)["seen"]
