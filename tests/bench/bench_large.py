"""What a large project costs beside one of a fifth of its size: run by hand, prints milliseconds and their ratio.

An operation on one record should stay the same, one on everything should grow five times.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from app.domain.actor import ACTORS
from app.domain.tables.people import ACTOR, RATING
from app.services import attachments, checking, editing
from app.services.attachments import NewFile, Owner
from app.services.reading import all_of
from app.services.session import Author, Session, create, open_project, view_project
from tests.helpers.large import LARGE, Size, fill

_FIFTH = Size(*(getattr(LARGE, field.name) // 5 for field in fields(LARGE)))
_TIMES = 7
_AUTHOR = Author("A", "a" * 32)


def _milliseconds(work: Callable[[], object], times: int = 1) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def _opened_elsewhere(path: Path, home: Path) -> float:
    before = os.environ["KHOOSHEYAR_HOME"]
    os.environ["KHOOSHEYAR_HOME"] = str(home)
    taken = _milliseconds(lambda: open_project(path, _AUTHOR).close())
    os.environ["KHOOSHEYAR_HOME"] = before
    return taken


def _of_one(session: Session) -> dict[str, float]:
    actor = str(session.values("actor", "id")[7][0])

    def rename() -> None:
        editing.change(session, ACTOR, actor, {"name": f"{time.perf_counter()}"})

    def rate() -> None:
        editing.add(session, RATING, {"actor_id": actor, "on": "2026-01-01", "power": 5})

    def attach() -> None:
        attachments.add(session, Owner("actor_id", actor), [NewFile("a.txt", os.urandom(999))])

    found = {
        "rename an actor": _milliseconds(rename, _TIMES),
        "undo": _milliseconds(session.undo, _TIMES),
        "redo": _milliseconds(session.redo, _TIMES),
        "add a rating": _milliseconds(rate, _TIMES),
        "attach a file": _milliseconds(attach, _TIMES),
        "who uses it": _milliseconds(lambda: session.referring("actor", actor), _TIMES),
        "history of it": _milliseconds(lambda: session.history(actor), _TIMES),
    }
    all_of(session, ACTORS)
    rename()
    return {**found, "actors after a change": _milliseconds(lambda: all_of(session, ACTORS))}


def _of_all(session: Session, path: Path, folder: Path) -> dict[str, float]:
    found = {
        "save": _milliseconds(session.save),
        "conflicts": _milliseconds(session.conflicts),
        "all actors": _milliseconds(lambda: session.rows("actor"), 3),
        "all relations": _milliseconds(lambda: session.values("relation", "from_id", "to_id", "flow"), 3),
        "history": _milliseconds(session.history),
    }
    session.close()
    return {
        **found,
        "check": _milliseconds(lambda: checking.examine(path)),
        "open again": _milliseconds(lambda: open_project(path, _AUTHOR).close(), 3),
        "view": _milliseconds(lambda: view_project(path).close()),
        "open elsewhere": _opened_elsewhere(path, folder / "other"),
    }


def _measure(folder: Path, size: Size) -> dict[str, float]:
    folder.mkdir()
    os.environ["KHOOSHEYAR_HOME"] = str(folder / "home")
    path = folder / "large.khooshe"
    session = create(path, _AUTHOR)
    made = {"make": _milliseconds(lambda: fill(session, size))}
    undone = {"undo of the last part": _milliseconds(session.undo), "redo of it": _milliseconds(session.redo)}
    return {**made, **undone, **_of_one(session), **_of_all(session, path, folder)}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_here:
        fifth = _measure(Path(made_here) / "fifth", _FIFTH)
        whole = _measure(Path(made_here) / "whole", LARGE)
    for name, taken in whole.items():
        print(f"{name:24} {fifth[name]:9.1f} {taken:10.1f} ms   x{taken / fifth[name]:.1f}")
