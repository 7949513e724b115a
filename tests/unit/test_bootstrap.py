"""Putting the program together without a window: new, sample, and what a killed run left."""

import datetime as dt
import os
import time
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import RuleError, WrongUseError
from app.domain.plan import Status
from app.services.planning import plan_of, project_of
from app.services.settings import load_settings


def test_that_the_sample_is_filled_once_and_kept() -> None:
    first = bootstrap.open_sample()
    statuses = {node.activity.status for node in plan_of(first).nodes}
    assert len(plan_of(first).nodes) == 47
    assert {Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED} <= statuses
    assert project_of(first).agent
    with first.edit("test") as edit:
        edit.set("project", "project", {"title": "از من"})
    first.close()
    again = bootstrap.open_sample()
    assert project_of(again).title == "از من"
    again.close()


def test_that_the_sample_is_shown_while_it_is_in_use() -> None:
    first = bootstrap.open_sample()
    second = bootstrap.open_sample()
    assert second.read_only
    second.close()
    first.close()


def test_that_a_new_project_knows_its_agent(tmp_path: Path) -> None:
    load_settings().change(agent="مریم", organisation="سازمان")
    start = bootstrap.start_date("۱۴۰۵/۱/۱")
    session = bootstrap.new_project(tmp_path / "a.khooshe", template="roadmap", start=start, title="خوشه")
    project = project_of(session)
    assert (project.agent, project.organisation, project.title) == ("مریم", "سازمان", "خوشه")
    assert project.start == dt.date(2026, 3, 21)
    assert [entry.person for entry in session.history()] == ["مریم"] * len(session.history())
    session.close()


def test_that_a_template_that_does_not_exist_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError):
        bootstrap.new_project(tmp_path / "a.khooshe", template="nothing", start=None, title="")
    assert not list(tmp_path.iterdir())


def test_that_an_existing_file_is_never_made_anew(tmp_path: Path) -> None:
    (tmp_path / "a.khooshe").write_text("mine")
    with pytest.raises(RuleError):
        bootstrap.new_project(tmp_path / "a.khooshe", template=None, start=None, title="")
    assert (tmp_path / "a.khooshe").read_text() == "mine"


def test_that_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.khooshe"
    bootstrap.new_project(path, template=None, start=None, title="").close()
    left, foreign = tmp_path / ".a.khooshe.khooshe-0123456789ab.tmp", tmp_path / ".other.tmp"
    for file in (left, foreign):
        file.write_text("half")
        os.utime(file, (time.time() - 86_400,) * 2)
    bootstrap.open_for_editing(path).close()
    assert not left.exists()
    assert foreign.exists()


@pytest.mark.parametrize("typed", ["1404/12/30", "فردوسی", "1405/1"])
def test_that_a_start_that_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(WrongUseError):
        bootstrap.start_date(typed)
