"""The commands that list and write reports."""

import json
from pathlib import Path

import pytest

from app.services.opening import Author
from app.services.session import create
from tests.helpers.command import khoosheyar
from tests.unit.reports import people


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def project(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KHOOSHEYAR_HOME", str(home))
    session = create(tmp_path / "خوشه.khooshe", Author("مریم", "0" * 32))
    people.fill(session)
    session.close()
    return session.path


def test_that_reports_tell_what_they_take(home: Path) -> None:
    listed = {report["id"]: report for report in json.loads(khoosheyar(home, "reports", "--json").stdout)}
    assert {"r1", "r4", "r8", "r8-register", "r9-minutes", "r10", "form-interview", "form-attendance"} <= set(listed)
    assert (listed["r8"]["takes"], listed["r8"]["required"]) == ("agreement", True)
    assert (listed["r4"]["takes"], listed["r4"]["required"]) == ("actor", False)
    assert "register" in listed["r4"]["sections"]
    assert "ratings" in listed["r4"]["parts"]
    assert (listed["r1"]["takes"], listed["r1"]["papers"]) == (None, ["A4-landscape", "A3-landscape"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("r4",),
        ("r4", "--actor", "سازمان توسعه تجارت", "--without", "ratings"),
        ("r4", "--sections", "summary,register"),
        ("r8", "--agreement", "ت/12"),
        ("r8-register", "--paper", "a3"),
        ("r9-invitation", "--meeting", "نشست دوم"),
        ("r9-agenda", "--meeting", "second"),
        ("r9-minutes", "--meeting", "1405/2", "--without", "in_the_name"),
        ("r9-interview", "--meeting", "talk"),
        ("r10", "--group", "export"),
        ("form-interview", "--guide", "guide"),
        ("form-attendance",),
    ],
)
def test_that_a_report_is_written(home: Path, project: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    report, *options = arguments
    target = tmp_path / "out.pdf"
    answer = khoosheyar(home, "export", project, report, *options, "-o", target, "--json")
    assert answer.returncode == 0, answer.stdout
    assert target.read_bytes().startswith(b"%PDF-")
    assert json.loads(answer.stdout)["pages"] >= 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("r9-minutes",),
        ("r9-minutes", "--meeting", "نیست"),
        ("r1", "--actor", "office"),
        ("r8", "--meeting", "second"),
        ("r4", "--sections", "chapters"),
        ("r4", "--without", "chapters"),
        ("r8", "--agreement", "mou", "--paper", "a3"),
    ],
)
def test_that_what_a_report_does_not_take_is_wrong_use(
    home: Path, project: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    report, *options = arguments
    answer = khoosheyar(home, "export", project, report, *options, "-o", tmp_path / "out.pdf", "--json")
    assert answer.returncode == 2
    assert json.loads(answer.stdout)["error"]["message"]
    assert not (tmp_path / "out.pdf").exists()


def test_that_blank_forms_are_written_of_an_empty_project(home: Path, tmp_path: Path) -> None:
    khoosheyar(home, "new", tmp_path / "empty.khooshe")
    for form in ("form-interview", "form-attendance"):
        target = tmp_path / f"{form}.pdf"
        assert khoosheyar(home, "export", tmp_path / "empty.khooshe", form, "-o", target).returncode == 0
        assert target.exists()


def test_that_an_empty_project_says_what_to_do_first(home: Path, tmp_path: Path) -> None:
    khoosheyar(home, "new", tmp_path / "empty.khooshe")
    answer = khoosheyar(home, "export", tmp_path / "empty.khooshe", "r4", "-o", tmp_path / "r4.pdf", "--json")
    assert answer.returncode == 1
    assert "بازیگری ثبت نشده" in json.loads(answer.stdout)["error"]["message"]


def test_that_every_report_of_the_sample_is_written(home: Path, tmp_path: Path) -> None:
    answer = khoosheyar(home, "sample", "--reports", tmp_path / "all")
    assert answer.returncode == 0, answer.stderr
    ids = [report["id"] for report in json.loads(khoosheyar(home, "reports", "--json").stdout)]
    assert sorted(path.stem for path in (tmp_path / "all").iterdir()) == sorted(ids)
