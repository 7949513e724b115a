"""The reader of PDF pages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from app.reports.blocks import Document, PageBreak, Paper, Paragraph, words
from app.reports.pdf import write_pdf
from app.widgets.pdf_pages import PdfPages
from app.widgets.pdf_view import Fit, PdfView
from tests.helpers.typing import press


def pdf(tmp_path: Path, count: int, paper: Paper = Paper.A4) -> bytes:
    blocks = [part for number in range(count) for part in (Paragraph(words(f"برگ {number}")), PageBreak())]
    write_pdf(Document("سند", paper, blocks), tmp_path / "pages.pdf")
    return (tmp_path / "pages.pdf").read_bytes()


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> PdfView:
    shown = PdfView()
    qtbot.addWidget(shown)
    shown.resize(700, 500)
    shown.show()
    shown.show_pages(PdfPages(pdf(tmp_path, 5)))
    return shown


def test_that_pages_are_as_wide_as_the_view(view: PdfView) -> None:
    narrow = view.zoom()
    view.resize(1_000, 500)
    assert view.zoom() > narrow
    assert view.horizontalScrollBar().maximum() == 0


def test_that_a_whole_page_can_be_seen(view: PdfView) -> None:
    view.fit_to(Fit.PAGE)
    assert view.zoom() * 842 * 96 / 72 <= view.viewport().height()


def test_that_a_fixed_zoom_stays_when_the_view_grows(view: PdfView) -> None:
    view.set_zoom(1.5)
    view.resize(1_000, 800)
    assert view.zoom() == 1.5
    assert view.fit() is Fit.NOTHING


def test_that_the_zoom_has_bounds(view: PdfView) -> None:
    view.set_zoom(100)
    assert view.zoom() == 4
    view.set_zoom(0)
    assert view.zoom() == 0.2


def test_that_keys_zoom_and_go_to_the_ends(view: PdfView) -> None:
    before = view.zoom()
    press(view, Qt.Key.Key_Plus)
    assert view.zoom() > before
    press(view, Qt.Key.Key_End)
    assert view.page() == 4
    press(view, Qt.Key.Key_Home)
    assert view.page() == 0


def test_that_the_page_in_sight_is_told(view: PdfView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.page_changed) as told:
        view.go_to(2)
    assert told.args == [2]
    assert view.page() == 2


def test_that_pages_beyond_the_ends_are_the_ends(view: PdfView) -> None:
    view.go_to(99)
    assert view.page() == 4
    view.go_to(-5)
    assert view.page() == 0


def test_that_the_first_page_counts_while_several_are_in_sight(view: PdfView) -> None:
    view.set_zoom(0.2)
    view.resize(700, 560)
    assert view.page() == 0
    press(view, Qt.Key.Key_End)
    assert view.page() == 4


def test_that_the_place_is_kept_while_zooming(view: PdfView) -> None:
    view.go_to(3)
    view.zoom_in()
    assert view.page() == 3


def test_that_a_page_is_drawn_with_ink_on_white(view: PdfView) -> None:
    view.fit_to(Fit.PAGE)
    image = view.viewport().grab().toImage()
    middle = image.width() // 2
    assert image.pixelColor(QPoint(middle, image.height() // 2)) == QColor("white")
    colours = {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(20, 90)}
    assert min(colours) < 120


def test_that_a_screen_reader_reads_the_page(view: PdfView) -> None:
    view.go_to(1)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name)
    assert "برگ" in interface.text(QAccessible.Text.Description)


def test_that_nothing_can_be_shown_again(view: PdfView) -> None:
    view.show_pages(None)
    assert view.pages() is None
    view.viewport().grab()
    view.go_to(1)
    assert view.accessibleDescription() == ""


def test_that_a_huge_picture_is_bounded(tmp_path: Path) -> None:
    pages = PdfPages(pdf(tmp_path, 1, Paper.A3_LANDSCAPE))
    picture = pages.picture(0, 20)
    assert picture.width() * picture.height() <= 24_100_000
    pages.close()
