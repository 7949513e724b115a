"""Options of the reports as the command line spells them."""

from argparse import Namespace
from typing import Any

from app.domain.errors import WrongUseError
from app.i18n import tr
from app.reports.blocks import Paper
from app.reports.report import Options, Report, Subject, sections


def report_options(report: Report[Any], given: Namespace) -> Options:
    """Read what was chosen for a report.

    Raises:
        WrongUseError: the report does not take it.
    """
    return Options(_paper(report, given.paper), _subject(report, given), _left_out(report, given))


def report_json(report: Report[Any]) -> dict[str, object]:
    """Describe a report and what it takes."""
    return {
        "id": report.id,
        "title": tr(report.title),
        "about": tr(report.description),
        "theme": report.theme,
        "papers": list(report.papers),
        "takes": report.subject,
        "required": report.is_subject_required,
        "sections": {part.id: tr(part.label) for part in report.parts if part.is_section},
        "parts": {part.id: tr(part.label) for part in report.parts if not part.is_section},
    }


def _paper(report: Report[Any], size: str | None) -> Paper | None:
    """Choose the paper by its size, a4 or a3, among those the report can be printed on."""
    if size is None:
        return None
    for known in report.papers:
        if known.value.lower().startswith(size):
            return known
    raise WrongUseError(tr("This report cannot be printed on {paper}.", paper=size.upper()))


def _subject(report: Report[Any], given: Namespace) -> str:
    chosen = {subject: value for subject in Subject if (value := getattr(given, subject))}
    for subject in chosen:
        if subject is not report.subject:
            raise WrongUseError(tr("This report does not take the option --{name}.", name=subject))
    return next(iter(chosen.values()), "")


def _left_out(report: Report[Any], given: Namespace) -> frozenset[str]:
    left_out = _names(given.without)
    if given.sections is None:
        return left_out
    wanted = _names(given.sections)
    known = [part.id for part in report.parts if part.is_section]
    for name in sorted(wanted.difference(known)):
        raise WrongUseError(
            tr("This report has no section “{name}”. It has: {known}.", name=name, known=tr(", ").join(known))
        )
    return left_out | sections(wanted, report)


def _names(listed: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (listed or "").split(",") if name.strip())
