"""The card beside a table: the heading of what is chosen and tabs with its fields and sections.

    form = RecordForm(parts, keep, kind=mark("Actor"), heading=lambda actor: actor.name)
    form.show_records(session, [actor])

`keep(ids, field, value)` stores a field that was left, or paused in; a `UserError` that it raises is shown under the
field, whose text stays. Tabs are built when they are first looked at.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services.session import Session
from app.ui.records.field_row import FieldRow
from app.ui.records.fields import FieldSpec, Part
from app.ui.records.section import Section
from app.widgets.labels import PlainLabel
from app.widgets.status import StatusChip
from app.widgets.tabs import Tabs
from app.widgets.theme import set_kind

Keep = Callable[[Sequence[str], str, object], None]
Chip = tuple[str, str]
_LONGEST_HEADING: Final = 160
_UNTITLED: Final = mark("Untitled")


class RecordForm(QFrame):
    """Shows the chosen records.

    Args:
        parts: the tabs.
        keep: stores a field of records and may refuse.
        kind: the msgid of one record, above its heading.
        heading: what a record is called; blank shows "Untitled".
        chips: words and tones beside the kind.
        nothing: the msgid shown while no record is chosen.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        keep: Keep,
        *,
        kind: str,
        heading: Callable[[Any], str],
        chips: Callable[[Any], Sequence[Chip]] | None = None,
        nothing: str = mark("Choose a row of the table."),
    ) -> None:
        super().__init__()
        set_kind(self, "card")
        self.parts = tuple(parts)
        self._keep = keep
        self._kind, self._heading_of, self._chips_of, self._nothing = kind, heading, chips, nothing
        self._session: Session | None = None
        self._records: Sequence[Any] = ()
        self._writable = True
        self._rows: dict[str, FieldRow] = {}
        self._sections: dict[int, list[Section]] = {}
        self._stale: set[int] = set()
        self._part_of = {spec.name: place for place, part in enumerate(self.parts) for spec in _specs(part)}
        self._part_of |= {table: place for place, part in enumerate(self.parts) for table in part.tables}
        self._over = PlainLabel(kind="code")
        self._title = PlainLabel(kind="h2", wrap=True, most=_LONGEST_HEADING)
        self._chips = QHBoxLayout()
        self._tabs = Tabs(tr("Parts of the form"), self)
        set_kind(self._tabs.tabBar(), "form")
        self._lay_out()
        self._tabs.currentChanged.connect(self._show_part)
        self.show_records(None, ())

    # ---- what is shown

    @property
    def ids(self) -> tuple[str, ...]:
        """The records on show."""
        return tuple(record.id for record in self._records)

    def row(self, field: str) -> FieldRow:
        """Return the row of a field."""
        self._make_part(self._part_of[field])
        return self._rows[field]

    def sections(self, table: str) -> list[Section]:
        """Return the sections of the tab that shows the rows of a table."""
        self._make_part(self._part_of[table])
        return self._sections[self._part_of[table]]

    def show_records(self, session: Session | None, records: Sequence[Any]) -> None:
        """Show one record, several, or none; what is being typed over an unchanged value stays."""
        afresh = self.ids != tuple(record.id for record in records)
        if not records or session is not self._session:
            self._forget(session)
        self._session, self._records = session, records
        self._show_heading()
        self._show_tabs()
        for row in self._rows.values():
            self._load(row, afresh=afresh)
        self._stale = set(self._sections)
        self._show_part()

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Lock or unlock all fields and sections."""
        self._writable = writable
        for section in (one for made in self._sections.values() for one in made):
            section.set_writable(writable)
        self.show_records(self._session, self._records)

    def commit_pending(self) -> list[str]:
        """Take what is typed; return what could not be taken, as sentences."""
        failed = [row for row in self._rows.values() if self._records and not row.commit()]
        told = [
            tr("“{field}” was not changed: {reason}", field=tr(row.spec.label), reason=row.error()) for row in failed
        ]
        for section in (one for made in list(self._sections.values()) for one in made):
            told += section.commit_pending()
        return told

    def reveal(self, name: str) -> None:
        """Turn to the tab in which a field stands, or the rows of a table."""
        if name in self._part_of and self._tabs.isTabVisible(self._part_of[name]):
            self._tabs.setCurrentIndex(self._part_of[name])

    def begin(self) -> None:
        """Put the keyboard into the first field of the tab on show."""
        for spec in _specs(self.parts[self._tabs.currentIndex()]):
            row = self._rows[spec.name]
            if row.isVisibleTo(self) and row.input.isEnabled():
                row.input.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._tabs.tabBar().setFocus()

    def begin_field(self, field: str) -> None:
        """Turn to a field and put the keyboard into it."""
        self.reveal(field)
        self.row(field).input.setFocus()

    def part(self) -> int:
        """Return the number of the tab on show."""
        return self._tabs.currentIndex()

    def turn_to(self, part: int) -> None:
        """Show a tab by its number, if what is chosen has it."""
        if self._tabs.isTabVisible(part):
            self._tabs.setCurrentIndex(part)

    def title(self) -> str:
        """Return the heading."""
        return self._title.text()

    # ---- building

    def _lay_out(self) -> None:
        over = QHBoxLayout()
        over.setSpacing(6)
        over.addWidget(self._over)
        over.addStretch(1)
        over.addLayout(self._chips)
        self._chips.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(4)
        head.addLayout(over)
        head.addWidget(self._title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._tabs, 1)
        box.addStretch(0)
        for part in self.parts:
            self._tabs.addTab(_area(), tr(part.title))

    def _make_part(self, place: int) -> None:
        """Build a tab when it is first looked at: the page opens sooner without those that are not."""
        area = self._tabs.widget(place)
        if not isinstance(area, QScrollArea) or area.widget() is not None:
            return
        part = self.parts[place]
        area.setWidget(self._page(place, part))
        for spec in _specs(part):
            self._load(self._rows[spec.name], afresh=True)
        for section in self._sections[place]:
            section.set_writable(self._writable)
        self._stale.add(place)

    def _page(self, place: int, part: Part) -> QWidget:
        page = QWidget()
        set_kind(page, "page")
        box = QVBoxLayout(page)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(10)
        above = [make() for make in part.above]
        for section in above:
            box.addWidget(section)
        for specs in part.rows:
            line = QHBoxLayout()
            line.setSpacing(12)
            for spec in specs:
                row = self._rows[spec.name] = FieldRow(spec, self._give)
                line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)
        below = [make() for make in part.sections]
        for section in below:
            box.addWidget(section)
            box.addSpacing(6)
        self._sections[place] = [*above, *below]
        box.addStretch()
        return page

    # ---- loading

    def _forget(self, session: Session | None) -> None:
        """Let no section hold on to a record or a project that is gone."""
        for section in (one for made in self._sections.values() for one in made):
            section.show_record(session, "")

    def _show_heading(self) -> None:
        several = len(self._records) > 1
        if len(self._records) == 1:
            record = self._records[0]
            self._over.setText(tr(self._kind))
            self._title.setText(self._heading_of(record) or tr(_UNTITLED))
        else:
            count = persian_digits(len(self._records))
            self._over.setText(tr("What you enter here is given to all of them.") if several else "")
            self._title.setText(tr("{count} records chosen", count=count) if several else tr(self._nothing))
        self._show_chips()

    def _show_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._chips_of is not None and len(self._records) == 1:
            for words, tone in self._chips_of(self._records[0]):
                self._chips.addWidget(StatusChip(words, tone=tone))

    def _show_tabs(self) -> None:
        self._tabs.setVisible(bool(self._records))
        for place, part in enumerate(self.parts):
            self._tabs.setTabVisible(place, self._has(part))

    def _has(self, part: Part) -> bool:
        if len(self._records) > 1:
            return any(spec.bulk for spec in _specs(part))
        return part.wanted is None or not self._records or part.wanted(self._records[0])

    def _load(self, row: FieldRow, *, afresh: bool) -> None:
        if not self._records:
            return
        spec, first = row.spec, self._records[0]
        several = len(self._records) > 1
        row.setVisible(spec.bulk if several else spec.wanted is None or spec.wanted(first))
        values = [spec.value_of(record) for record in self._records]
        mixed = any(value != values[0] for value in values[1:])
        row.load(None if mixed else values[0], mixed=mixed, afresh=afresh)
        row.set_locked(not self._writable)
        if not several and spec.hint is not None:
            row.show_hint(spec.hint(first))

    def _show_part(self) -> None:
        """Fetch what only the tab on show needs."""
        place = self._tabs.currentIndex()
        if place < 0 or not self._records:
            return
        self._make_part(place)
        if place in self._stale:
            self._stale.discard(place)
            record_id = self._records[0].id if len(self._records) == 1 else ""
            for section in self._sections[place]:
                section.setVisible(bool(record_id))
                section.show_record(self._session, record_id)

    def _give(self, field: str, value: object) -> None:
        self._keep(self.ids, field, value)


def _area() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _specs(part: Part) -> Iterator[FieldSpec]:
    return (spec for row in part.rows for spec in row)
