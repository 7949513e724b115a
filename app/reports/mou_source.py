"""Agreements as their papers say them, taken out of the project."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.agreement import AGREEMENTS, CLAUSES, PARTIES, Agreement, Clause, Party
from app.domain.agreement_life import last_day
from app.domain.obligation import OBLIGATIONS, Obligation
from app.reports import wording
from app.reports.gathering import activity_codes, actors_of, frame_of, grouped
from app.reports.report import Frame, Options
from app.services.reading import all_of, find, one, where
from app.services.session import Session


@dataclass(frozen=True)
class AgreementFile:
    """One agreement with its parts; `names` are those of the actors in it, `codes` those of linked activities."""

    frame: Frame
    agreement: Agreement
    parties: Sequence[Party]
    clauses: Sequence[Clause]
    obligations: Sequence[Obligation]
    annexes: Sequence[Agreement]
    main: Agreement | None
    renews: Agreement | None
    names: Mapping[str, str]
    codes: Mapping[str, str]

    @property
    def end(self) -> dt.date | None:
        """Return the last day that it is valid."""
        return last_day(self.agreement)

    def party(self, party: Party) -> str:
        """Name a party."""
        return self.names.get(party.actor_id or "", "") or party.role

    def signatory(self, party: Party) -> str:
        """Name who signs for a party."""
        return self.names.get(party.signatory_id or "", "") or party.signatory_name

    def debtor(self, obligation: Obligation) -> str:
        """Name the party that owes."""
        return next((self.party(party) for party in self.parties if party.id == obligation.party_id), "")


@dataclass(frozen=True)
class RegisterOfAgreements:
    """All agreements; parties and obligations by the agreement, `names` of every party by its actor."""

    frame: Frame
    agreements: Sequence[Agreement]
    parties: Mapping[str, Sequence[Party]]
    obligations: Mapping[str, Sequence[Obligation]]
    names: Mapping[str, str]

    def parties_of(self, agreement: Agreement) -> str:
        """Name the parties of an agreement."""
        found = self.parties.get(agreement.id, ())
        return wording.names(self.names.get(party.actor_id or "", "") or party.role for party in found)


def gather(session: Session, options: Options, today: dt.date) -> AgreementFile:
    """Take out one agreement.

    Raises:
        RuleError: it is gone.
    """
    agreement = one(session, AGREEMENTS, options.subject)
    parties = where(session, PARTIES, agreement_id=agreement.id)
    obligations = where(session, OBLIGATIONS, agreement_id=agreement.id)
    people = (
        *(party.actor_id for party in parties),
        *(party.signatory_id for party in parties),
        *(owed.person_id for owed in obligations),
    )
    return AgreementFile(
        frame_of(session, today),
        agreement,
        parties,
        where(session, CLAUSES, agreement_id=agreement.id),
        obligations,
        sorted(where(session, AGREEMENTS, annex_of_id=agreement.id), key=_age),
        find(session, AGREEMENTS, agreement.annex_of_id),
        find(session, AGREEMENTS, agreement.renews_id),
        _names(session, people),
        activity_codes(session, (owed.activity_id for owed in obligations)),
    )


def gather_all(session: Session, _options: Options, today: dt.date) -> RegisterOfAgreements:
    """Take out every agreement."""
    parties = all_of(session, PARTIES).values()
    return RegisterOfAgreements(
        frame_of(session, today),
        sorted(all_of(session, AGREEMENTS).values(), key=_age),
        grouped(sorted(parties, key=lambda party: party.sort), lambda party: party.agreement_id),
        grouped(all_of(session, OBLIGATIONS).values(), lambda owed: owed.agreement_id),
        _names(session, {party.actor_id for party in parties}),
    )


def _names(session: Session, ids: Iterable[str | None]) -> Mapping[str, str]:
    return {one: actor.name for one, actor in actors_of(session, ids).items()}


def _age(agreement: Agreement) -> tuple[dt.date, str, str]:
    return agreement.signed_on or agreement.start or dt.date.max, agreement.number, agreement.id
