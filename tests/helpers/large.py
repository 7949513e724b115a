"""Large projects in a moment: any number of actors, relations, meetings, agreements with plausible Persian words.

`fill(session, LARGE)` is the size that the pages are measured with, `fill(session, SMALL)` what they are compared to.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain import ordering
from app.domain.schema import Value
from app.domain.tables import agreements, groups, meetings, people
from app.services.session import Edit, Session

_KINDS_OF_BODY: Final = ("شرکت", "سازمان", "مؤسسه", "دانشگاه", "پژوهشگاه", "انجمن", "اتحادیه", "بنیاد", "صندوق", "مرکز")
_FIELDS: Final = (
    "فناوری اطلاعات",
    "نرم‌افزار",
    "داده‌پردازی",
    "جویشگر بومی",
    "هوش مصنوعی",
    "فرش دستباف",
    "صنایع غذایی",
    "خدمات ابری",
    "زبان فارسی",
    "پهنای باند",
    "نشر دیجیتال",
    "آموزش الکترونیکی",
)
_PROPER: Final = ("پارس", "آریا", "سپهر", "نگین", "پویا", "رایان", "مهر", "کیان", "البرز", "زاگرس", "خاوران", "سبلان")
_PLACES: Final = ("تهران", "اصفهان", "شیراز", "تبریز", "مشهد", "کرمان", "یزد", "قم", "اهواز", "رشت")
_FIRST: Final = ("علی", "مریم", "رضا", "زهرا", "حسین", "سارا", "مهدی", "نرگس", "کاوه", "لیلا", "امیر", "شیرین")
_LAST: Final = ("احمدی", "حسینی", "کریمی", "رضایی", "موسوی", "جعفری", "قاسمی", "نوری", "صادقی", "کاظمی", "یوسفی")
_SUBJECTS: Final = ("بازار", "پیکره متنی", "آموزش", "زیرساخت", "تأمین مالی", "برند مشترک", "صادرات", "پژوهش")
_FIRST_DAY: Final = (2025, 3)


@dataclass(frozen=True)
class Size:
    """How many of each; the parts of them follow."""

    actors: int
    relations: int
    meetings: int
    agreements: int
    obligations: int
    groups: int
    activities: int


LARGE: Final = Size(10_000, 50_000, 2_000, 1_000, 10_000, 200, 500)
SMALL: Final = Size(50, 50, 50, 50, 50, 50, 50)


@dataclass(frozen=True)
class Filled:
    """The ids of what was made."""

    activities: tuple[str, ...]
    actors: tuple[str, ...]
    groups: tuple[str, ...]
    meetings: tuple[str, ...]
    agreements: tuple[str, ...]


def fill(session: Session, size: Size = LARGE, *, seed: int = 1) -> Filled:
    """Write the records in a few actions; the same `seed` gives the same words and ties."""
    chance = random.Random(seed)  # noqa: S311 the same project again for the same seed
    with session.edit("Add an activity") as edit:
        activities = _activities(edit, size)
    with session.edit("Add an actor") as edit:
        actors = _actors(edit, size, chance)
        _relations(edit, actors, size, chance)
    with session.edit("Add a meeting") as edit:
        made_groups = _groups(edit, actors, size, chance)
        made_meetings = _meetings(edit, (actors, made_groups, activities), size, chance)
    with session.edit("Add an agreement") as edit:
        made_agreements = _agreements(edit, actors, size, chance)
        _obligations(edit, (made_agreements, actors, activities), size, chance)
    return Filled(activities, actors, made_groups, made_meetings, tuple(made_agreements))


def actor_name(number: int, chance: random.Random) -> str:
    """Return the name of an organisation; numbers keep many apart."""
    body, field = chance.choice(_KINDS_OF_BODY), chance.choice(_FIELDS)
    return f"{body} {field} {chance.choice(_PROPER)} {chance.choice(_PLACES)} {number}"


def person_name(number: int, chance: random.Random) -> str:
    """Return the name of a person; numbers keep many apart."""
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {number}"


def _day(chance: random.Random) -> str:
    year, month = divmod(chance.randrange(30), 12)
    return f"{_FIRST_DAY[0] + year}-{month + 1:02}-{chance.randrange(28) + 1:02}"


def _any(labels: dict[str, str], chance: random.Random) -> str:
    return chance.choice(tuple(labels))


def _activities(edit: Edit, size: Size) -> tuple[str, ...]:
    keys = ordering.spread(size.activities)
    made: list[str] = []
    for place, key in enumerate(keys):
        parent = made[place - place % 10] if place % 10 else None
        title = f"{_SUBJECTS[place % len(_SUBJECTS)]} خوشه، گام {place + 1}"
        made.append(edit.insert("activity", {"title": title, "parent_id": parent, "sort": key}))
    return tuple(made)


def _actors(edit: Edit, size: Size, chance: random.Random) -> tuple[str, ...]:
    organisations: list[str] = []
    made: list[str] = []
    for number in range(1, size.actors + 1):
        is_person = number % 3 == 0
        actor = edit.insert("actor", _actor(number, chance, is_person=is_person))
        made.append(actor)
        _parts_of_actor(edit, actor, number, chance)
        if not is_person:
            organisations.append(actor)
        elif organisations:
            values = {"person_id": actor, "organisation_id": chance.choice(organisations), "role": "مدیرعامل"}
            edit.insert("membership", {**values, "start": _day(chance)})
    return tuple(made)


def _actor(number: int, chance: random.Random, *, is_person: bool) -> dict[str, Value]:
    return {
        "name": person_name(number, chance) if is_person else actor_name(number, chance),
        "kind": "person" if is_person else "organisation",
        "helix": _any(people.HELIX_LABELS, chance),
        "sector": _any(people.SECTOR_LABELS, chance),
        "chain": _any(people.CHAIN_LABELS, chance),
        "side": _any(people.SIDE_LABELS, chance),
        "is_core": 1 if number % 20 == 1 else None,
        "national_id": f"{10_000_000_000 + number * 37}",
        "duties": f"پشتیبانی از {chance.choice(_SUBJECTS)} در خوشه",
        "tags": json.dumps([chance.choice(_SUBJECTS)], ensure_ascii=False),
    }


def _parts_of_actor(edit: Edit, actor: str, number: int, chance: random.Random) -> None:
    edit.insert("contact", {"actor_id": actor, "channel": "phone", "value": f"021-{20_000_000 + number}", "sort": "V"})
    scales = {name: chance.randrange(11) for name in ("power", "interest", "legitimacy", "urgency")}
    values: dict[str, Value] = {"actor_id": actor, "on": _day(chance), "attitude": chance.randrange(-5, 6)}
    edit.insert("rating", {**values, **scales, "reason": "مصاحبه"})
    if number % 2:
        edit.insert("rating", {"actor_id": actor, "on": _day(chance), "aim": "desired", "interest": 9})


def _relations(edit: Edit, actors: Sequence[str], size: Size, chance: random.Random) -> None:
    for _ in range(size.relations if len(actors) > 1 else 0):
        source, target = chance.sample(range(len(actors)), 2)
        edit.insert(
            "relation",
            {
                "from_id": actors[source],
                "to_id": actors[target],
                "flow": _any(people.FLOW_LABELS, chance),
                "strength": chance.randrange(people.STRENGTHS) + 1,
                "formality": _any(people.FORMALITY_LABELS, chance),
                "frequency": _any(people.FREQUENCY_LABELS, chance),
            },
        )


def _groups(edit: Edit, actors: Sequence[str], size: Size, chance: random.Random) -> tuple[str, ...]:
    made: list[str] = []
    for number in range(1, size.groups + 1):
        title = f"کارگروه {chance.choice(_SUBJECTS)} {number}"
        group = edit.insert("working_group", {"title": title, "state": _any(groups.STATE_LABELS, chance)})
        made.append(group)
        for role, key in zip(("chair", "secretary", *["member"] * 4), ordering.spread(6), strict=True):
            member = {"group_id": group, "actor_id": chance.choice(actors), "role": role, "sort": key}
            edit.insert("group_member", member)
        edit.insert("group_output", {"group_id": group, "title": "گزارش", "due": _day(chance), "sort": "V"})
    return tuple(made)


Ties = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _meetings(edit: Edit, ties: Ties, size: Size, chance: random.Random) -> tuple[str, ...]:
    actors, made_groups, activities = ties
    made: list[str] = []
    for number in range(1, size.meetings + 1):
        meeting = edit.insert("meeting", _meeting(number, chance))
        made.append(meeting)
        if number % 2 and made_groups:
            edit.set("meeting", meeting, {"group_id": chance.choice(made_groups)})
        for actor, key in zip(chance.choices(actors, k=5), ordering.spread(5), strict=True):
            edit.insert("attendance", {"meeting_id": meeting, "actor_id": actor, "presence": "present", "sort": key})
        for key in ordering.spread(2):
            title = chance.choice(_SUBJECTS)
            edit.insert("agenda_item", {"meeting_id": meeting, "title": title, "sort": key})
            edit.insert("decision", {"meeting_id": meeting, **_decision(actors, chance), "sort": key})
        if activities:
            edit.insert("link", {"meeting_id": meeting, "activity_id": chance.choice(activities)})
    return tuple(made)


def _meeting(number: int, chance: random.Random) -> dict[str, Value]:
    subject = chance.choice(_SUBJECTS)
    return {
        "kind": _any(meetings.KIND_LABELS, chance),
        "number": f"{1404 + number % 2}/{number}",
        "title": f"جلسه {subject} {number}",
        "state": _any(meetings.STATE_LABELS, chance),
        "on": _day(chance),
        "start_time": f"{8 + number % 8:02}:30",
        "place": chance.choice(_PLACES),
        "minutes": f"درباره {subject} گفت‌وگو شد و نیازها گفته شد.",
    }


def _decision(actors: Sequence[str], chance: random.Random) -> dict[str, Value]:
    return {
        "text": f"گزارش {chance.choice(_SUBJECTS)} آماده شود",
        "owner_id": chance.choice(actors),
        "due": _day(chance),
        "state": _any(meetings.DECISION_STATE_LABELS, chance),
    }


def _agreements(edit: Edit, actors: Sequence[str], size: Size, chance: random.Random) -> dict[str, list[str]]:
    """Make agreements; return their parties."""
    made: dict[str, list[str]] = {}
    for number in range(1, size.agreements + 1):
        agreement = edit.insert("agreement", _agreement(number, chance))
        made[agreement] = [
            edit.insert("party", {"agreement_id": agreement, "actor_id": actor, "role": role, "sort": key})
            for actor, role, key in zip(
                chance.choices(actors, k=2), ("طرف اول", "طرف دوم"), ordering.spread(2), strict=True
            )
        ]
        for key in ordering.spread(3):
            clause = {"agreement_id": agreement, "title": "ماده", "text": f"{chance.choice(_SUBJECTS)} خوشه"}
            edit.insert("clause", {**clause, "sort": key})
        edit.insert("agreement_event", {"agreement_id": agreement, "on": _day(chance), "state": "draft"})
    return made


def _agreement(number: int, chance: random.Random) -> dict[str, Value]:
    start, end = sorted((_day(chance), _day(chance)))
    return {
        "number": f"{1404 + number % 2}/ت/{number}",
        "title": f"تفاهم‌نامه همکاری {chance.choice(_SUBJECTS)} {number}",
        "kind": _any(agreements.KIND_LABELS, chance),
        "state": _any(agreements.STATE_LABELS, chance),
        "start": start,
        "end": end,
    }


def _obligations(
    edit: Edit, ties: tuple[dict[str, list[str]], Sequence[str], Sequence[str]], size: Size, chance: random.Random
) -> None:
    parties, actors, activities = ties
    for agreement, key in zip(_in_turn(tuple(parties), size.obligations), _keys(size.obligations), strict=True):
        values: dict[str, Value] = {
            "agreement_id": agreement,
            "title": f"تحویل {chance.choice(_SUBJECTS)}",
            "party_id": chance.choice(parties[agreement]),
            "person_id": chance.choice(actors),
            "due": _day(chance),
            "state": _any(agreements.OBLIGATION_STATE_LABELS, chance),
            "fulfilment": chance.randrange(101),
            "activity_id": chance.choice(activities) if activities else None,
            "sort": key,
        }
        edit.insert("obligation", values)


def _in_turn(ids: Sequence[str], count: int) -> Iterator[str]:
    return (ids[place % len(ids)] for place in range(count if ids else 0))


def _keys(count: int) -> list[str]:
    return ordering.spread(count) if count else []
