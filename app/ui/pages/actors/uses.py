"""Where an actor takes part: meetings, working groups, agreements, decisions, activities; each line leads there."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain import jalali
from app.domain.fold import Place
from app.domain.reading import date_of
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Tie
from app.domain.text import code, left_to_right
from app.i18n import mark, tr
from app.services.plan_actors import activities_naming
from app.services.plan_reading import plan_of
from app.services.session import Session
from app.ui.records.part_list import Line, PartModel, PartView
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.labels import PlainLabel

_PAGES: Final = {"meeting": "meetings", "working_group": "groups", "agreement": "agreements", "activity": "plan"}
_ICONS: Final = {
    "meeting": "calendar-days",
    "working_group": "users-round",
    "agreement": "handshake",
    "activity": "list-tree",
}
_MOST: Final = 200


class UsesSection(Section):
    """Lists what an actor takes part in; Enter or a double click goes there."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(mark("Takes part in"))
        del parent
        self._shell = shell
        self._places: dict[str, Place] = {}
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=12)
        self.view.setAccessibleName(tr("Takes part in"))
        self.nothing = PlainLabel(tr("In no meeting, group, agreement or activity yet."), kind="muted", wrap=True)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.view)
        self.view.opened.connect(self.go_to_chosen)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show what another actor takes part in."""
        found = list(dict.fromkeys(_wholes(session, record_id)))[:_MOST] if session and record_id else []
        self._places = {f"{table}:{row}": (table, row) for table, row in found}
        lines = [_line(session, place) for place in found] if session else []
        self.model.show_lines(list(self._places), lines)
        self.nothing.setVisible(not found)

    def go_to_chosen(self) -> None:
        """Show the chosen place on its page."""
        for chosen in self.view.chosen()[:1]:
            table, row = self._places[chosen]
            self._shell.go(_PAGES[table], row)


def _wholes(session: Session, actor: str) -> Iterator[Place]:
    """Yield the records that the actor, or a part that names it, belongs to."""
    for naming in activities_naming(session, actor):
        yield "activity", naming.activity_id
    for place, _ in session.referring("actor", actor):
        yield from _climb(session, place)


def _climb(session: Session, place: Place) -> Iterator[Place]:
    row = session.row(*place)
    if row is None:
        return  # a part of a file from elsewhere may name what it lacks
    if place[0] in _PAGES:
        yield place
        return
    for column in TABLE_BY_NAME[place[0]].references:
        target = row.get(column.name)
        if column.tie is Tie.PART and isinstance(target, str) and column.refers_to != "actor":
            yield from _climb(session, (column.refers_to, target))


def _line(session: Session, place: Place) -> Line:
    table, row_id = place
    row = session.row(*place) or {}
    if table == "activity":
        node = plan_of(session).by_id[row_id]
        return Line(node.activity.title or tr("Untitled"), code(node.path), icon=_ICONS[table])
    title = str(row.get(TABLE_BY_NAME[table].naming) or "") or tr("Untitled")
    return Line(title, _notes(table, row.get), icon=_ICONS[table])


def _notes(table: str, get: Callable[[str], object]) -> str:
    kind = tr(TABLE_BY_NAME[table].title)
    day = date_of(get("on") or get("signed_on") or get("start"))
    return f"{kind} · {left_to_right(jalali.short(day))}" if day else kind
