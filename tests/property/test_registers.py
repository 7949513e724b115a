"""Whatever a foreign table holds, reading it never fails otherwise than by a kind word, and what we write we read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.errors import RefusedFileError
from app.domain.text import normalise
from app.exchange.register_export import write_register
from app.exchange.register_filling import Policy, fill
from app.exchange.register_reading import ReadActor, read_actors
from app.exchange.register_sheet import propose, read_pasted, read_sheet
from app.exchange.register_words import FIELDS
from app.exchange.spreadsheet import Rows
from app.services.session import Author, Session, create

LETTERS = "ابپکیكيa1۲٣ \u200c\u200e\u202e'\"=+-@＝,;|،؛\t/\\<>&%#"
CELLS = st.text(st.sampled_from(LETTERS), max_size=12)
HEADINGS = st.sampled_from([next(iter(sorted(field.words))) for field in FIELDS.values()])
TABLES = st.lists(st.lists(CELLS, max_size=6), max_size=8)
WRITTEN = st.text(st.sampled_from("ابپکی ‌'\"=+-@＝＋－＠,;|،؛a1\n"), min_size=1, max_size=20)


@contextmanager
def _project() -> Iterator[Session]:
    with TemporaryDirectory() as folder:
        session = create(Path(folder) / "a.khooshe", Author("سارا", "رایانه"))
        try:
            yield session
        finally:
            session.discard()


@given(st.lists(HEADINGS, max_size=6), TABLES, st.sampled_from("\t,;|"))
def test_that_every_row_is_read_or_told(headings: list[str], table: list[list[str]], mark: str) -> None:
    text = "\n".join(mark.join(line) for line in [headings, *table])
    try:
        sheet = read_pasted(text)
    except RefusedFileError:
        return
    matching = propose(sheet.headings)
    found = read_actors(sheet, matching)
    lines = [actor.line for actor in found.actors]
    assert lines == sorted(set(lines))
    assert all(actor.name for actor in found.actors)
    told = {*lines, *(problem.line for problem in found.problems)}
    repeated = {line.number for line in sheet.rows if line.cells == sheet.headings[: len(line.cells)]}
    assert {line.number for line in sheet.rows} <= told | repeated


@settings(max_examples=20, deadline=None)
@given(st.lists(HEADINGS, min_size=1, max_size=6), TABLES, st.sampled_from(list(Policy)))
def test_that_an_import_of_anything_is_sound_and_goes_by_one_undo(
    headings: list[str], table: list[list[str]], policy: Policy
) -> None:
    sheet = read_pasted("\n".join("\t".join(cell.replace("\t", " ") for cell in line) for line in [headings, *table]))
    actors = read_actors(sheet, propose(sheet.headings)).actors
    with _project() as session:
        fill(session, actors, policy, "ورود")
        assert session.problems() == []
        assert session.count("actor") <= 2 * len(actors)
        if actors:
            session.undo()
        assert session.count("actor") == 0


def _names(actors: tuple[ReadActor, ...]) -> list[tuple[str, str]]:
    return [(actor.name, str(actor.values.get("notes") or "")) for actor in actors]


def _as_read(text: str) -> str:
    """Spell a text as the import spells it: Persian letters, single spaces, no spaces at the ends of lines."""
    lines = (" ".join(line.split(" ")).strip() for line in normalise(text).split("\n"))
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


@settings(max_examples=60, deadline=None)
@example([("1", "' ")], ".csv").via("a space after an apostrophe is trimmed")
@example([("1", " '=")], ".csv").via("an apostrophe of the text itself after a space that is trimmed")
@example([("1", "'="), ("2", "'' x"), ("3", "\n=")], ".csv").via("apostrophes of the text itself")
@given(st.lists(st.tuples(WRITTEN, WRITTEN), min_size=1, max_size=5), st.sampled_from([".csv", ".xlsx"]))
def test_that_what_is_written_is_read_again(rows: list[tuple[str, str]], suffix: str) -> None:
    wanted = [(" ".join(_as_read(name).split("\n")), _as_read(notes)) for name, notes in rows]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        write_register(path, Rows("بازیگران", ["نام", "یادداشت"], rows))
        sheet = read_sheet(path)
    found = read_actors(sheet, {0: "name", 1: "notes"})
    assert _names(found.actors) == [row for row in wanted if row[0]]
