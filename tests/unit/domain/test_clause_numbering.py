"""Articles, clauses and notes numbered by their place."""

from app.domain.agreement import Clause
from app.domain.clause_numbering import numbered, text_of

KINDS = ("clause", "article", "clause", "clause", "note", "article", "note", "note", "clause")


def test_that_clauses_and_notes_count_anew_in_each_article() -> None:
    found = numbered(Clause(str(place), kind=kind) for place, kind in enumerate(KINDS))
    assert [(one.clause.kind, one.number) for one in found] == [
        ("clause", 1),
        ("article", 1),
        ("clause", 1),
        ("clause", 2),
        ("note", 1),
        ("article", 2),
        ("note", 1),
        ("note", 2),
        ("clause", 1),
    ]


def test_that_the_text_holds_what_was_entered_and_nothing_else() -> None:
    clauses = [Clause("1", title="تعهدات", text=" دانشگاه سالن می‌دهد. "), Clause("2", kind="note")]
    text = text_of("همکاری", [("موضوع", "آموزش"), ("دامنه", "  ")], clauses)
    first, second = (one.heading for one in numbered(clauses))
    assert text == f"همکاری\n\nموضوع\nآموزش\n\n{first}\nدانشگاه سالن می‌دهد.\n\n{second}"


def test_that_an_empty_agreement_has_no_text() -> None:
    assert text_of("", [("موضوع", "")], []) == ""
