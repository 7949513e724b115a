"""What each report says of small projects, block by block."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.reports.blocks import Paper
from app.reports.catalogue import REPORTS, find_report
from app.reports.export import draft
from app.reports.report import Options, Theme
from app.reports.subjects import example
from app.services.opening import Author
from app.services.session import Session, create
from tests.golden.comparing import check_golden
from tests.unit.reports import people
from tests.unit.reports.programmes import TODAY, programme

OF_PROGRAMME = [report.id for report in REPORTS if report.theme is Theme.PROGRAMME]
OF_PEOPLE = [report.id for report in REPORTS if report.theme is not Theme.PROGRAMME]
SUBJECTS = {"form-interview": "guide", "r9-interview": "talk", "r9-minutes": "second"}


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Session]:
    opened = create(tmp_path / "people.khooshe", Author("مریم", "0" * 32))
    people.fill(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize("report_id", OF_PROGRAMME)
def test_that_the_english_report_says_the_same_as_before(report_id: str) -> None:
    i18n.set_language(i18n.ENGLISH)
    check_golden(f"report_{report_id}_en", find_report(report_id).build(programme(), Paper.A4, Options()))


@pytest.mark.parametrize("report_id", OF_PEOPLE)
def test_that_the_english_report_of_people_says_the_same_as_before(report_id: str, peopled: Session) -> None:
    i18n.set_language(i18n.ENGLISH)
    report = find_report(report_id)
    options = Options(subject=SUBJECTS.get(report_id) or example(peopled, report))
    check_golden(f"report_{report_id}_en", draft(peopled, report, options, TODAY).document())
