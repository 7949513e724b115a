"""Files inside the project."""

import hashlib
import os
import sqlite3
import time
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import DamagedFileError, RefusedFileError, RuleError
from app.domain.tables.people import ACTOR
from app.services import attachments, checking, editing
from app.services.attachments import NewFile, Owner
from app.services.session import Author, Session, create, open_project
from app.storage import amount, private_copies
from app.storage.places import VIEW_PREFIX, clean_leftovers


@pytest.fixture
def owner(session: Session) -> Owner:
    """Add an actor to hang files on."""
    return Owner("actor_id", editing.add(session, ACTOR, {"name": "دانشگاه"}))


def _add(session: Session, owner: Owner, name: str = "نامه.txt", data: bytes = b"words") -> str:
    (added,) = attachments.add(session, owner, [NewFile(name, data)])
    return added.id


def test_that_a_file_comes_back_byte_for_byte(session: Session, owner: Owner, tmp_path: Path) -> None:
    source = tmp_path / "دعوت.bin"
    source.write_bytes(os.urandom(3_000_000))
    (added,) = attachments.add(session, owner, [attachments.read_file(source)])
    session.save()
    attachments.export(session, added.id, tmp_path / "copy.bin")
    assert (tmp_path / "copy.bin").read_bytes() == source.read_bytes()


def test_that_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(b"x" * (5 << 19))
    heard: list[tuple[int, int]] = []
    attachments.read_file(source, lambda done, total: heard.append((done, total)))
    assert heard[-1] == (5 << 19, 5 << 19)
    assert len(heard) == 3


def test_that_the_same_bytes_are_kept_once(session: Session, owner: Owner) -> None:
    other = Owner("actor_id", editing.add(session, ACTOR, {"name": "اتاق"}))
    _add(session, owner, data=b"x" * 1000)
    (added,) = attachments.add(session, other, [NewFile("کپی.txt", b"x" * 1000)])
    assert added.same_as == "نامه.txt"
    assert session.blobs.total() == 1000


def test_that_a_record_takes_the_same_content_once(session: Session, owner: Owner) -> None:
    first = _add(session, owner)
    (again,) = attachments.add(session, owner, [NewFile("دیگر.txt", b"words")])
    assert (again.id, again.was_there) == (first, True)
    assert len(attachments.list_of(session, owner)) == 1


def test_that_a_second_file_of_the_same_name_is_numbered(session: Session, owner: Owner) -> None:
    _add(session, owner)
    _add(session, owner, data=b"other")
    assert [one.name for one in attachments.list_of(session, owner)] == ["نامه.txt", "نامه (2).txt"]


def test_that_several_files_are_one_action(session: Session, owner: Owner) -> None:
    attachments.add(session, owner, [NewFile("a.txt", b"a"), NewFile("b.txt", b"b")])
    session.undo()
    assert attachments.list_of(session, owner) == []


def test_that_redo_after_undo_finds_the_bytes(session: Session, owner: Owner) -> None:
    row = _add(session, owner)
    session.undo()
    session.redo()
    assert attachments.content(session, row) == b"words"


def test_that_a_deleted_file_comes_back_with_its_bytes(session: Session, owner: Owner) -> None:
    row = _add(session, owner)
    attachments.remove(session, [row])
    assert attachments.list_of(session, owner) == []
    session.undo()
    assert attachments.content(session, row) == b"words"


def test_that_files_go_with_their_record(session: Session, owner: Owner) -> None:
    _add(session, owner)
    editing.remove(session, ACTOR, owner.id)
    assert session.count("attachment") == 0


def test_that_a_file_on_nothing_is_refused_with_its_bytes(session: Session) -> None:
    with pytest.raises(RuleError):
        attachments.add(session, Owner("actor_id", "nobody"), [NewFile("a.txt", b"a")])
    assert session.blobs.total() == 0


def test_that_a_large_file_is_refused_before_it_is_read(session: Session, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    with source.open("wb") as file:
        file.truncate(amount.LARGEST_BLOB + 1)
    with pytest.raises(RefusedFileError, match="مگابایت"):
        attachments.weigh(session, source)


def test_that_the_largest_file_is_taken(session: Session, owner: Owner) -> None:
    row = _add(session, owner, "a.bin", bytes(amount.LARGEST_BLOB))
    session.save()
    assert len(attachments.content(session, row)) == amount.LARGEST_BLOB


def test_that_the_project_never_grows_beyond_what_can_be_opened(session: Session, owner: Owner) -> None:
    for number in range(7):
        _add(session, owner, "a.bin", bytes([number]) * amount.LARGEST_BLOB)
    assert attachments.room(session).is_nearly_full
    with pytest.raises(RefusedFileError):
        _add(session, owner, "a.bin", b"\xff" * amount.LARGEST_BLOB)
    session.save()
    assert checking.examine(session.path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_that_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedFileError):
        attachments.read_file(tmp_path / "pipe")


def test_that_a_large_file_that_goes_away_while_it_is_read_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    with source.open("wb") as file:
        file.truncate(amount.LARGEST_BLOB + 1)
    with pytest.raises(RefusedFileError, match="مگابایت"):
        attachments.read_file(source, lambda *_: source.unlink(missing_ok=True))


def test_that_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError):
        attachments.read_file(tmp_path)


def test_that_the_store_behind_the_project_is_not_read(_own_data_folder: Path) -> None:
    store = _own_data_folder / "projects" / "x" / "a.db"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"x")
    with pytest.raises(RefusedFileError):
        attachments.read_file(store)


def test_that_a_file_is_never_written_over_the_project(session: Session, owner: Owner) -> None:
    row = _add(session, owner)
    before = session.path.read_bytes()
    with pytest.raises(RuleError):
        attachments.export(session, row, session.path)
    assert session.path.read_bytes() == before


def test_that_a_new_name_keeps_its_suffix(session: Session, owner: Owner) -> None:
    row = _add(session, owner)
    attachments.describe(session, row, name="../صورت‌جلسه")
    assert attachments.list_of(session, owner)[0].name == "صورت‌جلسه.txt"


def test_that_a_blank_name_is_refused(session: Session, owner: Owner) -> None:
    with pytest.raises(RuleError):
        attachments.describe(session, _add(session, owner), name="  ")


def test_that_a_note_is_kept(session: Session, owner: Owner) -> None:
    row = _add(session, owner)
    attachments.describe(session, row, note="نسخه امضاشده")
    assert attachments.list_of(session, owner)[0].note == "نسخه امضاشده"


def test_that_the_copy_to_look_at_is_private_and_read_only(session: Session, owner: Owner) -> None:
    copy = attachments.copy_to_view(session, _add(session, owner))
    assert copy.read_bytes() == b"words"
    assert copy.stat().st_mode & 0o777 == 0o400
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_that_a_path_never_leaves_its_folder() -> None:
    with pytest.raises(ValueError, match="x"):
        private_copies.private_copy("../x", b"")


def test_that_old_copies_are_cleared_away(session: Session, owner: Owner) -> None:
    copy = attachments.copy_to_view(session, _add(session, owner))
    past = time.time() - 7200
    os.utime(copy.parent, (past, past))
    clean_leftovers()
    assert copy.parent.name.startswith(VIEW_PREFIX)
    assert not copy.parent.exists()


def test_that_merging_brings_the_bytes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.khooshe"
    with_file = create(path, Author("A", "a" * 32))
    owner = Owner("actor_id", editing.add(with_file, ACTOR, {"name": "دانشگاه"}))
    with_file.save()
    old = path.read_bytes()
    row = _add(with_file, owner)
    with_file.close()
    new = path.read_bytes()
    monkeypatch.setenv("KHOOSHEYAR_HOME", str(tmp_path / "other"))
    path.write_bytes(old)
    elsewhere = open_project(path, Author("B", "b" * 32))
    path.write_bytes(new)
    elsewhere.save()
    assert attachments.content(elsewhere, row) == b"words"
    elsewhere.close()


def _sabotage(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement, (b"wrong",) if "?" in statement else ())
    connection.close()


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("DELETE FROM blob", {"attachment"}),
        ("UPDATE blob SET data=?", {"attachment", "rejected"}),
    ],
)
def test_that_checking_tells_of_bytes_that_are_gone_or_wrong(
    session: Session, owner: Owner, tmp_path: Path, statement: str, kinds: set[str]
) -> None:
    row = _add(session, owner)
    session.save()
    spoilt = tmp_path / "spoilt.khooshe"
    spoilt.write_bytes(session.path.read_bytes())
    _sabotage(spoilt, statement)
    problems = checking.examine(spoilt)
    assert {problem.kind for problem in problems} == kinds
    assert f"attachment/{row}" in {problem.place for problem in problems}


def test_that_damaged_bytes_are_never_given_out(session: Session, owner: Owner) -> None:
    row = _add(session, owner)
    session._store.connection.execute("UPDATE blob SET data=?", (b"wrong",))
    with pytest.raises(DamagedFileError):
        attachments.content(session, row)
    assert [problem.place for problem in session.problems()] == [f"attachment/{row}"]


def test_that_attaching_anew_heals_damaged_bytes(session: Session, owner: Owner) -> None:
    row = _add(session, owner)
    session._store.connection.execute("UPDATE blob SET data=?", (b"wrong",))
    other = Owner("actor_id", editing.add(session, ACTOR, {"name": "اتاق"}))
    _add(session, other)
    assert attachments.content(session, row) == b"words"


def test_that_the_name_of_the_bytes_is_their_digest(session: Session, owner: Owner) -> None:
    _add(session, owner)
    assert attachments.list_of(session, owner)[0].sha256 == hashlib.sha256(b"words").hexdigest()


def test_that_nothing_is_attached_to_a_project_open_for_reading(session: Session, owner: Owner) -> None:
    session.save()
    viewed = bootstrap.view(session.path)
    with pytest.raises(RuleError):
        _add(viewed, owner)
    viewed.close()
