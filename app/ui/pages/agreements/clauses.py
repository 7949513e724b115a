"""The list of the articles, clauses and notes of an agreement, numbered by their place."""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.agreement import CLAUSES, Clause
from app.domain.clause_numbering import NumberedClause, numbered
from app.domain.tables.agreements import CLAUSE
from app.i18n import mark
from app.services.reading import where
from app.services.session import Session
from app.ui.records.child_list import ChildList, Line
from app.ui.records.fields import specs_of
from app.ui.shell import Shell

_WORDS: Final = {"ماده": "article", "بند": "clause", "تبصره": "note"}
_BEGINNING: Final = re.compile(rf"({'|'.join(_WORDS)})(?:\s*[\d۰-۹٠-٩]+)?\s*[:：ـ–-]?\s+(.+)", re.DOTALL)
_LONGEST: Final = 90
_INDENT: Final = "\u2003"


def clauses_list(shell: Shell) -> ChildList[Clause]:
    """Build the list of the clauses of an agreement."""
    numbers: dict[str, NumberedClause] = {}

    def read(session: Session, agreement_id: str) -> Sequence[Clause]:
        clauses = where(session, CLAUSES, agreement_id=agreement_id)
        numbers.clear()
        numbers.update({one.clause.id: one for one in numbered(clauses)})
        return clauses

    return ChildList(
        CLAUSES,
        shell,
        owner="agreement_id",
        title=mark("Clauses"),
        describe=lambda clause: _line(numbers[clause.id]),
        fields=specs_of(CLAUSE, ("kind", "title"), "text"),
        quick=typed_clause,
        hint=mark("Title of an article, or a word such as بند or تبصره before it, then Enter"),
        empty=mark("No clause yet. Type the title of the first article below."),
        parts=read,
    )


def typed_clause(text: str) -> dict[str, object]:
    """Read «بند ۲: سهم طرف‌ها»: the kind from its first word, the rest is the title; the number comes from the place."""
    found = _BEGINNING.fullmatch(text.strip())
    if found:
        return {"kind": _WORDS[found[1]], "title": found[2].strip()}
    return {"kind": "article", "title": text.strip()}


def _line(one: NumberedClause) -> Line:
    text = " ".join(one.clause.text.split())
    indent = _INDENT * 2 * one.depth
    note = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return Line(f"{indent}{one.heading}", f"{indent}{note}" if note else "", muted=False)
