"""A meeting noted in the field, in the real window with real keys."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Screen, wait_until


@pytest.fixture
def project(screen: Screen, tmp_path: Path) -> Path:
    """Make an empty project."""
    path = tmp_path / "cluster.khooshe"
    screen.command("new", path, "--start", "1405/01/01", "--title", "Cluster")
    return path


def _listed(screen: Screen, project: Path, what: str) -> list[dict[str, Any]]:
    told = json.loads(screen.command("list", project, what, "--json"))
    rows = told if isinstance(told, list) else told[what]
    assert isinstance(rows, list)
    return rows


def test_that_a_meeting_is_noted_taken_back_and_noted_again_by_keyboard(screen: Screen, project: Path) -> None:
    program = screen.program(project)
    screen.wait_for("Cluster")
    screen.press("ctrl+m")
    screen.wait_for("یادداشت جلسه")
    screen.type("Council")
    screen.press("Return", "Return", "Tab", "Tab")
    screen.type("Ali")
    screen.press("Return", "Tab", "Tab")
    screen.type("Report / Ali / 1405/03/01")
    screen.press("ctrl+Return")
    screen.wait_for("Cluster")
    screen.press("ctrl+z", "ctrl+shift+z", "ctrl+q")
    wait_until(lambda: program.poll() is not None)

    (meeting,) = _listed(screen, project, "meetings")
    assert (program.returncode, screen.said()) == (0, "")
    assert meeting["title"] == "Council"
