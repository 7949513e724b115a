"""What an agent does in a day, in the real window with real keys."""

import json
import time
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


def _report_dialog_opens(screen: Screen) -> bool:
    """Go on to the next field and press it; the button does nothing as long as the report is being prepared."""
    screen.press("Tab", "space")
    time.sleep(1)
    if any("PDF" in title for title in screen.titles()):
        return True
    screen.press("Escape")
    return False


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
    assert (program.returncode, screen.said()) == (0, "")
    assert len(_titles(screen, tmp_path / "home" / "Cluster.khooshe")) == 47


def test_that_the_first_start_opens_the_filled_sample(screen: Screen) -> None:
    program = screen.program()
    screen.wait_for("برنامه نمونه")

    screen.press("ctrl+q")

    wait_until(lambda: program.poll() is not None)
    assert (program.returncode, screen.said()) == (0, "")


def test_that_an_edit_is_kept_and_undone_after_restart(screen: Screen, project: Path) -> None:
    before = _titles(screen, project)
    program = screen.program(project)
    screen.wait_for(TITLE)
    screen.press("ctrl+3", "F2")
    screen.press("ctrl+a")
    screen.type("New name")
    screen.press("Return", "ctrl+q")
    wait_until(lambda: program.poll() is not None)
    assert _titles(screen, project)[0] == "New name"

    again = screen.program(project)
    screen.wait_for(TITLE)
    screen.press("ctrl+3", "ctrl+z", "ctrl+q")
    wait_until(lambda: again.poll() is not None)

    assert _titles(screen, project) == before


def test_that_a_report_is_saved_and_the_place_is_kept(screen: Screen, project: Path) -> None:
    program = screen.program(project)
    screen.wait_for(TITLE)
    screen.press("ctrl+0")
    wait_until(lambda: _report_dialog_opens(screen))
    screen.press("Return")
    wait_until(lambda: list(project.parent.glob("*.pdf")))
    screen.wait_for(TITLE)
    screen.press("ctrl+q")
    wait_until(lambda: program.poll() is not None)

    assert next(project.parent.glob("*.pdf")).read_bytes().startswith(b"%PDF")
    settings = json.loads((project.parent / "home" / "data" / "settings.json").read_text("utf-8"))
    assert settings["places"][str(project)]["page"] == "reports"
