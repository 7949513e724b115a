"""Versions of the text of an agreement, and what changed from one to another: by colour, line and words."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout

from app.domain.agreement import AGREEMENT_VERSIONS, Version
from app.domain.clock import today
from app.domain.errors import UserError
from app.domain.jalali import short
from app.domain.tables.agreements import AGREEMENT_VERSION
from app.domain.text import left_to_right, persian_digits
from app.domain.text_comparison import Run
from app.i18n import mark, tr
from app.services.agreement_text import PRESENT, changes_between, keep_version, versions_of
from app.services.session import Session
from app.ui.records.child_list import ChildList, Line, PartActions
from app.ui.records.fields import spec_of
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.choice import ChoiceBox
from app.widgets.direction import is_rtl
from app.widgets.labels import PlainLabel
from app.widgets.theme import token

_HEIGHT: Final = 240


def versions_list(shell: Shell) -> ChildList[Version]:
    """Build the list of the versions of an agreement; adding one keeps the present text."""
    by_name = AGREEMENT_VERSION.by_name
    labelled = ((spec_of(by_name["label"]), spec_of(by_name["on"])), (spec_of(by_name["note"]),))
    return ChildList(
        AGREEMENT_VERSIONS,
        shell,
        owner="agreement_id",
        title=mark("Versions"),
        describe=lambda version: Line(version.label, _note(version), icon="file-text"),
        fields=lambda version: labelled if version is None else (*labelled, (spec_of(by_name["text"]),)),
        quick=lambda text: {"label": text},
        hint=mark("Name of a version that keeps the present text, then Enter"),
        empty=mark("No version was kept yet."),
        actions=PartActions(add=_keep),
        parts=versions_of,
        extra=lambda _agreement_id: {"on": today()},
    )


def _note(version: Version) -> str:
    date = left_to_right(short(version.on)) if version.on else ""
    return " · ".join(part for part in (date, " ".join(version.note.split())) if part)


def _keep(session: Session, values: Mapping[str, Any]) -> str:
    return keep_version(
        session,
        str(values["agreement_id"]),
        values.get("on") or today(),
        label=str(values.get("label") or ""),
        note=str(values.get("note") or ""),
    )


class Comparison(Section):
    """Two versions chosen, and the words that changed from the older to the newer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(mark("What changed"))
        self._shell = shell
        self._session: Session | None = None
        self._agreement_id = ""
        self._runs: tuple[Run, ...] = ()
        self.older = ChoiceBox(name=tr("Older version"))
        self.newer = ChoiceBox(name=tr("Newer version"))
        self.summary = PlainLabel(kind="muted", wrap=True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What changed"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_HEIGHT)
        self._lay_out()
        for box in (self.older, self.newer):
            box.committed.connect(lambda _value: self._compare())

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for words, box in ((tr("From"), self.older), (tr("To"), self.newer)):
            part = QVBoxLayout()
            part.setSpacing(2)
            label = PlainLabel(words, kind="field")
            label.setBuddy(box)
            part.addWidget(label)
            part.addWidget(box)
            choices.addLayout(part, 1)
        self.box.addLayout(choices)
        self.box.addWidget(self.summary)
        self.box.addWidget(self.text)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Compare the last version with the present text of an agreement."""
        afresh = (session, record_id) != (self._session, self._agreement_id)
        self._session, self._agreement_id = session, record_id
        versions = versions_of(session, record_id) if session and record_id else []
        choices: list[tuple[Hashable, str]] = [(version.id, version.label) for version in versions]
        self.older.set_choices(choices)
        self.newer.set_choices([*choices, (PRESENT, tr("Present text"))])
        ids = [version.id for version in versions]
        if afresh or self.older.value() not in ids:
            self.older.set_value(ids[-1] if ids else None)
        if afresh or self.newer.value() not in (*ids, PRESENT):
            self.newer.set_value(PRESENT)
        self.setVisible(bool(ids))
        self._compare()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _compare(self) -> None:
        older, newer = self.older.value(), self.newer.value()
        self._runs = ()
        if self._session is not None and isinstance(older, str) and isinstance(newer, str):
            try:
                self._runs = changes_between(self._session, self._agreement_id, older, newer)
            except UserError as error:
                self._shell.tell_error(error)
        self._write()

    def _write(self) -> None:
        changed = sum(run.change != "same" for run in self._runs)
        words = tr(
            "{count} pieces changed; removed ones are struck through, added ones underlined.",
            count=persian_digits(changed),
        )
        self.summary.setText(words if changed else tr("Nothing changed."))
        self.text.clear()
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
        self.text.document().setDefaultTextOption(option)
        cursor = QTextCursor(self.text.document())
        first = -1
        for run in self._runs:
            if run.change != "same" and first < 0:
                first = cursor.position()
            cursor.insertText(run.text, _format(run.change))
        cursor.setPosition(max(first, 0))
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()


def _format(change: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if change == "same":
        made.setForeground(token("text"))
        return made
    tone = "stopped" if change == "removed" else "done"
    made.setForeground(token(tone))
    made.setBackground(token(f"{tone}_bg"))
    made.setFontStrikeOut(change == "removed")
    made.setFontUnderline(change == "added")
    return made
