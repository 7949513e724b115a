"""Names that the plan holds and the registry does not: tick those that shall become actors."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from app.domain.actor_line import guessed
from app.domain.tables.people import HELIX_LABELS, KIND_LABELS
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services.plan_actors import Proposal
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.dialogs.tick_model import TickModel
from app.ui.pages.actors.plain_model import plain_table
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel

_SIZE: Final = QSize(760, 560)
_HEADERS: Final = (mark("Name"), mark("Activities"), mark("Group of actors"))
_NAME: Final = 0


class ProposalModel(TickModel):
    """One row a name; the name can be spelt otherwise before it is taken."""

    def __init__(self, proposals: Sequence[Proposal], parent: QObject | None = None) -> None:
        names = [proposal.name for proposal in proposals]
        super().__init__(_HEADERS, names, parent, text_column=_NAME, accepted=True)
        self._proposals = proposals

    def cells(self, row: int) -> tuple[str, str, str]:
        """Return the name, in how many activities it stands, and what it tells of its bearer."""
        name = self.texts[row]
        told = guessed(name)
        group = HELIX_LABELS.get(str(told.get("helix", "")), "") or KIND_LABELS.get(str(told.get("kind", "")), "")
        return name, persian_digits(self._proposals[row].activities), tr(group)

    def chosen(self) -> list[Proposal]:
        """Return the ticked ones as they are spelt now."""
        entries = zip(self._proposals, self.texts, self.accepted, strict=True)
        return [replace(proposal, name=text) for proposal, text, accepted in entries if accepted]


class CollectDialog(Dialog):
    """The proposals; `collect` gets the ticked ones."""

    def __init__(
        self, proposals: Sequence[Proposal], parent: QWidget, collect: Callable[[list[Proposal]], None]
    ) -> None:
        super().__init__(tr("Collect actors from the plan"), parent)
        self.resize(within_screen(parent, _SIZE))
        self._collect = collect
        self.model = ProposalModel(proposals, self)
        words = tr("These names stand in the plan and not in the registry. Untick those that are no actors.")
        line = QHBoxLayout()
        line.addWidget(PlainLabel(words, kind="muted", wrap=True), 1)
        for text, accepted in ((tr("Tick all"), True), (tr("Tick none"), False)):
            line.addWidget(text_button(text, kind="flat", clicked=partial(self.model.accept_all, accepted=accepted)))
        self.view = plain_table(self.model, tr("Names in the plan"), _NAME)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.body.addLayout(line)
        self.body.addWidget(self.view, 1)
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self.accept_button = text_button(tr("Add"), kind="primary", clicked=self.finish)
        self.add_button(self.accept_button, default=True)
        self.model.dataChanged.connect(self._show_button)
        self._show_button()

    def finish(self) -> None:
        """Hand over the ticked names."""
        chosen = self.model.chosen()
        self.accept()
        self._collect(chosen)

    def _show_button(self) -> None:
        count = self.model.accepted_count()
        self.accept_button.setText(persian_digits(tr("Add {count} actors", count=count)))
        self.accept_button.setEnabled(count > 0)
