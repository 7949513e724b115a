"""The one door of plans of other programs: reading any of them, writing one as any of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from app.domain.errors import RefusedFileError
from app.exchange import guard
from app.exchange.limits import PLAN
from app.exchange.plans import gan_writing, mspdi_writing, plan_workbook
from app.exchange.plans.gan_reading import read_gan
from app.exchange.plans.mspdi_reading import read_mspdi
from app.exchange.plans.plan_file import PlanFile, Remark, Task
from app.i18n import mark, tr
from app.storage.replace import write_atomically

_ZIP: Final = b"PK\x03\x04"
_HEAD: Final = 4_096
FORMATS: Final[Mapping[str, str]] = {
    ".xml": mark("MS Project XML"),
    ".gan": mark("GanttProject"),
    ".xlsx": mark("Workbook"),
}
"""The formats by the suffix of their files."""


def is_plan(path: Path) -> bool:
    """Tell whether a file looks like a plan of another program, by its first bytes; a workbook only by its columns.

    Raises:
        RefusedFileError, DiskError: it cannot be read.
    """
    data = guard.read_bytes(path)
    return _reader_of(data) is not None or (data.startswith(_ZIP) and _read_workbook(data) is not None)


def read_file(path: Path) -> PlanFile:
    """Read a plan, told apart by content.

    Raises:
        RefusedFileError: it is none of the formats, damaged, hostile or too large.
        DiskError: it cannot be opened.
    """
    data = guard.read_bytes(path)
    reader = _reader_of(data)
    plan = reader(data) if reader else _read_workbook(data) if data.startswith(_ZIP) else None
    if plan is None:
        raise RefusedFileError(
            tr("This is no plan that the program can read. Save it as MS Project XML, .gan or as a workbook of ours.")
        )
    return plan


def _reader_of(data: bytes) -> Callable[[bytes], PlanFile] | None:
    head = data[:_HEAD].replace(b"\0", b"")
    if b"schemas.microsoft.com/project" in head:
        return read_mspdi
    return read_gan if b"<project" in head else None


def _read_workbook(data: bytes) -> PlanFile | None:
    with guard.kindly(), guard.checked_archive(data, PLAN) as archive:
        return plan_workbook.read_plan(data) if "xl/workbook.xml" in archive.namelist() else None


def write_file(target: Path, plan: PlanFile) -> tuple[Remark, ...]:
    """Write a plan in the format of the file's suffix; return what the format cannot hold.

    Raises:
        RefusedFileError: there is no format with this suffix.
        DiskError: the file cannot be written.
    """
    suffix = target.suffix.casefold()
    if suffix == ".xlsx":
        shortened = plan_workbook.write_plan(target, plan)
        cut = tr("{count} texts were longer than a cell holds and were cut.", count=shortened)
        return (*_lost_calendar(plan), *([Remark("", cut)] if shortened else []))
    writers = {".xml": mspdi_writing.document_of, ".gan": gan_writing.document_of}
    if suffix not in writers:
        raise RefusedFileError(tr("A plan is written as {suffixes}.", suffixes="، ".join(FORMATS)))
    document = writers[suffix](plan)
    write_atomically(target, lambda path: path.write_bytes(document))
    return tuple(mspdi_writing.lost(plan)) if suffix == ".xml" else _lost_gan(plan)


def _lost_calendar(plan: PlanFile) -> tuple[Remark, ...]:
    if not plan.days and plan.days_off == "friday":
        return ()
    return (Remark(tr("Calendar"), tr("A workbook holds no days off; they stay in the programme alone.")),)


def _lost_gan(plan: PlanFile) -> tuple[Remark, ...]:
    """Say what GanttProject itself does not follow; it travels in fields of one's own and comes back."""
    return tuple(Remark(task.title, text) for task in plan.tasks if (text := _not_followed(task)))


def _not_followed(task: Task) -> str:
    if task.constraint not in ("soon", "start_from"):
        return tr("GanttProject does not follow this constraint of the schedule; it is only carried along.")
    if task.deadline:
        return tr("GanttProject knows no deadlines; it is only carried along.")
    return tr("GanttProject needs a start; today was written.") if not (task.start or task.end) else ""
