"""Whatever actors are joined in whatever order, nothing dangles and undo brings back exactly what was there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.records import CORE_TABLES
from app.services import joining
from app.services.session import Author, Session, create
from tests.helpers.large import Size, fill

CROWDED = Size(actors=8, relations=40, meetings=6, agreements=6, obligations=20, groups=4, activities=5)
"""So few actors that many rows become the same when two are joined."""


@contextmanager
def _crowded(seed: int) -> Iterator[Session]:
    with TemporaryDirectory() as folder:
        session = create(Path(folder) / "a.khooshe", Author("سارا", "رایانه"))
        try:
            fill(session, CROWDED, seed=seed)
            yield session
        finally:
            session.discard()


def _content(session: Session) -> dict[str, list[dict[str, object]]]:
    return {table.name: [dict(row) for row in session.rows(table.name)] for table in CORE_TABLES}


def _dangling(session: Session) -> list[tuple[str, str]]:
    ids = {table.name: {str(row["id"]) for row in session.rows(table.name)} for table in CORE_TABLES}
    return [
        (table.name, column.name)
        for table in CORE_TABLES
        for column in table.references
        for row in session.rows(table.name)
        if row[column.name] is not None and row[column.name] not in ids[column.refers_to]
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=7))
def test_that_nothing_dangles_and_undo_brings_everything_back(seed: int, joins: list[tuple[int, int]]) -> None:
    with _crowded(seed) as session:
        before = _content(session)
        done = 0
        for one, other in joins:
            ids = [str(actor) for (actor,) in session.values("actor", "id")]
            keep, gone = ids[one % len(ids)], ids[other % len(ids)]
            if keep != gone:
                joining.join(session, keep, gone)
                done += 1
                assert session.referring("actor", gone) == []
        assert _dangling(session) == []
        assert session.problems() == []
        assert all(row["from_id"] != row["to_id"] for row in session.rows("relation"))
        for _ in range(done):
            session.undo()
        assert _content(session) == before
