"""Steps of agreements, their numbers and renewal, on a project on disk."""

import datetime as dt

import pytest

from app.domain.agreement import AGREEMENTS, CLAUSES, PARTIES
from app.domain.errors import RuleError
from app.domain.jalali import to_gregorian
from app.domain.obligation import OBLIGATIONS
from app.domain.tables.agreements import AGREEMENT, CLAUSE, OBLIGATION, PARTY
from app.domain.tables.people import ACTOR
from app.services import agreements, editing
from app.services.reading import one, where
from app.services.session import Session

DAY = to_gregorian(1404, 1, 15)
START = to_gregorian(1403, 1, 1)


@pytest.fixture
def agreement(session: Session) -> str:
    made = editing.add(
        session, AGREEMENT, {"title": "همکاری آموزشی", "number": "۱۴۰۳/۴", "start": START, "duration_months": 12}
    )
    for name in ("دانشگاه تهران", "شرکت الف"):
        actor = editing.add(session, ACTOR, {"name": name})
        editing.add(session, PARTY, {"agreement_id": made, "actor_id": actor, "role": "طرف"})
    return made


def _signed(session: Session, agreement: str, on: dt.date = START) -> None:
    agreements.transition(session, agreement, "review", on)
    agreements.transition(session, agreement, "agreed", on)
    agreements.transition(session, agreement, "signed", on, all_signed=True)


def test_that_a_step_is_written_with_its_day_and_reason(session: Session, agreement: str) -> None:
    agreements.transition(session, agreement, "terminated", DAY, "بودجه نرسید")
    steps = agreements.steps_of(session, agreement)
    assert [(step.state, step.on, step.reason) for step in steps] == [("terminated", DAY, "بودجه نرسید")]
    assert one(session, AGREEMENTS, agreement).state == "terminated"


def test_that_a_step_and_what_it_noted_are_taken_back_together(session: Session, agreement: str) -> None:
    _signed(session, agreement)
    session.undo()
    assert one(session, AGREEMENTS, agreement).state == "agreed"
    assert one(session, AGREEMENTS, agreement).signed_on is None
    assert {party.signing for party in where(session, PARTIES, agreement_id=agreement)} == {"pending"}
    assert len(agreements.steps_of(session, agreement)) == 2


def test_that_signing_notes_the_day_of_the_agreement_and_of_its_parties(session: Session, agreement: str) -> None:
    _signed(session, agreement)
    assert one(session, AGREEMENTS, agreement).signed_on == START
    parties = where(session, PARTIES, agreement_id=agreement)
    assert {(party.signing, party.signed_on) for party in parties} == {("signed", START)}


def test_that_a_refused_step_changes_nothing(session: Session, agreement: str) -> None:
    with pytest.raises(RuleError):
        agreements.transition(session, agreement, "signed", DAY)
    assert agreements.steps_of(session, agreement) == []


def test_that_no_step_is_taken_on_a_day_to_come(session: Session, agreement: str) -> None:
    with pytest.raises(RuleError):
        agreements.transition(session, agreement, "review", to_gregorian(1480, 1, 1))


def test_that_the_waiting_party_is_named(session: Session, agreement: str) -> None:
    agreements.transition(session, agreement, "review", DAY)
    agreements.transition(session, agreement, "agreed", DAY)
    first = where(session, PARTIES, agreement_id=agreement)[0]
    editing.change(session, PARTY, first.id, {"signing": "signed"})
    words = agreements.why_not(session, agreement, "signed", DAY)
    assert "شرکت الف" in words
    assert "دانشگاه تهران" not in words
    assert agreements.why_not(session, agreement, "signed", DAY, all_signed=True) == ""


def test_that_the_state_is_not_changed_like_any_other_field(session: Session, agreement: str) -> None:
    with pytest.raises(RuleError, match="transition"):
        editing.change(session, AGREEMENT, agreement, {"state": "signed"})


def test_that_an_agreement_is_no_annex_of_itself(session: Session, agreement: str) -> None:
    with pytest.raises(RuleError):
        editing.change(session, AGREEMENT, agreement, {"annex_of_id": agreement})


def test_that_a_new_agreement_gets_the_next_number(session: Session, agreement: str) -> None:
    del agreement
    made = agreements.add_agreement(session, {"title": "دوم"}, on=START)
    assert one(session, AGREEMENTS, made).number == "۱۴۰۳/۵"


def test_that_a_renewal_takes_over_parts_with_dates_moved(session: Session, agreement: str) -> None:
    clause = editing.add(session, CLAUSE, {"agreement_id": agreement, "title": "موضوع"})
    party = where(session, PARTIES, agreement_id=agreement)[0].id
    editing.add(
        session,
        OBLIGATION,
        {
            "agreement_id": agreement,
            "title": "سالن",
            "clause_id": clause,
            "party_id": party,
            "due": to_gregorian(1403, 12, 30),
            "state": "fulfilled",
        },
    )
    _signed(session, agreement)
    new = agreements.renew(session, agreement)
    made = one(session, AGREEMENTS, new)
    owed = where(session, OBLIGATIONS, agreement_id=new)[0]
    assert (made.state, made.start, made.renews_id) == ("draft", to_gregorian(1404, 1, 1), agreement)
    assert (owed.due, owed.state) == (to_gregorian(1404, 12, 29), "open")
    assert owed.clause_id in {clause.id for clause in where(session, CLAUSES, agreement_id=new)}
    assert owed.party_id in {party.id for party in where(session, PARTIES, agreement_id=new)}
    assert {party.signing for party in where(session, PARTIES, agreement_id=new)} == {"pending"}


@pytest.mark.parametrize("copied", [[], ["clauses"], ["obligations"]])
def test_that_a_renewal_copies_only_what_was_wished(session: Session, agreement: str, copied: list[str]) -> None:
    editing.add(session, CLAUSE, {"agreement_id": agreement})
    editing.add(session, OBLIGATION, {"agreement_id": agreement})
    _signed(session, agreement)
    new = agreements.renew(session, agreement, copied=copied)
    assert session.count("clause", agreement_id=new) == ("clauses" in copied)
    assert session.count("obligation", agreement_id=new) == ("obligations" in copied)


def test_that_an_entered_last_day_keeps_to_the_end_of_the_year(session: Session, agreement: str) -> None:
    editing.change(session, AGREEMENT, agreement, {"end": to_gregorian(1403, 12, 30), "duration_months": None})
    _signed(session, agreement)
    new = one(session, AGREEMENTS, agreements.renew(session, agreement))
    assert new.end == to_gregorian(1404, 12, 29)


def test_that_the_old_is_renewed_when_the_new_is_signed_and_has_begun(session: Session, agreement: str) -> None:
    _signed(session, agreement)
    new = agreements.renew(session, agreement)
    _signed(session, new, DAY)
    assert one(session, AGREEMENTS, agreement).state == "renewed"
    session.undo()
    assert one(session, AGREEMENTS, agreement).state == "signed"


def test_that_the_old_goes_on_until_the_new_begins(session: Session, agreement: str) -> None:
    _signed(session, agreement)
    new = agreements.renew(session, agreement)
    _signed(session, new, to_gregorian(1403, 11, 1))
    assert one(session, AGREEMENTS, agreement).state == "signed"
    agreements.transition(session, new, "in_force", DAY)
    assert one(session, AGREEMENTS, agreement).state == "renewed"


def test_that_a_draft_is_not_renewed(session: Session, agreement: str) -> None:
    with pytest.raises(RuleError):
        agreements.renew(session, agreement)


def test_that_the_chain_of_renewals_is_told_from_any_of_it(session: Session, agreement: str) -> None:
    _signed(session, agreement)
    second = agreements.renew(session, agreement)
    _signed(session, second, DAY)
    third = agreements.renew(session, second)
    for member in (agreement, second, third):
        assert [one.id for one in agreements.renewals_of(session, member)] == [agreement, second, third]


def test_that_a_ring_of_renewals_from_a_merge_has_an_end(session: Session, agreement: str) -> None:
    other = editing.add(session, AGREEMENT, {"renews_id": agreement})
    editing.change(session, AGREEMENT, agreement, {"renews_id": other})
    assert len(agreements.renewals_of(session, agreement)) == 2


def test_that_annexed_contracts_are_found(session: Session, agreement: str) -> None:
    annex = editing.add(session, AGREEMENT, {"kind": "contract", "annex_of_id": agreement, "amount": 1_250_000})
    assert [(one.id, one.amount) for one in agreements.annexes_of(session, agreement)] == [(annex, 1_250_000)]
