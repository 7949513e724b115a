"""What the pictures of the actors have in common: tools above, the chart, and what is said about it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.charts.shapes import Picture
from app.domain.actor import ACTORS, Actor
from app.domain.errors import UserError
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.reading import find
from app.services.session import Session
from app.ui.pages import REPORTS
from app.ui.records.acting import Acting
from app.ui.records.views import RecordView
from app.ui.shell import Shell
from app.ui.tasks import run_task
from app.widgets.buttons import IconButton
from app.widgets.chart_view import ChartView
from app.widgets.flow_layout import FlowLayout
from app.widgets.labels import PlainLabel

BOOK: Final = "r4:"
TOOL_HEIGHT: Final = 36


class PictureView(RecordView):
    """See the module.

    Args:
        shell: the window.
        acting: tells the page that what happens is its own doing.
        name: the accessible name of the chart.

    `keys` is the msgid that says what the keys do in it.
    """

    keys = ""

    def __init__(self, shell: Shell, acting: Acting, name: str) -> None:
        super().__init__()
        self.shell = shell
        self.acting = acting
        self.session: Session | None = None
        self.writable = False
        self.ids: Sequence[str] = ()
        self.hidden = 0
        self._records: dict[str, Actor] = {}
        self._revision = -1
        self.chart = ChartView(name, self)
        self.chart.background = self._in_background
        self.chart.tip = self.tip
        self.said = PlainLabel(kind="muted", elide=True)
        self.tools = FlowLayout(gap=6)
        self.tools.setContentsMargins(16, 0, 12, 6)
        self.setFocusProxy(self.chart)
        self.chart.chosen.connect(self._on_chosen)
        self.chart.drawn.connect(self.tell)
        self.chart.installEventFilter(self)

    # ---- what the page calls

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        self.session = session
        self._records, self._revision = {}, -1

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these actors as they stand now."""
        self.ids = ids
        self.refresh()

    def choose(self, ids: Sequence[str]) -> None:
        """Mark the actor that was chosen elsewhere."""
        chosen = ids[0] if len(ids) == 1 else ""
        if chosen != self.chart.selected():
            self.chart.put_back()
            self.chart.select(chosen)
            self.chart.bring_into_view(chosen)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changing anything."""
        self.writable = writable
        self.chart.movable = self.chart.can_join = writable

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a described setting."""
        del place

    # ---- what a picture gives

    def refresh(self) -> None:
        """Show what the project holds now."""

    def tip(self, actor_id: str) -> str:
        """Say something of an actor under the pointer."""
        actor = self.record(actor_id)
        return actor.name if actor else ""

    # ---- what a picture uses

    @contextmanager
    def trying(self) -> Iterator[Session]:
        """Do something with the project as the page's own doing; what goes wrong is told."""
        if self.session is None:
            raise RuntimeError("no project")
        try:
            with self.acting.now():
                yield self.session
        except UserError as error:
            self.shell.tell_error(error)

    def record(self, actor_id: str) -> Actor | None:
        """Return an actor as it stands now."""
        if self.session is None:
            return None
        if self._revision != self.session.revision:
            self._records, self._revision = {}, self.session.revision
        if actor_id not in self._records:
            found = find(self.session, ACTORS, actor_id)
            if found is None:
                return None
            self._records[actor_id] = found
        return self._records[actor_id]

    def lay_out(self, content: QWidget) -> None:
        """Put the tools above what holds the chart."""
        for icon, words, do in (
            ("zoom-in", tr("Zoom in"), lambda: self.chart.zoom_by(2)),
            ("zoom-out", tr("Zoom out"), lambda: self.chart.zoom_by(-2)),
            ("maximize", tr("Show everything"), self.chart.show_whole),
            ("printer", tr("Print in the stakeholder book"), self.print_book),
        ):
            button = IconButton(icon, words)
            button.clicked.connect(lambda _checked=False, do=do: do())
            self.tools.addWidget(button)
        self.said.setMinimumHeight(TOOL_HEIGHT)
        self.tools.addWidget(self.said)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self.tools)
        box.addWidget(content, 1)

    def print_book(self) -> None:
        """Show the report that holds the picture."""
        self.shell.go(REPORTS, BOOK)

    def words(self) -> list[str]:
        """Return what is said beside the tools: what is not seen, and how to see it."""
        picture = self.chart.picture
        unnamed = len(picture.unnamed) if picture else 0
        told = [tr(self.keys)] if self.chart.hasFocus() and self.writable else []
        if self.hidden:
            told.append(tr("{count} more actors are not shown", count=persian_digits(self.hidden)))
        if unnamed:
            told.append(tr("{count} names found no room; enlarge the picture", count=persian_digits(unnamed)))
        return told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what the keys do while the chart has them."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.tell()
        return super().eventFilter(watched, event)

    def tell(self) -> None:
        """Say it."""
        self.said.setText(tr(", ").join(self.words()))

    def _in_background(self, work: Callable[[], Picture], take: Callable[[Picture], None]) -> None:
        run_task(lambda _progress: work(), done=take, failed=self.shell.tell_error, owner=self)

    def _on_chosen(self, actor_id: str) -> None:
        if actor_id:
            self.chosen.emit([actor_id])
