"""The interview guides of the project: a list at the start, the chosen guide with its questions beside it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.guide import GUIDES, QUESTIONS, Guide, Question
from app.domain.tables.meetings import GUIDE, QUESTION
from app.domain.text import persian_digits, sort_key
from app.i18n import mark, tr
from app.services import editing, guides
from app.services.reading import all_of, find
from app.services.session import Session
from app.ui.records.child_list import ChildList, Line
from app.ui.records.fields import Part, specs_of
from app.ui.records.form import RecordForm
from app.ui.records.part_list import PartModel, PartView
from app.ui.records.views import RecordView
from app.ui.shell import Shell
from app.widgets.buttons import IconButton, text_button
from app.widgets.labels import PlainLabel

_MOST_ROWS: Final = 200
_LIST_WIDTH: Final = 300


class GuidesView(RecordView):
    """Guides are made, copied, changed and deleted here; ready ones are offered as long as they are not there."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._session: Session | None = None
        self._writable = True
        self.model = PartModel(self)
        self.list = PartView(self.model, most_rows=_MOST_ROWS)
        self.list.setAccessibleName(tr("Interview guides"))
        self.nothing = PlainLabel(
            tr("No guide yet. Begin a new one, or take over the ready ones."), kind="soft", wrap=True
        )
        self.new_button = text_button(tr("New guide"), icon="plus", clicked=self.add)
        self.copy_button = IconButton("copy-plus", tr("Duplicate the guide"))
        self.delete_button = IconButton("trash-2", tr("Delete the guide (Delete)"))
        self.print_button = IconButton("printer", tr("Print a blank form of the guide…"))
        self.ready_button = text_button("", icon="sparkles", clicked=self.add_ready)
        self.form = RecordForm(
            (
                Part(
                    mark("Questions"),
                    sections=(self._questions,),
                    tables=(QUESTION.name,),
                ),
                Part(mark("About the guide"), rows=specs_of(GUIDE, "title", "purpose", "introduction")),
            ),
            self._keep,
            kind=mark("Interview guide"),
            heading=lambda guide: guide.title,
            nothing=mark("Choose a guide."),
        )
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_form())
        self.list.opened.connect(self.form.begin)
        self.list.removed.connect(self.remove)
        self.list.added.connect(self.add)
        self.copy_button.clicked.connect(self.duplicate)
        self.delete_button.clicked.connect(self.remove)
        self.print_button.clicked.connect(self.print_form)

    def open_session(self, session: Session | None) -> None:
        """Show the guides of another project."""
        self._session = session
        self.form.show_records(session, ())
        self._show_list()

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show the guides as they stand now, whatever the meetings."""
        del ids
        self._show_list()

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changes."""
        self._writable = writable
        for button in (self.new_button, self.copy_button, self.delete_button):
            button.setVisible(writable)
        self.form.set_writable(writable)
        self._show_list()

    def commit_pending(self) -> None:
        """Write what is being typed."""
        for sentence in self.form.commit_pending():
            self._shell.tell(sentence, kind="warning")

    def place(self) -> dict[str, object]:
        """Tell which guide is chosen."""
        return {"guide": self.list.chosen()[:1], "part": self.form.part()}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Choose a guide again."""
        if isinstance(chosen := place.get("guide"), list):
            self.list.choose([name for name in chosen if isinstance(name, str)])
        if isinstance(part := place.get("part"), int):
            self.form.turn_to(part)

    def choose_guide(self, guide_id: str) -> None:
        """Show a guide."""
        self._show_list()
        self.list.choose([guide_id])

    # ---- what the user does

    def add(self) -> None:
        """Begin a new guide."""
        if self._writable and (made := self._try(lambda session: editing.add(session, GUIDE, {"title": _title()}))):
            self.choose_guide(made)
            self.form.begin_field("title")

    def duplicate(self) -> None:
        """Copy the chosen guide."""
        chosen = self.list.chosen()
        if chosen and (made := self._try(lambda session: guides.duplicate_guide(session, chosen[0]))):
            self.choose_guide(made)

    def remove(self) -> None:
        """Delete the chosen guide; answers that were noted by it stay, and Ctrl+Z brings it back."""
        chosen = self.list.chosen()
        if chosen and self._writable:
            self._try(lambda session: editing.remove(session, GUIDE, chosen))

    def print_form(self) -> None:
        """Show a blank form with the questions of the chosen guide as it is printed."""
        self.commit_pending()
        for guide in self.list.chosen()[:1]:
            self._shell.go("reports", f"form-interview:{guide}")

    def add_ready(self) -> None:
        """Take over the ready guides that are not there yet."""
        from app.exchange.guide_templates import ready_guides  # noqa: PLC0415 read when asked for

        def take(session: Session) -> str:
            offered = ready_guides()
            wanted = guides.lacking(session, [guide for guide, _ in offered])
            return guides.add_guides(session, [(guide, asked) for guide, asked in offered if guide in wanted])[0]

        if made := self._try(take):
            self.choose_guide(made)

    # ---- inside

    def _lay_out(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(16, 0, 8, 0)
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.new_button, self.copy_button, self.delete_button, self.print_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        for part in (self.nothing, self.list, self.ready_button):
            column.addWidget(part)
        column.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(beside)
        splitter.addWidget(self.form)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 12, 0)
        box.addWidget(splitter)

    def _questions(self) -> ChildList[Question]:
        return ChildList(
            QUESTIONS,
            self._shell,
            owner="guide_id",
            describe=lambda question: Line(" ".join(question.text.split()), " ".join(question.hint.split())),
            fields=specs_of(QUESTION, "text", "hint"),
            quick=lambda text: {"text": text},
            hint=mark("A question, then Enter"),
            empty=mark("This guide asks nothing yet."),
        )

    def _show_list(self) -> None:
        session = self._session
        known = sorted(all_of(session, GUIDES).values(), key=lambda guide: sort_key(guide.title)) if session else []
        chosen = self.list.chosen()
        self.model.show_lines([guide.id for guide in known], [self._line(guide) for guide in known])
        self.list.choose([name for name in chosen if name in self.model.ids] or self.model.ids[:1])
        self.nothing.setVisible(not known)
        self._show_offer()
        self._show_form()

    def _show_offer(self) -> None:
        self.ready_button.setVisible(False)
        if self._session is None or not self._writable:
            return
        from app.exchange.guide_templates import ready_guides  # noqa: PLC0415 read when asked for

        count = len(guides.lacking(self._session, [guide for guide, _ in ready_guides()]))
        self.ready_button.setText(" " + tr("Take over {count} ready guides", count=persian_digits(count)))
        self.ready_button.setVisible(count > 0)

    def _line(self, guide: Guide) -> Line:
        count = self._session.count(QUESTION.name, guide_id=guide.id) if self._session else 0
        return Line(guide.title or tr("Untitled"), tr("{count} questions", count=persian_digits(count)))

    def _show_form(self) -> None:
        chosen = self.list.chosen()
        guide = find(self._session, GUIDES, chosen[0]) if self._session and chosen else None
        self.form.show_records(self._session, [guide] if guide else [])
        self.copy_button.setEnabled(guide is not None)
        self.delete_button.setEnabled(guide is not None)
        self.print_button.setEnabled(guide is not None)

    def _keep(self, ids: Sequence[str], field: str, value: object) -> None:
        if self._session is not None:
            editing.change(self._session, GUIDE, list(ids), {field: value})

    def _try(self, do: Any) -> str:
        if self._session is None:
            return ""
        try:
            return str(do(self._session) or "")
        except UserError as error:
            self._shell.tell_error(error)
            return ""


def _title() -> str:
    return tr("New guide")
