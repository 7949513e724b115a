"""The form beside the tree: every field of one activity, or what several can be given at once."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.plan import ACTIVITY, MECHANISM_LABELS, Activity, Node, Plan, Status
from app.domain.text import code, latin_digits, persian_digits
from app.i18n import tr
from app.ui.pages.plan import form_hints, wording
from app.ui.pages.plan.form_fields import PARTS, SOURCE_PART, TIME_PART
from app.ui.records.field_row import FieldRow
from app.ui.records.fields import FieldSpec, Part
from app.ui.records.history import HistoryList
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.month_range import MonthRangeEdit
from app.widgets.tabs import Tabs
from app.widgets.theme import set_kind

if TYPE_CHECKING:
    from app.storage.history import HistoryEntry

Keep = Callable[[Sequence[str], str, object], None]
FILES_PART: Final = len(PARTS)
WAITING: Final = "waiting"
FILES: Final = "files"
_WHOLE: Final = 100
_LONGEST_HEADING: Final = 160
_NOT_TOLD: Final = ("title_is_ours", "parent_id")


class ActivityForm(QFrame):
    """Shows the chosen activities and gives each change to `keep(ids, field, value)`, which may refuse it.

    `history` is asked for the changes of an activity, `names` for the people and organisations of a plan, when the
    part that shows them is looked at; `around(part, id)` then shows what hangs on an activity in the part WAITING (what
    it waits for) or FILES (links and files), and returns where.
    """

    def __init__(
        self,
        keep: Keep,
        history: "Callable[[str], Sequence[HistoryEntry]]",
        names: Callable[[Plan], Sequence[str]],
        around: Callable[[str, str], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._keep = keep
        self._history = history
        self._names = names
        self._around = around
        self._named: Plan | None = None
        self._plan = Plan()
        self._nodes: Sequence[Node] = ()
        self._writable = True
        self._rows: dict[str, FieldRow] = {}
        self._part_of = {spec.name: place for place, part in enumerate(PARTS) for spec in _specs(part)}
        self._code = PlainLabel(kind="code")
        self._title = PlainLabel(kind="h2", wrap=True, most=_LONGEST_HEADING)
        self._tabs = Tabs(tr("Parts of the form"), self)
        self._step = text_button("", kind="flat", icon="circle-check", clicked=self._take_step)
        self._reading = PlainLabel(kind="muted", wrap=True)
        self._waiting = QStackedWidget()
        self._changes = HistoryList(ACTIVITY, hidden=_NOT_TOLD, words=MECHANISM_LABELS)
        self._lay_out()
        self._tabs.currentChanged.connect(self._show_part)
        self.show_nodes(self._plan, ())

    # ---- what is shown

    @property
    def ids(self) -> tuple[str, ...]:
        """The activities on show."""
        return tuple(node.activity.id for node in self._nodes)

    def row(self, field: str) -> FieldRow:
        """Return the row of a field."""
        self._make_part(self._part_of[field])
        return self._rows[field]

    def show_nodes(self, plan: Plan, nodes: Sequence[Node]) -> None:
        """Show one activity, several, or none; what is being typed over an unchanged value stays."""
        afresh = self.ids != tuple(node.activity.id for node in nodes)
        self._plan, self._nodes = plan, nodes
        self._show_heading()
        self._show_parts()
        for name, row in self._rows.items():
            self._load(row, name, afresh=afresh)
        self._show_step()
        self._show_part()

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Lock or unlock all fields."""
        self._writable = writable
        self.show_nodes(self._plan, self._nodes)

    def commit_pending(self) -> list[str]:
        """Take what is typed; return what could not be taken, as sentences."""
        failed = [row for row in self._rows.values() if not row.commit()]
        return [
            tr("“{field}” was not changed: {reason}", field=tr(row.spec.label), reason=row.error()) for row in failed
        ]

    def reveal(self, field: str) -> None:
        """Turn to the part in which a field stands."""
        if field in self._part_of:
            self._tabs.setCurrentIndex(self._part_of[field])

    def begin(self) -> None:
        """Put the keyboard into the first field of the part on show."""
        part = self._tabs.currentIndex()
        for spec in _specs(PARTS[part]) if part < FILES_PART else ():
            row = self._rows[spec.name]
            if row.isVisibleTo(self) and row.input.isEnabled():
                row.input.setFocus()
                return

    def part(self) -> int:
        """Return the number of the part on show."""
        return self._tabs.currentIndex()

    def turn_to(self, part: int) -> None:
        """Show a part by its number."""
        self._tabs.setCurrentIndex(part)

    def changes(self) -> HistoryList:
        """Return the list of past changes."""
        return self._changes

    def step(self) -> QPushButton:
        """Return the button that takes the status which the progress suggests."""
        return self._step

    # ---- building

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(4)
        head.addWidget(self._code)
        head.addWidget(self._title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._tabs, 1)
        for part in PARTS:
            self._tabs.addTab(_area(), tr(part.title))
        self._tabs.addTab(_area(), tr("Links and files"))

    def _make_part(self, place: int) -> None:
        """Build a part when it is first looked at: the window opens sooner without those that are not."""
        area = self._tabs.widget(place)
        if isinstance(area, QScrollArea) and area.widget() is None and place < FILES_PART:
            area.setWidget(self._page(place, PARTS[place]))
            self._show_parts()
            for spec in _specs(PARTS[place]):
                self._load(self._rows[spec.name], spec.name, afresh=True)

    def _page(self, place: int, part: Part) -> QWidget:
        page = QWidget()
        set_kind(page, "page")
        box = QVBoxLayout(page)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(10)
        for specs in part.rows:
            box.addLayout(self._line(specs))
        if place == TIME_PART:
            box.addWidget(self._waiting)
        if place == SOURCE_PART:
            self._add_source(box)
        box.addStretch()
        return page

    def _line(self, specs: Sequence[FieldSpec]) -> QVBoxLayout | QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        for spec in specs:
            row = FieldRow(spec, self._give)
            self._rows[spec.name] = row
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        if specs[0].name == "months":
            months: MonthRangeEdit = self._rows["months"].input
            months.edited.connect(self._on_months_typed)
        if specs[-1].name == "progress":
            both = QVBoxLayout()
            both.addLayout(line)
            both.addWidget(self._step)
            return both
        return line

    def _add_source(self, box: QVBoxLayout) -> None:
        box.addWidget(self._reading)
        box.addSpacing(6)
        box.addWidget(PlainLabel(tr("Changes of this activity"), kind="h2"))
        box.addWidget(self._changes)

    # ---- loading

    def _show_heading(self) -> None:
        if len(self._nodes) == 1:
            node = self._nodes[0]
            kind = tr("Phase {code}") if node.level == 1 else tr("Activity {code}")
            self._code.setText(kind.format(code=code(node.path)))
            self._title.setText(wording.title(node))
        else:
            count = persian_digits(len(self._nodes))
            self._code.setText(tr("What you enter here is given to all of them.") if self._nodes else "")
            self._title.setText(
                tr("{count} activities chosen", count=count) if self._nodes else tr("Choose an activity in the table.")
            )

    def _show_parts(self) -> None:
        several = len(self._nodes) > 1
        self._tabs.setVisible(bool(self._nodes))
        for place, part in enumerate(PARTS):
            self._tabs.setTabVisible(place, not several or any(spec.bulk for spec in _specs(part)))
        self._tabs.setTabVisible(FILES_PART, not several)
        for row in self._rows.values():
            row.setVisible(not several or row.spec.bulk)

    def _load(self, row: FieldRow, name: str, *, afresh: bool) -> None:
        if not self._nodes:
            return
        values = [form_hints.shown_value(name, node) for node in self._nodes]
        mixed = any(value != values[0] for value in values[1:])
        row.load(None if mixed else values[0], mixed=mixed, afresh=afresh)
        locked = any(form_hints.computed(name, node) for node in self._nodes)
        row.set_locked(locked or not self._writable)
        if len(self._nodes) == 1:
            row.show_hint(form_hints.hint(name, self._plan, self._nodes[0]))

    def _show_step(self) -> None:
        target = self._next_status()
        words = {Status.DONE: tr("Mark as done"), Status.IN_PROGRESS: tr("Mark as in progress")}
        self._step.setVisible(target is not None and self._writable)
        if target is not None:
            self._step.setText(f" {words[target]}")
            self._step.setAccessibleName(words[target])

    def _next_status(self) -> Status | None:
        if len(self._nodes) != 1 or self._nodes[0].children:
            return None
        return next_status(self._nodes[0].activity)

    def _show_part(self) -> None:
        """Fetch what only the part on show needs."""
        part = self._tabs.currentIndex()
        self._make_part(part)
        if part == self._part_of["responsible"] and self._named is not self._plan:
            self._named = self._plan
            for field in ("responsible", "stakeholders"):
                self._rows[field].input.set_suggestions(self._names(self._plan))
        if part == SOURCE_PART and len(self._nodes) == 1:
            self._show_history()
        if part == FILES_PART and len(self._nodes) == 1:
            self._show_files()
        if part == TIME_PART:
            self._show_waiting()

    def _show_waiting(self) -> None:
        self._waiting.setVisible(len(self._nodes) == 1)
        if len(self._nodes) == 1:
            shown = self._around(WAITING, self._nodes[0].activity.id)
            if self._waiting.indexOf(shown) < 0:
                self._waiting.addWidget(shown)

    def _show_files(self) -> None:
        area, shown = self._tabs.widget(FILES_PART), self._around(FILES, self._nodes[0].activity.id)
        if isinstance(area, QScrollArea) and area.widget() is None:
            page = QWidget()
            set_kind(page, "page")
            box = QVBoxLayout(page)
            box.setContentsMargins(12, 12, 12, 12)
            box.addWidget(shown)
            area.setWidget(page)

    def _show_history(self) -> None:
        activity = self._nodes[0].activity
        notes = [tr("Notes of reading"), *map(tr, activity.reading_notes)]
        self._reading.setText("\n".join(notes))
        self._reading.setVisible(bool(activity.reading_notes))
        self._changes.show_entries(self._history(activity.id), activity.id)

    # ---- what the user does

    def _give(self, field: str, value: object) -> None:
        self._keep(self.ids, field, value)

    def _take_step(self) -> None:
        target = self._next_status()
        if target is not None:
            self._give("status", target)

    def _on_months_typed(self) -> None:
        edit: MonthRangeEdit = self._rows["months"].input
        typed = [latin_digits(part.text()).strip() for part in (edit.first, edit.last)]
        if all(text.isascii() and text.isdigit() for text in typed):
            self._rows["months"].show_hint(form_hints.months_hint(self._plan.start, (int(typed[0]), int(typed[1]))))


def next_status(activity: Activity) -> Status | None:
    """Return the status that the progress of an activity suggests, None when it fits."""
    progress = activity.progress or 0
    waiting = activity.status in (Status.NOT_STARTED, Status.IN_PROGRESS)
    if progress == _WHOLE and waiting:
        return Status.DONE
    return Status.IN_PROGRESS if progress and activity.status is Status.NOT_STARTED else None


def _area() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _specs(part: Part) -> Iterator[FieldSpec]:
    return (spec for row in part.rows for spec in row)
