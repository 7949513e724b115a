"""Deadlines as iCalendar, read back by the rules of RFC 5545."""

import datetime as dt
from pathlib import Path

from app import bootstrap
from app.exchange.plans.deadlines import write_calendar
from app.exchange.plans.icalendar import Event, document_of
from app.services import planning

NOW = dt.datetime(2026, 3, 21, 10, 30, tzinfo=dt.UTC)


def unfolded(document: bytes) -> list[str]:
    return document.decode().replace("\r\n ", "").split("\r\n")


def test_that_no_line_is_longer_than_the_standard_allows() -> None:
    document = document_of("برنامه", [Event("a", dt.date(2026, 3, 21), "مصاحبه با خبرگان " * 30)], NOW)
    assert max(len(line) for line in document.split(b"\r\n")) <= 75
    assert f"SUMMARY:{'مصاحبه با خبرگان ' * 30}" in unfolded(document)


def test_that_signs_of_the_format_are_escaped() -> None:
    document = document_of("", [Event("a", dt.date(2026, 3, 21), "یک، دو; سه, چهار\\پنج\nشش")], NOW)
    assert "SUMMARY:یک، دو\\; سه\\, چهار\\\\پنج\\nشش" in unfolded(document)


def test_that_a_day_ends_with_the_next() -> None:
    lines = unfolded(document_of("", [Event("a", dt.date(2025, 3, 20), "پایان سال کبیسه", days_before=1)], NOW))
    assert {"DTSTART;VALUE=DATE:20250320", "DTEND;VALUE=DATE:20250321", "TRIGGER:-P1D"} <= set(lines)


def test_that_open_deadlines_of_a_project_are_written(tmp_path: Path) -> None:
    session = bootstrap.new_project(tmp_path / "a.khooshe", template=None, start=None, title="برنامه")
    planning.add_activity(session, None, "باز", more={"start": "1405/01/01", "end": "1405/01/31"})
    planning.add_activity(session, None, "بسته", more={"start": "1405/01/01", "end": "1405/01/31", "status": "done"})
    count = write_calendar(session, tmp_path / "a.ics", NOW)
    session.close()
    text = (tmp_path / "a.ics").read_text("utf-8")
    assert (count, text.count("BEGIN:VEVENT"), "SUMMARY:باز" in text) == (1, 1, True)
