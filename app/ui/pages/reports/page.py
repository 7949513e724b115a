"""The page of the reports."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.i18n import mark, tr
from app.reports.export import Draft, draft
from app.reports.report import Theme
from app.services.session import ChangeSet, Session
from app.storage.faults import disk_error
from app.ui.dialogs.files import FileKind, ask_save
from app.ui.page import ANY, Page
from app.ui.pages.reports.drafting import Drafting, write_draft
from app.ui.pages.reports.options import ReportOptions
from app.ui.pages.reports.preview import Preview
from app.ui.pages.reports.report_list import ReportList
from app.ui.printing import PrintJob, ask_printer, has_printer
from app.ui.shell import Offer, Shell
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel, set_tooltip
from app.widgets.progress_panel import ProgressPanel
from app.widgets.theme import set_kind

_MARGIN: Final = 16
_CHOOSER_WIDTH: Final = 310
_PDF: Final = FileKind(mark("PDF documents"), ("*.pdf",))
_FORBIDDEN_IN_NAMES: Final = '<>:"/\\|?*'


_PAGES: Final = {
    Theme.PROGRAMME: "plan",
    Theme.PEOPLE: "actors",
    Theme.AGREEMENTS: "agreements",
    Theme.MEETINGS: "meetings",
    Theme.GROUPS: "groups",
    Theme.FORMS: "meetings",
}


def shown_as(report_id: str, row_id: str | None = None) -> str:
    """Return what to hand to `shell.go("reports", …)` to show a report, about a record if one is given."""
    return f"{report_id}:{row_id or ''}"


class ReportsPage(Page):
    """Choose a report, see it as it will be printed, then print it or save it as PDF."""

    title = mark("Reports")
    tables = ANY

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._session: Session | None = None
        self._data = b""
        self._folder = QTemporaryDir()
        self.list = ReportList()
        self.about = PlainLabel(kind="soft", wrap=True)
        self.options = ReportOptions(lambda: self._session)
        self.preview = Preview()
        self.drafting = Drafting(self)
        self.printing = ProgressPanel()
        self.save = text_button(tr("Save as PDF…"), kind="primary", icon="file-down", clicked=self.ask_target)
        self.print = text_button(tr("Print…"), icon="printer", clicked=self.ask_printer)
        self.open = text_button(tr("Open the PDF"), icon="eye", clicked=self.open_elsewhere)
        set_tooltip(self.open, tr("Open in the system's viewer"))
        self._desk()
        self._connect()
        self._suit()

    def open_session(self, session: Session | None) -> None:
        """Show the reports of another project."""
        self._session = session
        self.options.forget()
        self.drafting.cancel()
        self.preview.clear()
        self._allow_output(b"")

    def reload(self, changes: ChangeSet | None) -> None:
        """Prepare the preview anew; where that took long, only say that it is out of date."""
        del changes
        if self._session is None:
            return
        self.options.refresh()
        if self._data and self.drafting.is_slow:
            self.drafting.cancel()
            self._allow_output(b"")
            self.preview.tell_stale()
        else:
            self.prepare()

    def place(self) -> dict[str, object]:
        """Describe what is chosen."""
        options = self.options.value()
        return {
            "report": self.list.report().id,
            "paper": options.paper,
            "subject": options.subject,
            "without": sorted(options.without),
        }

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Choose what was chosen, as far as it still exists."""
        if self.list.choose(str(place.get("report"))):
            self._restore_options(place)
        self.prepare()

    def _restore_options(self, place: Mapping[str, Any]) -> None:
        report, subject, without = self.list.report(), place.get("subject"), place.get("without")
        for paper in report.papers:
            if paper == place.get("paper"):
                self.options.choose_paper(paper)
        if isinstance(without, list):
            self.options.leave_out(frozenset(map(str, without)))
        self.options.choose(subject if isinstance(subject, str) and subject else None)

    def show_row(self, row_id: str) -> bool:
        """Show a report about a record, named as `shown_as` does, or the sheet of an activity by its id alone."""
        report_id, parted, subject = row_id.partition(":")
        if not parted:
            report_id, subject = "activity", row_id
        if self._session is None or (not parted and self._session.row("activity", row_id) is None):
            return False
        if not self.list.choose(report_id):
            return False
        self.options.choose(subject or None)
        self.prepare()
        return True

    def focus_main(self) -> None:
        """Begin at the list of reports."""
        self.list.setFocus()

    def prepare(self) -> None:
        """Prepare the preview of what is chosen, in a moment."""
        if self._session is not None:
            self._allow_output(b"")
            self.drafting.want(self._draft)

    def ask_target(self) -> None:
        """Ask where to save the report."""
        if self._session is not None and self._data:
            ask_save(self, tr("Save as PDF"), self._session.path.with_name(self._file_name()), _PDF, self.save_to)

    def save_to(self, target: Path) -> None:
        """Write the report to `target` in the background."""
        if self._session is None:
            return
        try:
            self._session.refuse_target(target)
            made = self._draft()
        except UserError as error:
            self.shell.tell_error(error)
            return
        self.shell.run(
            tr("Saving “{name}”…", name=target.name),
            lambda progress: write_draft(made, target, progress),
            lambda _pages: self._tell_saved(target),
        )

    def ask_printer(self) -> None:
        """Ask for a printer, or say that there is none."""
        pages = self.preview.view.pages()
        if pages is None or not self._data:
            return
        if has_printer():
            ask_printer(self, pages, tr(self.list.report().title), self.print_to)
            return
        self.shell.tell(
            tr("No printer is set up on this computer. You can open the PDF and print it elsewhere."),
            kind="warning",
            action=Offer(tr("Open the PDF"), self.open_elsewhere),
        )

    def print_to(self, printer: QPrinter) -> None:
        """Send the pages of the preview to a printer."""
        job = PrintJob(self._data, printer, self)
        self.printing.start(tr("Printing…"))
        self.printing.cancelled.connect(job.cancel)
        job.progressed.connect(lambda done, whole: self.printing.advance(done / whole))
        job.failed.connect(self.shell.tell_error)
        job.failed.connect(self.printing.finish)
        job.finished.connect(self._on_printed)
        for end in (job.finished, job.failed):
            end.connect(job.deleteLater)
        job.start()

    def open_elsewhere(self) -> None:
        """Open the PDF in the viewer of the system."""
        if not self._data:
            return
        target = Path(self._folder.filePath(self._file_name()))
        try:
            target.write_bytes(self._data)
        except OSError as error:
            self.shell.tell_error(disk_error(error, target))
            return
        _open_file(target)

    def _draft(self) -> Draft:
        if self._session is None:
            raise RuntimeError("no project is open")
        return draft(self._session, self.list.report(), self.options.value())

    def _file_name(self) -> str:
        title = tr(self.list.report().title)
        return "".join("-" if letter in _FORBIDDEN_IN_NAMES else letter for letter in title) + ".pdf"

    def _tell_saved(self, target: Path) -> None:
        show = Offer(tr("Open it"), lambda: _open_file(target))
        self.shell.tell(tr("The report was saved as “{name}”.", name=target.name), kind="success", action=show)

    def _allow_output(self, data: bytes) -> None:
        """Keep the finished PDF; without one there is nothing to save or print."""
        self._data = data
        for button in (self.save, self.print, self.open):
            button.setEnabled(bool(data))

    def _on_ready(self, data: bytes) -> None:
        self.preview.show_pdf(data)
        self._allow_output(data)

    def _on_failed(self, text: str) -> None:
        """Say why there is nothing to see, and offer the page where that can be mended."""
        page = _PAGES[self.list.report().theme]
        self.preview.tell_failed(text, tr("Go to that page"), lambda: self.shell.go(page))

    def _on_printed(self, printed: bool) -> None:  # noqa: FBT001 a signal hands it over
        self.printing.finish()
        if printed:
            self.shell.tell(tr("The report was sent to the printer."), kind="success")

    def _on_chosen(self) -> None:
        self._suit()
        self.prepare()

    def _suit(self) -> None:
        report = self.list.report()
        self.about.setText(tr(report.description))
        self.options.suit(report)

    def _on_cancelled(self) -> None:
        self.drafting.cancel()
        self.preview.tell_cancelled()

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.options.changed.connect(self.prepare)
        self.preview.wanted.connect(self.prepare)
        self.preview.cancelled.connect(self._on_cancelled)
        self.drafting.lingers.connect(self.preview.tell_preparing)
        self.drafting.progressed.connect(self.preview.tell_page)
        self.drafting.failed.connect(self._on_failed)
        self.drafting.ready.connect(self._on_ready)
        key = QAction(tr("Print the report"), self)
        key.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.triggered.connect(self.ask_printer)
        self.addAction(key)

    def _desk(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(_MARGIN)
        row.addWidget(
            _chooser(
                self.list, (self.about, self.options, self.printing, self.save, _side_by_side(self.print, self.open))
            )
        )
        row.addWidget(self.preview, 1)


def _side_by_side(*parts: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1)
    return whole


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _chooser(reports: QWidget, below: Iterable[QWidget]) -> QFrame:
    card = QFrame()
    set_kind(card, "card")
    card.setFixedWidth(_CHOOSER_WIDTH)
    box = QVBoxLayout(card)
    box.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    box.setSpacing(10)
    box.addWidget(PlainLabel(tr("Reports"), kind="h1"))
    box.addWidget(reports, 1)
    for part in below:
        box.addWidget(part)
    return card
