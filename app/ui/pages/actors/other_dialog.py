"""Asking which other actor one is to be joined with."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain.tables.people import ACTOR
from app.domain.text import isolate
from app.i18n import tr
from app.services.session import Session
from app.ui.dialogs.frame import Dialog
from app.ui.records.names import RecordNames
from app.ui.records.picker import RecordPicker
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel

_WIDTH: Final = 460


class OtherActorDialog(Dialog):
    """One line to choose an actor; `chosen` gets its id."""

    def __init__(self, session: Session, actor_id: str, parent: QWidget, chosen: Callable[[str], None]) -> None:
        super().__init__(tr("Join with another actor"), parent)
        self.setMinimumWidth(_WIDTH)
        self._actor, self._chosen = actor_id, chosen
        names = RecordNames(lambda: session, ACTOR)
        self.picker = RecordPicker(names, name=tr("The other actor"))
        name = isolate(names.name_of(actor_id))
        self.body.addWidget(PlainLabel(tr("Which actor is the same as {name}?", name=name), wrap=True))
        self.body.addWidget(self.picker)
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self.add_button(text_button(tr("Go on"), kind="primary", clicked=self.finish), default=True)
        self.picker.setFocus()

    def finish(self) -> None:
        """Go on with the chosen actor."""
        good = self.picker.commit()
        other = self.picker.value()
        if not good:
            return
        if not other or other == self._actor:
            self.picker.set_error(tr("Choose another actor of the registry."))
            return
        self.accept()
        self._chosen(other)
