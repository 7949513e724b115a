"""Bars, panels, dialogs and the small pictures."""

import subprocess
import sys
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain import text
from app.widgets import painting, theme
from app.widgets.buttons import IconButton, text_button
from app.widgets.empty_state import EmptyState
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar
from app.widgets.message_dialog import ask, tell
from app.widgets.progress_panel import ProgressPanel
from app.widgets.status import ProgressLine, StatusChip
from app.widgets.tokens import LIGHT
from tests.helpers.typing import press

HOSTILE = "<b>خوشه</b>"


Part = TypeVar("Part", bound=QWidget)


def _only(owner: QWidget, kind: type[Part]) -> Part:
    """Find the one part of a kind that is not hidden."""
    (part,) = (part for part in owner.findChildren(kind) if not part.isHidden())
    return part


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def canvas() -> QImage:
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    return image


@pytest.mark.parametrize("kind", ["info", "success", "warning", "error"])
def test_that_a_bar_tells_plain_text(bar: MessageBar, kind: str) -> None:
    bar.tell(HOSTILE, kind=kind)
    assert (bar.text(), bar.accessibleName(), bar.isVisible()) == (HOSTILE, HOSTILE, True)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in bar.findChildren(PlainLabel))


def test_that_a_bar_offers_one_action_and_closes_after_it(bar: MessageBar) -> None:
    done: list[str] = []
    bar.tell("حذف شد.", action="برگردان", on_action=lambda: done.append("undo"))
    _only(bar, QPushButton).click()
    assert (done, bar.isVisible()) == (["undo"], False)


def test_that_an_action_is_gone_with_the_next_message(bar: MessageBar) -> None:
    bar.tell("یک", action="برگردان", on_action=lambda: None)
    bar.tell("دو")
    assert [button for button in bar.findChildren(QPushButton) if button.isVisible()] == []


def test_that_an_action_may_tell_the_next_message(bar: MessageBar) -> None:
    bar.tell("یک", action="برگردان", on_action=lambda: bar.tell("دو"))
    _only(bar, QPushButton).click()
    assert bar.text() == "دو"


def test_that_a_bar_is_closed_by_its_button(bar: MessageBar, qtbot: QtBot) -> None:
    bar.tell("یک")
    with qtbot.waitSignal(bar.closed):
        _only(bar, IconButton).click()
    assert bar.text() == ""


def test_that_progress_is_shown_and_can_be_cancelled(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.start("در حال ساختن…")
    panel.advance(0.5)
    progress = _only(panel, QProgressBar)
    assert progress.value() * 2 == progress.maximum()
    with qtbot.waitSignal(panel.cancelled):
        _only(panel, QPushButton).click()
    assert not _only(panel, QPushButton).isEnabled()
    panel.finish()
    assert not panel.isVisible()


def test_that_progress_without_cancel_has_no_button(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.start("در حال ذخیره…", can_cancel=False)
    assert not any(button.isVisible() for button in panel.findChildren(QPushButton))


def test_that_an_empty_page_says_what_to_do_first(qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = text_button("فاز تازه", kind="primary", icon="plus", clicked=lambda: pressed.append("new"))
    page = EmptyState("list-tree", "هنوز فعالیتی نیست", "نخستین فاز را بسازید.", button)
    qtbot.addWidget(page)
    page.show()
    button.click()
    assert pressed == ["new"]
    assert "نخستین فاز را بسازید." in [label.text() for label in page.findChildren(PlainLabel)]


def test_that_a_question_acts_only_on_yes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    done: list[str] = []
    first = ask(window, title="حذف؟", text=HOSTILE, action="حذف", on_yes=lambda: done.append("yes"), danger=True)
    press(first, Qt.Key.Key_Escape)
    assert done == []
    second = ask(window, title="حذف؟", text=HOSTILE, action="حذف", on_yes=lambda: done.append("yes"))
    next(button for button in second.findChildren(QPushButton) if button.text() == "حذف").click()
    assert done == ["yes"]


def test_that_cancel_is_the_default_of_a_dangerous_question(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ask(window, title="حذف؟", text="همه", action="حذف", on_yes=lambda: None, danger=True)
    (default,) = (button for button in dialog.findChildren(QPushButton) if button.isDefault())
    assert default.text() != "حذف"


def test_that_a_notice_shows_plain_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = tell(window, title="ذخیره نشد", text=HOSTILE, kind="error")
    shown = [label for label in dialog.findChildren(QLabel) if label.text()]
    assert shown
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown)


def test_that_a_chip_starts_at_the_right_and_stays_inside(canvas: QImage) -> None:
    with QPainter(canvas) as painter:
        chip = painting.paint_chip(painter, QRect(0, 0, 200, 40), "در حال اجرا", tone="progress", icon="play")
    assert chip.right() == 199
    assert canvas.pixelColor(chip.center().x(), chip.top() + 2) == QColor(LIGHT.progress_bg)
    assert canvas.pixelColor(2, 20) == QColor("#FFFFFF")


def test_that_a_chip_elides_in_a_narrow_cell(canvas: QImage) -> None:
    with QPainter(canvas) as painter:
        chip = painting.paint_chip(painter, QRect(100, 0, 40, 40), "در حال اجرا", tone="progress")
    assert QRect(100, 0, 40, 40).contains(chip)


@pytest.mark.parametrize(
    ("direction", "filled", "empty"),
    [(Qt.LayoutDirection.RightToLeft, 190, 10), (Qt.LayoutDirection.LeftToRight, 10, 190)],
)
def test_that_progress_fills_from_the_leading_side(
    qapp: QApplication, canvas: QImage, direction: Qt.LayoutDirection, filled: int, empty: int
) -> None:
    qapp.setLayoutDirection(direction)
    with QPainter(canvas) as painter:
        painting.paint_progress(painter, QRect(0, 0, 200, 40), 0.5)
    assert canvas.pixelColor(filled, 20) == QColor(LIGHT.primary)
    assert canvas.pixelColor(empty, 20) == QColor(LIGHT.line)


def test_that_a_painter_is_left_as_it_was(canvas: QImage) -> None:
    rect = QRect(0, 0, 200, 40)
    with QPainter(canvas) as painter:
        before = (painter.pen(), painter.brush(), painter.font())
        painting.paint_chip(painter, rect, "متوقف", tone="stopped", icon="circle-x")
        painting.paint_badge(painter, rect, text.code((1, 2, 3)))
        painting.paint_text(painter, rect, "عنوان")
        painting.paint_focus(painter, rect)
        painting.paint_dot(painter, QPointF(5, 5), tone="done")
        assert (painter.pen(), painter.brush(), painter.font()) == before


def test_that_a_chip_and_a_line_tell_screen_readers(qtbot: QtBot) -> None:
    chip, line = StatusChip("متوقف", tone="stopped", icon="circle-x"), ProgressLine(0.35)
    qtbot.addWidget(chip)
    qtbot.addWidget(line)
    chip.show_status("انجام‌شده", tone="done", icon="circle-check")
    assert (chip.accessibleName(), line.accessibleName()) == ("انجام‌شده", "۳۵٪")
    assert not chip.grab().isNull()
    assert not line.grab().isNull()


def test_that_shown_icons_follow_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    page = EmptyState("list-tree", "هیچ", "هنوز چیزی نیست.")
    qtbot.addWidget(page)
    picture = next(label for label in page.findChildren(QLabel) if not label.pixmap().isNull())
    before = picture.pixmap().toImage()
    theme.apply(qapp, dark=True)
    assert picture.pixmap().toImage() != before


def test_that_a_long_session_survives_calls_that_return_nothing() -> None:
    """PySide6 6.12 on Python 3.11 lost a reference to None in each of these calls and aborted after 5,000."""
    script = "from PySide6.QtCore import QObject\no = QObject()\nfor i in range(20_000): o.setObjectName(str(i))\n"
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [lambda: text_button("بازیگر تازه"), lambda: IconButton("plus", "بازیگر تازه")])
def test_that_a_button_outside_a_dialog_is_pressed_by_the_usual_keys(
    qtbot: QtBot, key: Qt.Key, make: Callable[[], QAbstractButton]
) -> None:
    pressed: list[str] = []
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    button = make()
    button.clicked.connect(lambda: pressed.append("new"))
    row.addWidget(button)
    with qtbot.waitExposed(page):
        page.show()
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == ["new"]


@pytest.mark.parametrize("act", [MessageBar.clear, lambda bar: _only(bar, QPushButton).click()])
def test_that_the_keyboard_goes_back_to_where_it_was_when_a_bar_closes(
    qtbot: QtBot, act: Callable[[MessageBar], None]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    bar = MessageBar()
    first, place = QPushButton("خانه"), QPushButton("فهرست")
    for part in (first, bar, place):
        column.addWidget(part)
    with qtbot.waitActive(page):
        page.show()
    place.setFocus()
    bar.tell("حذف شد.", action="واگرد", on_action=lambda: None)
    _only(bar, QPushButton).setFocus()
    act(bar)
    assert QApplication.focusWidget() is place
