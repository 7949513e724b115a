"""What the overview shows and where its lines lead."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.i18n import tr
from app.services import planning
from app.services.due import due_on
from app.services.session import Author, create
from app.services.visits import remembered
from app.ui.pages.overview.cards import GapDialog, GapRow
from app.ui.pages.overview.lines import LineList
from app.ui.pages.overview.page import OverviewPage
from app.ui.pages.overview.parts import Figure
from app.ui.records.dialog import RecordDialog
from app.widgets.labels import PlainLabel
from tests.widget.overview.conftest import TODAY, Opened, days


def titles(opened: Opened) -> list[str]:
    return [line.title for line in opened.page.glance.due.list.lines()]


def lacking(opened: Opened, words: str) -> list[str]:
    rows = opened.page.glance.missing.rows()
    return [row.description for row in rows if isinstance(row, GapRow) and row.gap.words == words]


def gap(opened: Opened, words: str) -> GapRow:
    rows = [row for row in opened.page.glance.missing.rows() if isinstance(row, GapRow)]
    return next(row for row in rows if row.gap.words == words)


def test_that_what_is_due_stands_under_its_band(opened: Opened) -> None:
    assert titles(opened) == ["عقب‌افتاده · ۱", "قسط", "تا ۷ روز دیگر · ۱", "جلسه شورا"]


def test_that_a_line_says_whose_and_of_what_it_is(opened: Opened) -> None:
    line = opened.page.glance.due.list.lines()[1]
    assert line.note == "تعهد · تفاهم · سپهر"
    assert line.chip == "۳ روز تأخیر"


def test_that_enter_leads_to_the_obligation_in_its_agreement(opened: Opened) -> None:
    opened.page.focus_main()
    QTest.keyClick(opened.page.glance.due.list, Qt.Key.Key_Return)
    assert opened.shell.said == [f"agreements:{opened.ids['obligation']}"]


def test_that_arrows_pass_over_headings(opened: Opened) -> None:
    opened.page.focus_main()
    QTest.keyClick(opened.page.glance.due.list, Qt.Key.Key_Down)
    QTest.keyClick(opened.page.glance.due.list, Qt.Key.Key_Return)
    assert opened.shell.said == [f"meetings:{opened.ids['meeting']}"]


def test_that_the_list_is_narrowed_to_a_kind(opened: Opened) -> None:
    kind = opened.page.glance.due.kind
    kind.setCurrentIndex(2)
    kind.activated.emit(2)
    assert titles(opened) == ["تا ۷ روز دیگر · ۱", "جلسه شورا"]


def test_that_a_reminder_is_put_off_with_a_reason(opened: Opened) -> None:
    opened.page.focus_main()
    opened.page.glance.due.ask_to_put_off()
    (dialog,) = opened.page.window().findChildren(RecordDialog)
    dialog.input("until").set_value(days(5))
    dialog.input("reason").set_value("در سفر")
    dialog.finish()
    opened.page.reload(None)
    assert [due.title for due in due_on(opened.session, TODAY)] == ["جلسه شورا"]
    assert titles(opened) == ["تا ۷ روز دیگر · ۱", "جلسه شورا"]
    assert opened.page.glance.due.silent.isVisible()


def test_that_a_reminder_put_off_without_a_reason_stays(opened: Opened) -> None:
    opened.page.focus_main()
    opened.page.glance.due.ask_to_put_off()
    (dialog,) = opened.page.window().findChildren(RecordDialog)
    dialog.finish()
    assert dialog.bar.text()
    assert opened.session.count("snooze") == 0


def test_that_what_was_put_off_can_be_called_back(opened: Opened) -> None:
    card = opened.page.glance.due
    opened.page.focus_main()
    card.ask_to_put_off()
    (dialog,) = opened.page.window().findChildren(RecordDialog)
    dialog.input("reason").set_value("در سفر")
    dialog.finish()
    opened.page.reload(None)
    card.silent.click()
    card.list.mark_first()
    card.put_off.click()
    opened.page.reload(None)
    assert "قسط" in titles(opened)
    assert not card.silent.isVisible()


def test_that_a_gap_in_one_record_leads_there_at_once(opened: Opened, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(opened.page.glance.missing.rows()))
    gap(opened, "Actors without a rating").click()
    assert opened.shell.said == [f"actors:{opened.ids['actor']}"]


def test_that_a_gap_in_several_records_lists_them(opened: Opened, qtbot: QtBot) -> None:
    other = opened.add("actor", name="آوا")
    qtbot.waitUntil(lambda: lacking(opened, "Actors without a rating") == ["۲"])
    gap(opened, "Actors without a rating").click()
    (dialog,) = opened.page.window().findChildren(GapDialog)
    assert [line.title for line in dialog.list.lines()] == ["سپهر", "آوا"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert opened.shell.said == [f"actors:{other}"]


def test_that_changes_since_the_last_visit_are_told(opened: Opened, qtbot: QtBot) -> None:
    seen = remembered(opened.session, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    opened.shell.settings.remember_visit(opened.session.path, seen=seen)
    opened.page.open_session(opened.session)
    opened.add("actor", name="آوا")
    news = opened.page.glance.news
    qtbot.waitUntil(lambda: len(news.list.lines()) == 2)
    assert "آوا" in news.list.lines()[1].title
    assert "مریم رضایی" in news.list.lines()[1].note


def test_that_very_many_lines_are_told_by_their_number(opened: Opened) -> None:
    rows = [{"title": f"جلسه {number}", "on": days(-1).isoformat()} for number in range(105)]
    with opened.session.edit("test") as edit:
        for row in rows:
            edit.insert("meeting", row)
    opened.page.reload(None)
    shown = titles(opened)
    assert shown[0] == "عقب‌افتاده · ۱۰۶"
    assert shown[101].startswith("۶ مورد دیگر")


def test_that_what_is_due_does_not_delay_the_first_paint(qtbot: QtBot, empty: Opened) -> None:
    page = OverviewPage(empty.shell)
    qtbot.addWidget(page)
    page.open_session(empty.session)
    page.reload(None)
    page.focus_main()
    assert page.findChildren(LineList) == []


def test_that_the_keyboard_goes_on_to_what_is_due_when_it_comes(qtbot: QtBot, opened: Opened) -> None:
    page = OverviewPage(opened.shell)
    qtbot.addWidget(page)
    page.open_session(opened.session)
    page.reload(None)
    page.focus_main()
    with qtbot.waitSignal(page.glance.arrived):
        page.show()
    assert page.focusWidget() is page.glance.due.list


def test_that_a_figure_follows_what_is_there(qtbot: QtBot, opened: Opened) -> None:
    opened.add("actor", name="آوا")

    def figures() -> list[str]:
        return [
            label.text() for figure in opened.page.findChildren(Figure) for label in figure.findChildren(PlainLabel)
        ]

    qtbot.waitUntil(lambda: "۲" in figures())


def test_that_an_empty_project_says_that_nothing_is_due(empty: Opened) -> None:
    assert not empty.page.glance.due.list.isVisible()
    assert empty.page.glance.due.list.lines() == ()


@pytest.mark.parametrize("width", [760, 1400])
def test_that_nothing_is_cut_at_the_side(opened: Opened, width: int, qtbot: QtBot) -> None:
    opened.page.resize(width, 700)
    glance = opened.page.glance

    def fits() -> bool:
        parts = (glance.due, glance.phases, glance.missing, glance.news)
        lefts = [part.mapTo(glance, part.rect().topLeft()).x() for part in parts]
        return all(0 <= left <= width - part.width() for part, left in zip(parts, lefts, strict=True))

    qtbot.waitUntil(fits)


def test_that_an_empty_project_is_not_told_to_be_complete(empty: Opened) -> None:
    words = [label.text() for label in empty.page.glance.missing.findChildren(PlainLabel)]
    assert tr("Nothing is missing: what the program asks for is entered.") not in words


def test_that_another_project_is_shown_before_what_is_due_in_it_is_read(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    other = create(tmp_path / "other.khooshe", Author("مریم رضایی", "device-1"))
    planning.add_activity(other, None, "دیررس", more={"end": days(-3)})
    opened.page.open_session(None)
    with qtbot.waitSignal(opened.page.glance.arrived):
        opened.page.open_session(other)
        opened.page.reload(None)
        assert titles(opened) == []
    assert titles(opened) == ["عقب‌افتاده · ۱", "دیررس"]
    opened.page.open_session(None)
    other.close()
