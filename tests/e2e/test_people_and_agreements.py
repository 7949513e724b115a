"""A day of an agent among people and agreements, in the real window with real keys."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from app.domain import jalali
from app.domain.text import latin_digits
from tests.e2e.conftest import Screen, wait_until

TITLE = "Cluster"
TOMORROW = dt.date.today() + dt.timedelta(1)  # noqa: DTZ011 the user's own day


def listed(screen: Screen, project: Path, *command: str) -> list[dict[str, Any]]:
    """Return what a command says of the project while the window is open or after it."""
    records: list[dict[str, Any]] = json.loads(screen.command(command[0], project, *command[1:], "--json"))
    return records


def begin(screen: Screen, page: str, words: str) -> None:
    """Add a record on a page by typing what it is called."""
    screen.press(page, "Insert")
    screen.type(words)
    screen.press("Return", "Escape")


def note_meeting(screen: Screen) -> None:
    """Note a meeting with one decision, owner and deadline, by keyboard alone."""
    screen.press("ctrl+m")
    screen.wait_for("جلسه")
    screen.type("Board")
    screen.press("Return", "Tab", "Tab", "Tab", "Tab")
    screen.type(f"Send report / Sepehr / {latin_digits(jalali.short(TOMORROW))}")
    screen.press("ctrl+Return")
    screen.wait_for(TITLE)


def test_that_a_day_among_people_and_agreements_is_kept(screen: Screen, tmp_path: Path) -> None:
    project = tmp_path / "cluster.khooshe"
    screen.command("new", project, "--title", TITLE)
    program = screen.program(project)
    screen.wait_for(TITLE)

    begin(screen, "ctrl+5", "Sepehr")
    note_meeting(screen)
    begin(screen, "ctrl+8", "Cooperation")
    screen.press("ctrl+2", "ctrl+k")
    screen.type("Cooper")
    screen.press("Return")
    screen.press("ctrl+q")
    wait_until(lambda: program.poll() is not None)

    assert (program.returncode, screen.said()) == (0, "")
    (actor,) = listed(screen, project, "list", "actors")
    (meeting,) = listed(screen, project, "list", "meetings")
    (agreement,) = listed(screen, project, "list", "agreements")
    (due,) = listed(screen, project, "due")
    assert (actor["name"], meeting["title"], agreement["title"]) == ("Sepehr", "Board", "Cooperation")
    assert [(one["text"], one["owner_id"]) for one in meeting["decision"]] == [("Send report", actor["id"])]
    assert (due["kind"], due["owner"], due["band"], due["record"]) == ("decision", "Sepehr", "day", meeting["id"])
    settings = json.loads((tmp_path / "home" / "data" / "settings.json").read_text("utf-8"))
    assert settings["places"][str(project)]["page"] == "agreements"
    assert settings["visits"][str(project)]["seen"]
