"""How the command line answers: plain lines for people, one JSON document for programs."""

import json
import sys
from collections.abc import Iterable


def say(line: str = "") -> None:
    """Print one line for people."""
    print(line)


def say_lines(lines: Iterable[str]) -> None:
    """Print several lines for people."""
    for line in lines:
        print(line)


def say_json(value: object) -> None:
    """Print one JSON document on one line."""
    print(json.dumps(value, ensure_ascii=False))


def say_now(line: str) -> None:
    """Print a line and make sure that it has left the process."""
    print(line, flush=True)


def say_error(code: str, message: str, *, as_json: bool) -> None:
    """Tell what went wrong: as the last line of the output for programs, else on the error stream."""
    if as_json:
        say_json({"ok": False, "error": {"code": code, "message": message}})
    else:
        print(message, file=sys.stderr)
