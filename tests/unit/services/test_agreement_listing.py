"""Agreements as lists show them, followed through changes."""

import datetime as dt

import pytest

from app.domain.jalali import to_gregorian
from app.domain.tables.agreements import AGREEMENT, OBLIGATION, PARTY
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.agreement_listing import AgreementListing, Kept
from app.services.parties import add_party, next_role
from app.services.session import Session

DAY = to_gregorian(1404, 1, 10)


@pytest.fixture
def agreement(session: Session) -> str:
    return editing.add(
        session, AGREEMENT, {"title": "همکاری", "start": to_gregorian(1403, 1, 1), "duration_months": 12}
    )


def test_that_dates_make_the_last_day_and_the_days_left(session: Session, agreement: str) -> None:
    listed = AgreementListing(session, DAY).all()[agreement]
    assert (listed.end, listed.days_left, listed.state) == (to_gregorian(1403, 12, 30), None, "draft")


def test_that_what_is_kept_follows_the_obligations(session: Session, agreement: str) -> None:
    listing = AgreementListing(session, DAY)
    assert listing.kept(agreement) == Kept(None, 0)
    owed = editing.add(session, OBLIGATION, {"agreement_id": agreement, "due": DAY - dt.timedelta(days=1)})
    assert listing.kept(agreement) == Kept(0, 1)
    editing.change(session, OBLIGATION, owed, {"state": "fulfilled"})
    assert listing.kept(agreement) == Kept(100, 0)
    session.undo()
    assert listing.kept(agreement) == Kept(0, 1)


def test_that_what_is_kept_follows_the_last_day_of_the_agreement(session: Session, agreement: str) -> None:
    listing = AgreementListing(session, DAY)
    editing.add(session, OBLIGATION, {"agreement_id": agreement, "due": to_gregorian(1404, 1, 5), "period": "monthly"})
    assert listing.kept(agreement) == Kept(None, 0)
    editing.change(session, AGREEMENT, agreement, {"duration_months": 24})
    assert listing.kept(agreement) == Kept(0, 1)


def test_that_all_are_counted_at_once_as_one_by_one(session: Session, agreement: str) -> None:
    other = editing.add(session, AGREEMENT, {"title": "دیگر"})
    with session.edit("bench") as edit:
        for number in range(50):
            edit.insert(AGREEMENT.name, {"title": str(number)})
    editing.add(session, OBLIGATION, {"agreement_id": agreement, "due": to_gregorian(1403, 5, 31), "period": "monthly"})
    editing.add(session, OBLIGATION, {"agreement_id": other, "fulfilment": 30})
    listing = AgreementListing(session, DAY)
    counted = listing.kept_of_all()
    assert len(counted) == 52
    assert [counted[row] for row in (agreement, other)] == [
        AgreementListing(session, DAY).kept(row) for row in (agreement, other)
    ]


def test_that_only_the_agreement_of_a_changed_obligation_is_counted_anew(session: Session, agreement: str) -> None:
    other = editing.add(session, AGREEMENT, {"title": "دیگر"})
    owed = editing.add(session, OBLIGATION, {"agreement_id": agreement})
    listing = AgreementListing(session, DAY)
    listing.kept_of_all()
    editing.change(session, OBLIGATION, owed, {"agreement_id": other, "state": "fulfilled"})
    assert listing.kept_of_all() == {agreement: Kept(None, 0), other: Kept(100, 0)}
    editing.remove(session, OBLIGATION, owed)
    assert listing.kept(other) == Kept(None, 0)


def test_that_parties_follow_the_names_of_their_actors(session: Session, agreement: str) -> None:
    listing = AgreementListing(session, DAY)
    party = add_party(session, agreement, "دانشگاه تهران")
    assert listing.parties(agreement) == ("دانشگاه تهران",)
    actor = str((session.row(PARTY.name, party) or {})["actor_id"])
    editing.change(session, ACTOR, actor, {"name": "دانشگاه شریف"})
    assert listing.parties(agreement) == ("دانشگاه شریف",)


def test_that_a_new_agreement_is_listed_and_a_deleted_one_is_not(session: Session, agreement: str) -> None:
    listing = AgreementListing(session, DAY)
    listing.all()
    other = editing.add(session, AGREEMENT, {"title": "دیگر"})
    editing.remove(session, AGREEMENT, agreement)
    assert set(listing.all()) == {other}


def test_that_parties_are_numbered_in_words_and_not_entered_twice(session: Session, agreement: str) -> None:
    first = next_role(session, agreement)
    add_party(session, agreement, "بنیاد البرز")
    add_party(session, agreement, "بنياد البرز")
    assert next_role(session, agreement) != first
    assert session.count(ACTOR.name) == 1
