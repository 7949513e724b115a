"""Giving the plan to other programs: asks for a file, writes it in the background, says what stayed behind."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.domain.errors import UserError
from app.domain.text import isolate, persian_digits
from app.exchange.plans import deadlines, outgoing, transfer
from app.exchange.plans.plan_file import Remark
from app.i18n import mark, tr
from app.services.session import Session
from app.ui.dialogs import files
from app.ui.dialogs.files import FileKind
from app.ui.dialogs.remarks import RemarksDialog
from app.ui.shell import Offer, Window

CALENDAR: Final = ".ics"
KINDS: Final = (
    *(FileKind(label, (f"*{suffix}",)) for suffix, label in transfer.FORMATS.items()),
    FileKind(mark("Deadlines as a calendar"), (f"*{CALENDAR}",)),
)


class Export:
    """One export, from the question to the file."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window = window
        self._folder = folder

    def ask(self) -> None:
        """Ask where the plan goes and in which format."""
        session = self._window.session
        if session is None:
            return
        self._window.commit_pending()
        start = self._folder / f"{session.path.stem}.xml"
        files.ask_save(self._window.widget(), tr("Give the plan to another program"), start, KINDS, self.write)

    def write(self, target: Path) -> None:
        """Write the plan, or the deadlines, as the suffix says."""
        session = self._window.session
        if session is None:
            return
        if target.suffix.casefold() == CALENDAR:
            self._write_calendar(session, target)
            return
        plan = outgoing.plan_file_of(session)
        self._window.run(
            tr("Writing {name}…", name=isolate(target.name)),
            lambda _progress: transfer.write_file(target, plan),
            lambda remarks: self._tell(target, remarks),
        )

    def _write_calendar(self, session: Session, target: Path) -> None:
        try:
            count = deadlines.write_calendar(session, target, dt.datetime.now().astimezone())
        except UserError as error:
            self._window.tell_error(error)
            return
        words = tr("Wrote {name}, {count} days.", name=isolate(target.name), count=persian_digits(count))
        self._window.tell(words, kind="success")

    def _tell(self, target: Path, remarks: Sequence[Remark]) -> None:
        name = isolate(target.name)
        if not remarks:
            self._window.tell(tr("The plan was written: {name}", name=name), kind="success")
            return
        count = persian_digits(len(remarks))
        words = tr("The plan was written: {name}. {count} things have no place in this format.", name=name, count=count)
        offer = Offer(tr("Show them"), lambda: RemarksDialog(remarks, self._window.widget()).open())
        self._window.tell(words, kind="warning", action=offer)
