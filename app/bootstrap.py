"""The composition root without a window: which author, which folders, which project."""

import datetime as dt
from pathlib import Path
from typing import Final

from app.domain import jalali
from app.domain.clock import today
from app.domain.errors import FileBusyError, WrongUseError
from app.i18n import tr
from app.paths import data_folder
from app.services.session import Author, Session, create, open_project, view_project
from app.services.settings import load_settings
from app.storage.places import clean_leftovers, device_id

SUFFIX: Final = ".khooshe"
SAMPLE_NAME: Final = "نمونه.khooshe"


def author() -> Author:
    """Return who edits here: the agent named in the settings, on this installation."""
    return Author(load_settings().value.agent, device_id())


def start_date(text: str | None) -> dt.date | None:
    """Read the first day of a programme as typed; blank means not known yet.

    Raises:
        WrongUseError: it is not a date.
    """
    try:
        return jalali.parse(text or "", today())
    except (ValueError, OverflowError):
        raise WrongUseError(tr("The start is not a date that exists; write it like ۱۴۰۵/۰۱/۰۱.")) from None


def new_project(path: Path, *, template: str | None, start: dt.date | None, title: str) -> Session:
    """Make a project file and fill it as asked.

    Raises:
        WrongUseError: there is no such template.
        UserError: the file exists already or cannot be written.
    """
    from app.exchange.filling import fill  # noqa: PLC0415 only needed for a new project
    from app.exchange.template import load_template, template_names  # noqa: PLC0415 the same
    from app.services.planning import set_project_fields  # noqa: PLC0415 the same

    names = template_names()
    if template is not None and template not in names:
        raise WrongUseError(
            tr("There is no template “{name}”; there are: {names}.", name=template, names="، ".join(names))
        )
    session = create(path, author())
    try:
        settings = load_settings().value
        facts = {"title": title, "start": start, "agent": settings.agent, "organisation": settings.organisation}
        known = {field: value for field, value in facts.items() if value}
        if known:
            set_project_fields(session, known)
        if template is not None:
            fill(session, load_template(template).rows)
        session.save()
    except BaseException:
        session.discard()
        raise
    return session


def open_for_editing(path: Path) -> Session:
    """Open a project to change it, and remove what a killed run left unfinished."""
    session = open_project(path, author())
    clean_leftovers(session.path.parent)
    return session


def open_or_new(path: Path) -> Session:
    """Open a project to change it, or make an empty one where there is none."""
    return open_for_editing(path) if path.exists() else new_project(path, template=None, start=None, title="")


def view(path: Path) -> Session:
    """Open a project to read it; nothing is written anywhere."""
    return view_project(path)


def open_sample() -> Session:
    """Open the filled sample programme of the data folder, made the first time; read-only while it is in use."""
    from app.exchange.sample import fill_sample  # noqa: PLC0415 only needed for the sample

    path = data_folder() / SAMPLE_NAME
    if not path.exists():
        session = create(path, author())
        fill_sample(session)
        session.save()
        return session
    try:
        return open_for_editing(path)
    except FileBusyError:
        return view(path)
