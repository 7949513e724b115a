"""A process killed while it edits: every edit that it acknowledged is there."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import pytest

from tests.helpers.command import environment, khoosheyar, parent, shown

ROUNDS: Final = 8
KILLS_IN_A_ROUND: Final = 25
FROM_COLD_IN_A_ROUND: Final = 2
FASTEST, SLOWEST = 0.0, 0.05
EDITS_IN_A_RUN = 400


@dataclass(frozen=True)
class Victim:
    """A process that edits: its number, the ends of its pipes, and how to wait for its exit status."""

    number: int
    told: IO[bytes]
    answers: IO[bytes]
    errors: IO[bytes]
    wait: Callable[[], int]


def started_from_cold(home: Path, file: Path) -> Victim:
    """Start Python and the program as a person does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "apply", str(file), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    return Victim(process.pid, process.stdin, process.stdout, process.stderr, process.wait)


def forked(home: Path, file: Path) -> Victim:
    """Start the program in a process forked from one that has loaded it."""
    (reads, told), (answers, writes), (errors, complains) = os.pipe(), os.pipe(), os.pipe()
    given = [reads, writes, complains]
    number = parent().start(["apply", str(file), "-"], environment(home), given)
    for end in given:
        os.close(end)
    return Victim(number, os.fdopen(told, "wb"), os.fdopen(answers, "rb"), os.fdopen(errors, "rb"), parent().wait)


def run_and_kill(victim: Victim, seconds: float) -> set[str]:
    """Feed edits to one process, kill it some time after its first answer, return what it acknowledged."""
    feeder = threading.Thread(target=feed, args=(victim.told,))
    feeder.start()
    first = victim.answers.readline()
    time.sleep(seconds)
    os.kill(victim.number, signal.SIGKILL)
    rest = victim.answers.read().splitlines(keepends=True)
    feeder.join()
    errors = victim.errors.read()
    assert victim.wait() == -signal.SIGKILL, errors
    victim.answers.close()
    victim.errors.close()
    assert first.startswith(b"ok "), (first, errors)
    whole = [line.decode().split() for line in (first, *rest) if line.endswith(b"\n")]
    return {words[2] for words in whole if words[0] == "ok"}


def feed(stream: IO[bytes]) -> None:
    """Write edits until the process is gone."""
    try:
        for number in range(EDITS_IN_A_RUN):
            stream.write(json.dumps({"do": "add", "parent": None, "title": f"کار {number}"}).encode() + b"\n")
            stream.flush()
        stream.close()
    except BrokenPipeError:
        with contextlib.suppress(BrokenPipeError):
            stream.close()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_that_no_acknowledged_edit_is_lost_in_two_hundred_kills(tmp_path: Path, number: int) -> None:
    home, file = tmp_path / "home", tmp_path / "a.khooshe"
    assert khoosheyar(home, "new", file).returncode == 0
    chance = random.Random(number)  # noqa: S311 moments of killing are no secret
    acknowledged: set[str] = set()
    for kill in range(KILLS_IN_A_ROUND):
        start = started_from_cold if kill < FROM_COLD_IN_A_ROUND else forked
        acknowledged |= run_and_kill(start(home, file), chance.uniform(FASTEST, SLOWEST))
    kept = {row["id"] for row in shown(home, file)}
    assert len(acknowledged) >= KILLS_IN_A_ROUND
    assert not acknowledged - kept
    assert khoosheyar(home, "check", file).returncode == 0
