"""The reports there are, in the order in which they are offered."""

from typing import Final

from app.domain.errors import WrongUseError
from app.i18n import tr
from app.reports import activity_sheet, programme_table
from app.reports.blocks import Paper
from app.reports.report import Report

REPORTS: Final[tuple[Report, ...]] = (
    Report(
        id="r1",
        title=programme_table.TITLE,
        description=programme_table.DESCRIPTION,
        papers=(Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE),
        takes_activity=False,
        build=programme_table.build,
    ),
    Report(
        id="activity",
        title=activity_sheet.TITLE,
        description=activity_sheet.DESCRIPTION,
        papers=(Paper.A4,),
        takes_activity=True,
        build=activity_sheet.build,
    ),
)


def find_report(report_id: str) -> Report:
    """Return the report of that id.

    Raises:
        WrongUseError: there is none.
    """
    for report in REPORTS:
        if report.id == report_id:
            return report
    known = tr(", ").join(report.id for report in REPORTS)
    raise WrongUseError(tr("There is no report “{name}”. There are: {known}.", name=report_id, known=known))
