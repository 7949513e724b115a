"""Long actions can be watched and stopped; what was stopped leaves nothing behind."""

import pytest

from app.domain.watching import Stage
from app.exchange import register_filling
from app.exchange.register_filling import Policy
from app.exchange.register_reading import ReadActor
from app.services.session import Session

MANY = [ReadActor(number, {"name": f"شرکت {number}"}, (("phone", f"021{number:07}"),)) for number in range(1, 1200)]


class Stopped(Exception):  # noqa: N818 no error: somebody asked for it
    """Whoever watches wants no more."""


class Watching:
    """Hears of every step, and stops at one."""

    def __init__(self, stop: Stage | None = None) -> None:
        self.stop = stop
        self.heard: list[tuple[Stage, int, int]] = []

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        """Hear of a step."""
        self.heard.append((stage, done, total))
        if stage is self.stop and done:
            raise Stopped


def bring(session: Session, watching: Watching) -> None:
    register_filling.fill(session, MANY, Policy.FILL, "فهرست", watch=watching)


@pytest.mark.parametrize("stage", Stage)
def test_that_an_import_that_is_stopped_leaves_nothing_behind(session: Session, stage: Stage) -> None:
    length = len(session.history())
    with pytest.raises(Stopped):
        bring(session, Watching(stage))
    found = session.count("actor"), session.count("contact"), len(session.history()), session.problems()
    assert found == (0, 0, length, [])


def test_that_a_project_can_be_edited_after_an_import_was_stopped(session: Session) -> None:
    with pytest.raises(Stopped):
        bring(session, Watching(Stage.WRITING))
    bring(session, Watching())
    assert session.count("actor") == len(MANY)


def test_that_an_import_tells_how_far_it_is_in_each_stage(session: Session) -> None:
    watching = Watching()
    bring(session, watching)
    assert [stage for stage in Stage if (stage, 500, 2 * len(MANY)) in watching.heard] == list(Stage)[1:]
    assert (Stage.GATHERING, 500, len(MANY)) in watching.heard


@pytest.mark.parametrize("stage", Stage)
def test_that_an_undo_that_is_stopped_changes_nothing(session: Session, stage: Stage) -> None:
    bring(session, Watching())
    label = session.undo_label
    with pytest.raises(Stopped):
        session.undo(Watching(stage))
    assert (session.count("contact"), session.undo_label, session.redo_label) == (len(MANY), label, None)


def test_that_one_undo_takes_a_whole_import_back(session: Session) -> None:
    bring(session, Watching())
    session.undo()
    assert (session.count("actor"), session.count("contact")) == (0, 0)


def test_that_a_session_is_busy_only_during_an_action(session: Session) -> None:
    found: list[bool] = []

    def watch(_stage: Stage, _done: int, _total: int) -> None:
        found.append(session.is_busy)

    register_filling.fill(session, MANY, Policy.FILL, "فهرست", watch=watch)
    assert (set(found[1:]), session.is_busy) == ({True}, False)
