"""Files of every released format are still opened, brought up to date and saved without loss."""

import shutil
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.checking import examine
from app.services.planning import plan_of

DATA = Path(__file__).parent / "data"


@pytest.fixture(params=sorted(DATA.glob("*.khooshe")), ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Copy a file as an older version of the program wrote it."""
    return Path(shutil.copy(request.param, tmp_path / "project.khooshe"))


def test_that_a_released_file_shows_what_it_held(released: Path) -> None:
    session = bootstrap.open_for_editing(released)
    titles = [node.activity.title for node in plan_of(session).nodes]
    assert titles == ["فاز نخست", "فعالیت نخست"]
    assert plan_of(session).nodes[1].activity.progress == 40
    session.close()


def test_that_a_released_file_can_be_worked_on_and_saved(released: Path) -> None:
    session = bootstrap.open_for_editing(released)
    actor = editing.add(session, ACTOR, {"name": "دانشگاه تهران"})
    session.close()

    again = bootstrap.open_for_editing(released)
    assert again.row("actor", actor) is not None
    again.close()
    assert examine(released) == []


def test_that_a_released_file_is_sound(released: Path) -> None:
    assert examine(released) == []
