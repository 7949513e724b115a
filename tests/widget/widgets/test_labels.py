"""Labels and tooltips that show anything letter for letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.text import RLM, left_to_right
from app.widgets.direction import in_order
from app.widgets.labels import PlainLabel, plain, set_tooltip, tooltip_text

HOSTILE = '<b>خوشه</b> <img src="secret.png"> &lt;'


@pytest.mark.parametrize("text", ["SWOT تحلیل.", "۱-۲-۳", "12345", "خوشه"])
def test_that_a_label_reads_from_the_right_whatever_it_begins_with(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.text() == text
    assert QLabel.text(label).startswith(RLM)


def test_that_every_line_of_a_label_reads_from_the_right(qtbot: QtBot) -> None:
    label = PlainLabel("یک\nSWOT")
    qtbot.addWidget(label)
    assert QLabel.text(label).count(RLM) == 2


def test_that_latin_first_text_stands_at_the_right_edge(qtbot: QtBot) -> None:
    label = PlainLabel("SWOT")
    qtbot.addWidget(label)
    label.resize(300, 30)
    picture = label.grab().toImage()
    ground = picture.pixelColor(1, 1)
    inked = [x for x in range(300) if any(picture.pixelColor(x, y) != ground for y in range(30))]
    assert min(inked) > 200


def test_that_persian_text_stands_at_the_left_edge_of_the_english_interface(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    label = PlainLabel("خوشه", elide=True)
    qtbot.addWidget(label)
    label.resize(300, 30)
    picture = label.grab().toImage()
    ground = picture.pixelColor(299, 1)
    inked = [x for x in range(300) if any(picture.pixelColor(x, y) != ground for y in range(30))]
    assert max(inked) < 100


def test_that_tags_in_a_label_are_shown_as_they_are(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_that_an_elided_label_gives_its_whole_text_as_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel("بررسی مبانی نظری و ارزش‌های خوشه", elide=True)
    qtbot.addWidget(label)
    label.resize(80, 30)
    label.show()
    assert "ارزش‌های خوشه" in label.toolTip()
    assert QLabel.text(label).endswith("…")
    label.resize(600, 30)
    assert label.toolTip() == ""


@pytest.mark.parametrize("text", [HOSTILE, "<?xml version='1.0'?><b>", "a & b", "&lt;b&gt;", "<qt>x</qt>"])
def test_that_a_tooltip_never_becomes_rich_text(qtbot: QtBot, text: str) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    set_tooltip(owner, text)
    guessed, told = QLabel(owner.toolTip(), owner), QLabel(owner.toolTip(), owner)
    told.setTextFormat(Qt.TextFormat.PlainText)
    assert guessed.sizeHint() == told.sizeHint()


def test_that_plain_breaks_every_tag_and_entity() -> None:
    broken = plain(HOSTILE)
    assert "<b" not in broken
    assert "&l" not in broken


def test_that_every_line_of_a_wrapped_label_meets_the_edge(qtbot: QtBot) -> None:
    label = PlainLabel("فعالیت جمع‌آوری داده و سه زیرفعالیت آن حذف می‌شود و این یک سطر سوم است که می‌آید.", wrap=True)
    qtbot.addWidget(label)
    label.resize(200, label.heightForWidth(200))
    label.show()
    picture = label.grab().toImage()
    ground, line = picture.pixelColor(1, 1), label.fontMetrics().lineSpacing()
    edges = [
        max(x for x in range(200) if any(picture.pixelColor(x, top + y) != ground for y in range(line)))
        for top in range(0, picture.height() - line // 2, line)
    ]
    assert len(edges) > 2
    assert min(edges) > 200 - 4


def test_that_a_wrapped_label_is_as_high_as_its_text(qtbot: QtBot) -> None:
    label = PlainLabel("یک\nدو\nسه", wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(300) >= 3 * label.fontMetrics().height()


def test_that_a_narrow_label_in_a_wide_layout_is_as_high_as_its_text(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    label = PlainLabel("واژه " * 60, wrap=True)
    label.setFixedWidth(300)
    box = QVBoxLayout(page)
    box.addStretch()
    box.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
    box.addStretch()
    page.resize(1200, 700)
    with qtbot.waitExposed(page):
        page.show()
    assert label.height() >= label.heightForWidth(300) > 2 * label.fontMetrics().height()


@pytest.mark.parametrize(("line", "keeps"), [("=SUM(A1)", True), ("=1+1", True), ("SWOT تحلیل", False), ("۱۲", False)])
def test_that_a_line_without_persian_letters_keeps_its_own_order(line: str, *, keeps: bool) -> None:
    assert in_order(line) == (left_to_right(line) if keeps else line)


def test_that_an_endless_text_is_shown_in_part_only(qtbot: QtBot) -> None:
    label = PlainLabel("بلند " * 30_000, wrap=True, most=160)
    qtbot.addWidget(label)
    assert label.heightForWidth(300) < 10 * label.fontMetrics().height()
    assert label.toolTip()


def test_that_the_tooltip_of_an_endless_text_goes_with_it(qtbot: QtBot) -> None:
    label = PlainLabel("بلند " * 30_000, wrap=True)
    qtbot.addWidget(label)
    label.setText("کوتاه")
    assert not label.toolTip()


def test_that_a_tooltip_fits_on_a_screen() -> None:
    assert len(tooltip_text("بلند " * 30_000)) < 3_000
