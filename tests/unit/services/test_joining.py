"""Two actors become one with all that points to them; pairs told apart are remembered."""

from typing import Any

import pytest

from app.domain.actor import ACTORS, Actor
from app.domain.errors import RuleError
from app.domain.records import TABLE_BY_NAME
from app.domain.tables.people import ACTOR
from app.services import duplicates, editing, joining
from app.services.reading import one
from app.services.session import Session


def add(session: Session, kind: str, **values: object) -> str:
    return editing.add(session, TABLE_BY_NAME[kind], values)


def actor(session: Session, name: str, **values: object) -> str:
    return add(session, "actor", name=name, **values)


def joined(session: Session, keep: str, gone: str, **choices: str) -> Actor:
    joining.join(session, keep, gone, choices)
    assert session.row("actor", gone) is None
    assert session.referring("actor", gone) == []
    return one(session, ACTORS, keep)


def rows(session: Session, kind: str, *columns: str) -> list[tuple[Any, ...]]:
    return sorted(session.values(kind, *columns), key=str)


def test_that_empty_fields_take_the_value_of_the_other(session: Session) -> None:
    keep = actor(session, "الف", helix="industry")
    found = joined(session, keep, actor(session, "ب", helix="media", sector="public", is_core=1))
    assert (found.name, found.helix, found.sector, found.is_core) == ("الف", "industry", "public", 1)


def test_that_a_choice_decides(session: Session) -> None:
    keep, gone = actor(session, "الف", helix="industry"), actor(session, "ب", helix="media")
    found = joined(session, keep, gone, helix=gone, name=gone)
    assert (found.name, found.helix, found.other_names) == ("ب", "media", ("الف",))


def test_that_long_texts_are_both_kept_unless_chosen(session: Session) -> None:
    keep = actor(session, "الف", duties="آموزش", interests="بازار", notes="یک\nدو")
    gone = actor(session, "ب", duties="پژوهش", interests="صادرات", notes="دو\n یک")
    found = joined(session, keep, gone, interests=gone)
    assert (found.duties, found.interests, found.notes) == ("آموزش\n\nپژوهش", "صادرات", "یک\nدو")


def test_that_lists_are_united_and_the_name_is_remembered(session: Session) -> None:
    keep = actor(session, "سازمان فناوری", tags=["دولت", "داده"], other_names=["فاوا"])
    gone = actor(session, "سازمان فناوري اطلاعات", tags=["داده", "ملی"], other_names=["فاوا", "سازمان فناوری"])
    found = joined(session, keep, gone)
    assert found.tags == ("دولت", "داده", "ملی")
    assert found.other_names == ("فاوا", "سازمان فناوري اطلاعات")


def test_that_only_two_archived_actors_become_an_archived_one(session: Session) -> None:
    keep, gone = actor(session, "الف", is_archived=1), actor(session, "ب")
    assert joined(session, keep, gone).is_archived is None


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("contact", {"value": "021"}),
        ("rating", {"power": 3}),
        ("contact_entry", {"summary": "گفت‌وگو"}),
        ("market_sheet", {"product": "نرم‌افزار"}),
        ("attachment", {"name": "الف.pdf"}),
        ("group_member", {"note": "یک"}),
        ("attendance", {"note": "یک"}),
        ("party", {"role": "ناظر"}),
    ],
)
def test_that_what_points_to_the_other_points_to_the_kept_one(
    session: Session, kind: str, values: dict[str, object]
) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    row = add(session, kind, actor_id=gone, **values)
    joined(session, keep, gone)
    assert rows(session, kind, "id", "actor_id") == [(row, keep)]


def test_that_links_follow_and_double_ones_become_one(session: Session) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    both, other = add(session, "meeting"), add(session, "meeting")
    for meeting, linked in ((both, keep), (both, gone), (other, gone)):
        add(session, "link", meeting_id=meeting, actor_id=linked)
    joined(session, keep, gone)
    assert set(rows(session, "link", "meeting_id", "actor_id")) == {(both, keep), (other, keep)}


def test_that_owners_signatories_and_people_in_charge_follow(session: Session) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    add(session, "decision", owner_id=gone)
    add(session, "party", signatory_id=gone)
    add(session, "obligation", person_id=gone)
    joined(session, keep, gone)
    assert rows(session, "decision", "owner_id") == [(keep,)]
    assert rows(session, "party", "signatory_id") == [(keep,)]
    assert rows(session, "obligation", "person_id") == [(keep,)]


def test_that_relations_between_the_two_go_and_double_ones_become_one(session: Session) -> None:
    keep, gone, third = (actor(session, name) for name in "ابپ")
    add(session, "relation", from_id=keep, to_id=gone, flow="financial")
    add(session, "relation", from_id=keep, to_id=third, flow="service", strength=3)
    add(session, "relation", from_id=gone, to_id=third, flow="service", note="قرارداد")
    add(session, "relation", from_id=third, to_id=gone, flow="service")
    joined(session, keep, gone)
    found = rows(session, "relation", "from_id", "to_id", "flow", "strength", "note")
    assert set(found) == {(keep, third, "service", 3, "قرارداد"), (third, keep, "service", None, None)}


def test_that_rows_that_say_different_things_stay_both(session: Session) -> None:
    keep, gone, third = (actor(session, name) for name in "ابپ")
    add(session, "relation", from_id=keep, to_id=third, flow="service", strength=3)
    add(session, "relation", from_id=gone, to_id=third, flow="service", strength=5)
    joined(session, keep, gone)
    assert rows(session, "relation", "strength") == [(3,), (5,)]


def test_that_roles_in_each_other_go(session: Session) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    add(session, "membership", person_id=gone, organisation_id=keep, role="مدیر")
    joined(session, keep, gone)
    assert session.count("membership") == 0


def test_that_double_attendance_and_members_become_one(session: Session) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    meeting, group = add(session, "meeting"), add(session, "working_group")
    for one_actor in (keep, gone):
        add(session, "attendance", meeting_id=meeting, actor_id=one_actor)
        add(session, "group_member", group_id=group, actor_id=one_actor)
    joined(session, keep, gone)
    assert (session.count("attendance"), session.count("group_member")) == (1, 1)


def test_that_obligations_of_a_double_party_go_over_to_the_one_that_stays(session: Session) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    agreement = add(session, "agreement")
    stays = add(session, "party", agreement_id=agreement, actor_id=keep, role="کارفرما")
    goes = add(session, "party", agreement_id=agreement, actor_id=gone, signatory_name="سارا")
    add(session, "obligation", agreement_id=agreement, party_id=goes, person_id=gone)
    joined(session, keep, gone)
    assert rows(session, "party", "id", "role", "signatory_name") == [(stays, "کارفرما", "سارا")]
    assert rows(session, "obligation", "party_id", "person_id") == [(stays, keep)]


def test_that_one_telephone_written_twice_is_one_contact(session: Session) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    add(session, "contact", actor_id=keep, channel="phone", value="021-88881111")
    add(session, "contact", actor_id=gone, channel="phone", value="+98 21 8888 1111", note="دفتر")
    joined(session, keep, gone)
    assert rows(session, "contact", "value", "note") == [("021-88881111", "دفتر")]


def test_that_joining_is_one_action(session: Session) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب", helix="media")
    add(session, "contact", actor_id=gone, value="021")
    before = (session.rows("actor"), session.rows("contact"))
    joining.join(session, keep, gone)
    assert session.undo_label == "Join two actors"
    session.undo()
    assert (session.rows("actor"), session.rows("contact")) == before


@pytest.mark.parametrize("choices", [{"helix": "nobody"}, {"tags": "keep"}, {"colour": "keep"}])
def test_that_a_choice_that_does_not_fit_joins_nothing(session: Session, choices: dict[str, str]) -> None:
    keep, gone = actor(session, "الف"), actor(session, "ب")
    chosen = {field: {"keep": keep}.get(who, who) for field, who in choices.items()}
    with pytest.raises(RuleError):
        joining.join(session, keep, gone, chosen)
    assert session.count("actor") == 2


def test_that_an_actor_is_not_joined_with_itself_or_with_nobody(session: Session) -> None:
    keep = actor(session, "الف")
    for other in (keep, "nobody"):
        with pytest.raises(RuleError):
            joining.join(session, keep, other)
    assert session.count("actor") == 1


def test_that_only_fields_that_differ_are_asked_about(session: Session) -> None:
    keep = actor(session, "الف", helix="media", duties="یک", sector="public", tags=["آ"])
    gone = actor(session, "ب", helix="media", duties="دو", tags=["ب"])
    assert joining.differences(session, keep, gone) == [
        joining.Difference("name", "الف", "ب", is_united=False),
        joining.Difference("duties", "یک", "دو", is_united=True),
    ]


def test_that_it_is_told_what_points_to_an_actor(session: Session) -> None:
    one_actor, other = actor(session, "الف"), actor(session, "ب")
    for _ in range(2):
        add(session, "relation", from_id=one_actor, to_id=other)
    add(session, "contact", actor_id=one_actor)
    assert joining.pointing_to(session, one_actor) == {"Contact channel": 1, "Relation": 2}


def test_that_duplicates_are_found_by_name_and_by_telephone(session: Session) -> None:
    first, second, third = (actor(session, name) for name in ("پارس رایان", "شرکت پارس رایان", "نگین"))
    for one_actor in (first, third):
        add(session, "contact", actor_id=one_actor, channel="phone", value="02188881111")
    assert [{pair.first, pair.second} for pair in duplicates.duplicate_pairs(session)] == [
        {first, second},
        {first, third},
    ]


def test_that_actors_told_apart_stay_apart(session: Session) -> None:
    first, second = actor(session, "الف"), actor(session, "الف")
    duplicates.tell_apart(session, second, first)
    assert duplicates.duplicate_pairs(session) == []
    session.undo()
    assert len(duplicates.duplicate_pairs(session)) == 1


def test_that_joining_forgets_that_the_two_were_told_apart(session: Session) -> None:
    keep, gone, third = (actor(session, "الف") for _ in range(3))
    duplicates.tell_apart(session, keep, gone)
    duplicates.tell_apart(session, keep, third)
    duplicates.tell_apart(session, third, gone)
    joined(session, keep, gone)
    assert [set(pair) for pair in duplicates.told_apart(session)] == [{keep, third}]


def test_that_a_deleted_actor_leaves_no_telling_apart(session: Session) -> None:
    first, second = actor(session, "الف"), actor(session, "الف")
    duplicates.tell_apart(session, first, second)
    editing.remove(session, ACTOR, second)
    assert session.count("not_duplicate") == 0
