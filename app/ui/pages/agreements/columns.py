"""The columns and filters of the table of agreements."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from app.domain.agreement import Agreement
from app.domain.agreement_life import STATES
from app.domain.jalali import short
from app.domain.tables.agreements import AGREEMENT, STATE_LABELS
from app.domain.text import left_to_right, persian_digits
from app.i18n import mark, tr
from app.services.agreement_listing import AgreementListing, Kept, Listed
from app.ui.pages.agreements.looks import STATE_ICONS, TONES, left_words, percent_words
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.narrowing import YES, Facet, facet_of
from app.ui.records.source import RecordSource

Listing = Callable[[], AgreementListing]
_EXPIRING: Final = {"7": 7, "30": 30, "90": 90}


def columns(source: RecordSource[Agreement], listing: Listing) -> Sequence[TableColumn[Agreement]]:
    """Return the columns."""
    by_name = AGREEMENT.by_name
    return (
        column_of(source, by_name["title"], note=lambda one: persian_digits(one.number)),
        column_of(source, by_name["number"], width=90, shown=False),
        column_of(source, by_name["kind"], width=120, shown=False),
        TableColumn("parties", mark("Parties"), lambda one: "، ".join(listing().parties(one.id)), width=120),
        _state(listing),
        column_of(source, by_name["start"], shown=False),
        *_days(listing),
        *_fulfilment(listing),
        column_of(source, by_name["signed_on"], shown=False),
        column_of(source, by_name["amount"], shown=False),
    )


def _listed(listing: Listing, agreement: Agreement) -> Listed:
    return listing().all().get(agreement.id) or Listed(agreement, listing().day)


def _order(listing: Listing, of: Callable[[Listed], Any]) -> Callable[[], Mapping[str, Any]]:
    return lambda: {row: value for row, one in listing().all().items() if (value := of(one)) is not None}


def _state(listing: Listing) -> TableColumn[Agreement]:
    return TableColumn(
        "state",
        mark("State"),
        lambda one: tr(STATE_LABELS[_listed(listing, one).state]),
        _order(listing, lambda one: STATES.index(one.state)),
        tone=lambda one: TONES[_listed(listing, one).state],
        icon=lambda one: STATE_ICONS[_listed(listing, one).state],
        width=124,
    )


def _days(listing: Listing) -> Sequence[TableColumn[Agreement]]:
    return (
        TableColumn(
            "end",
            mark("Valid until"),
            lambda one: _date(_listed(listing, one).end),
            _order(listing, lambda one: one.end),
            width=92,
        ),
        TableColumn(
            "left",
            mark("Days left"),
            lambda one: left_words(_listed(listing, one).days_left),
            _order(listing, lambda one: one.days_left),
            width=76,
        ),
    )


def _fulfilment(listing: Listing) -> Sequence[TableColumn[Agreement]]:
    def kept(agreement: Agreement) -> Kept:
        return listing().kept(agreement.id)

    def order(of: Callable[[Kept], Any]) -> Callable[[], Mapping[str, Any]]:
        return lambda: {row: value for row, one in listing().kept_of_all().items() if (value := of(one)) is not None}

    return (
        TableColumn(
            "kept",
            mark("Fulfilment"),
            lambda one: percent_words(kept(one).percent),
            order(lambda one: one.percent),
            width=62,
        ),
        TableColumn(
            "overdue",
            mark("Overdue obligations"),
            lambda one: persian_digits(kept(one).overdue) if kept(one).overdue else "",
            order(lambda one: one.overdue or None),
            tone=lambda one: "stopped" if kept(one).overdue else "",
            icon=lambda _one: "triangle-alert",
            width=84,
        ),
    )


def _date(day: dt.date | None) -> str:
    return left_to_right(short(day)) if day else ""


def facets(source: RecordSource[Agreement], listing: Listing) -> Sequence[Facet]:
    """Return the properties that the filter offers."""
    return (
        Facet(
            "state",
            mark("State"),
            lambda: [(state, tr(STATE_LABELS[state])) for state in STATES],
            lambda: {row: one.state for row, one in listing().all().items()},
        ),
        facet_of(source, AGREEMENT.by_name["kind"]),
        Facet(
            "expiring",
            mark("Ends within"),
            lambda: [(key, tr("{count} days", count=persian_digits(days))) for key, days in _EXPIRING.items()],
            lambda: {row: _expiring(one) for row, one in listing().all().items()},
        ),
        Facet(
            "twice",
            mark("Number given twice"),
            lambda: [(YES, tr("Yes"))],
            lambda: dict.fromkeys(listing().given_twice(), YES),
        ),
        facet_of(source, AGREEMENT.by_name["tags"]),
    )


def _expiring(listed: Listed) -> tuple[str, ...]:
    left = listed.days_left
    return () if left is None or left < 0 else tuple(key for key, days in _EXPIRING.items() if left <= days)
