"""The open project as screens and commands see it, with real files."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import DiskError, FileBusyError, RefusedFileError, RuleError
from app.services.checking import examine
from app.services.session import Author, ChangeSet, Session, create, open_project, view_project

_AUTHOR = Author("مریم", "a" * 32)
_COLLEAGUE = Author("رضا", "b" * 32)


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "برنامه ۱%?#.khooshe"


@pytest.fixture(name="session")
def _session(path: Path) -> Iterator[Session]:
    with closing(create(path, _AUTHOR)) as session:
        yield session


def _add(session: Session, title: str, parent: str | None = None) -> str:
    with session.edit("Add") as edit:
        return edit.insert("activity", {"title": title, "parent_id": parent})


def _rename(session: Session, row: str, title: str) -> None:
    with session.edit("Rename") as edit:
        edit.set("activity", row, {"title": title})


def _titles(session: Session) -> list[str]:
    return sorted(str(row["title"]) for row in session.rows("activity"))


def _on_other_computer(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("KHOOSHEYAR_HOME", str(folder))


def test_that_a_new_project_is_a_file_at_once(session: Session) -> None:
    assert session.path.is_file()
    assert (session.has_unsaved, session.read_only, session.rows("activity")) == (False, False, [])
    assert examine(session.path) == []


def test_that_creating_never_replaces_a_file(path: Path) -> None:
    path.write_text("mine", "utf-8")
    with pytest.raises(RuleError):
        create(path, _AUTHOR)
    assert path.read_text("utf-8") == "mine"


def test_that_creating_in_a_missing_folder_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        create(tmp_path / "gone" / "x.khooshe", _AUTHOR)
    assert list(Path(os.environ["KHOOSHEYAR_HOME"]).rglob("*.db")) == []


def test_that_an_edit_is_seen_announced_and_kept(session: Session) -> None:
    heard: list[ChangeSet] = []
    unsubscribe = session.subscribe(heard.append)
    revision = session.revision
    row = _add(session, "one")
    unsubscribe()
    _rename(session, row, "two")
    assert [(each.label, each.tables, each.rows) for each in heard] == [
        ("Add", frozenset({"activity"}), frozenset({("activity", row)}))
    ]
    assert session.revision > revision
    assert session.has_unsaved
    shown = session.row("activity", row)
    assert shown is not None
    assert shown["title"] == "two"


def test_that_rows_can_be_asked_for_by_value(session: Session) -> None:
    top = _add(session, "top")
    part = _add(session, "part", top)
    assert [row["id"] for row in session.rows("activity", parent_id=None)] == [top]
    assert [row["id"] for row in session.rows("activity", parent_id=top)] == [part]
    assert session.rows("activity", parent_id=top, title="other") == []


def test_that_an_edit_that_changes_nothing_is_not_written(session: Session) -> None:
    row = _add(session, "one")
    with session.edit("Rename") as edit:
        edit.set("activity", row, {"title": "other"})
        edit.set("activity", row, {"title": "one"})
    assert edit.transaction is None
    assert session.undo_label == "Add"


def test_that_an_edit_that_fails_writes_nothing(session: Session) -> None:
    row = _add(session, "one")
    with pytest.raises(ZeroDivisionError), session.edit("Rename") as edit:
        edit.set("activity", row, {"title": f"{1 // 0}"})
    with pytest.raises(RuleError), session.edit("Write") as edit:
        edit.set("activity", row, {"title": "two", "progress": 101})
    with pytest.raises(RuleError), session.edit("Write") as edit:
        edit.set("activity", row, {"title": "nul \0"})
    assert _titles(session) == ["one"]
    _rename(session, row, "two")
    assert _titles(session) == ["two"]


def test_that_a_row_that_is_gone_cannot_be_changed(session: Session) -> None:
    row = _add(session, "one")
    with session.edit("Delete") as edit:
        edit.delete("activity", row)
    with pytest.raises(RuleError), session.edit("Rename") as edit:
        edit.set("activity", row, {"title": "two"})
    with pytest.raises(RuleError), session.edit("Delete") as edit:
        edit.delete("activity", row)


def test_that_undo_and_redo_tell_what_they_do(session: Session) -> None:
    row = _add(session, "one")
    _rename(session, row, "two")
    assert (session.undo_label, session.redo_label) == ("Rename", None)
    assert session.undo() == "Rename"
    assert _titles(session) == ["one"]
    assert (session.undo_label, session.redo_label) == ("Add", "Rename")
    assert session.redo() == "Rename"
    assert _titles(session) == ["two"]
    assert [session.undo(), session.undo(), session.undo()] == ["Rename", "Add", None]
    assert session.rows("activity") == []


def test_that_a_row_of_fixed_name_can_come_back_empty(session: Session) -> None:
    with session.edit("Write") as edit:
        edit.insert("project", {"title": "first", "agent": "A"}, "project")
    session.undo()
    with session.edit("Write") as edit:
        edit.insert("project", {"title": "second"}, "project")
    shown = session.row("project", "project")
    assert shown is not None
    assert (shown["title"], shown["agent"]) == ("second", None)
    session.undo()
    assert session.row("project", "project") is None
    session.redo()
    assert session.row("project", "project") == shown


def test_that_saving_and_opening_keep_everything(path: Path) -> None:
    with closing(create(path, _AUTHOR)) as session:
        row = _add(session, "one")
        session.save()
        assert not session.has_unsaved
        assert session.saved_at is not None
        _rename(session, row, "two")
    with closing(open_project(path, _AUTHOR)) as session:
        assert _titles(session) == ["two"]
        assert (session.undo_label, session.has_unsaved) == ("Rename", False)
        assert session.problems() == []


def test_that_edits_survive_when_the_document_was_not_written(path: Path) -> None:
    session = create(path, _AUTHOR)
    _add(session, "one")
    session._store.close()
    with closing(open_project(path, _AUTHOR)) as session:
        assert session.has_unsaved
        assert _titles(session) == ["one"]
    assert view_project(path).rejected == ()
    assert examine(path) == []


def test_that_a_second_opening_is_refused_and_viewing_is_not(session: Session) -> None:
    _add(session, "one")
    session.save()
    with pytest.raises(FileBusyError):
        open_project(session.path, _COLLEAGUE)
    with closing(view_project(session.path)) as view:
        assert _titles(view) == ["one"]
        assert view.read_only
        with pytest.raises(RuleError), view.edit("Add"):
            pass
    _add(session, "two")


def test_that_viewing_shows_unsaved_edits_and_writes_nothing(path: Path) -> None:
    session = create(path, _AUTHOR)
    _add(session, "one")
    session._store.close()
    home = Path(os.environ["KHOOSHEYAR_HOME"])
    before = {file: file.read_bytes() for file in [path, *home.rglob("*")] if file.is_file()}
    with closing(view_project(path)) as view:
        assert _titles(view) == ["one"]
    assert {file: file.read_bytes() for file in [path, *home.rglob("*")] if file.is_file()} == before


def test_that_two_computers_meet_in_the_document(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = create(path, _AUTHOR)
    row = _add(first, "one")
    first.save()
    _on_other_computer(monkeypatch, tmp_path / "other")
    with closing(open_project(path, _COLLEAGUE)) as second:
        assert second.undo_label is None
        _rename(second, row, "theirs")
        _add(second, "new there")
    heard: list[ChangeSet] = []
    first.subscribe(heard.append)
    with first.edit("Write") as edit:
        edit.set("activity", row, {"notes": "ours"})
    first.close()
    assert heard[-1].tables == {"activity"}
    with closing(view_project(path)) as both:
        shown = both.row("activity", row)
        assert shown is not None
        assert (shown["title"], shown["notes"]) == ("theirs", "ours")
        assert _titles(both) == ["new there", "theirs"]
        people = {entry.person for entry in both.history()}
    assert people == {"مریم", "رضا"}
    assert examine(path) == []


def test_that_a_document_that_was_replaced_is_left_alone(session: Session, tmp_path: Path) -> None:
    _add(session, "ours")
    create(tmp_path / "other.khooshe", _AUTHOR).close()
    for stranger in ((tmp_path / "other.khooshe").read_bytes(), b"garbage"):
        session.path.write_bytes(stranger)
        with pytest.raises(RefusedFileError):
            session.save()
        assert session.path.read_bytes() == stranger
    session.save_copy(tmp_path / "copy.khooshe")
    with closing(view_project(tmp_path / "copy.khooshe")) as copy:
        assert _titles(copy) == ["ours"]
    session.path.unlink()
    session.save()
    assert examine(session.path) == []


def test_that_a_missing_folder_is_told_and_the_work_stays(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    session = create(folder / path.name, _AUTHOR)
    _add(session, "one")
    shutil.move(folder, tmp_path / "pulled out")
    with pytest.raises(DiskError):
        session.save()
    assert session.has_unsaved
    shutil.move(tmp_path / "pulled out", folder)
    session.close()
    with closing(view_project(folder / path.name)) as view:
        assert _titles(view) == ["one"]


def test_that_closing_lets_go_even_when_saving_fails(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    session = create(folder / "x.khooshe", _AUTHOR)
    _add(session, "one")
    shutil.move(folder, tmp_path / "pulled out")
    with pytest.raises(DiskError):
        session.close()
    session.close()
    with closing(open_project(tmp_path / "pulled out" / "x.khooshe", _AUTHOR)) as again:
        assert _titles(again) == ["one"]


def test_that_a_copy_beside_the_document_stays_apart(session: Session, tmp_path: Path) -> None:
    _add(session, "one")
    session.save()
    shutil.copy(session.path, tmp_path / "copy.khooshe")
    with closing(open_project(tmp_path / "copy.khooshe", _AUTHOR)) as copy:
        _add(copy, "only in the copy")
    assert _titles(session) == ["one"]


def test_that_the_project_is_never_a_target(session: Session, tmp_path: Path) -> None:
    link = tmp_path / "link.khooshe"
    link.symlink_to(session.path)
    stores = list(Path(os.environ["KHOOSHEYAR_HOME"]).rglob("*.db"))
    for target in (session.path, link, *stores):
        with pytest.raises(RuleError):
            session.refuse_target(target)
    session.refuse_target(tmp_path / "report.pdf")


def test_that_the_history_tells_who_did_what(session: Session) -> None:
    row = _add(session, "one")
    _rename(session, row, "two")
    session.undo()
    _add(session, "other")
    entries = session.history(row)
    assert [(entry.person, entry.label) for entry in entries] == [
        ("مریم", "Add"),
        ("مریم", "Rename"),
        ("مریم", "Rename"),
    ]
    assert entries[1].changes == (("activity", row, "title", "one", "two"),)
    assert (entries[2].undo_of, entries[2].changes[0][3:]) == (entries[1].id, ("two", "one"))
    assert entries[0].at.tzinfo is not None
    assert len(session.history()) == 4


def test_that_a_table_that_differs_from_its_history_is_found(session: Session, path: Path) -> None:
    row = _add(session, "one")
    session.save()
    session._store.connection.execute("UPDATE activity SET title='forged'")
    assert [(each.kind, each.place) for each in session.problems()] == [("fold", f"activity/{row}")]
    session._store.connection.execute("UPDATE activity SET title='one'")
    session._store.connection.execute("UPDATE txn SET label='forged'")
    assert [each.kind for each in session.problems()] == ["digest"]
    with closing(sqlite3.connect(path)) as document:
        document.execute("UPDATE activity SET title='forged'")
        document.commit()
    assert [each.kind for each in examine(path)] == ["fold"]


def test_that_closing_keeps_one_snapshot_of_what_changed(path: Path) -> None:
    for title in ("one", "two"):
        with closing(open_project(path, _AUTHOR) if path.exists() else create(path, _AUTHOR)) as session:
            _add(session, title)
    kept = list(Path(os.environ["KHOOSHEYAR_HOME"]).rglob("*.snapshots/*.khooshe"))
    assert len(kept) == 1
    with closing(view_project(kept[0])) as view:
        assert _titles(view) == ["one"]
