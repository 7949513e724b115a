"""What was done since the last visit, by oneself in another window and by others whose copy was merged."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.domain.records import TABLE_BY_NAME
from app.services import editing, planning
from app.services.session import Author, Session, open_project
from app.services.visits import news, remembered, visit_of

NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)
OTHERS = Author("علی", "f" * 32)


def kept(session: Session) -> Any:
    """Return what is remembered, as it comes back from a settings file."""
    return json.loads(json.dumps(remembered(session, NOW)))


def own_device() -> str:
    return bootstrap.author().device


def test_that_nothing_is_new_right_after_a_visit(session: Session) -> None:
    planning.add_activity(session, None, "فاز")
    found = news(session, visit_of(kept(session)), own_device())
    assert (found.changes, found.since) == ((), NOW)


def test_that_later_changes_are_told_the_latest_first(session: Session) -> None:
    planning.add_activity(session, None, "فاز")
    seen = visit_of(kept(session))
    actor = editing.add(session, TABLE_BY_NAME["actor"], {"name": "سپهر"})
    editing.add(session, TABLE_BY_NAME["rating"], {"actor_id": actor, "power": 3})
    found = news(session, seen, own_device()).changes
    assert [change.label for change in found] == ["Add a rating", "Add an actor"]
    assert {change.spot for change in found} == {("actors", actor, "سپهر")}


def test_that_the_same_again_at_the_same_place_is_one_line(session: Session) -> None:
    activity = planning.add_activity(session, None, "فاز")
    seen = visit_of(kept(session))
    for title in ("الف", "ب", "پ"):
        planning.set_field(session, activity, "title", title)
    (change,) = news(session, seen, own_device()).changes
    assert (change.times, change.spot and change.spot.name) == (3, "پ")


def test_that_what_is_gone_leads_nowhere(session: Session) -> None:
    actor = editing.add(session, TABLE_BY_NAME["actor"], {"name": "سپهر"})
    seen = visit_of(kept(session))
    editing.remove(session, TABLE_BY_NAME["actor"], actor)
    (change,) = news(session, seen, own_device()).changes
    assert (change.label, change.spot) == ("Delete an actor", None)


def test_that_merged_changes_are_new_although_they_are_older(tmp_path: Path, session: Session) -> None:
    session.save()
    copy = tmp_path / "theirs.khooshe"
    shutil.copy(session.path, copy)
    theirs = open_project(copy, OTHERS)
    planning.add_activity(theirs, None, "از علی")
    theirs.close()
    planning.add_activity(session, None, "از من")
    session.save()
    seen = visit_of(kept(session))
    shutil.copy(copy, session.path)
    session.save()
    found = news(session, seen, own_device()).changes
    assert [(change.person, change.from_elsewhere, change.spot and change.spot.name) for change in found] == [
        ("علی", True, "از علی")
    ]


def test_that_a_first_visit_tells_the_latest_changes(session: Session) -> None:
    planning.add_activity(session, None, "فاز")
    found = news(session, None, own_device())
    assert found.since is None
    assert found.changes[0].label == "Add an activity"


def test_that_a_mark_of_another_store_counts_as_a_first_visit(session: Session) -> None:
    planning.add_activity(session, None, "فاز")
    seen = visit_of([1, "0" * 32, NOW.isoformat()])
    assert news(session, seen, own_device()).since is None


@pytest.mark.parametrize("stored", [None, [], "x", [1, "a"], [1, "a", "yesterday"], [1, "a", "2026-11-24"], {"a": 1}])
def test_that_an_odd_memory_is_no_visit(stored: Any) -> None:
    assert visit_of(stored) is None
