"""The activities that serve a strategy: a section of its form."""

from app.domain.errors import UserError
from app.domain.plan import ACTIVITY, STATUS_LABELS, Node
from app.domain.text import code
from app.i18n import tr
from app.services import strategies
from app.services.session import Session
from app.ui.records.names import RecordNames
from app.ui.records.part_list import Line, PartModel, PartView
from app.ui.records.picker import RecordPicker
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.labels import PlainLabel

_MOST_ROWS = 12


class ServingSection(Section):
    """Typing part of a title and Enter ties an activity; Enter on a row goes there, Delete unties it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._session: Session | None = None
        self._strategy = ""
        self.nothing = PlainLabel(tr("No activity serves it yet. Type part of a title below."), kind="muted", wrap=True)
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("Activities"))
        self.picker = RecordPicker(RecordNames(lambda: shell.session, ACTIVITY), name=tr("Activity"))
        for widget in (self.nothing, self.view, self.picker):
            self.box.addWidget(widget)
        self.picker.committed.connect(self._tie)
        self.view.opened.connect(self.open_chosen)
        self.view.removed.connect(self.untie_chosen)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the activities of another strategy."""
        self._session, self._strategy = session, record_id
        found = strategies.serving(session, record_id) if session and record_id else []
        self.model.show_lines([node.activity.id for node in found], [_line(node) for node in found])
        self.nothing.setVisible(not found)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changes."""
        self.picker.setVisible(writable)

    def open_chosen(self) -> None:
        """Go to the chosen activity."""
        for activity in self.view.chosen()[:1]:
            self._shell.go("plan", activity)

    def untie_chosen(self) -> None:
        """Let the chosen activities serve no strategy."""
        self._serve(None, self.view.chosen())

    def _tie(self, activity: object) -> None:
        self.picker.set_value(None)
        if isinstance(activity, str) and activity:
            self._serve(self._strategy, [activity])

    def _serve(self, strategy: str | None, activities: list[str]) -> None:
        if self._session is None or not activities or not self._shell.writable():
            return
        try:
            strategies.serve(self._session, strategy, activities)
        except UserError as error:
            self._shell.tell_error(error)


def _line(node: Node) -> Line:
    return Line(node.activity.title or tr("Untitled"), code(node.path), tr(STATUS_LABELS[node.activity.status]))
