"""The registers and reminders on the command line: what stands in them, in what order, on which day."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.text import ZWNJ
from tests.helpers.command import khoosheyar


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def project(home: Path, tmp_path: Path) -> Path:
    file = tmp_path / "a.khooshe"
    assert khoosheyar(home, "new", file, "--title", "خوشه").returncode == 0
    return file


def added(home: Path, file: Path, *edits: dict[str, Any]) -> list[str]:
    """Make edits; return the ids that were acknowledged."""
    answer = khoosheyar(home, "apply", file, "-", given="\n".join(map(json.dumps, edits)))
    assert answer.returncode == 0, answer.stdout
    return [line.split(" ")[2] for line in answer.stdout.splitlines()]


def adding(kind: str, **fields: Any) -> dict[str, Any]:
    return {"do": "add", "kind": kind, **fields}


def listed(home: Path, file: Path, kind: str) -> list[dict[str, Any]]:
    answer = khoosheyar(home, "list", file, kind, "--json")
    assert answer.returncode == 0, answer.stdout
    records: list[dict[str, Any]] = json.loads(answer.stdout)
    return records


def due(home: Path, file: Path, *more: str) -> list[dict[str, Any]]:
    answer = khoosheyar(home, "due", file, *more, "--json")
    assert answer.returncode == 0, answer.stdout
    found: list[dict[str, Any]] = json.loads(answer.stdout)
    return found


def test_that_actors_are_listed_in_persian_order_with_their_standing(home: Path, project: Path) -> None:
    first, _, third = added(
        home, project, *(adding("actor", name=name) for name in ("کارخانه", "پارک فناوری", "آبان‌داده"))
    )
    added(home, project, adding("rating", actor_id=first, on="1405/01/10", power=8, interest=3, reason="نخست"))
    added(home, project, adding("rating", actor_id=first, on="1405/02/10", interest=7, reason="پس از جلسه"))
    found = listed(home, project, "actors")
    assert [one["name"] for one in found] == ["آبان‌داده", "پارک فناوری", "کارخانه"]
    assert found[0]["id"] == third
    computed = found[2]["computed"]
    assert (computed["standing"]["power"], computed["standing"]["interest"]) == (8, 7)
    assert computed["grid"] == "manage_closely"
    assert [rating["reason"] for rating in found[2]["rating"]] == ["نخست", "پس از جلسه"]


def test_that_relations_name_both_ends(home: Path, project: Path) -> None:
    one, other = added(home, project, adding("actor", name="سپهر"), adding("actor", name="آوا"))
    added(home, project, adding("relation", from_id=one, to_id=other, flow="financial", strength=4))
    (found,) = listed(home, project, "relations")
    assert (found["from"], found["to"], found["flow"], found["strength"]) == ("سپهر", "آوا", "financial", 4)


def test_that_a_meeting_tells_its_open_follow_ups(home: Path, project: Path) -> None:
    group, meeting = added(
        home, project, adding("working_group", title="گروه داده"), adding("meeting", title="جلسه", on="1405/03/01")
    )
    added(home, project, {"do": "set", "id": meeting, "field": "group_id", "value": group})
    added(home, project, *(adding("decision", meeting_id=meeting, text=text) for text in ("الف", "ب")))
    (found,) = listed(home, project, "meetings")
    assert (found["group"], found["on"], found["computed"]["open_follow_ups"]) == ("گروه داده", "2026-05-22", 2)
    assert [part["text"] for part in found["decision"]] == ["الف", "ب"]


def test_that_an_obligation_tells_its_next_due_day(home: Path, project: Path) -> None:
    (agreement,) = added(home, project, adding("agreement", title="تفاهم", start="1403/01/01", end="1403/12/30"))
    added(
        home,
        project,
        adding("obligation", agreement_id=agreement, title="گزارش", due="1403/01/31", period="monthly"),
    )
    (owed,) = listed(home, project, "obligations")
    assert (owed["agreement"], owed["computed"]["next_due"]) == ("تفاهم", "2024-04-19")
    (found,) = listed(home, project, "agreements")
    assert found["computed"]["next_due"] == "2024-04-19"
    assert found["computed"]["fulfilment"] == 0


def test_that_an_empty_register_says_so(home: Path, project: Path) -> None:
    assert listed(home, project, "groups") == []
    assert khoosheyar(home, "list", project, "groups").stdout.strip() == "هنوز چیزی در این فهرست نیست."


def test_that_lines_of_a_register_stand_under_one_another(home: Path, project: Path) -> None:
    added(home, project, adding("actor", name="سپهر", helix="industry"), adding("actor", name="آوا", helix="finance"))
    lines = khoosheyar(home, "list", project, "actors").stdout.replace(ZWNJ, "").splitlines()
    names = [line.rstrip().rsplit("  ", 1)[1] for line in lines]
    assert names == ["نام", "آوا", "سپهر"]
    assert len({len(line) - len(name) for line, name in zip(lines, names, strict=True)}) == 1


def test_that_a_register_that_does_not_exist_is_wrong_use(home: Path, project: Path) -> None:
    answer = khoosheyar(home, "list", project, "everything", "--json")
    assert (answer.returncode, json.loads(answer.stdout)["error"]["code"]) == (2, "usage")


def test_that_what_is_due_is_told_for_the_day_that_was_asked(home: Path, project: Path) -> None:
    (agreement,) = added(home, project, adding("agreement", title="تفاهم"))
    added(home, project, adding("obligation", agreement_id=agreement, title="قسط", due="1405/03/02"))
    (found,) = due(home, project, "--on", "1405/03/01")
    assert (found["kind"], found["title"], found["days_left"], found["band"]) == ("obligation", "قسط", 1, "day")
    assert (found["page"], found["record"], found["part_of"]) == ("agreements", agreement, "تفاهم")
    assert due(home, project, "--on", "1405/01/01") == []
    assert [one["days_left"] for one in due(home, project, "--on", "۱۴۰۵/۰۳/۱۲")] == [-10]


def test_that_the_last_day_of_a_leap_year_is_counted(home: Path, project: Path) -> None:
    (meeting,) = added(home, project, adding("meeting", title="جلسه", on="1403/12/30"))
    added(home, project, adding("decision", meeting_id=meeting, text="گزارش", due="1408/12/30"))
    (planned,) = due(home, project, "--on", "1403/12/29")
    assert (planned["kind"], planned["days_left"]) == ("meeting", 1)
    (followed,) = [one for one in due(home, project, "--on", "1409/01/01") if one["kind"] == "decision"]
    assert followed["days_left"] == -1


def test_that_today_is_the_day_when_none_is_given(home: Path, project: Path) -> None:
    added(home, project, adding("meeting", title="جلسه", on=dt.date.today().isoformat()))  # noqa: DTZ011 as users see
    assert [one["band"] for one in due(home, project)] == ["today"]


@pytest.mark.parametrize("day", ["1404/12/30", "فردوسی"])
def test_that_a_day_that_does_not_exist_is_wrong_use(home: Path, project: Path, day: str) -> None:
    answer = khoosheyar(home, "due", project, "--on", day, "--json")
    assert (answer.returncode, json.loads(answer.stdout)["error"]["code"]) == (2, "usage")


def test_that_due_lines_stand_under_their_band(home: Path, project: Path) -> None:
    added(home, project, adding("meeting", title="جلسه شورا", on="1405/03/02"))
    said = khoosheyar(home, "due", project, "--on", "1405/03/01").stdout.splitlines()
    assert said[0] == "فردا (۱)"
    assert said[1].startswith("  ")
    assert said[1].endswith("جلسه شورا")
