"""The checks of the source find what they are there to find."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]


def load(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(f"check_{name}", ROOT / "packaging" / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def planted(module: ModuleType, tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    file = tmp_path / "app" / "ui" / "page.py"
    file.parent.mkdir(parents=True)
    file.write_text(source, "utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return list(module.problems())


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n" + "    x = 1\n" * 51,
        "class A:\n" + "    x = 1\n" * 301,
        "x = 1\n" * 401,
        "def f(a, b, c, d, e, f): ...\n",
    ],
)
def test_that_what_grows_too_large_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    assert len(planted(load("sizes"), tmp_path, source, monkeypatch)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "label = QLabel(title)",
        "edit = QPlainTextEdit()",
        "from PySide6 import QtSql",
        "dialog.exec()",
        "button.setToolTip(title)",
        "except Exception:",
        "QMessageBox.information(self, title, text)",
    ],
)
def test_that_a_banned_word_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    assert len(planted(load("sinks"), tmp_path, line + "\n", monkeypatch)) == 1


def test_that_text_without_a_fault_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert planted(load("sizes"), tmp_path, "x = 1\n", monkeypatch) == []


@pytest.mark.parametrize(("persian", "faults"), [("سلام {name}", 0), ("سلام {nam}", 1), ("", 1)])
def test_that_a_translation_keeps_its_placeholders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, persian: str, faults: int
) -> None:
    module = load("catalogue")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    monkeypatch.setattr(module, "LANGUAGES", ("fa",))
    catalogue = Catalog(locale="fa")
    catalogue.add("Hello {name}", persian)
    monkeypatch.setattr(module, "from_source", lambda: catalogue)
    module.write(module.path_of("fa"), catalogue)
    assert len(list(module.problems())) == faults


@pytest.mark.parametrize("line", ['tr("Hello")', "f\"{tr('Hello')}!\"", 'A: Final = mark("Hello")'])
def test_that_a_text_is_collected_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    module = load("catalogue")
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "page.py").write_text(line, "utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    assert "Hello" in module.from_source()


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("BSD-3-Clause", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0", False),
        ("", False),
    ],
)
def test_that_only_free_licences_ship(licence: str, allowed: bool) -> None:  # noqa: FBT001 a case
    assert load("licences").is_allowed(licence) is allowed


def test_that_everything_the_program_needs_is_looked_at() -> None:
    assert {"reportlab", "sqlite-utils", "click"} <= load("licences").shipped()


def test_that_a_wrong_command_says_how_to_use_it() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "dev.py", "fly"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "run" in done.stdout


def test_that_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 packaging/dev.py run" in readme
    assert "python3 packaging/dev.py test" in readme
    assert "packaging/dev.py test" in (ROOT / ".ci" / "run").read_text("utf-8")
