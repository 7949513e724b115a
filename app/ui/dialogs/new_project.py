"""The data of a new programme: name, people, first day, beginning and file."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.text import left_to_right
from app.i18n import tr
from app.services.settings import Settings
from app.ui.dialogs import files
from app.ui.dialogs.frame import Dialog
from app.ui.dialogs.wishes import NewProject
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.date_edit import JalaliDateEdit
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.message_bar import MessageBar

_WIDTH: Final = 620
_SUFFIX: Final = ".khooshe"
_LONGEST_NAME: Final = 80
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
ROADMAP: Final = "roadmap"


class NewProjectDialog(Dialog):
    """Asks and calls `create`; what `create` refuses is shown here and can be changed.

    Args:
        settings: whose agent and organisation are proposed.
        create: makes the programme; raises `UserError` when it cannot.
        parent: the window.
        from_table: the rows come from a table that was read, so no beginning is offered.
    """

    def __init__(
        self,
        settings: Settings,
        create: Callable[[NewProject], object],
        parent: QWidget,
        *,
        from_table: bool = False,
    ) -> None:
        super().__init__(tr("New programme"), parent)
        self._create = create
        self._chosen: Path | None = None
        self.setMinimumWidth(_WIDTH)
        self.name = PersianLineEdit(name=tr("Programme title"))
        self.agent = PersianLineEdit(name=tr("Cluster development agent"))
        self.organisation = PersianLineEdit(name=tr("Implementing organisation"))
        self.start = JalaliDateEdit(name=tr("First day of the programme"))
        self.beginning = ChoiceBox(
            [(ROADMAP, tr("The four-phase roadmap")), ("", tr("An empty programme"))], name=tr("Begin with")
        )
        self.beginning.set_value("" if from_table else ROADMAP)
        self.place = PlainLabel(elide=True, kind="soft")
        self.bar = MessageBar(self)
        self.agent.set_value(settings.agent)
        self.organisation.set_value(settings.organisation)
        self.name.edited.connect(self._show_place)
        self.body.addWidget(self.bar)
        self.body.addLayout(self._form(with_beginning=not from_table))
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self.add_button(text_button(tr("Create the programme"), kind="primary", clicked=self.finish), default=True)
        self._show_place()
        self.name.setFocus()

    def finish(self) -> None:
        """Make the programme if everything is filled in well."""
        if not self._is_good():
            return
        try:
            self._create(self._wish())
        except UserError as error:
            self.bar.tell(str(error), kind="error")
            return
        self.accept()

    def ask_place(self) -> None:
        """Ask for the file."""
        files.ask_save(self, tr("Where the programme is kept"), self._path(), files.PROJECTS, self.choose)

    def choose(self, path: Path) -> None:
        """Keep the programme in this file."""
        self._chosen = path
        self._show_place()

    def _form(self, *, with_beginning: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        rows: list[tuple[str, QWidget, str]] = [
            (tr("Programme title"), self.name, ""),
            (tr("Cluster development agent"), self.agent, ""),
            (tr("Implementing organisation"), self.organisation, ""),
            (tr("First day of the programme"), self.start, tr("Months of the programme are counted from this day.")),
        ]
        if with_beginning:
            rows.append((tr("Begin with"), self.beginning, ""))
        line = 0
        for words, field, note in rows:
            grid.addWidget(PlainLabel(words, kind="field"), line, 0)
            grid.addWidget(field, line, 1)
            if note:
                line += 1
                grid.addWidget(PlainLabel(note, kind="muted", wrap=True), line, 1)
            line += 1
        grid.addWidget(PlainLabel(tr("File"), kind="field"), line, 0)
        grid.addLayout(self._place_line(), line, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _place_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(text_button(tr("Choose…"), icon="folder-open", clicked=self.ask_place))
        return row

    def _is_good(self) -> bool:
        good = [field.commit() for field in (self.name, self.agent, self.organisation, self.start)]
        if not all(good):
            return False
        if self.name.value():
            return True
        self.name.set_error(tr("Give the programme a title."))
        self.bar.tell(tr("Give the programme a title."), kind="warning")
        self.name.setFocus()
        return False

    def _wish(self) -> NewProject:
        start = self.start.value()
        return NewProject(
            self._path(),
            self.name.value(),
            self.agent.value(),
            self.organisation.value(),
            start if isinstance(start, dt.date) else None,
            str(self.beginning.value()) or None,
        )

    def _path(self) -> Path:
        return self._chosen or free_path(files.documents_folder(), self.name.text())

    def _show_place(self) -> None:
        self.place.setText(left_to_right(str(self._path())))


def free_path(folder: Path, title: str) -> Path:
    """Return a path for a project of this title that is not taken yet."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", title).split()).strip(" .")[:_LONGEST_NAME] or tr("New programme")
    path = folder / (name + _SUFFIX)
    number = 2
    while path.exists():
        path = folder / f"{name} {number}{_SUFFIX}"
        number += 1
    return path
