"""The command line, run as a process: what it answers, its exit codes, and that nothing is lost."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command import khoosheyar, khoosheyar_from_cold, shown

SEED = Path(__file__).parents[1] / "exchange" / "data"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def project(home: Path, tmp_path: Path) -> Path:
    file = tmp_path / "برنامه ۱۴۰۵ #1%.khooshe"
    assert khoosheyar(home, "new", file, "--template", "roadmap", "--start", "1405/01/01").returncode == 0
    return file


def error_of(answer: Any) -> Any:
    last = json.loads(answer.stdout.splitlines()[-1])
    assert last["ok"] is False
    return last["error"]


def test_that_a_new_project_from_the_roadmap_has_its_rows_and_dates(home: Path, project: Path) -> None:
    rows = shown(home, project)
    assert len(rows) == 47
    phases = [row for row in rows if len(row["path"]) == 1]
    assert [row["months"] for row in phases] == [[1, 3], [3, 8], [7, 24], [19, 48]]
    assert (phases[0]["start"], phases[0]["end"]) == ("2026-03-21", "2026-06-21")
    assert {row["budget"] for row in rows} == {None}


def test_that_the_file_says_whose_it_is(project: Path) -> None:
    header = project.read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\0"
    assert int.from_bytes(header[68:72], "big") == 0x43444131
    assert header[18:20] == b"\x01\x01"


def test_that_an_empty_project_shows_nothing(home: Path, tmp_path: Path) -> None:
    assert khoosheyar(home, "new", tmp_path / "a.khooshe", "--title", "خوشه فرش").returncode == 0
    assert shown(home, tmp_path / "a.khooshe") == []


def test_that_the_seed_is_imported_as_it_was_read_by_people(home: Path, tmp_path: Path) -> None:
    answer = khoosheyar(home, "import", SEED / "roadmap_source.txt", tmp_path / "a.khooshe", "--json")
    assert answer.returncode == 0
    assert json.loads(answer.stdout)["rows"] == 47
    rows = shown(home, tmp_path / "a.khooshe")
    wanted = json.loads((SEED / "roadmap.json").read_text("utf-8"))
    for row, expected in zip(rows, wanted, strict=True):
        for key in ("path", "printed_code", "title", "printed_title", "months", "mechanisms", "responsible"):
            assert row[key] == expected[key], (expected["source_line"], key)
        assert row["reading_notes"] == expected["notes"]


def test_that_edits_are_acknowledged_and_kept(home: Path, project: Path) -> None:
    first = shown(home, project)[0]["id"]
    lines = [
        {"do": "set", "id": first, "field": "budget", "value": 98765432109876},
        {"do": "set", "id": first, "field": "progress", "value": 130},
        {"do": "add", "parent": first, "title": "فعالیت تازه"},
        {"do": "set", "id": "project", "field": "title", "value": "خوشه جویشگر"},
    ]
    answer = khoosheyar(home, "apply", project, "-", given="\n".join(map(json.dumps, lines)))
    said = [line.split(" ")[:2] for line in answer.stdout.splitlines()]
    assert said == [["ok", "1"], ["error", "2"], ["ok", "3"], ["ok", "4"]]
    assert answer.returncode == 1
    rows = {row["id"]: row for row in shown(home, project)}
    assert rows[first]["budget"] == 98765432109876
    added = answer.stdout.splitlines()[2].split(" ")[2]
    assert (rows[added]["title"], rows[added]["path"]) == ("فعالیت تازه", [1, 4])


def test_that_undo_and_redo_reach_over_processes(home: Path, project: Path) -> None:
    before = shown(home, project)
    first = before[0]["id"]
    changed = json.dumps({"do": "set", "id": first, "field": "title", "value": "الف"})
    removed = json.dumps({"do": "delete", "id": first})
    assert khoosheyar(home, "apply", project, "-", given=f"{changed}\n{removed}").returncode == 0
    assert len(shown(home, project)) == 47 - 25
    assert khoosheyar(home, "apply", project, "-", given='{"do":"undo"}\n{"do":"undo"}').returncode == 0
    assert shown(home, project) == before
    assert khoosheyar(home, "apply", project, "-", given='{"do":"redo"}').returncode == 0
    assert shown(home, project)[0]["title"] == "الف"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"do":"fly"}',
        '{"do":"set","id":"nobody","field":"title","value":"x"}',
        '{"do":"set","id":"project","field":"start","value":"1404/12/30"}',
        '{"do":"add","parent":"nobody","title":"x"}',
        '{"do":"move","id":"nobody","parent":null,"before":null}',
        '{"do":"delete"}',
        '{"do":"set","id":"project","field":"title","value":{"a":1}}',
        '{"do":"set","id":"project","field":"title","value":"\\ud800"}',
        "[" * 100_000,
    ],
)
def test_that_a_bad_edit_changes_nothing(home: Path, project: Path, line: str) -> None:
    before = shown(home, project)
    answer = khoosheyar(home, "apply", project, "-", given=line)
    assert answer.stdout.startswith("error 1 ")
    assert answer.returncode == 1
    assert shown(home, project) == before


def test_that_an_activity_cannot_move_into_itself(home: Path, project: Path) -> None:
    rows = shown(home, project)
    line = json.dumps({"do": "move", "id": rows[0]["id"], "parent": rows[2]["id"]})
    assert khoosheyar(home, "apply", project, "-", given=line).stdout.startswith("error 1 ")
    assert shown(home, project) == rows


def test_that_moving_renumbers(home: Path, project: Path) -> None:
    rows = shown(home, project)
    last, first = rows[-1]["id"], rows[0]["id"]
    line = json.dumps({"do": "move", "id": last, "parent": None, "before": first})
    assert khoosheyar(home, "apply", project, "-", given=line).returncode == 0
    moved = shown(home, project)
    assert (moved[0]["id"], moved[0]["path"], moved[1]["path"]) == (last, [1], [2])


def test_that_a_sound_file_is_called_sound(home: Path, project: Path) -> None:
    answer = khoosheyar(home, "check", project, "--json")
    assert (answer.returncode, json.loads(answer.stdout)) == (0, {"ok": True, "problems": []})


def test_that_a_table_that_differs_from_the_ledger_is_reported(home: Path, project: Path) -> None:
    with sqlite3.connect(project) as connection:
        connection.execute("UPDATE activity SET title = 'دست‌خورده' WHERE parent_id IS NULL")
    connection.close()
    answer = khoosheyar(home, "check", project, "--json")
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["problems"]


def test_that_history_tells_who_and_what(home: Path, project: Path) -> None:
    entries = json.loads(khoosheyar(home, "history", project, "--json").stdout)
    assert sum(len(entry["changes"]) for entry in entries) > 47
    assert {entry["device"] for entry in entries} != {""}


def test_that_every_report_of_the_programme_is_exported(home: Path, project: Path, tmp_path: Path) -> None:
    for report in ("r1", "activity"):
        target = tmp_path / f"{report}.pdf"
        assert khoosheyar(home, "export", project, report, "-o", target).returncode == 0
        assert target.read_bytes().startswith(b"%PDF-")


def test_that_an_export_over_the_project_is_refused(home: Path, project: Path) -> None:
    before = project.read_bytes()
    answer = khoosheyar(home, "export", project, "r1", "-o", project, "--json")
    assert answer.returncode in (1, 2)
    assert error_of(answer)["message"]
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["fly"], 2),
        (["show"], 2),
        (["show", "missing.khooshe"], 5),
        (["new", "x.khooshe", "--template", "nothing"], 2),
        (["new", "x.khooshe", "--start", "1404/12/30"], 2),
        (["new", "missing-folder/x.khooshe"], 5),
    ],
)
def test_that_wrong_use_has_its_own_status(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = khoosheyar_from_cold(home, *arguments, "--json")
    assert answer.returncode == status
    assert error_of(answer)["message"]
    assert not list(tmp_path.glob("*.khooshe"))


def test_that_a_foreign_file_is_refused(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.khooshe"
    file.write_bytes(b"\xff\xd8\xff\xe0 not a project " * 100)
    answer = khoosheyar(home, "show", file, "--json")
    assert answer.returncode == 3
    assert error_of(answer)["code"] == "refused"


def test_that_messages_are_persian_unless_the_locale_asks(home: Path) -> None:
    persian = khoosheyar_from_cold(home, "show", "missing.khooshe").stderr
    english = khoosheyar_from_cold(home, "show", "missing.khooshe", LANG="en_US.UTF-8").stderr
    assert any("\u0600" <= letter <= "\u06ff" for letter in persian)
    assert english.isascii() or "missing" in english


def test_that_a_new_project_never_replaces_a_file(home: Path, project: Path) -> None:
    before = project.read_bytes()
    assert khoosheyar(home, "new", project).returncode == 1
    assert project.read_bytes() == before


def test_that_no_window_and_no_heavy_library_is_loaded_to_show(home: Path, project: Path) -> None:
    import subprocess  # noqa: PLC0415 only this test starts a bare interpreter
    import sys  # noqa: PLC0415 the same

    from tests.helpers.command import environment  # noqa: PLC0415 the same

    code = (
        "import sys; from app.cli.main import main; main(['show', sys.argv[1]]);"
        "bad = {'PySide6', 'reportlab', 'openpyxl', 'sqlite_utils'} & set(sys.modules); print(bad, file=sys.stderr);"
        "sys.exit(len(bad))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(project)], env=environment(home), check=False)
    assert done.returncode == 0
