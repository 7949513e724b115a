"""Snapshots of the working store, for the day when a document is lost or spoilt."""

import datetime as dt
import logging
from pathlib import Path
from typing import Final

from app.domain.errors import DiskError
from app.storage.places import snapshots_folder
from app.storage.snapshots import list_snapshots, take_if_changed
from app.storage.working_store import WorkingStore

_LOG: Final = logging.getLogger(__name__)
_APART: Final = dt.timedelta(minutes=10)


def keep_snapshot(store: WorkingStore, place: Path) -> None:
    """Take a snapshot of what changed, at most every ten minutes; a full disk must not keep a project from closing."""
    folder = snapshots_folder(place)
    newest = next(iter(list_snapshots(folder)), None)
    if newest and dt.datetime.now(dt.UTC) - newest.at < _APART:
        return
    try:
        take_if_changed(store.connection, folder)
    except DiskError as error:
        _LOG.warning("no snapshot was taken: %s", error.code)
