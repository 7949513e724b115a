"""Progress and money on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command import khoosheyar


def adding(kind: str, **fields: object) -> dict[str, Any]:
    """Make an edit that adds a record."""
    return {"do": "add", "kind": kind, **fields}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Choose a data folder."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def project(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a programme of one phase with progress and money."""
    file = tmp_path_factory.mktemp("project") / "a.khooshe"
    assert khoosheyar(home, "new", file, "--start", "1405/03/01").returncode == 0
    (activity,) = _apply(home, file, {"do": "add", "title": "فاز یک", "months": [1, 1], "budget": 100})
    partner, source = _apply(
        home, file, adding("actor", name="دانشگاه"), adding("funding_source", title="صندوق", amount=60)
    )
    _apply(
        home,
        file,
        adding("progress_entry", activity_id=activity, on="1405/03/31", percent=40, cause="funding"),
        adding("money_entry", stage="approved", amount=70, on="1405/03/02", activity_id=activity, source_id=source),
        adding("money_entry", stage="spent", amount=80, on="1405/03/30", activity_id=activity, source_id=source),
        adding("contribution", actor_id=partner, amount=5, received=2, form="in_kind"),
    )
    return file


def _apply(home: Path, file: Path, *edits: dict[str, Any]) -> list[str]:
    answer = khoosheyar(home, "apply", file, "-", given="\n".join(map(json.dumps, edits)))
    assert answer.returncode == 0, answer.stdout
    return [line.split(" ")[2] for line in answer.stdout.splitlines()]


def _json(home: Path, *words: str | Path) -> dict[str, Any]:
    answer = khoosheyar(home, *words, "--json")
    assert answer.returncode == 0, answer.stdout
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_that_progress_and_earned_value_are_told_on_a_day(home: Path, project: Path) -> None:
    seen = _json(home, "progress", project, "--on", "1405/04/03")
    value = seen["earned_value"]
    assert (seen["planned"], seen["progress"], seen["basis"]) == (100, 40, None)
    assert [value[name] for name in ("bac", "pv", "ev", "ac", "spi", "cpi")] == [100, 100, 40, 80, 0.4, 0.5]
    (activity,) = seen["activities"]
    assert (activity["state"], activity["delay_days"], activity["cause"]) == ("late", 3, "funding")
    assert [point["month"] for point in seen["curve"]] == ["1405-03", "1405-04"]


def test_that_what_divides_by_nothing_is_null_and_said(home: Path, project: Path) -> None:
    assert _json(home, "progress", project, "--on", "1405/02/01")["earned_value"]["cpi"] is None
    assert "تعریف نشده" in khoosheyar(home, "progress", project, "--on", "1405/02/01").stdout


def test_that_a_day_that_does_not_exist_is_wrong_use(home: Path, project: Path) -> None:
    assert khoosheyar(home, "progress", project, "--on", "1404/12/30").returncode == 2


def test_that_money_is_told_with_its_warnings(home: Path, project: Path) -> None:
    seen = _json(home, "budget", project)
    total = seen["total"]
    assert [total[stage] for stage in ("required", "approved", "allocated", "spent", "unspent")] == [
        100,
        70,
        None,
        80,
        -10,
    ]
    assert [one["kind"] for one in seen["warnings"]] == ["overspent", "over_ceiling"]


@pytest.mark.parametrize(
    ("way", "titles"),
    [
        ("phase", ["فاز یک"]),
        ("source", ["صندوق", "بدون منبع"]),
        ("partner", ["دانشگاه"]),
        ("month", ["خرداد ۱۴۰۵"]),
        ("quarter", ["سه‌ماهه ۱ سال ۱۴۰۵"]),
        ("year", ["۱۴۰۵"]),
        ("category", ["بدون نوع هزینه"]),
    ],
)
def test_that_money_is_grouped(home: Path, project: Path, way: str, titles: list[str]) -> None:
    assert [row["title"] for row in _json(home, "budget", project, "--by", way)["rows"]] == titles


def test_that_people_read_money_in_columns(home: Path, project: Path) -> None:
    answer = khoosheyar(home, "budget", project, "--by", "month")
    assert "خرداد ۱۴۰۵" in answer.stdout
    assert "هشدار" in answer.stdout
