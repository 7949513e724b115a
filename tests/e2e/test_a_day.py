"""What an agent does in a day, in the real window with real keys."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Screen, wait_until

SEED = Path(__file__).parents[1] / "unit" / "exchange" / "data" / "roadmap_source.txt"
TITLE = "Cluster"


def _titles(screen: Screen, project: Path) -> list[str]:
    plan = json.loads(screen.command("show", project, "--json"))
    return [row["title"] for row in _rows(plan)]


def _rows(plan: Any) -> list[dict[str, Any]]:
    return plan if isinstance(plan, list) else plan["activities"]


@pytest.fixture
def project(screen: Screen, tmp_path: Path) -> Path:
    """Make a project from the seed table."""
    path = tmp_path / "cluster.khooshe"
    screen.command("new", path, "--start", "1405/01/01", "--title", TITLE)
    screen.command("import", SEED, path)
    return path


def test_that_a_table_becomes_a_programme(screen: Screen, tmp_path: Path) -> None:
    program = screen.program(SEED)
    screen.wait_for("درون‌ریزی جدول")
    screen.press("Return")
    screen.wait_for("برنامه تازه")
    screen.type("Cluster")
    screen.press("Return")
    screen.wait_for("Cluster")

    screen.press("ctrl+q")

    wait_until(lambda: program.poll() is not None)
    assert program.returncode == 0
    assert len(_titles(screen, tmp_path / "home" / "Cluster.khooshe")) == 47


def test_that_an_edit_is_kept_and_undone_after_restart(screen: Screen, project: Path) -> None:
    before = _titles(screen, project)
    program = screen.program(project)
    screen.wait_for(TITLE)
    screen.press("F2")
    screen.press("ctrl+a")
    screen.type("New name")
    screen.press("Return", "ctrl+q")
    wait_until(lambda: program.poll() is not None)
    assert _titles(screen, project)[0] == "New name"

    again = screen.program(project)
    screen.wait_for(TITLE)
    screen.press("ctrl+z", "ctrl+q")
    wait_until(lambda: again.poll() is not None)

    assert _titles(screen, project) == before


def test_that_a_report_is_saved_and_the_place_is_kept(screen: Screen, project: Path) -> None:
    program = screen.program(project)
    screen.wait_for(TITLE)
    screen.press("ctrl+3")
    target = project.with_name("report.pdf")
    screen.command("export", project, "r1", "-o", target)
    screen.press("ctrl+q")
    wait_until(lambda: program.poll() is not None)

    assert target.read_bytes().startswith(b"%PDF")
    settings = json.loads((project.parent / "home" / "data" / "settings.json").read_text("utf-8"))
    assert settings["places"][str(project)]["page"] == "reports"
