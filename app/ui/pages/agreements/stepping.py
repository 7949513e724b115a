"""Taking a step in the life of an agreement: the menu of the steps and the dialogs that ask for a day and a reason."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction

from app.domain.agreement import AGREEMENTS
from app.domain.agreement_life import LIVE, SIGNED, STEPS, TERMINATED, asks_reason, last_day, state_on
from app.domain.clock import today
from app.domain.schema import Column, Kind
from app.domain.tables.agreements import AGREEMENT, STATE_LABELS
from app.i18n import mark, tr
from app.services.agreements import propose_number, renew, transition, why_not
from app.services.reading import one
from app.services.session import Session
from app.ui.pages.agreements.looks import STATE_ICONS
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import spec_of
from app.widgets.labels import PlainLabel
from app.widgets.theme import choose_icon, dress_menu

_ON: Final = Column("on", Kind.DATE, mark("Date"))
_REASON: Final = Column("reason", Kind.LONG_TEXT, mark("Reason"))
_NOTE: Final = Column("reason", Kind.LONG_TEXT, mark("Note"))
_ALL_SIGNED: Final = Column("all_signed", Kind.INTEGER, mark("All waiting parties signed on this day"), maximum=1)
_START: Final = Column("start", Kind.DATE, mark("Valid from"))
_CLAUSES: Final = Column("clauses", Kind.INTEGER, mark("Take over the clauses"), maximum=1)
_OBLIGATIONS: Final = Column("obligations", Kind.INTEGER, mark("Take over the obligations, dates moved"), maximum=1)
_REASON_WIDTH: Final = 300


def closed_to(session: Session, agreement_id: str, state: str) -> str:
    """Tell why an agreement cannot come into a state today, even with what the dialog asks for; blank: it can."""
    return why_not(session, agreement_id, state, today(), all_signed=True)


def needs_asking(session: Session, agreement_id: str, state: str) -> bool:
    """Tell whether a step needs more than a day."""
    return asks_reason(state) or bool(why_not(session, agreement_id, state, today()))


def step_menu(parent: QWidget, session: Session, agreement_id: str, take: Callable[[str], object]) -> QMenu:
    """Build the menu of the next states; those that are closed now say why in a second line."""
    menu = QMenu(parent)
    dress_menu(menu)
    menu.setAccessibleName(tr("Next step"))
    present = state_on(one(session, AGREEMENTS, agreement_id), today())
    for state in STEPS[present]:
        reason = closed_to(session, agreement_id, state)
        action = menu.addAction(tr(STATE_LABELS[state]), partial(take, state))
        choose_icon(action, STATE_ICONS[state])
        action.setEnabled(not reason)
        if reason:
            menu.addAction(_second_line(menu, reason))
    if not STEPS[present]:
        menu.addAction(_second_line(menu, closed_to(session, agreement_id, SIGNED)))
    return menu


def _second_line(menu: QMenu, words: str) -> QAction:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(16, 0, 36, 6)
    label = PlainLabel(words, kind="muted", wrap=True)
    label.setFixedWidth(_REASON_WIDTH)
    box.addWidget(label)
    action = QWidgetAction(menu)
    action.setDefaultWidget(holder)
    action.setText(words)
    action.setEnabled(False)
    return action


def step_dialog(
    parent: QWidget, session: Session, agreement_id: str, state: str, acting: Callable[[], Any]
) -> RecordDialog:
    """Build the dialog that asks for the day of a step and, where it needs one, the reason."""
    rows = [[spec_of(_ON)], [spec_of(_REASON if asks_reason(state) else _NOTE)]]
    if state == SIGNED and why_not(session, agreement_id, state, today()):
        rows.insert(1, [spec_of(_ALL_SIGNED)])

    def keep(values: Mapping[str, Any]) -> None:
        on, reason = values.get("on") or today(), str(values.get("reason") or "")
        with acting():
            transition(session, agreement_id, state, on, reason, all_signed=bool(values.get("all_signed")))

    title = tr("Terminate the agreement") if state == TERMINATED else tr("Next step") + ": " + tr(STATE_LABELS[state])
    return RecordDialog(title, rows, parent, keep=keep, values={"on": today()})


def can_renew(session: Session, agreement_id: str) -> bool:
    """Tell whether an agreement was signed and has not ended otherwise than by its last day."""
    row = session.row(AGREEMENT.name, agreement_id)
    return row is not None and (row["state"] or "") in LIVE | {"expired"}


def renew_dialog(
    parent: QWidget, session: Session, agreement_id: str, acting: Callable[[], Any], done: Callable[[str], object]
) -> RecordDialog:
    """Build the dialog that makes the agreement which renews another; `done` gets its id."""
    end = last_day(one(session, AGREEMENTS, agreement_id))
    start = end + dt.timedelta(days=1) if end else None
    rows = [[spec_of(_START), spec_of(AGREEMENT.by_name["number"])], [spec_of(_CLAUSES)], [spec_of(_OBLIGATIONS)]]

    def keep(values: Mapping[str, Any]) -> None:
        copied = [part for part in ("clauses", "obligations") if values.get(part)]
        with acting():
            made = renew(
                session,
                agreement_id,
                start=values.get("start"),
                copied=copied,
                number=str(values.get("number") or ""),
            )
        done(made)

    values = {"start": start, "number": propose_number(session, start or today()), "clauses": 1, "obligations": 1}
    return RecordDialog(tr("Renew an agreement"), rows, parent, keep=keep, values=values)
