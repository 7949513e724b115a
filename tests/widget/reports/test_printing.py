"""Pages go to a printer, here one that writes a file."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.reports.blocks import Paper
from app.reports.catalogue import find_report
from app.reports.pdf import write_pdf
from app.reports.report import Options
from app.ui.printing import PrintJob, suit
from app.widgets.pdf_pages import PdfPages
from tests.unit.reports.programmes import long_programme


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    write_pdf(find_report("r1").build(long_programme(90), Paper.A4_LANDSCAPE, Options()), tmp_path / "table.pdf")
    return (tmp_path / "table.pdf").read_bytes()


def printer_to(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def test_that_every_page_is_printed_on_its_own_paper(qtbot: QtBot, data: bytes, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    pages = PdfPages(data)
    suit(printer, pages.sizes[0])
    job = PrintJob(data, printer)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    printed = PdfReader(tmp_path / "out.pdf").pages
    assert len(printed) == len(pages)
    assert printed[0].mediabox.width > printed[0].mediabox.height


def test_that_only_the_wanted_pages_are_printed(qtbot: QtBot, data: bytes, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    job = PrintJob(data, printer)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 2


def test_that_a_cancelled_job_stops(qtbot: QtBot, data: bytes, tmp_path: Path) -> None:
    job = PrintJob(data, printer_to(tmp_path / "out.pdf"))
    done: list[int] = []
    job.progressed.connect(lambda page, _whole: done.append(page))
    job.progressed.connect(job.cancel)
    with qtbot.waitSignal(job.finished, timeout=20_000) as ended:
        job.start()
    assert done == [1]
    assert ended.args == [False]


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_that_a_printer_that_refuses_is_told(qtbot: QtBot, data: bytes, tmp_path: Path) -> None:
    job = PrintJob(data, printer_to(tmp_path / "missing" / "out.pdf"))
    with qtbot.waitSignal(job.failed, timeout=20_000):
        job.start()
