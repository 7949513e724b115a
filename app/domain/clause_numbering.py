"""Articles, clauses and notes numbered by their place, and the text that they make up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.agreement import Clause
from app.domain.tables.agreements import CLAUSE_LABELS
from app.domain.text import persian_digits
from app.i18n import tr

ARTICLE: Final = "article"
_DEPTHS: Final = {"article": 0, "clause": 1, "note": 1}


@dataclass(frozen=True)
class NumberedClause:
    """A clause with its number and how deep it stands: 0 an article, 1 a clause or note in one."""

    clause: Clause
    number: int
    depth: int

    @property
    def label(self) -> str:
        """Return «ماده ۱», «بند ۲» or «تبصره ۱»."""
        return tr("{kind} {number}", kind=tr(CLAUSE_LABELS[self.clause.kind]), number=persian_digits(self.number))

    @property
    def heading(self) -> str:
        """Return the label with the title of the clause, where it has one."""
        title = self.clause.title.strip()
        return tr("{label}: {title}", label=self.label, title=title) if title else self.label


def numbered(clauses: Iterable[Clause]) -> tuple[NumberedClause, ...]:
    """Number clauses that stand in their order: articles through the text, clauses and notes anew in each article."""
    counts: dict[str, int] = {}
    found = []
    for clause in clauses:
        if clause.kind == ARTICLE:
            counts = {ARTICLE: counts.get(ARTICLE, 0)}
        counts[clause.kind] = counts.get(clause.kind, 0) + 1
        found.append(NumberedClause(clause, counts[clause.kind], _DEPTHS[clause.kind]))
    return tuple(found)


def text_of(title: str, sections: Sequence[tuple[str, str]], clauses: Iterable[Clause]) -> str:
    """Compose the text of an agreement: its title, headed sections such as its subject, then its clauses."""
    parts = [title.strip(), *(f"{heading}\n{text.strip()}" for heading, text in sections if text.strip())]
    parts.extend(
        "\n".join(part for part in (one.heading, one.clause.text.strip()) if part) for one in numbered(clauses)
    )
    return "\n\n".join(part for part in parts if part)
