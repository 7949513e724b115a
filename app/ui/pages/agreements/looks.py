"""Colours, icons and short words of agreements on every one of their pictures."""

from functools import lru_cache
from typing import Final

from app.domain.agreement_life import AGREED, DRAFT, EXPIRED, IN_FORCE, RENEWED, REVIEW, SIGNED, TERMINATED
from app.domain.jalali import short
from app.domain.obligation import Obligation
from app.domain.text import left_to_right, persian_digits, search_key
from app.i18n import tr
from app.services.agreement_listing import Listed

TONES: Final = {
    DRAFT: "planned",
    REVIEW: "late",
    AGREED: "primary",
    SIGNED: "progress",
    IN_FORCE: "done",
    EXPIRED: "late",
    TERMINATED: "stopped",
    RENEWED: "planned",
}
STATE_ICONS: Final = {
    DRAFT: "pencil",
    REVIEW: "eye",
    AGREED: "handshake",
    SIGNED: "signature",
    IN_FORCE: "circle-check",
    EXPIRED: "hourglass",
    TERMINATED: "ban",
    RENEWED: "refresh-cw",
}
OBLIGATION_TONES: Final = {"open": "planned", "in_progress": "progress", "fulfilled": "done", "waived": "planned"}
_SEAL_TONES: Final = ("progress", "done", "late", "primary", "planned")
_SOON: Final = 30
_KINDS_OF_BODY: Final = frozenset(
    search_key(word)
    for word in (
        "شرکت",
        "سازمان",
        "مؤسسه",
        "دانشگاه",
        "پژوهشگاه",
        "انجمن",
        "اتحادیه",
        "بنیاد",
        "صندوق",
        "مرکز",
        "وزارت",
        "اداره",
        "کل",
        "آقای",
        "خانم",
        "دکتر",
        "مهندس",
    )
)


@lru_cache(4096)
def seal(name: str) -> tuple[str, str]:
    """Return the letter that stands for a party, and its tone: of the word that tells it from others."""
    words = name.split()
    telling = next((word for word in words if search_key(word) not in _KINDS_OF_BODY), words[0] if words else "؟")
    return telling[0], _SEAL_TONES[sum(map(ord, name)) % len(_SEAL_TONES)]


def day_words(listed: Listed) -> str:
    """Say in a few words the day that matters: the last one, else the first."""
    if listed.end is not None:
        return tr("until {date}", date=left_to_right(short(listed.end)))
    start = listed.agreement.start
    return tr("from {date}", date=left_to_right(short(start))) if start else ""


def left_words(days: int | None) -> str:
    """Say how many days are left, or by how many the last one was passed."""
    if days is None:
        return ""
    if days < 0:
        return tr("{count} days ago", count=persian_digits(-days))
    return tr("{count} days", count=persian_digits(days)) if days else tr("Today")


def is_soon(listed: Listed) -> bool:
    """Tell whether the last day is near or has passed."""
    return listed.days_left is not None and listed.days_left <= _SOON


def percent_words(percent: int | None) -> str:
    """Write a per cent; a dash where nothing counts."""
    return "—" if percent is None else persian_digits(f"{percent}٪")


def tone_of(obligation: Obligation, *, overdue: bool) -> str:
    """Return the tone of an obligation."""
    return "stopped" if overdue else OBLIGATION_TONES[obligation.state]
