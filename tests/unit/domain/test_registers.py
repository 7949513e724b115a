"""Every table of people and agreements has a record with exactly its columns."""

import dataclasses
import datetime as dt

import pytest

from app.domain import (
    actor,
    agreement,
    attachment,
    budget,
    calendar_day,
    dependency,
    group,
    guide,
    link,
    meeting,
    money_entry,
    obligation,
    plan_version,
    progress_entry,
    progress_report,
    relation,
    risk,
    saved_view,
    snooze,
    strategy,
)
from app.domain.reading import Register
from app.domain.records import CORE_TABLES
from app.domain.schema import Kind, Tie
from app.domain.tables import TABLES

_MODULES = (
    actor,
    agreement,
    attachment,
    budget,
    calendar_day,
    dependency,
    group,
    guide,
    link,
    meeting,
    money_entry,
    obligation,
    plan_version,
    progress_entry,
    progress_report,
    relation,
    risk,
    saved_view,
    snooze,
    strategy,
)
REGISTERS = {
    found.table.name: found for module in _MODULES for found in vars(module).values() if isinstance(found, Register)
}


def test_that_every_table_has_a_register() -> None:
    assert set(REGISTERS) == {table.name for table in TABLES}


@pytest.mark.parametrize("name", REGISTERS)
def test_that_a_record_has_the_columns_of_its_table(name: str) -> None:
    register = REGISTERS[name]
    fields = [field.name for field in dataclasses.fields(register.record)]  # type: ignore[arg-type]  # every record is a dataclass
    assert fields == ["id", *register.table.by_name]


@pytest.mark.parametrize("name", REGISTERS)
def test_that_a_row_without_values_reads_as_a_record_of_defaults(name: str) -> None:
    register = REGISTERS[name]
    assert register.read({"id": "a"}) == register.record("a")


def test_that_odd_values_of_a_foreign_file_read_as_not_entered() -> None:
    odd = actor.RATINGS.read({"id": "a", "power": "much", "on": "yesterday", "aim": "elsewhere", "reason": 7})
    assert odd == actor.Rating("a")


def test_that_a_date_before_the_calendar_begins_reads_as_not_entered() -> None:
    assert meeting.MEETINGS.read({"id": "a", "on": "0001-01-01"}).on is None


def test_that_values_are_read_by_the_kind_of_their_column() -> None:
    read = actor.RATINGS.read({"id": "a", "on": "2026-03-21", "power": 7, "attitude": -3, "aim": "desired"})
    assert (read.on, read.power, read.attitude, read.aim) == (dt.date(2026, 3, 21), 7, -3, "desired")


@pytest.mark.parametrize("table", CORE_TABLES, ids=lambda table: table.name)
def test_that_every_reference_leads_to_a_table(table: object) -> None:
    names = {known.name for known in CORE_TABLES}
    assert all(column.refers_to in names for column in table.references)  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_that_every_column_people_fill_in_has_a_label(table: object) -> None:
    unnamed = {
        column.name
        for column in table.columns  # type: ignore[attr-defined]
        if not column.label and column.kind is not Kind.ORDER and column.tie is not Tie.PART and not column.refers_to
    }
    assert unnamed <= {"map_x", "map_y", "page", "content"}
