"""The card around the chart: heading, buttons, the choice of a plan version, the filter, rows and picture."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.plan_version import PlanVersion
from app.domain.text import persian_digits
from app.i18n import tr
from app.ui.pages.gantt.picture import GanttView
from app.ui.pages.gantt.rows_view import RowsView
from app.ui.pages.plan.filter_bar import FilterBar
from app.widgets.buttons import IconButton
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_WIDE: Final = 980
_LEAST_WIDTH: Final = 720
_VERSIONS_WIDTH: Final = 190
_ROWS_WIDTH: Final = 540


class GanttCard(QFrame):
    """Holds rows and picture; `asked(name)` comes from a button with the name of its action."""

    asked = Signal(str)
    filter_closed = Signal()

    def __init__(self, rows: RowsView, picture: GanttView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.rows, self.picture = rows, picture
        self.filter = FilterBar()
        self.filter.hide()
        self._title = PlainLabel(tr("Gantt chart"), kind="h1", elide=True)
        self._counts = PlainLabel(kind="muted")
        self._locked = PlainLabel(tr("Read-only"), kind="muted")
        self.versions = ChoiceBox(name=tr("Plan version behind today's plan"), none=tr("Without a plan version"))
        self.versions.setFixedWidth(_VERSIONS_WIDTH)
        self.critical_button = _switch("route", tr("Show the critical path"))
        self.names_button = _switch("text-select", tr("Write names beside the bars"))
        self.direction_button = IconButton("arrow-right-left", tr("Let time run from left to right"))
        self.filter_button = _switch("funnel", tr("Filter (Ctrl+F)"))
        self.more_button = IconButton("ellipsis", tr("More commands"))
        self.schedule_button = IconButton("calendar-cog", tr("Automatic scheduling"))
        self.splitter = self._beside()
        self._levels = self._asking(
            ("unfold-vertical", tr("Show one more level"), "open_more"),
            ("fold-vertical", tr("Show one level less"), "close_more"),
        )
        self._zooms = self._asking(
            ("zoom-in", tr("Show days wider"), "zoom_in"),
            ("zoom-out", tr("Show days narrower"), "zoom_out"),
            ("scan", tr("Show the whole plan"), "fit"),
            ("calendar", tr("Go to today"), "go_to_today"),
        )
        self._lay_out()
        self.filter_button.toggled.connect(self._on_filter)
        self.filter.left.connect(rows.setFocus)

    def _asking(self, *buttons: tuple[str, str, str]) -> list[IconButton]:
        made = []
        for icon, words, name in buttons:
            button = IconButton(icon, words)
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            made.append(button)
        return made

    def _beside(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(5)
        splitter.setChildrenCollapsible(False)
        for part, stretch in ((self._rows_alone(), 2), (self.picture, 3)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.indexOf(part), stretch)
        splitter.setSizes([_ROWS_WIDTH, 2 * _ROWS_WIDTH])
        return splitter

    def _rows_alone(self) -> QWidget:
        """Leave as much room below the rows as the picture has for its scroll bar."""
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, self.picture.horizontalScrollBar().sizeHint().height())
        box.addWidget(self.rows)
        return whole

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 8)
        head.setSpacing(6)
        for part in (self._title, self._counts, self._locked):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.versions)
        switches = (self.critical_button, self.names_button, self.direction_button)
        ends = (self.filter_button, self.schedule_button, self.more_button)
        for button in (*switches, *self._zooms, *self._levels, *ends):
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # `minimumSizeHint` says how narrow it may get
        box.setContentsMargins(1, 0, 1, 1)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.filter)
        box.addWidget(self.splitter, 1)
        self.head = head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be spared on a narrow screen; the menu and the keys still have it."""
        wide = self.width() >= _WIDE
        for part in (self._counts, *self._levels, self.names_button):
            part.setVisible(wide)
        self.filter.set_compact(not wide)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Need room for what is never left out."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def show_count(self, shown: int, total: int) -> None:
        """Say how many rows are shown of how many."""
        self._counts.setText(tr("{shown} of {total} rows", shown=persian_digits(shown), total=persian_digits(total)))

    def set_writable(self, *, writable: bool) -> None:
        """Say whether the project may be edited."""
        self._locked.setVisible(not writable)
        self.schedule_button.setEnabled(writable)

    def offer_versions(self, versions: Iterable[PlanVersion]) -> None:
        """Offer the plan versions."""
        self.versions.set_choices((one.id, one.title or tr("Untitled")) for one in versions)

    def version(self) -> str:
        """Return the id of the plan version that is shown behind today's plan; blank for none."""
        version = self.versions.value()
        return version if isinstance(version, str) else ""

    def place(self) -> dict[str, object]:
        """Describe what is shown and how the card is divided."""
        return {
            "version": self.version(),
            "critical": self.critical_button.isChecked(),
            "names": self.names_button.isChecked(),
            "filter": self.filter.place(),
            "filter_shown": self.filter_button.isChecked(),
            "sizes": self.splitter.sizes(),
        }

    def restore_place(self, place: Mapping[str, Any], versions: AbstractSet[str]) -> None:
        """Go back to a described place; a plan version that is none of those there are is left out."""
        if isinstance(sizes := place.get("sizes"), list) and len(sizes) == 2 and all(type(n) is int for n in sizes):  # noqa: PLR2004 rows and picture
            self.splitter.setSizes(sizes)
        version = place.get("version")
        self.versions.set_value(version if isinstance(version, str) and version in versions else None)
        self.critical_button.setChecked(place.get("critical") is True)
        self.names_button.setChecked(place.get("names") is not False)
        if isinstance(wanted := place.get("filter"), dict):
            self.filter.restore_place(wanted)
            self.filter_button.setChecked(place.get("filter_shown") is True)

    def show_direction(self, *, from_right: bool) -> None:
        """Say what the button of the direction does now."""
        words = tr("Let time run from left to right") if from_right else tr("Let time run from right to left")
        self.direction_button.rename(words)

    def open_filter(self) -> None:
        """Show the filter and put the keyboard into it."""
        self.filter_button.setChecked(True)
        self.filter.words.setFocus()
        self.filter.words.selectAll()

    def _on_filter(self, shown: bool) -> None:  # noqa: FBT001 Qt's signal
        self.filter.setVisible(shown)
        if shown:
            self.filter.words.setFocus()
        else:
            self.filter_closed.emit()


def _switch(icon: str, words: str) -> IconButton:
    button = IconButton(icon, words)
    button.setCheckable(True)
    return button
