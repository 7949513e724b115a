"""How the command line answers: plain lines for people, one JSON document for programs."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from app.domain.errors import DiskError
from app.i18n import tr


def prepare_streams() -> None:
    """Let all three streams of the process exist, where it was started without one, and speak UTF-8."""
    # In this order each takes the lowest free number, so that no project file becomes a standard stream.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 open as long as we run
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a console stream has it


def silence() -> None:
    """Send what is still to be printed nowhere: the reader is gone, or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def finishing() -> Iterator[None]:
    """Make sure that everything printed in the block has left the process.

    Raises:
        DiskError: it cannot be written.
    """
    yield
    _write("", flush=True)


def say(line: str = "") -> None:
    """Print one line for people."""
    _write(f"{line}\n")


def say_lines(lines: Iterable[str]) -> None:
    """Print several lines for people."""
    for line in lines:
        say(line)


def say_json(value: object) -> None:
    """Print one JSON document on one line."""
    say(json.dumps(value, ensure_ascii=False))


def say_now(line: str) -> None:
    """Print a line and make sure that it has left the process."""
    _write(f"{line}\n", flush=True)


def say_error(code: str, message: str, *, as_json: bool) -> None:
    """Tell what went wrong: as the last line of the output for programs, else on the error stream."""
    if as_json:
        say_json({"ok": False, "error": {"code": code, "message": message}})
    else:
        print(message, file=sys.stderr)


def _write(text: str, *, flush: bool = False) -> None:
    try:
        print(text, end="", flush=flush)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> DiskError:
    # What is stuck in the buffer would fail once more when the process ends.
    silence()
    return DiskError(tr("The answer cannot be written: {reason}", reason=error.strerror or ""))
