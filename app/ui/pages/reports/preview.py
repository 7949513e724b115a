"""The preview: a tool bar, the pages, and what is to be said about them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.reports.wording import digits
from app.widgets.buttons import IconButton
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar
from app.widgets.pdf_pages import PdfPages
from app.widgets.pdf_view import Fit, PdfView
from app.widgets.progress_panel import ProgressPanel
from app.widgets.theme import set_kind

_EDGE: Final = 8


class Preview(QFrame):
    """Shows a finished PDF. While another one is prepared, the former one stays with a note above it."""

    cancelled = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.view = PdfView(self)
        self.message = MessageBar(self)
        self.progress = ProgressPanel(self)
        self.progress.cancelled.connect(self.cancelled)
        self._count = PlainLabel(kind="soft")
        self._zoom = PlainLabel(kind="soft")
        self._tools = self._tool_bar()
        box = QVBoxLayout(self)
        box.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        box.addWidget(self._tools)
        box.addWidget(self.message)
        box.addWidget(self.progress)
        box.addWidget(self.view, 1)
        self.view.page_changed.connect(self._tell_place)
        self.view.zoom_changed.connect(self._tell_place)
        self._tell_place()

    def show_pdf(self, data: bytes) -> None:
        """Show a finished PDF."""
        self.progress.finish()
        self.message.clear()
        self.view.show_pages(PdfPages(data))
        self._tell_place()

    def clear(self) -> None:
        """Show nothing."""
        self.progress.finish()
        self.message.clear()
        self.view.show_pages(None)
        self._tell_place()

    def tell_preparing(self) -> None:
        """Say that a PDF is being prepared."""
        self.message.clear()
        self.progress.start(tr("Preparing the preview…"))

    def tell_page(self, page: int) -> None:
        """Say which page is being prepared, if it takes long enough to say something."""
        if self.progress.isVisible():
            self.progress.start(tr("Preparing the preview: page {page}…", page=digits(page)))

    def tell_stale(self) -> None:
        """Say that the project has changed since, and offer to prepare the preview again."""
        self._offer(tr("The programme has changed since this preview."), tr("Refresh"))

    def tell_cancelled(self) -> None:
        """Say that no new PDF comes, and offer to prepare it after all."""
        self.progress.finish()
        self._offer(tr("The preview was cancelled."), tr("Prepare it"))

    def tell_failed(self, text: str, action: str, mend: Callable[[], None]) -> None:
        """Say why there is no PDF, show none, and offer what can be done about it."""
        self.clear()
        self.message.tell(text, kind="warning", action=action, on_action=mend)

    def _offer(self, text: str, action: str) -> None:
        self.message.tell(text, kind="warning", action=action, on_action=self.wanted.emit)

    def _tell_place(self) -> None:
        pages = self.view.pages()
        self._tools.setEnabled(pages is not None)
        self._zoom.setText(tr("{number}%", number=digits(round(self.view.zoom() * 100))))
        page = digits(self.view.page() + 1)
        self._count.setText(tr("Page {page} of {pages}", page=page, pages=digits(len(pages))) if pages else "")

    def _tool_bar(self) -> QWidget:
        view = self.view
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(_tool("arrow-up", tr("Previous page"), lambda: view.go_to(view.page() - 1)))
        row.addWidget(_tool("arrow-down", tr("Next page"), lambda: view.go_to(view.page() + 1)))
        row.addSpacing(_EDGE)
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(_tool("zoom-out", tr("Zoom out"), view.zoom_out))
        row.addWidget(self._zoom)
        row.addWidget(_tool("zoom-in", tr("Zoom in"), view.zoom_in))
        row.addWidget(_tool("move-vertical", tr("Whole page"), lambda: view.fit_to(Fit.PAGE)))
        row.addWidget(_tool("maximize", tr("Page width"), lambda: view.fit_to(Fit.WIDTH)))
        return bar


def _tool(icon: str, name: str, clicked: Callable[[], object]) -> IconButton:
    button = IconButton(icon, name)
    button.clicked.connect(lambda _checked=False: clicked())
    return button
