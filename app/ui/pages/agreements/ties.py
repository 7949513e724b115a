"""Contracts annexed to an agreement, and the chain of agreements that renew one another."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from app.domain.agreement import AGREEMENTS, Agreement
from app.domain.agreement_life import state_on
from app.domain.clock import today
from app.domain.money import rials
from app.domain.tables.agreements import AGREEMENT, KIND_LABELS, STATE_LABELS
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import editing
from app.services.agreements import add_agreement, annexes_of, renewals_of
from app.services.session import Session
from app.ui.pages.agreements.looks import TONES
from app.ui.records.child_list import ChildList, Line, PartActions
from app.ui.records.fields import specs_of
from app.ui.records.part_list import PartModel, PartView
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.labels import PlainLabel

_MOST_ROWS: Final = 12


def annexes_list(shell: Shell, go: Callable[[str], None], acting: Callable[[], Any]) -> ChildList[Agreement]:
    """Build the list of the contracts annexed to an agreement; taking one out of it does not delete the contract."""

    def add(session: Session, values: Mapping[str, Any]) -> str:
        entered = {name: value for name, value in values.items() if value not in (None, "")}
        with acting():
            return add_agreement(session, entered, on=today())

    def unlink(session: Session, ids: Sequence[str]) -> None:
        with acting():
            label = mark("Take a contract out of the annexes")
            editing.change(session, AGREEMENT, ids, {"annex_of_id": None}, label=label)

    return ChildList(
        AGREEMENTS,
        shell,
        owner="annex_of_id",
        title=mark("Annexed contracts"),
        describe=agreement_line,
        fields=specs_of(AGREEMENT, "title", ("number", "amount"), ("start", "end")),
        quick=lambda text: {"title": text},
        hint=mark("Title of an annexed contract, then Enter"),
        empty=mark("No annexed contract."),
        actions=PartActions(add=add, remove=unlink),
        parts=annexes_of,
        extra=lambda _agreement_id: {"kind": "contract"},
        opens=lambda annex: go(annex.id),
    )


def agreement_line(agreement: Agreement) -> Line:
    """Say what an agreement is in a list of agreements."""
    state = state_on(agreement, today())
    amount = rials(agreement.amount) if agreement.amount is not None else ""
    said = (persian_digits(agreement.number), tr(KIND_LABELS[agreement.kind]), amount)
    return Line(
        agreement.title or tr("Untitled"),
        " · ".join(part for part in said if part),
        tr(STATE_LABELS[state]),
        TONES[state],
        "handshake",
    )


class ChainSection(Section):
    """The agreements that renew one another, the oldest first; Enter goes to one.

    Args:
        go: shows an agreement.
    """

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__(mark("Renewals"))
        self._go = go
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("Renewals"))
        self.nothing = PlainLabel(tr("It renews no other agreement and none renews it."), kind="muted", wrap=True)
        self.whole = PlainLabel(kind="muted", wrap=True)
        for part in (self.whole, self.nothing, self.view):
            self.box.addWidget(part)
        self.view.opened.connect(self.open_chosen)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the chain of an agreement, and what it is annexed to."""
        chain = renewals_of(session, record_id) if session and record_id else []
        chain = chain if len(chain) > 1 else []
        self.model.show_lines([one.id for one in chain], [agreement_line(one) for one in chain])
        self.nothing.setVisible(not chain)
        own = (session.row(AGREEMENT.name, record_id) if session and record_id else None) or {}
        whole = str(own.get("annex_of_id") or "")
        row = session.row(AGREEMENT.name, whole) if session and whole else None
        self.whole.setText(tr("Annexed to: {title}", title=str(row["title"] or "")) if row else "")
        self.whole.setVisible(row is not None)

    def open_chosen(self) -> None:
        """Go to the chosen agreement."""
        for agreement_id in self.view.chosen()[:1]:
            self._go(agreement_id)
