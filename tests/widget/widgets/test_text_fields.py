"""Persian and Latin text as it is typed, pasted, restored and taken."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.text import ZWNJ
from app.widgets.line_edit import LatinLineEdit, PersianLineEdit
from app.widgets.text_edit import PersianTextEdit
from tests.helpers.typing import press, type_text

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def line(qtbot: QtBot) -> PersianLineEdit:
    edit = PersianLineEdit(name="عنوان")
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def page(qtbot: QtBot) -> PersianTextEdit:
    edit = PersianTextEdit(name="شرح")
    qtbot.addWidget(edit)
    edit.resize(300, 100)
    edit.show()
    return edit


def test_that_arabic_letters_are_typed_as_persian(line: PersianLineEdit) -> None:
    type_text(line, "كارگاهي")
    assert line.text() == "کارگاهی"


def test_that_the_line_keeps_its_undo_when_a_letter_is_respelled(line: PersianLineEdit) -> None:
    type_text(line, "اكي")
    line.undo()
    assert line.text() != "اکی"


def test_that_arabic_letters_are_pasted_as_persian(line: PersianLineEdit) -> None:
    QGuiApplication.clipboard().setText("شبكه صنعتي")
    line.paste()
    assert line.text() == "شبکه صنعتی"


def test_that_the_caret_stays_after_pasting_in_the_middle(line: PersianLineEdit) -> None:
    line.set_value("اول آخر")
    line.setCursorPosition(4)
    QGuiApplication.clipboard().setText("يك ")
    line.paste()
    assert (line.text(), line.cursorPosition()) == ("اول یک آخر", 7)


def test_that_shift_space_types_a_half_space(line: PersianLineEdit) -> None:
    type_text(line, "می")
    press(line, Qt.Key.Key_Space, SHIFT, " ")
    type_text(line, "شود")
    assert line.text() == f"می{ZWNJ}شود"


@pytest.mark.parametrize("text", ["12345", "SWOT تحلیل", "۱-۲-۳"])
def test_that_a_line_begins_at_the_right_whatever_it_holds(line: PersianLineEdit, text: str) -> None:
    line.resize(400, 34)
    line.set_value(text)
    line.setCursorPosition(0)
    line.deselect()
    picture = line.grab().toImage()
    ground = picture.pixelColor(200, 6)
    inked = [x for x in range(12, 388) if any(picture.pixelColor(x, y) != ground for y in range(8, 26))]
    assert min(inked) > 200


def test_that_leaving_the_field_takes_the_text_once(line: PersianLineEdit) -> None:
    taken: list[object] = []
    line.committed.connect(taken.append)
    type_text(line, " خوشه ")
    press(line, Qt.Key.Key_Return)
    line.editingFinished.emit()
    assert taken == ["خوشه"]
    assert line.value() == "خوشه"


def test_that_an_untouched_value_is_never_rewritten(line: PersianLineEdit) -> None:
    taken: list[object] = []
    line.committed.connect(taken.append)
    line.set_value(" كهنه ")
    line.editingFinished.emit()
    assert (taken, line.value()) == ([], " كهنه ")


def test_that_escape_restores_the_last_value(line: PersianLineEdit) -> None:
    line.set_value("پیشین")
    type_text(line, "تازه")
    press(line, Qt.Key.Key_Escape)
    assert line.text() == "پیشین"


def test_that_setting_a_value_is_silent(line: PersianLineEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(line.edited), qtbot.assertNotEmitted(line.committed):
        line.set_value("خوشه")


def test_that_no_more_than_the_longest_text_is_typed(qtbot: QtBot) -> None:
    line = PersianLineEdit(name="x", max_length=3)
    qtbot.addWidget(line)
    type_text(line, "کوتاه")
    assert line.text() == "کوت"


def test_that_latin_fields_read_from_the_left_with_latin_digits(qtbot: QtBot) -> None:
    edit = LatinLineEdit(name="تلفن")
    qtbot.addWidget(edit)
    type_text(edit, "+۹۸ ٢١")
    assert edit.commit()
    assert edit.value() == "+98 21"


def test_that_a_text_reads_from_the_right(page: PersianTextEdit) -> None:
    page.set_value("SWOT")
    option = page.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft


def test_that_a_text_is_respelled_while_typed(page: PersianTextEdit) -> None:
    type_text(page, "كي")
    press(page, Qt.Key.Key_Space, SHIFT, " ")
    assert page.toPlainText() == f"کی{ZWNJ}"


def test_that_rich_text_is_pasted_plain(page: PersianTextEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>خوشه</b>")
    data.setText("خوشه ملي")
    page.insertFromMimeData(data)
    assert page.toPlainText() == "خوشه ملی"
    assert "font-weight" not in page.toHtml().split("<p", 1)[1]


def test_that_tab_leaves_a_text(qtbot: QtBot) -> None:
    page, after = PersianTextEdit(name="شرح"), PersianLineEdit(name="بعد")
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.addWidget(page)
    box.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.setFocus()
    type_text(page, "متن")
    press(page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert page.value() == "متن"


def test_that_a_text_grows_with_its_lines_up_to_its_bound(page: PersianTextEdit) -> None:
    empty = page.sizeHint().height()
    page.set_value("سطر\n" * 7)
    grown = page.sizeHint().height()
    page.set_value("سطر\n" * 50)
    full = page.sizeHint().height()
    page.set_value("سطر\n" * 90)
    assert empty < grown < full == page.sizeHint().height()


def test_that_a_text_that_is_too_long_is_marked_and_kept(qtbot: QtBot) -> None:
    page = PersianTextEdit(name="شرح", max_length=5)
    qtbot.addWidget(page)
    type_text(page, "بسیار دراز")
    assert not page.commit()
    assert page.has_error()
    assert page.toPlainText() == "بسیار دراز"


def test_that_escape_restores_a_text(page: PersianTextEdit) -> None:
    page.set_value("پیشین")
    page.moveCursor(QTextCursor.MoveOperation.End)
    type_text(page, "تر")
    press(page, Qt.Key.Key_Escape)
    assert page.toPlainText() == "پیشین"


def test_that_control_return_takes_a_text(page: PersianTextEdit, qtbot: QtBot) -> None:
    type_text(page, "متن")
    with qtbot.waitSignal(page.committed) as taken:
        press(page, Qt.Key.Key_Return, CONTROL)
    assert taken.args == ["متن"]


@pytest.mark.parametrize("odd", ["سطر\r\nسطر", "سطر\u2028سطر", "سطر\u2029سطر", "سطر\xa0سطر", "كتاب ", "سطر\x0bسطر"])
def test_that_looking_at_an_odd_text_does_not_change_it(qtbot: QtBot, odd: str) -> None:
    edit = PersianTextEdit(name="متن")
    qtbot.addWidget(edit)
    told: list[object] = []
    edit.committed.connect(told.append)
    edit.set_value(odd)
    assert edit.commit()
    assert (told, edit.value()) == ([], odd)


@pytest.mark.parametrize("odd", ["عنوان\nدوم", "عنوان\tدوم", "عنوان\u2028دوم", "كتاب ", "عنوان\x01"])
def test_that_looking_at_an_odd_line_does_not_change_it(qtbot: QtBot, odd: str) -> None:
    edit = PersianLineEdit(name="عنوان")
    qtbot.addWidget(edit)
    told: list[object] = []
    edit.committed.connect(told.append)
    edit.set_value(odd)
    assert edit.commit()
    assert (told, edit.value()) == ([], odd)
