"""Giving the plan out and taking one in by the command line."""

import json
from pathlib import Path

import pytest

from app import bootstrap
from app.cli.main import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "a.khooshe"
    bootstrap.new_project(path, template="roadmap", start=bootstrap.start_date("1404/01/01"), title="برنامه").close()
    return path


@pytest.mark.parametrize("suffix", [".xml", ".gan", ".xlsx"])
def test_that_a_plan_goes_out_and_comes_in(
    project: Path, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"plan{suffix}"
    assert main(["export", str(project), "plan", "-o", str(out), "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert main(["import", str(out), str(tmp_path / "b.khooshe"), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert (written["rows"], read["rows"], read["remarks"]) == (47, 47, [])


def test_that_the_calendar_is_written(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "days.ics"
    assert main(["export", str(project), "calendar", "-o", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["file"] == str(out)
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_that_another_suffix_is_refused(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.mpp"
    assert main(["export", str(project), "plan", "-o", str(out)]) != 0
    assert not out.exists()
