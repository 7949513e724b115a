"""The register as a table of other programs: text stays text, and the import reads it again."""

import csv
import zipfile
from pathlib import Path

import openpyxl
import pytest

from app.domain.actor import ACTORS, CONTACTS
from app.domain.errors import DiskError
from app.domain.tables.people import ACTOR
from app.exchange.register_export import register_rows, write_register
from app.exchange.register_filling import Policy, fill
from app.exchange.register_reading import read_actors
from app.exchange.register_sheet import propose, read_sheet
from app.exchange.spreadsheet import Rows, write_csv, write_workbook
from app.services import actors, editing
from app.services.reading import all_of, one
from app.services.session import Session

LIKE_FORMULAS = ["=1+1", "+98 21", "-1", "@SUM(1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "  =1", "\n=1"]


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_that_text_like_a_formula_begins_with_an_apostrophe_in_csv(tmp_path: Path, text: str) -> None:
    write_csv(tmp_path / "a.csv", Rows("جدول", ["نام"], [[text], ["ساده"], [-3]]))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["نام"], [f"'{text}"], ["ساده"], ["-3"]]


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_that_text_like_a_formula_is_a_marked_text_in_a_workbook(tmp_path: Path, text: str) -> None:
    write_workbook(tmp_path / "a.xlsx", Rows("جدول", [text], [[text], ["ساده"]]))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    cells = [sheet["A1"], sheet["A2"], sheet["A3"]]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert [cell.quotePrefix for cell in cells] == [True, True, False]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_that_the_sheet_runs_from_right_to_left_with_its_heading_in_sight(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", Rows("بازیگران [۱]: a/b", ["نام"], [["الف"]]))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert (sheet.sheet_view.rightToLeft, sheet.freeze_panes) == (True, "A2")


def test_that_a_text_longer_than_a_cell_is_told(tmp_path: Path) -> None:
    assert write_workbook(tmp_path / "a.xlsx", Rows("ج", ["نام"], [["ا" * 40_000], ["ب"]])) == 1


def test_that_characters_that_no_workbook_holds_are_left_out(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", Rows("ج", ["نام"], [["ا\x0bب\ufffe"]]))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert sheet["A2"].value == "اب"


def test_that_writing_tells_how_far_it_is_and_leaves_nothing_when_stopped(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        raise InterruptedError(done)

    with pytest.raises((InterruptedError, DiskError)):
        write_csv(tmp_path / "a.csv", Rows("ج", ["نام"], [["الف"]]), stop)
    assert list(tmp_path.glob("*.csv*")) == []


def _registered(session: Session) -> str:
    actor = actors.add_actor(session, "=شرکت الف؛ صنعت؛ +98 912 123 4567؛ 021-88881111؛ a@b.ir؛ #داور #خبره")
    values = {"duties": "یک\nدو", "is_core": 1, "national_id": "0012345678", "notes": "@یادداشت", "side": "both"}
    editing.change(session, ACTOR, actor, values)
    actors.rate(session, actor, {"power": 8, "interest": 3, "attitude": -4}, reason="")
    return actor


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.XLSX"])
def test_that_what_was_written_is_read_again(session: Session, tmp_path: Path, name: str) -> None:
    actor = _registered(session)
    before = one(session, ACTORS, actor)
    reached = {(contact.channel, contact.value) for contact in all_of(session, CONTACTS).values()}
    write_register(tmp_path / name, register_rows(session))
    editing.remove(session, ACTOR, actor)
    sheet = read_sheet(tmp_path / name)
    found = read_actors(sheet, propose(sheet.headings))
    assert found.problems == ()
    fill(session, found.actors, Policy.FILL, "")
    (after,) = all_of(session, ACTORS).values()
    assert (after.name, after.duties, after.is_core, after.tags, after.notes, after.side, after.national_id) == (
        before.name,
        before.duties,
        before.is_core,
        before.tags,
        before.notes,
        before.side,
        before.national_id,
    )
    assert {(contact.channel, contact.value) for contact in all_of(session, CONTACTS).values()} == reached
    current = actors.standing_of(session, after.id).current
    assert (current.power, current.interest, current.attitude) == (8, 3, -4)


def test_that_every_column_of_an_export_is_matched_to_its_own_field(session: Session) -> None:
    headings = register_rows(session).headings
    matched = propose(headings)
    assert len(set(matched.values())) == len(matched)
    assert [heading for place, heading in enumerate(headings) if place not in matched] == [
        "رده در ماتریس",
        "برجستگی",
    ]


def test_that_archived_actors_are_exported_only_when_asked_for(session: Session) -> None:
    kept, archived = actors.add_actor(session, "ب"), actors.add_actor(session, "الف")
    actors.archive(session, [archived])
    assert [row[0] for row in register_rows(session).rows] == ["ب"]
    assert [row[0] for row in register_rows(session, [archived, kept, "nobody"]).rows] == ["الف", "ب"]


def test_that_actors_stand_in_persian_order(session: Session) -> None:
    for name in ("گچ", "پارس", "الف", "کاوه"):
        actors.add_actor(session, name)
    assert [row[0] for row in register_rows(session).rows] == ["الف", "پارس", "کاوه", "گچ"]
