"""Where the program keeps its own files in the data folder, and that nobody writes over them."""

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import RuleError
from app.i18n import tr
from app.paths import data_folder
from app.storage.faults import disk_error
from app.storage.replace import TEMPORARY, write_atomically
from app.storage.stamp import DocumentStamp

IMPORT_PREFIX: Final = "khoosheyar-import-"
VIEW_PREFIX: Final = "khoosheyar-view-"
_SIDES: Final = ("", "-journal", "-wal", "-shm")
_DEVICE: Final = re.compile(r"[0-9a-f]{32}")
_LEFT_OVER_SECONDS: Final = 3600


@dataclass(frozen=True)
class LocalFacts:
    """What this computer knows of a working store: whose document it is and how we last saw that document."""

    document: str
    stamp: DocumentStamp | None


def projects_folder() -> Path:
    """Return the folder of all working stores; it may not exist yet."""
    return data_folder() / "projects"


def store_for(project_uid: str, document: Path) -> Path:
    """Return the working store of a document, which may not exist yet; its folder does.

    A document that was moved or renamed takes over the store whose recorded document is gone.

    Raises:
        DiskError: the data folder cannot be written.
    """
    folder = private_folder(projects_folder() / project_uid)
    real = _real(document)
    known = {store: facts for store in sorted(folder.glob("*.db")) if (facts := read_facts(store))}
    for store, facts in known.items():
        if facts.document == real:
            return store
    return _own_store(folder, real, known) or _abandoned(known) or _fresh_store(folder, real)


def read_facts(store: Path) -> LocalFacts | None:
    """Return the local facts of a working store, None when they are missing or damaged."""
    try:
        stored = json.loads(_facts_file(store).read_text("utf-8"))
        stamp = stored["stamp"]
        return LocalFacts(str(stored["document"]), None if stamp is None else DocumentStamp(**stamp))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_facts(store: Path, facts: LocalFacts) -> None:
    """Record the local facts of a working store.

    Raises:
        DiskError: the data folder cannot be written.
    """
    kept = {"document": _real(Path(facts.document)), "stamp": facts.stamp and asdict(facts.stamp)}
    write_private(_facts_file(store), json.dumps(kept).encode("ascii"))


def snapshots_folder(store: Path) -> Path:
    """Return the folder of the snapshots of a working store; it may not exist yet."""
    return store.with_suffix(".snapshots")


def previous_version(project_uid: str, document: Path) -> Path:
    """Return where the version of a document that a save replaced is kept; its folder exists.

    Raises:
        DiskError: the data folder cannot be written.
    """
    folder = private_folder(projects_folder() / project_uid / "previous")
    return folder / f"{_hash(_real(document))}.khooshe"


def device_id() -> str:
    """Return the random name of this installation: 32 hex digits, made at the first call.

    Raises:
        DiskError: the data folder cannot be written.
    """
    kept = private_folder(data_folder()) / "device"
    if not _device_in(kept):
        _settle_device(kept)
    return _device_in(kept)


def clean_leftovers(folder: Path | None = None) -> None:
    """Remove what a killed run left behind: private copies and unfinished writes of our own, an hour old or more.

    Args:
        folder: a folder of documents to clean as well.
    """
    names = data_folder().rglob("*.tmp")
    unfinished = [path for path in names if TEMPORARY.fullmatch(path.name)]
    if folder is not None:
        unfinished += [path for path in folder.glob(".*.tmp") if TEMPORARY.fullmatch(path.name)]
    for path in filter(_is_old, unfinished):
        with contextlib.suppress(OSError):
            path.unlink()
    for prefix in (IMPORT_PREFIX, VIEW_PREFIX):
        for copy in filter(_is_old, Path(tempfile.gettempdir()).glob(f"{prefix}*")):
            _remove_tree(copy)


def set_aside(store: Path) -> None:
    """Put a damaged store and its journal out of the way, under names that say when; nothing is thrown away.

    Raises:
        DiskError: they cannot be renamed.
    """
    when = time.strftime("%Y%m%dT%H%M%S")
    for part in (store, store.with_name(f"{store.name}-journal")):
        try:
            part.rename(part.with_name(f"{part.name}.{when}.damaged"))
        except FileNotFoundError:
            continue
        except OSError as error:
            raise disk_error(error, store) from error


def refuse_own_files(target: Path, documents: Iterable[Path] = ()) -> None:
    """Refuse to write over the program's own files or over the given open documents and their side files.

    Names are compared as real files: links, hard links and other spellings of the same name count too.

    Raises:
        RuleError: the target is one of them.
    """
    real = Path(os.path.realpath(target))
    protected = [side for document in documents for side in _with_sides(Path(os.path.realpath(document)))]
    if any(_same(real, path) for path in protected):
        raise RuleError(tr('"{name}" is the open project itself. Choose another name.', name=target.name))
    if is_ours(real):
        raise RuleError(
            tr('"{name}" is a file that the program keeps for itself. Choose another folder.', name=target.name)
        )


def is_ours(path: Path) -> bool:
    """Tell whether a path lies in the data folder's projects, or is another name of a working store."""
    real = Path(os.path.realpath(path))
    ours = projects_folder()
    return any(_same(parent, ours) for parent in real.parents) or _is_linked(real, ours)


def is_live_store(path: Path) -> bool:
    """Tell whether a path names a working store, which only SQLite may open."""
    real = Path(os.path.realpath(path))
    ours = projects_folder()
    inside = any(_same(parent, ours) for parent in real.parents)
    return (inside and ".db" in real.name) or _is_linked(real, ours)


def private_folder(folder: Path) -> Path:
    """Make a folder that only this user can enter, and return it.

    Raises:
        DiskError: it cannot be made.
    """
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise disk_error(error, folder) from error
    return folder


def write_private(path: Path, content: bytes) -> None:
    """Write a small file that only this user can read, whole or not at all.

    Raises:
        DiskError: it cannot be written.
    """

    def fill(temporary: Path) -> None:
        temporary.chmod(0o600)
        temporary.write_bytes(content)

    write_atomically(path, fill)


def _remove_tree(folder: Path) -> None:
    for inside in folder.glob("*"):
        with contextlib.suppress(OSError):  # Windows deletes no file that is read-only
            inside.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _facts_file(store: Path) -> Path:
    return store.with_suffix(".json")


def _own_store(folder: Path, real: str, known: dict[Path, LocalFacts]) -> Path | None:
    store = folder / f"{_hash(real)}.db"
    return store if store.exists() and store not in known else None


def _abandoned(known: dict[Path, LocalFacts]) -> Path | None:
    gone = [store for store, facts in known.items() if not os.path.lexists(facts.document)]
    return max(gone, key=lambda store: store.stat().st_mtime_ns, default=None)


def _fresh_store(folder: Path, real: str) -> Path:
    store = folder / f"{_hash(real)}.db"
    return store.with_stem(f"{store.stem}-{secrets.token_hex(4)}") if store.exists() else store


def _device_in(kept: Path) -> str:
    try:
        text = kept.read_text("ascii", "replace").strip()
    except OSError:
        return ""
    return text if _DEVICE.fullmatch(text) else ""


def _settle_device(kept: Path) -> None:
    mine = kept.with_name(f".device.khooshe-{secrets.token_hex(6)}.tmp")
    try:
        write_private(mine, secrets.token_hex(16).encode())
        try:
            # A link never takes the place of a name that another process settled meanwhile.
            os.link(mine, kept)
        except OSError:
            if not _device_in(kept):
                mine.replace(kept)
        mine.unlink(missing_ok=True)
    except OSError as error:
        raise disk_error(error, kept) from error


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > _LEFT_OVER_SECONDS
    except OSError:
        return False


def _with_sides(path: Path) -> Iterator[Path]:
    return (path.with_name(path.name + side) for side in _SIDES)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(one) == os.path.normcase(other)


def _is_linked(real: Path, ours: Path) -> bool:
    try:
        status = real.stat()
    except OSError:
        return False
    linked = status.st_nlink > 1
    return linked and any(_same(real, path) for path in ours.rglob("*") if path.is_file())
