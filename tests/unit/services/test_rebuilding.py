"""A damaged working store is set aside and made anew; a document that goes missing is made again."""

from pathlib import Path

import pytest

from app import bootstrap
from app.paths import data_folder
from app.services import planning
from app.services.session import Session


def store_of() -> Path:
    (store,) = data_folder().glob("projects/*/*.db")
    return store


@pytest.fixture
def project(session: Session) -> Path:
    for title in ("الف", "ب"):
        planning.add_activity(session, None, title)
    session.close()
    return session.path


def cut(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def overwrite(store: Path) -> None:
    store.write_bytes(b"not a database at all" * 1000)


def wipe_a_page(store: Path) -> None:
    data = bytearray(store.read_bytes())
    middle = len(data) // 4096 // 2 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    store.write_bytes(data)


@pytest.mark.parametrize("damage", [cut, overwrite, wipe_a_page])
def test_that_a_damaged_store_is_rebuilt_from_the_document(project: Path, damage: object) -> None:
    assert callable(damage)
    damage(store_of())
    session = bootstrap.open_for_editing(project)
    assert session.was_rebuilt
    assert [node.activity.title for node in planning.plan_of(session).roots] == ["الف", "ب"]
    planning.add_activity(session, None, "پ")
    session.close()
    assert len(list(data_folder().glob("projects/*/*.damaged"))) == 1


def test_that_the_next_opening_finds_a_sound_store(project: Path) -> None:
    overwrite(store_of())
    bootstrap.open_for_editing(project).close()
    again = bootstrap.open_for_editing(project)
    assert not again.was_rebuilt
    assert again.undo() is not None
    again.close()


def test_that_a_document_that_was_moved_away_is_made_again_and_told(session: Session) -> None:
    planning.add_activity(session, None, "الف")
    session.save()
    session.path.rename(session.path.with_name("moved.khooshe"))
    planning.add_activity(session, None, "ب")
    assert session.save()
    assert session.path.exists()
    assert not session.save()
