"""An edit that was acknowledged is there after the process was killed, and the document is whole at any time."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from app.services.checking import examine
from app.services.session import Author, create, open_project

_KILLS: Final = 8
_AUTHOR: Final = Author("A", "a" * 32)
_WORK: Final = """
import sys
from pathlib import Path
from app.services.session import Author, open_project
session = open_project(Path(sys.argv[1]), Author("A", "a" * 32))
for number in range(1000):
    with session.edit("Add") as edit:
        rows = [edit.insert("activity", {"title": f"{number}", "notes": "n" * 500}) for _ in range(5)]
    print(*rows, flush=True)
    if number % 3 == 0:
        session.save()
"""


def _work_until_killed(path: Path, seconds: float) -> set[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    worker = subprocess.Popen(
        [sys.executable, "-c", _WORK, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert worker.stdout is not None
    first = worker.stdout.readline()
    time.sleep(seconds)
    worker.send_signal(signal.SIGKILL)
    told, _ = worker.communicate()
    lines = (first + told).splitlines(keepends=True)
    return {row for line in lines if line.endswith("\n") for row in line.split()}


def test_that_no_acknowledged_edit_is_lost_by_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "plan.khooshe"
    create(path, _AUTHOR).close()
    chance = random.Random(7)  # noqa: S311 the moments of killing need no secrecy
    acknowledged: set[str] = set()
    for _ in range(_KILLS):
        told = _work_until_killed(path, chance.random() * 0.15)
        assert told
        acknowledged |= told
        assert examine(path) == []
    with closing(open_project(path, _AUTHOR)) as session:
        kept = [str(row["id"]) for row in session.rows("activity")]
        assert acknowledged <= set(kept)
        assert len(kept) % 5 == 0
        assert session.problems() == []
