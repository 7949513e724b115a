"""Running the program as people do: in a process of its own."""

import atexit
import functools
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.helpers.warm import SIZE

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE: Final = 120


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process with its own data folder and no display."""
    plain = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LANG", "LC_MESSAGES")}
    return {**plain, "KHOOSHEYAR_HOME": str(home), "PYTHONPATH": str(ROOT), **more}


class Parent:
    """A process with the program loaded, which forks the processes asked of it one after another."""

    def __init__(self) -> None:
        self._link, far = socket.socketpair()
        self._link.settimeout(_PATIENCE)
        with far:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.helpers.warm", str(far.fileno())],
                pass_fds=[far.fileno()],
                cwd=ROOT,
                env=environment(ROOT),
            )

    def start(self, words: list[str], variables: Mapping[str, str], streams: list[int]) -> int:
        """Start a process with input, output and error stream; return its number."""
        order = {"words": words, "environment": variables, "folder": str(Path.cwd())}
        body = json.dumps(order).encode()
        socket.send_fds(self._link, [len(body).to_bytes(SIZE, "big")], streams)
        self._link.sendall(body)
        return int.from_bytes(self._told(), "big")

    def wait(self) -> int:
        """Wait for the end of the process; return its exit status, below zero when it was killed."""
        return int.from_bytes(self._told(), "big", signed=True)

    def close(self) -> None:
        """End the parent."""
        self._link.close()
        self._process.wait(_PATIENCE)

    def _told(self) -> bytes:
        told = self._link.recv(SIZE, socket.MSG_WAITALL)
        assert len(told) == SIZE, "the parent has ended"
        return told


@functools.cache
def parent() -> Parent:
    """Return the one parent of this test run."""
    made = Parent()
    atexit.register(made.close)
    return made


def khoosheyar(
    home: Path, *arguments: str | Path, given: str | bytes = b"", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run one command in a forked process; a traceback on its error stream is always a failure."""
    words = [str(argument) for argument in arguments]
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        told.write(given.encode() if isinstance(given, str) else given)
        told.seek(0)
        parent().start(words, environment(home, **variables), [told.fileno(), out.fileno(), err.fileno()])
        status = parent().wait()
        out.seek(0)
        err.seek(0)
        return _answer(subprocess.CompletedProcess(words, status, out.read(), err.read()))


def khoosheyar_from_cold(
    home: Path, *arguments: str | Path, given: str | bytes = b"", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run one command by starting Python, with pipes; slow, for what depends on the start or the pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        env=environment(home, **variables),
        check=False,
        timeout=_PATIENCE,
    )
    return _answer(done)


def _answer(done: "subprocess.CompletedProcess[bytes]") -> subprocess.CompletedProcess[str]:
    answer = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in answer.stderr, answer.stderr
    return answer


def shown(home: Path, file: Path) -> list[dict[str, Any]]:
    """Return what `show --json` says."""
    answer = khoosheyar(home, "show", file, "--json")
    assert answer.returncode == 0, answer.stdout
    rows: list[dict[str, Any]] = json.loads(answer.stdout)
    return rows
