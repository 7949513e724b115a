"""Reports into files: gather in the session's thread, write anywhere, never over the project itself."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import WrongUseError
from app.i18n import tr
from app.reports.blocks import Document, Paper
from app.reports.catalogue import find_report
from app.reports.report import Options, Report, Source
from app.services.planning import plan_of, project_of
from app.services.session import Session
from app.storage.faults import disk_error

_DEFAULT = Options()


def export_report(  # noqa: PLR0913 three that say what, four that say how
    session: Session,
    report_id: str,
    target: Path,
    *,
    options: Options = _DEFAULT,
    today: dt.date | None = None,
    progress: Callable[[int], None] | None = None,
    invariant: bool = False,
) -> int:
    """Write a report of an open project as PDF.

    Args:
        session: the open project.
        report_id: the `id` of one of `catalogue.REPORTS`.
        target: the PDF file; one that exists is replaced.
        options: what the reader chose.
        today: the date of printing; None is the present day.
        progress: told the number of each finished page; whatever it raises cancels and leaves nothing behind.
        invariant: make the same file every time.

    Returns:
        The number of pages.

    Raises:
        WrongUseError: there is no such report, paper or activity.
        RuleError: there is nothing to print, or `target` is the project itself.
        DiskError: the file cannot be written.
    """
    report = find_report(report_id)
    session.refuse_target(target)
    source = source_of(session, today)
    return write_report(source, report, target, options=options, progress=progress, invariant=invariant)


def source_of(session: Session, today: dt.date | None = None) -> Source:
    """Gather what reports look at; call it in the thread of the session."""
    return Source(project_of(session), plan_of(session), today or dt.date.today())  # noqa: DTZ011 the reader's own day


def document_of(source: Source, report: Report, options: Options = _DEFAULT) -> Document:
    """Say `report` in blocks.

    Raises:
        WrongUseError: there is no such paper or activity.
        RuleError: there is nothing to print.
    """
    return report.build(source, _paper(report, options), options.activity)


def write_report(
    source: Source,
    report: Report,
    target: Path,
    *,
    options: Options = _DEFAULT,
    progress: Callable[[int], None] | None = None,
    invariant: bool = False,
) -> int:
    """Lay out a report from gathered data, in any thread; see `export_report`. Where `target` lies is not judged."""
    from app.reports.pdf import write_pdf  # noqa: PLC0415 pulls in ReportLab

    document = document_of(source, report, options)
    try:
        return write_pdf(document, target, progress=progress, invariant=invariant)
    except OSError as error:
        raise disk_error(error, target) from error


def _paper(report: Report, options: Options) -> Paper:
    if options.paper is None:
        return report.papers[0]
    if options.paper not in report.papers:
        raise WrongUseError(tr("This report is not made for that paper size."))
    return options.paper
