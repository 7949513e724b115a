"""A project on disk for the tables that come and go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap
from app.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield an empty project."""
    opened = bootstrap.new_project(tmp_path / "a.khooshe", template=None, start=None, title="")
    yield opened
    opened.close()
