"""Files that cannot be opened, and projects that are open elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap
from app.services import planning
from app.services.session import Session
from app.ui.main_window import MainWindow
from app.ui.pages import HOME, PLAN


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_that_a_damaged_file_is_refused_on_the_first_page(window: MainWindow, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.khooshe"
    path.write_bytes(content)

    window.open_file(path)

    assert window.session is None
    assert window.stage.key == HOME
    assert window.bar.text()
    assert path.read_bytes() == content


def test_that_a_missing_file_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.open_file(tmp_path / "missing.khooshe")

    assert window.session is None
    assert window.bar.text()


def test_that_a_refused_file_leaves_the_open_project_alone(at_work: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "damaged.khooshe"
    path.write_bytes(b"x" * 5000)

    at_work.open_file(path)

    assert at_work.session is not None
    assert at_work.stage.key == PLAN


@pytest.fixture
def elsewhere(project: Path) -> Iterator[Session]:
    """Hold the project open as another window does."""
    session = bootstrap.open_for_editing(project)
    yield session
    session.close()


@pytest.mark.usefixtures("elsewhere")
def test_that_a_project_open_elsewhere_is_shown_for_reading(window: MainWindow, project: Path) -> None:
    window.open_file(project)

    assert window.session is not None
    assert window.session.read_only
    assert not window.writable()
    assert "فقط برای خواندن" in window.bar.text()


@pytest.mark.usefixtures("elsewhere")
def test_that_reading_shows_the_programme(window: MainWindow, project: Path) -> None:
    window.open_file(project)

    assert window.session is not None
    assert len(planning.plan_of(window.session).roots) == 4
