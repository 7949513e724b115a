"""Searching from the command line."""

import json
from pathlib import Path

import pytest

from tests.helpers.command import khoosheyar


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Choose a data folder."""
    return tmp_path / "home"


@pytest.fixture
def project(home: Path, tmp_path: Path) -> Path:
    """Make a project with an actor that has a way to be reached."""
    file = tmp_path / "a.khooshe"
    khoosheyar(home, "new", file, "--template", "roadmap")
    edits = [
        {"do": "add", "kind": "actor", "name": "شرکت دانش‌بنیان سپهر", "notes": "عضو تفاهم‌نامه"},
    ]
    khoosheyar(home, "apply", file, "-", given="\n".join(map(json.dumps, edits)))
    return file


def test_that_any_spelling_finds_a_record(home: Path, project: Path) -> None:
    answer = khoosheyar(home, "find", project, "دانش بنيان", "--json")
    first = json.loads(answer.stdout)[0]
    assert (first["kind"], first["title"]) == ("actor", "شرکت دانش‌بنیان سپهر")


def test_that_several_words_need_no_quotes(home: Path, project: Path) -> None:
    answer = khoosheyar(home, "find", project, "سپهر", "شرکت")
    assert answer.returncode == 0
    assert "دانش‌بنیان سپهر" in answer.stdout


def test_that_a_code_finds_its_activity(home: Path, project: Path) -> None:
    first = json.loads(khoosheyar(home, "find", project, "۱-۲-۱", "--json").stdout)[0]
    assert (first["kind"], first["id"]) == (first["owner_kind"], first["owner"])


def test_that_nothing_found_is_said(home: Path, project: Path) -> None:
    answer = khoosheyar(home, "find", project, "ژژژژ")
    assert (answer.returncode, answer.stdout.strip()) == (0, "چیزی پیدا نشد.")


@pytest.mark.parametrize("typed", ['"', "*", "a OR (", "''; --"])
def test_that_signs_are_survived(home: Path, project: Path, typed: str) -> None:
    assert khoosheyar(home, "find", project, typed).returncode == 0
