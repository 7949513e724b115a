"""Options of commands that name something of the product."""

from app.domain.errors import WrongUseError
from app.i18n import tr
from app.reports.report import Options, Report


def report_options(report: Report, paper: str | None, activity: str | None) -> Options:
    """Choose the paper by its size, a4 or a3, among those the report can be printed on.

    Raises:
        WrongUseError: the report cannot be printed on it.
    """
    if paper is None:
        return Options(activity=activity or "")
    for known in report.papers:
        if known.value.lower().startswith(paper):
            return Options(paper=known, activity=activity or "")
    raise WrongUseError(tr("This report cannot be printed on {paper}.", paper=paper.upper()))
