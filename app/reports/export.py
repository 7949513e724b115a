"""Reports into files: gather in the session's thread, write anywhere, never over the project itself."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain import clock
from app.domain.errors import WrongUseError
from app.i18n import tr
from app.reports.blocks import Document, Paper
from app.reports.catalogue import find_report
from app.reports.report import Options, Report
from app.reports.subjects import resolve
from app.services.session import Session
from app.storage.faults import disk_error

_DEFAULT = Options()


@dataclass(frozen=True)
class Draft:
    """A report with all that it says, taken out of the project: another thread may lay it out."""

    report: "Report[Any]"
    data: Any
    paper: Paper
    options: Options

    def document(self) -> Document:
        """Say the report in blocks.

        Raises:
            RuleError: there is nothing to print.
        """
        return self.report.build(self.data, self.paper, self.options)

    def write(self, target: Path, *, progress: Callable[[int], None] | None = None, invariant: bool = False) -> int:
        """Lay the report out as PDF, in any thread; see `export_report`. Where `target` lies is not judged."""
        from app.reports.pdf import write_pdf  # noqa: PLC0415 pulls in ReportLab

        document = self.document()
        try:
            return write_pdf(document, target, progress=progress, invariant=invariant)
        except OSError as error:
            raise disk_error(error, target) from error


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
        WrongUseError: there is no such report, paper, part or record.
        RuleError: there is nothing to print, or `target` is the project itself.
        DiskError: the file cannot be written.
    """
    report = find_report(report_id)
    session.refuse_target(target)
    return draft(session, report, options, today).write(target, progress=progress, invariant=invariant)


def draft(session: Session, report: "Report[Any]", options: Options = _DEFAULT, today: dt.date | None = None) -> Draft:
    """Gather what a report says; call it in the thread of the session.

    Raises:
        WrongUseError: there is no such paper, part or record.
        RuleError: there is nothing to print.
    """
    unknown = options.without - {part.id for part in report.parts}
    if unknown:
        known = tr(", ").join(part.id for part in report.parts)
        raise WrongUseError(tr("This report has no part “{name}”. It has: {known}.", name=min(unknown), known=known))
    paper = _paper(report, options)
    chosen = replace(options, subject=resolve(session, report, options.subject))
    day = today or clock.today()
    return Draft(report, report.gather(session, chosen, day), paper, chosen)


def _paper(report: "Report[Any]", options: Options) -> Paper:
    if options.paper is None:
        return report.papers[0]
    if options.paper not in report.papers:
        raise WrongUseError(tr("This report is not made for that paper size."))
    return options.paper
