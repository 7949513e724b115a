"""The page of the reports."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT
from app.i18n import mark, tr
from app.reports.export import source_of
from app.services.session import ChangeSet, Session
from app.storage.faults import disk_error
from app.ui.dialogs.files import FileKind, ask_save
from app.ui.page import Page
from app.ui.pages.reports.drafting import Drafting, Order
from app.ui.pages.reports.options import ReportOptions, first_leaf
from app.ui.pages.reports.preview import Preview
from app.ui.pages.reports.report_list import ReportList
from app.ui.printing import PrintJob, ask_printer, has_printer
from app.ui.shell import Offer, Shell
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState
from app.widgets.labels import PlainLabel
from app.widgets.progress_panel import ProgressPanel
from app.widgets.theme import set_kind

_MARGIN: Final = 16
_CHOOSER_WIDTH: Final = 310
_PDF: Final = FileKind(mark("PDF documents"), ("*.pdf",))
_FORBIDDEN_IN_NAMES: Final = '<>:"/\\|?*'


class ReportsPage(Page):
    """Choose a report, see it as it will be printed, then print it or save it as PDF."""

    title = mark("Reports")
    tables = frozenset({ACTIVITY.name, PROJECT.name})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._session: Session | None = None
        self._data = b""
        self._is_new = True
        self._folder = QTemporaryDir()
        self.list = ReportList()
        self.options = ReportOptions()
        self.preview = Preview()
        self.drafting = Drafting(self)
        self.printing = ProgressPanel()
        self.save = text_button(tr("Save as PDF…"), kind="primary", icon="file-down", clicked=self.ask_target)
        self.print = text_button(tr("Print…"), icon="printer", clicked=self.ask_printer)
        self.open = text_button(tr("Open in the system's viewer"), icon="eye", clicked=self.open_elsewhere)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._empty())
        self._layers.addWidget(self._desk())
        self._connect()
        self.options.suit(self.list.report())

    def open_session(self, session: Session | None) -> None:
        """Show the reports of another project."""
        self._session = session
        self._is_new = True
        self.drafting.cancel()
        self.preview.clear()
        self._allow_output(b"")

    def reload(self, changes: ChangeSet | None) -> None:
        """Prepare the preview anew; where that took long, only say that it is out of date."""
        if self._session is None:
            return
        plan = source_of(self._session).plan
        self._layers.setCurrentIndex(1 if plan.roots else 0)
        if not plan.roots:
            self.drafting.cancel()
            return
        self.options.offer_activities(plan)
        if self._is_new:
            self.options.activity.set_value(first_leaf(plan))
            self._is_new = False
        if changes is not None and self._data and self.drafting.is_slow:
            self.drafting.cancel()
            self._allow_output(b"")
            self.preview.tell_stale()
        else:
            self.prepare()

    def place(self) -> dict[str, object]:
        """Describe what is chosen."""
        options = self.options.value()
        return {"report": self.list.report().id, "paper": options.paper, "activity": options.activity}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Choose what was chosen, as far as it still exists."""
        self.list.choose(str(place.get("report")))
        for paper in self.list.report().papers:
            if paper == place.get("paper"):
                self.options.paper.set_value(paper)
        if "activity" in place and not self._choose_activity(str(place["activity"])):
            self.options.activity.set_value(None)
        self.prepare()

    def show_row(self, row_id: str) -> bool:
        """Show the sheet of an activity."""
        if not self._choose_activity(row_id):
            return False
        self.list.choose("activity")
        self.prepare()
        return True

    def focus_main(self) -> None:
        """Begin at the list of reports."""
        self.list.setFocus()

    def prepare(self) -> None:
        """Prepare the preview of what is chosen, in a moment."""
        if self._session is not None and self._layers.currentIndex():
            self._allow_output(b"")
            self.drafting.want(self._order)

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
        except UserError as error:
            self.shell.tell_error(error)
            return
        order = self._order()
        self.shell.run(
            tr("Saving “{name}”…", name=target.name),
            lambda progress: order.write(target, progress),
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

    def _order(self) -> Order:
        if self._session is None:
            raise RuntimeError("no project is open")
        return Order(source_of(self._session), self.list.report(), self.options.value())

    def _choose_activity(self, row_id: str) -> bool:
        if self._session is None or row_id not in source_of(self._session).plan.by_id:
            return False
        self.options.activity.set_value(row_id)
        return True

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

    def _on_printed(self, printed: bool) -> None:  # noqa: FBT001 a signal hands it over
        self.printing.finish()
        if printed:
            self.shell.tell(tr("The report was sent to the printer."), kind="success")

    def _on_chosen(self) -> None:
        self.options.suit(self.list.report())
        self.prepare()

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
        self.drafting.failed.connect(self.preview.tell_failed)
        self.drafting.ready.connect(self._on_ready)
        key = QAction(tr("Print the report"), self)
        key.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.triggered.connect(self.ask_printer)
        self.addAction(key)

    def _empty(self) -> QWidget:
        return EmptyState(
            "file-text",
            tr("Nothing to print yet"),
            tr("Reports are made from the activities of the programme. Add the first phase, then come back."),
            text_button(tr("Go to the programme"), kind="primary", clicked=lambda: self.shell.go("plan")),
        )

    def _desk(self) -> QWidget:
        desk = QWidget()
        row = QHBoxLayout(desk)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(_MARGIN)
        row.addWidget(_chooser(self.list, (self.options, self.printing, self.save, self.print, self.open)))
        row.addWidget(self.preview, 1)
        return desk


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
