"""What the ledger costs beside plain SQLite: run by hand, prints ratios against a baseline of the same run."""

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.services.session import Author, Session, create, open_project, view_project

_ROWS = 10_000
_EDITS = 30


def _milliseconds(work: Callable[[], object], times: int = 1) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def _plain(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "synchronous=EXTRA"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE activity(id TEXT PRIMARY KEY NOT NULL, parent_id TEXT, title TEXT, notes TEXT)")
    return connection


def _fill_plain(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    rows = ((f"{number:032x}", None, f"فعالیت {number}", "x" * 80) for number in range(_ROWS))
    connection.executemany("INSERT INTO activity VALUES(?, ?, ?, ?)", rows)
    connection.execute("COMMIT")


def _fill(session: Session) -> None:
    with session.edit("Import") as edit:
        phases = [edit.insert("activity", {"title": f"phase {number}"}) for number in range(100)]
        for number in range(_ROWS - 100):
            fields = {"title": f"فعالیت {number}", "parent_id": phases[number % 100], "notes": "x" * 80}
            edit.insert("activity", fields)


def _change(session: Session, row: str) -> None:
    with session.edit("Rename") as edit:
        edit.set("activity", row, {"title": f"{time.perf_counter()}"})


def _tell(what: str, taken: float, baseline: float) -> None:
    print(f"{what:28} {taken:9.1f} ms   x{taken / baseline:.1f} of plain SQLite")


def _measure(folder: Path) -> None:
    plain = _plain(folder)
    filling = _milliseconds(lambda: _fill_plain(plain))
    editing = _milliseconds(
        lambda: plain.execute("UPDATE activity SET title=? WHERE id=?", (os.urandom(9).hex(), "0" * 32)), _EDITS
    )
    reading = _milliseconds(lambda: plain.execute("SELECT * FROM activity").fetchall(), 3)
    path = folder / "plan.khooshe"
    author = Author("A", "a" * 32)
    session = create(path, author)
    _tell("10,000 rows in one edit", _milliseconds(lambda: _fill(session)), filling)
    row = str(session.rows("activity")[0]["id"])
    _tell("one edit", _milliseconds(lambda: _change(session, row), _EDITS), editing)
    _tell("one undo", _milliseconds(session.undo, _EDITS), editing)
    _tell("all rows", _milliseconds(lambda: session.rows("activity"), 3), reading)
    _tell("undo of 10,000 rows", _milliseconds(session.undo), filling)
    _tell("redo of 10,000 rows", _milliseconds(session.redo), filling)
    _tell("save", _milliseconds(session.save), filling)
    _tell("full check", _milliseconds(session.problems), filling)
    session.close()
    _tell("open again", _milliseconds(lambda: open_project(path, author).close()), filling)
    os.environ["KHOOSHEYAR_HOME"] = str(folder / "other")
    _tell("view elsewhere", _milliseconds(lambda: view_project(path).close()), filling)
    _tell("open elsewhere", _milliseconds(lambda: open_project(path, author).close()), filling)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        os.environ["KHOOSHEYAR_HOME"] = str(Path(made) / "home")
        _measure(Path(made))
