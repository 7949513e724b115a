"""What each report says of the small programme, block by block."""

import pytest

from app import i18n
from app.reports.blocks import Paper
from app.reports.catalogue import REPORTS, find_report
from tests.golden.comparing import check_golden
from tests.unit.reports.programmes import programme


@pytest.mark.parametrize("report_id", [report.id for report in REPORTS])
def test_that_the_english_report_says_the_same_as_before(report_id: str) -> None:
    i18n.set_language(i18n.ENGLISH)
    check_golden(f"report_{report_id}_en", find_report(report_id).build(programme(), Paper.A4, ""))
