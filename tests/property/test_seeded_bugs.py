"""The tests of merging must fail for each of eleven bugs that are easy to make."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).resolve().parents[2]
_CHECKS: Final = ("worlds.py", "conftest.py", "test_merging.py")
_SECONDS: Final = 60

_FOLD: Final = "app/domain/fold.py"
_REFOLD: Final = "app/storage/refold.py"
_DRAFTING: Final = "app/storage/drafting.py"
_SEEN: Final = "[head.txn for head in prior.heads[name]]"

BUGS: Final = {
    "circles are let in": (
        (_FOLD, "if row == parent or (row in self._ever_parent and closes_circle(row, parent, self.parents)):"),
        "if row == parent:",
    ),
    "moves are replayed as they arrived": ((_FOLD, "groupby(sorted(moves), "), "groupby(moves, "),
    "no change knows what it overwrites": ((_DRAFTING, _SEEN), "[]"),
    "a change knows only the shown value": ((_DRAFTING, _SEEN), "[prior.heads[name][-1].txn]"),
    "a deletion wins over what it had not seen": (
        (_FOLD, "return any(head.txn not in covered for name, heads in self.heads.items()"),
        "return any(head.txn is None for name, heads in self.heads.items()",
    ),
    "the value that arrived last is shown": (
        (_FOLD, "name: [Head(key, cell[key]) for key in sorted(cell.keys() - self._overwritten(name))]"),
        "name: [Head(key, cell[key]) for key in reversed(cell) if key not in self._overwritten(name)][:1]",
    ),
    "the clock does not learn from others": (("app/storage/merging.py", "clock.receive(transaction.hlc)"), "pass"),
    "edited rows are not folded again": ((_REFOLD, "waiting = dict.fromkeys(touched)"), "waiting = {}"),
    "rows in use are not kept": (
        (_REFOLD, "(state.is_alive or place in used)"),
        "state.is_alive",
    ),
    "rows that depend on others are not folded again": (
        (_REFOLD, "waiting.update(dict.fromkeys(self._refold(piece, changed)))"),
        "self._refold(piece, changed)",
    ),
    "the wall clock orders changes": (
        ("app/domain/clock.py", "max(self._seen + 1, min(self.now(), _LATEST_WALL_TIME - 1) << _COUNTER_BITS)"),
        "self.now() << _COUNTER_BITS",
    ),
}


@pytest.mark.parametrize("bug", BUGS)
def test_that_a_seeded_bug_is_found(bug: str, tmp_path: Path) -> None:
    (name, right), wrong = BUGS[bug]
    copy = _copy_of_the_program(tmp_path)
    source = (copy / name).read_text("utf-8")
    assert source.count(right) == 1
    (copy / name).write_text(source.replace(right, wrong), "utf-8")
    assert not _passes(copy)


def _copy_of_the_program(folder: Path) -> Path:
    for part in ("domain", "storage", "services"):
        shutil.copytree(_ROOT / "app" / part, folder / "app" / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "i18n.py", "paths.py"):
        shutil.copy(_ROOT / "app" / name, folder / "app" / name)
    (folder / "tests" / "property").mkdir(parents=True)
    for name in _CHECKS:
        shutil.copy(_ROOT / "tests" / "property" / name, folder / "tests" / "property" / name)
    return folder


def _passes(copy: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"]
    options = ["-p", "no:pytest-qt", "--import-mode=importlib", "--hypothesis-profile=few", "tests/property"]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [*command, *options], cwd=copy, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    assert done.returncode in (0, 1), done.stdout.decode() + done.stderr.decode()
    return done.returncode == 0
