"""Rotating backup copies of a working store, each read back through the door before it counts."""

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import DiskError, RefusedFileError
from app.i18n import tr
from app.storage.document import write_image
from app.storage.door import read_document
from app.storage.places import private_folder

LATEST_KEPT: Final = 10
DAYS_KEPT: Final = 14
_NAME: Final = re.compile(r"(\d{8}T\d{12}Z)-(\d{1,12})\.khooshe")
_MOMENT: Final = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True)
class Snapshot:
    """One backup copy: `at` is aware (UTC), `size` in bytes, `transactions` how many edits it holds."""

    path: Path
    at: dt.datetime
    size: int
    transactions: int


def take(connection: sqlite3.Connection, folder: Path, *, now: dt.datetime | None = None) -> Snapshot:
    """Write a snapshot of an open store into `folder`, read it back and drop those no longer kept.

    Raises:
        DiskError: it cannot be written or read back.
    """
    at = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    path = private_folder(folder) / f"{at.strftime(_MOMENT)}-{_count(connection)}.khooshe"
    write_image(connection, path)
    _secure(path)
    _rotate(folder)
    return Snapshot(path, at, path.stat().st_size, _count(connection))


def take_if_changed(connection: sqlite3.Connection, folder: Path) -> Snapshot | None:
    """Take a snapshot unless the newest one holds as many edits; edits are only ever added.

    Raises:
        DiskError: it cannot be written or read back.
    """
    newest = next(iter(list_snapshots(folder)), None)
    if newest and newest.transactions == _count(connection):
        return None
    return take(connection, folder)


def list_snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """Return the snapshots in `folder`, newest first."""
    found = [snapshot for path in folder.glob("*.khooshe") if (snapshot := _snapshot(path))]
    return tuple(sorted(found, key=lambda snapshot: snapshot.at, reverse=True))


def kept_of(snapshots: Iterable[Snapshot]) -> frozenset[Snapshot]:
    """Choose what to keep: the latest ten and, for the latest fourteen days that have any, the last of each day."""
    newest_first = sorted(snapshots, key=lambda snapshot: snapshot.at, reverse=True)
    by_day: dict[dt.date, Snapshot] = {}
    for snapshot in newest_first:
        by_day.setdefault(snapshot.at.date(), snapshot)
    return frozenset([*newest_first[:LATEST_KEPT], *list(by_day.values())[:DAYS_KEPT]])


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM txn").fetchone()
    return int(count)


def _secure(path: Path) -> None:
    path.chmod(0o600)
    try:
        sound = not read_document(path).rejected
    except RefusedFileError:
        sound = False
    if not sound:
        path.unlink(missing_ok=True)
        raise DiskError(tr("The backup copy cannot be read back. Save a copy of the project to another disk."))


def _rotate(folder: Path) -> None:
    snapshots = list_snapshots(folder)
    for snapshot in set(snapshots) - kept_of(snapshots):
        snapshot.path.unlink(missing_ok=True)


def _snapshot(path: Path) -> Snapshot | None:
    named = _NAME.fullmatch(path.name)
    if not named:
        return None
    try:
        at = dt.datetime.strptime(named[1], _MOMENT).replace(tzinfo=dt.UTC)
        return Snapshot(path, at, path.stat().st_size, int(named[2]))
    except (OSError, ValueError):
        return None
