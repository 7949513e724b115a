"""A process killed while it edits: every edit that it acknowledged is there."""

import contextlib
import json
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.helpers.command import environment, khoosheyar, shown

KILLS = 200
FASTEST, SLOWEST = 0.0, 0.05
EDITS_IN_A_RUN = 400


def run_and_kill(home: Path, file: Path, chance: random.Random) -> set[str]:
    """Feed edits to one process, kill it at a random moment after its first answer, return what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "apply", str(file), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
    )
    feeder = threading.Thread(target=feed, args=(process,))
    feeder.start()
    answers = process.stdout
    assert answers is not None
    first = answers.readline()
    time.sleep(chance.uniform(FASTEST, SLOWEST))
    process.send_signal(signal.SIGKILL)
    rest = answers.read().splitlines(keepends=True)
    feeder.join()
    errors = process.stderr.read() if process.stderr else b""
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()
    assert first.startswith(b"ok "), (first, errors)
    whole = [line.decode().split() for line in (first, *rest) if line.endswith(b"\n")]
    return {words[2] for words in whole if words[0] == "ok"}


def feed(process: "subprocess.Popen[bytes]") -> None:
    """Write edits until the process is gone."""
    stream = process.stdin
    assert stream is not None
    try:
        for number in range(EDITS_IN_A_RUN):
            stream.write(json.dumps({"do": "add", "parent": None, "title": f"کار {number}"}).encode() + b"\n")
            stream.flush()
        stream.close()
    except BrokenPipeError:
        with contextlib.suppress(BrokenPipeError):
            stream.close()


def test_that_no_acknowledged_edit_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "a.khooshe"
    assert khoosheyar(home, "new", file).returncode == 0
    chance = random.Random(7)  # noqa: S311 moments of killing are no secret
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        acknowledged |= run_and_kill(home, file, chance)
    kept = {row["id"] for row in shown(home, file)}
    assert len(acknowledged) >= KILLS
    assert not acknowledged - kept
    assert khoosheyar(home, "check", file).returncode == 0
