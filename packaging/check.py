"""Every check of the source in one command: style, types, imports, sizes, words, texts, licences."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import catalogue
import licences
import sinks
import sizes

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

PROGRAMS: tuple[tuple[str, list[str]], ...] = (
    ("style", ["ruff", "check", "--quiet", "app", "tests", "packaging"]),
    ("layout", ["ruff", "format", "--check", "--quiet", "app", "tests", "packaging"]),
    ("types", ["mypy", "--no-error-summary"]),
    ("imports", ["lint-imports"]),
)
RULES: tuple[tuple[str, Callable[[], Iterable[str]]], ...] = (
    ("sizes", sizes.problems),
    ("banned words", sinks.problems),
    ("translations", catalogue.problems),
    ("licences", licences.problems),
)


def main() -> int:
    """Run all checks, print what each found, and fail if any found something."""
    failed = [name for name, command in PROGRAMS if not _passes(name, command)]
    for name, rule in RULES:
        found = list(rule())
        _tell(name, not found)
        print(*(f"  {line}" for line in found), sep="\n", end="\n" if found else "")
        failed += [name] if found else []
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, check=False, capture_output=True, text=True)
    _tell(name, done.returncode == 0)
    if done.returncode:
        print(done.stdout, done.stderr)
    return done.returncode == 0


def _tell(name: str, passed: bool) -> None:  # noqa: FBT001 one word says it
    print(f"check {name}: {'passed' if passed else 'FAILED'}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
