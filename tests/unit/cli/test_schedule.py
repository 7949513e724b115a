"""`khoosheyar schedule`: dates, floats and problems, for people and for programs."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers.command import khoosheyar

CODES = ["۱", "۱-۱", "۱-۲"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def project(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a phase of two activities, of which the second is fixed before the first is done."""
    file = tmp_path_factory.mktemp("files") / "a.khooshe"
    assert khoosheyar(home, "new", file, "--start", "1403/12/25").returncode == 0
    phase = added(home, file, {"do": "add", "title": "فاز"})
    first = added(home, file, {"do": "add", "parent": phase, "title": "یک", "duration": 5})
    second = {"do": "add", "parent": phase, "title": "دو", "start": "1403/12/28", "end": "1403/12/28"}
    tie = {"do": "add", "kind": "dependency", "predecessor_id": first, "successor_id": added(home, file, second)}
    added(home, file, tie)
    return file


def added(home: Path, file: Path, edit: Mapping[str, object]) -> str:
    answer = khoosheyar(home, "apply", file, "-", given=json.dumps(edit) + "\n")
    assert answer.returncode == 0, answer.stdout
    return answer.stdout.split()[2]


def test_that_programs_get_iso_dates_and_floats(home: Path, project: Path) -> None:
    answer = json.loads(khoosheyar(home, "schedule", project, "--json").stdout)
    assert [one["code"] for one in answer["activities"]] == CODES
    first = answer["activities"][1]
    # 12/25, 26, 27, 28 are worked on, 29 and 30 are holidays as are 1/1 to 1/4; 1/5 is worked on
    assert (first["ES"], first["EF"]) == ("2025-03-15", "2025-03-25")
    assert (first["total_float"], first["critical"]) == (-2, True)


def test_that_problems_name_the_activities(home: Path, project: Path) -> None:
    (problem,) = json.loads(khoosheyar(home, "schedule", project, "--json").stdout)["problems"]
    assert (problem["kind"], problem["codes"]) == ("contradiction", CODES[1:])


def test_that_people_get_jalali_dates(home: Path, project: Path) -> None:
    lines = khoosheyar(home, "schedule", project).stdout.splitlines()
    assert "۱۴۰۳/۱۲/۲۵" in lines[1]
    assert "۱۴۰۴/۰۱/۰۵" in lines[1]
    assert lines[-1].startswith("! ")


def test_that_a_circle_is_refused_by_apply(home: Path, project: Path) -> None:
    ids = [one["id"] for one in json.loads(khoosheyar(home, "schedule", project, "--json").stdout)["activities"]]
    edit = {"do": "add", "kind": "dependency", "predecessor_id": ids[2], "successor_id": ids[1]}
    answer = khoosheyar(home, "apply", project, "-", given=json.dumps(edit) + "\n")
    assert answer.returncode == 1
    assert "«یک»" in answer.stdout.replace("\u2068", "").replace("\u2069", "")
