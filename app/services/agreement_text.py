"""The text of an agreement: composed from its clauses, kept as versions, compared."""

import datetime as dt
from typing import Final

from app.domain.agreement import AGREEMENT_VERSIONS, AGREEMENTS, CLAUSES, Version
from app.domain.clause_numbering import NumberedClause, numbered, text_of
from app.domain.tables.agreements import AGREEMENT, AGREEMENT_VERSION
from app.domain.text import persian_digits
from app.domain.text_comparison import Run, compare
from app.i18n import mark, tr
from app.services.editing import add
from app.services.reading import one, where
from app.services.session import Session

PRESENT: Final = ""


def clauses_of(session: Session, agreement_id: str) -> tuple[NumberedClause, ...]:
    """Return the clauses of an agreement, numbered."""
    return numbered(where(session, CLAUSES, agreement_id=agreement_id))


def present_text(session: Session, agreement_id: str) -> str:
    """Compose the text of an agreement as it stands now.

    Raises:
        RuleError: it is gone.
    """
    agreement = one(session, AGREEMENTS, agreement_id)
    sections = [(tr(AGREEMENT.by_name[name].label), getattr(agreement, name)) for name in ("subject", "scope")]
    return text_of(agreement.title, sections, where(session, CLAUSES, agreement_id=agreement_id))


def versions_of(session: Session, agreement_id: str) -> list[Version]:
    """Return the versions that were kept, the oldest first."""
    return sorted(where(session, AGREEMENT_VERSIONS, agreement_id=agreement_id), key=_age)


def _age(version: Version) -> tuple[dt.date, str]:
    return version.on or dt.date.min, version.id


def keep_version(session: Session, agreement_id: str, on: dt.date, *, label: str = "", note: str = "") -> str:
    """Keep the present text as a version, named «نسخه ۳» unless it is given a label; return its id.

    Raises:
        RuleError: the agreement is gone, or a value does not fit.
    """
    count = session.count(AGREEMENT_VERSION.name, agreement_id=agreement_id)
    name = label.strip() or tr("Version {number}", number=persian_digits(count + 1))
    values = {"agreement_id": agreement_id, "label": name, "on": on, "note": note}
    text = present_text(session, agreement_id)
    return add(session, AGREEMENT_VERSION, {**values, "text": text}, label=mark("Keep a version of an agreement"))


def changes_between(session: Session, agreement_id: str, older: str, newer: str = PRESENT) -> tuple[Run, ...]:
    """Return what changed from one version to another, by their ids; `PRESENT` is the text as it stands now.

    Raises:
        RuleError: one of them is gone.
    """
    return compare(_text(session, agreement_id, older), _text(session, agreement_id, newer))


def _text(session: Session, agreement_id: str, version_id: str) -> str:
    if version_id == PRESENT:
        return present_text(session, agreement_id)
    return one(session, AGREEMENT_VERSIONS, version_id).text
