"""The catalogue of reports."""

from typing import Any

import pytest

from app.domain.errors import WrongUseError
from app.reports.catalogue import REPORTS, find_report
from app.reports.report import Report


def test_that_ids_are_unique() -> None:
    assert len({report.id for report in REPORTS}) == len(REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_that_a_report_introduces_itself(report: Report[Any]) -> None:
    assert report.title
    assert report.description.endswith(".")
    assert report.papers
    assert find_report(report.id) is report


def test_that_an_unknown_report_is_wrong_use_and_names_the_known_ones() -> None:
    with pytest.raises(WrongUseError, match="r1"):
        find_report("r99")
