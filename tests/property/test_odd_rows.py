"""Projects whose rows no rule of ours would have let in are listed like any other."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.reports.catalogue import REPORTS
from app.reports.export import draft
from app.reports.report import Options, Report, Subject
from app.reports.subjects import candidates
from app.services import due
from app.services.listing import KINDS, listed, plain
from app.services.session import Session
from tests.helpers.odd_rows import strange_project

_WITH_ODD_PARTS = ("sound-", "act0")
_SAYS_THERE_IS_NOTHING = "r9-interview"


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = bootstrap.view(strange_project(tmp_path_factory.mktemp("odd") / "a.khooshe", 0))
    yield session
    session.close()


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_register_of_odd_rows_is_listed(strange: Session, kind: str) -> None:
    records = listed(strange, kind, dt.date(2026, 11, 24))
    assert json.loads(json.dumps([plain(record) for record in records]))


@pytest.mark.parametrize("day", [dt.date.min, dt.date(622, 3, 22), dt.date(2026, 11, 24), dt.date.max])
def test_that_what_is_due_on_any_day_leads_to_a_record(strange: Session, day: dt.date) -> None:
    assert all(due.whole_of(strange, one) for one in due.due_on(strange, day))


@pytest.mark.parametrize(
    ("report", "about"),
    [(one, one.subject) for one in REPORTS if one.subject and one.id != _SAYS_THERE_IS_NOTHING],
    ids=lambda one: str(getattr(one, "id", "")),
)
def test_that_a_report_about_a_record_with_odd_parts_is_printed(
    strange: Session, report: Report[Any], about: Subject, tmp_path: Path
) -> None:
    (record, *_) = (one.id for one in candidates(strange, about) if one.id.startswith(_WITH_ODD_PARTS))
    assert draft(strange, report, Options(subject=record)).write(tmp_path / "a.pdf")
