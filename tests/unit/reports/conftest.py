"""Projects to print."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.opening import Author
from app.services.session import Session, create
from tests.unit.reports import people


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    opened = create(tmp_path / "empty.khooshe", Author("مریم", "0" * 32))
    yield opened
    opened.close()


@pytest.fixture
def peopled(empty: Session) -> Session:
    people.fill(empty)
    return empty
