"""What the command line does when the ends of its pipes are missing, full or odd."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command import environment, khoosheyar, khoosheyar_from_cold, shown


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def project(home: Path, tmp_path: Path) -> Path:
    file = tmp_path / "plan.khooshe"
    assert khoosheyar(home, "new", file, "--template", "roadmap").returncode == 0
    return file


def _in_shell(home: Path, command: str, *names: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m app {command}", "sh", *map(str, names)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(home),
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("command", ["show", "history", "check", "show --json"])
def test_that_an_answer_onto_a_full_disk_is_told(home: Path, project: Path, command: str) -> None:
    done = _in_shell(home, f'{command} "$1" > /dev/full', project)
    assert (done.returncode, b"Traceback" in done.stderr) == (5, False)


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_that_missing_streams_harm_nothing(home: Path, project: Path, closing: str) -> None:
    before = shown(home, project)
    done = _in_shell(home, f'apply "$1" - {closing}', project)
    assert (done.returncode, done.stderr) == (0, b"")
    assert shown(home, project) == before


def test_that_an_export_leaves_a_pipe_alone(home: Path, project: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    done = khoosheyar_from_cold(home, "export", project, "r1", "-o", pipe, "--json")
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (5, "disk")
    assert pipe.is_fifo()


def test_that_a_key_given_twice_is_an_error(home: Path, project: Path) -> None:
    line = '{"do": "add", "title": "یک", "title": "دو"}'
    assert khoosheyar(home, "apply", project, "-", given=line).returncode == 1


def test_that_wrong_use_is_told_in_persian(home: Path) -> None:
    assert "دستور" in khoosheyar_from_cold(home, "show").stderr


def test_that_a_refused_title_leaves_no_file(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.khooshe"
    assert khoosheyar(home, "new", file, "--title", "x" * 100_000).returncode == 1
    assert not file.exists()
    assert not list((home / "projects").rglob("*.db"))
