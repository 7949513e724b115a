"""Running the program as people do: in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process with its own data folder and no display."""
    plain = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LANG", "LC_MESSAGES")}
    return {**plain, "KHOOSHEYAR_HOME": str(home), "PYTHONPATH": str(ROOT), **more}


def khoosheyar(
    home: Path, *arguments: str | Path, given: str | bytes = b"", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run one command; a traceback on its error stream is always a failure."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        env=environment(home, **variables),
        check=False,
        timeout=120,
    )
    answer = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in answer.stderr, answer.stderr
    return answer


def shown(home: Path, file: Path) -> list[dict[str, Any]]:
    """Return what `show --json` says."""
    answer = khoosheyar(home, "show", file, "--json")
    assert answer.returncode == 0, answer.stdout
    rows: list[dict[str, Any]] = json.loads(answer.stdout)
    return rows
