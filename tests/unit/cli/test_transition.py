"""Steps of agreements on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap
from app.cli.edits import apply_line
from app.domain.errors import RuleError
from app.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = bootstrap.new_project(tmp_path / "a.khooshe", template=None, start=None, title="")
    yield opened
    opened.close()


def _do(session: Session, **edit: object) -> str:
    return apply_line(session, json.dumps(edit).encode())


def test_that_a_line_takes_a_step(session: Session) -> None:
    agreement = _do(session, do="add", kind="agreement", title="همکاری")
    _do(session, do="transition", id=agreement, state="terminated", on="1405/02/01", reason="نشد")
    row = session.row("agreement", agreement)
    assert row is not None
    assert row["state"] == "terminated"
    assert session.values("agreement_event", "on", "reason") == [("2026-04-21", "نشد")]


def test_that_a_line_without_a_day_takes_the_step_today(session: Session) -> None:
    agreement = _do(session, do="add", kind="agreement", title="همکاری")
    _do(session, do="transition", id=agreement, state="review")
    assert session.count("agreement_event") == 1


@pytest.mark.parametrize(
    "wrong",
    [{"state": "signed"}, {"state": "lost"}, {}, {"state": "review", "on": "1404/12/30"}, {"state": "terminated"}],
)
def test_that_a_step_that_is_not_allowed_says_why(session: Session, wrong: dict[str, object]) -> None:
    agreement = _do(session, do="add", kind="agreement", title="همکاری")
    with pytest.raises(RuleError):
        _do(session, do="transition", id=agreement, **wrong)
    assert session.count("agreement_event") == 0


def test_that_setting_the_state_names_the_transition(session: Session) -> None:
    agreement = _do(session, do="add", kind="agreement", title="همکاری")
    with pytest.raises(RuleError, match="transition"):
        _do(session, do="set", id=agreement, field="state", value="review")
