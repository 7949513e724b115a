"""A small project of people and agreements to print in tests, with every kind of record and field."""

from collections.abc import Mapping
from typing import Final

from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT, PROJECT_ID
from app.domain.schema import Value
from app.services.session import Session

Rows = Mapping[str, Mapping[str, Value]]

ACTORS: Final[Rows] = {
    "office": {
        "name": "سازمان توسعه تجارت",
        "kind": "organisation",
        "helix": "government",
        "sector": "public",
        "chain": "regulation",
        "side": "demand",
        "national_id": "14000123456",
        "duties": "صدور مجوز صادرات\nتنظیم بازار",
        "interests": "رشد صادرات",
        "challenges": "کمبود داده",
        "capabilities": "اختیار قانونی",
        "vulnerabilities": "تغییر مدیران",
        "other_names": '["TPO", "توسعه تجارت"]',
        "tags": '["کلیدی"]',
        "notes": "پیگیری با دفتر معاون",
    },
    "firm": {"name": "شرکت پارس جستجو", "helix": "industry", "sector": "private", "side": "supply", "is_core": 1},
    "maryam": {"name": "مریم رضایی", "kind": "person", "helix": "government"},
    "ali": {"name": "علی احمدی", "kind": "person", "helix": "industry"},
    "old": {"name": "انجمن برچیده", "helix": "civil", "is_archived": 1},
}
CONTACTS: Final[Rows] = {
    "c1": {"actor_id": "office", "channel": "phone", "value": "021-12345678", "note": "دبیرخانه", "sort": "a"},
    "c2": {"actor_id": "office", "channel": "email", "value": "info@example.ir", "sort": "b"},
    "c3": {"actor_id": "office", "channel": "address", "value": "تهران، خیابان ولیعصر، پلاک 12", "sort": "c"},
}
MEMBERSHIPS: Final[Rows] = {
    "m1": {"person_id": "maryam", "organisation_id": "office", "role": "معاون", "start": "2025-03-21"},
    "m2": {"person_id": "ali", "organisation_id": "firm", "role": "مدیرعامل"},
}
RATINGS: Final[Rows] = {
    "r1": {"actor_id": "office", "on": "2025-04-01", "power": 8, "interest": 3, "attitude": -2, "reason": "جلسه نخست"},
    "r2": {"actor_id": "office", "on": "2026-04-01", "interest": 6, "legitimacy": 9, "urgency": 2, "reason": "پیگیری"},
    "r3": {"actor_id": "office", "on": "2026-04-02", "aim": "desired", "power": 8, "interest": 9, "reason": "هدف"},
    "r4": {"actor_id": "firm", "on": "2026-04-02", "power": 4, "interest": 9, "attitude": 5, "reason": "همکار"},
}
RELATIONS: Final[Rows] = {
    "e1": {
        "from_id": "office",
        "to_id": "firm",
        "flow": "financial",
        "strength": 4,
        "formality": "formal",
        "frequency": "yearly",
        "start": "2025-03-21",
        "note": "کمک بلاعوض",
    },
    "e2": {"from_id": "firm", "to_id": "office", "flow": "information", "strength": 2, "frequency": "monthly"},
    "e3": {"from_id": "firm", "to_id": "old", "flow": "service"},
}
MARKET_SHEETS: Final[Rows] = {
    "k1": {
        "actor_id": "firm",
        "side": "supply",
        "scope": "domestic",
        "market": "بازار خانگی",
        "product": "جویشگر",
        "volume": "2 میلیون کاربر",
        "needs": "پهنای باند",
        "constraints": "سرمایه",
        "sort": "a",
    }
}
TALKS: Final[Rows] = {
    "w1": {
        "actor_id": "office",
        "on": "2026-04-02",
        "manner": "call",
        "summary": "وعده آمار صادرات دادند",
        "person": "مریم رضایی",
        "next_step": "فرستادن نامه",
        "next_on": "2026-04-09",
    }
}
GROUPS: Final[Rows] = {
    "export": {
        "title": "گروه کاری صادرات",
        "state": "active",
        "mandate": "گشودن بازار کشورهای همسایه",
        "start": "2026-01-01",
        "rhythm": "هر دو هفته",
    }
}
MEMBERS: Final[Rows] = {
    "g1": {"group_id": "export", "actor_id": "maryam", "role": "chair", "start": "2026-01-01", "sort": "a"},
    "g2": {"group_id": "export", "actor_id": "ali", "role": "secretary", "start": "2026-01-01", "sort": "b"},
    "g3": {"group_id": "export", "actor_id": "firm", "end": "2026-02-01", "note": "کناره گرفت", "sort": "c"},
}
OUTPUTS: Final[Rows] = {
    "o1": {"group_id": "export", "title": "گزارش بازار عراق", "due": "2026-05-01", "produced_on": "2026-04-20"},
    "o2": {"group_id": "export", "title": "برنامه نمایشگاه", "due": "2026-06-01"},
}
GUIDES: Final[Rows] = {
    "guide": {"title": "مصاحبه با شرکت‌ها", "purpose": "شناخت نیاز بازار", "introduction": "با سلام و سپاس از وقت شما"}
}
QUESTIONS: Final[Rows] = {
    "q1": {"guide_id": "guide", "text": "مهم‌ترین مانع رشد شما چیست؟", "hint": "از سرمایه تا نیرو", "sort": "a"},
    "q2": {"guide_id": "guide", "text": "با چه کسانی همکاری می‌کنید؟", "sort": "b"},
}
MEETINGS: Final[Rows] = {
    "first": {
        "number": "1405/1",
        "title": "نشست نخست",
        "state": "held",
        "on": "2026-04-10",
        "group_id": "export",
        "place": "تالار ابن‌سینا",
    },
    "second": {
        "number": "1405/2",
        "title": "نشست دوم",
        "state": "held",
        "on": "2026-05-10",
        "start_time": "09:30",
        "end_time": "11:00",
        "place": "تالار ابن‌سینا",
        "group_id": "export",
        "minutes": "اعضا بر شتاب کار پا فشردند.",
    },
    "talk": {"kind": "interview", "title": "گفتگو با پارس", "on": "2026-03-30", "guide_id": "guide", "state": "held"},
}
ATTENDANCES: Final[Rows] = {
    "t1": {"meeting_id": "second", "actor_id": "maryam", "role": "chair", "presence": "present", "sort": "a"},
    "t2": {"meeting_id": "second", "actor_id": "ali", "role": "secretary", "presence": "absent", "sort": "b"},
    "t3": {
        "meeting_id": "second",
        "name": "رضا نوری",
        "role": "guest",
        "presence": "present",
        "on_behalf_of": "شهرداری",
        "sort": "c",
    },
    "t4": {"meeting_id": "talk", "actor_id": "ali", "role": "interviewee", "presence": "present", "sort": "a"},
}
AGENDA: Final[Rows] = {
    "a1": {
        "meeting_id": "second",
        "title": "بازار عراق",
        "presenter": "مریم رضایی",
        "length_minutes": 30,
        "discussion": "آمار سال گذشته خوانده شد.",
        "sort": "a",
    },
    "a2": {"meeting_id": "second", "title": "نمایشگاه", "length_minutes": 60, "sort": "b"},
}
ANSWERS: Final[Rows] = {
    "n1": {"meeting_id": "talk", "question": "مهم‌ترین مانع رشد شما چیست؟", "text": "نبود سرمایه", "sort": "a"},
    "n2": {"meeting_id": "talk", "question": "با چه کسانی همکاری می‌کنید؟", "sort": "b"},
}
DECISIONS: Final[Rows] = {
    "d1": {"meeting_id": "first", "text": "نامه به سازمان", "owner_id": "ali", "due": "2026-04-20", "sort": "a"},
    "d2": {
        "meeting_id": "second",
        "text": "غرفه مشترک گرفته شود",
        "owner_name": "دبیرخانه نمایشگاه",
        "due": "2027-01-01",
        "activity_id": "leaf",
        "state": "in_progress",
        "sort": "a",
    },
}
AGREEMENTS: Final[Rows] = {
    "mou": {
        "number": "ت/12",
        "title": "تفاهم‌نامه توسعه صادرات",
        "state": "in_force",
        "subject": "همکاری در صادرات",
        "scope": "کشورهای همسایه",
        "signed_on": "2026-01-20",
        "start": "2026-02-01",
        "duration_months": 12,
    },
    "annex": {
        "number": "ق/3",
        "title": "قرارداد غرفه",
        "kind": "contract",
        "annex_of_id": "mou",
        "amount": 250_000_000,
        "state": "signed",
    },
    "draft": {"title": "پیش‌نویس آموزش"},
}
PARTIES: Final[Rows] = {
    "p1": {
        "agreement_id": "mou",
        "actor_id": "office",
        "role": "طرف اول",
        "signatory_id": "maryam",
        "signatory_post": "معاون سازمان",
        "signing": "signed",
        "signed_on": "2026-01-20",
        "sort": "a",
    },
    "p2": {"agreement_id": "mou", "actor_id": "firm", "role": "طرف دوم", "signatory_name": "علی احمدی", "sort": "b"},
}
CLAUSES: Final[Rows] = {
    "l1": {"agreement_id": "mou", "title": "تعهدات", "text": "طرفین متعهد می‌شوند:", "sort": "a"},
    "l2": {"agreement_id": "mou", "kind": "clause", "text": "طرف اول غرفه را فراهم کند.", "sort": "b"},
    "l3": {"agreement_id": "mou", "kind": "note", "text": "هزینه با طرف دوم است.", "sort": "c"},
    "l4": {"agreement_id": "mou", "title": "حل اختلاف", "text": "با گفت‌وگو.", "sort": "d"},
}
OBLIGATIONS: Final[Rows] = {
    "b1": {
        "agreement_id": "mou",
        "clause_id": "l2",
        "title": "فراهم کردن غرفه",
        "party_id": "p1",
        "person_id": "maryam",
        "due": "2026-10-01",
        "activity_id": "leaf",
        "amount": 50_000_000,
        "sort": "a",
    },
    "b2": {
        "agreement_id": "mou",
        "title": "گزارش ماهانه",
        "party_id": "p2",
        "due": "2026-03-01",
        "period": "monthly",
        "done_until": "2026-10-01",
        "sort": "b",
    },
    "b3": {"agreement_id": "mou", "title": "بازدید پایانی", "party_id": "p2", "due": "2026-12-10", "sort": "c"},
}
LINKS: Final[Rows] = {
    "i1": {"group_id": "export", "activity_id": "leaf"},
    "i2": {"group_id": "export", "agreement_id": "mou"},
}
ACTIVITIES: Final[Rows] = {
    "phase": {"title": "شناخت", "sort": "a"},
    "leaf": {"title": "نمایشگاه صادراتی", "parent_id": "phase", "sort": "a"},
}
_TABLES: Final[Mapping[str, Rows]] = {
    ACTIVITY.name: ACTIVITIES,
    "actor": ACTORS,
    "contact": CONTACTS,
    "membership": MEMBERSHIPS,
    "rating": RATINGS,
    "relation": RELATIONS,
    "market_sheet": MARKET_SHEETS,
    "contact_entry": TALKS,
    "working_group": GROUPS,
    "group_member": MEMBERS,
    "group_output": OUTPUTS,
    "guide": GUIDES,
    "question": QUESTIONS,
    "meeting": MEETINGS,
    "attendance": ATTENDANCES,
    "agenda_item": AGENDA,
    "answer": ANSWERS,
    "decision": DECISIONS,
    "agreement": AGREEMENTS,
    "party": PARTIES,
    "clause": CLAUSES,
    "obligation": OBLIGATIONS,
    "link": LINKS,
}


def fill(session: Session) -> None:
    """Write all of it into an empty project; the keys above are the ids."""
    with session.edit("Fill in the sample") as edit:
        edit.insert(PROJECT.name, {"title": "خوشه جویشگر", "agent": "نرگس کریمی"}, PROJECT_ID)
        for table, rows in _TABLES.items():
            for row_id, values in rows.items():
                edit.insert(table, dict(values), row_id)
