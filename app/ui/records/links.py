"""What a record is linked to: activities, meetings, working groups, agreements, actors; a section for forms.

    Part(mark("Links"), sections=(lambda: LinksSection(shell, "meeting", ("activity", "agreement")),), tables=("link",))

Typing part of a name in the line at the foot and Enter links; Enter on a row goes there, Delete takes the link away.
"""

from collections.abc import Callable, Sequence
from itertools import chain, islice, zip_longest
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.domain import jalali
from app.domain.agreement import AGREEMENTS
from app.domain.errors import UserError
from app.domain.fold import Place
from app.domain.group import WORKING_GROUPS
from app.domain.meeting import MEETINGS
from app.domain.records import TABLE_BY_NAME
from app.domain.tables.groups import STATE_LABELS
from app.domain.tables.meetings import KIND_LABELS
from app.domain.text import code, left_to_right, persian_digits
from app.i18n import mark, tr
from app.services import links
from app.services.plan_reading import plan_of
from app.services.reading import find
from app.services.session import Session
from app.ui.records.names import MOST, Candidate, RecordNames
from app.ui.records.part_list import Line, PartModel, PartView
from app.ui.records.picker import RecordPicker
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.labels import PlainLabel
from app.widgets.theme import choose_icon, dress_menu

_MOST_ROWS: Final = 12
_PAGES: Final = {
    "activity": "plan",
    "meeting": "meetings",
    "working_group": "groups",
    "agreement": "agreements",
    "actor": "actors",
    "risk": "steering",
}
_ICONS: Final = {
    "activity": "list-tree",
    "meeting": "calendar-days",
    "working_group": "users-round",
    "agreement": "handshake",
    "actor": "users",
    "risk": "triangle-alert",
}


class LinksSection(Section):
    """See the module.

    Args:
        shell: the window.
        table: the kind of record that the form shows.
        kinds: the tables that it may be linked to from here, in the order of the list; others are left out.
        title: the msgid of the heading.
        empty: the msgid shown while there are no links.
    """

    def __init__(
        self,
        shell: Shell,
        table: str,
        kinds: Sequence[str],
        *,
        title: str = mark("Links"),
        empty: str = mark("Not linked to anything yet. Type part of a title below."),
    ) -> None:
        super().__init__(title)
        self._shell, self._table, self._kinds = shell, table, tuple(kinds)
        self._session: Session | None = None
        self._record_id = ""
        self._writable = True
        self.places: list[Place] = []
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr(title))
        self.nothing = PlainLabel(tr(empty), kind="muted", wrap=True)
        self.picker = RecordPicker(
            _AnyNames(lambda: self._session, kinds), name=tr("Link to"), placeholder=_placeholder(kinds)
        )
        for part in (self.nothing, self.view, self.picker):
            self.box.addWidget(part)
        self.view.opened.connect(self.open_chosen)
        self.view.removed.connect(self.remove_chosen)
        self.view.added.connect(self.picker.setFocus)
        self.view.menu_asked.connect(self._open_menu)
        self.picker.committed.connect(self._take)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the links of a record."""
        if (session, record_id) != (self._session, self._record_id):
            self.picker.set_value(None)
        self._session, self._record_id = session, record_id
        chosen = self.view.chosen()
        found = links.linked_to(session, (self._table, record_id)) if session and record_id else []
        shown = [one for one in found if one.place[0] in self._kinds]
        self.places = [one.place for one in shown]
        lines = [_line(session, one) for one in shown] if session else []
        self.model.show_lines([_key(place) for place in self.places], lines)
        self.nothing.setVisible(not shown)
        self.view.choose(chosen)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid linking."""
        self._writable = writable
        self.picker.setVisible(writable)

    def commit_pending(self) -> list[str]:
        """Leave what is half typed alone: it names nothing yet."""
        return []

    def open_chosen(self) -> None:
        """Go to what is chosen."""
        for place in self._chosen()[:1]:
            self._shell.go(_PAGES[place[0]], place[1])

    def remove_chosen(self) -> None:
        """Take the chosen links away; Ctrl+Z brings them back."""
        chosen = self._chosen()
        if chosen and self._writable and self._session is not None:
            self._try(lambda session: links.unlink(session, (self._table, self._record_id), chosen))

    def _chosen(self) -> list[Place]:
        keys = self.view.chosen()
        return [place for place in self.places if _key(place) in keys]

    def _take(self, key: object) -> None:
        if not isinstance(key, str) or not self._record_id:
            return
        place = _place(key)
        self._try(lambda session: links.link(session, (self._table, self._record_id), [place]))
        self.picker.set_value(None)
        self.view.choose([key])

    def _try(self, do: Callable[[Session], object]) -> None:
        if self._session is None:
            return
        try:
            do(self._session)
        except UserError as error:
            self._shell.tell_error(error)
        self.show_record(self._session, self._record_id)

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        dress_menu(menu)
        menu.setAccessibleName(tr("Commands"))
        menu.aboutToHide.connect(menu.deleteLater)
        rows = [(tr("Go there"), "eye", self.open_chosen)]
        if self._writable:
            rows.append((tr("Take the link away"), "trash-2", self.remove_chosen))
        for words, icon, do in rows:
            action = menu.addAction(words, do)
            action.setEnabled(bool(self.view.chosen()))
            choose_icon(action, icon)
        menu.popup(where)


class _AnyNames(RecordNames):
    """Records of several kinds to choose from; what is chosen is told with its kind."""

    def __init__(self, session: Callable[[], Session | None], tables: Sequence[str]) -> None:
        super().__init__(session, TABLE_BY_NAME[tables[0]])
        self._each = {name: RecordNames(session, TABLE_BY_NAME[name], note=_note_of(name)) for name in tables}

    def name_of(self, row_id: str | None) -> str:
        """Return what a record is called; empty when it is not there."""
        if not row_id:
            return ""
        table, one = _place(row_id)
        return self._each[table].name_of(one)

    def called(self, name: str) -> list[str]:
        """Return the records that are called so, whatever the spelling."""
        return [_key((table, one)) for table, names in self._each.items() for one in names.called(name)]

    def matching(self, typed: str, most: int = MOST) -> list[Candidate]:
        """Return records whose name holds what is typed, the best of each kind in turn."""
        found = (
            [Candidate(_key((table, one.id)), one.name, one.note) for one in names.matching(typed, most)]
            for table, names in self._each.items()
        )
        mixed = chain.from_iterable(zip_longest(*found))
        return list(islice((one for one in mixed if one is not None), most))


def _key(place: Place) -> str:
    return "/".join(place)


def _place(key: str) -> Place:
    table, _, row_id = key.partition("/")
    return table, row_id


def _placeholder(kinds: Sequence[str]) -> str:
    named = "، ".join(tr(TABLE_BY_NAME[kind].title) for kind in kinds)
    return tr("Part of the title: {kinds}", kinds=named)


def _note_of(table: str) -> Callable[[Session, str], str]:
    def note(session: Session, row_id: str) -> str:
        detail = detail_of(session, (table, row_id))
        kind = tr(TABLE_BY_NAME[table].title)
        return f"{kind}، {detail}" if detail else kind

    return note


def _line(session: Session, linked: links.Linked) -> Line:
    table = linked.place[0]
    return Line(
        linked.name or tr("Untitled"),
        _note_of(table)(session, linked.place[1]),
        icon=_ICONS[table],
    )


def detail_of(session: Session, place: Place) -> str:
    """Return what tells a record from others of the same name: code, date, number or state."""
    table, row_id = place
    if table == "activity":
        node = plan_of(session).by_id.get(row_id)
        return code(node.path) if node else ""
    if table == "meeting" and (meeting := find(session, MEETINGS, row_id)):
        kind = tr(KIND_LABELS[meeting.kind])
        return "، ".join(part for part in (kind, jalali.short(meeting.on)) if part)
    if table == "working_group" and (group := find(session, WORKING_GROUPS, row_id)):
        return tr(STATE_LABELS[group.state])
    if table == "agreement" and (agreement := find(session, AGREEMENTS, row_id)):
        return left_to_right(persian_digits(agreement.number)) if agreement.number else ""
    return ""
