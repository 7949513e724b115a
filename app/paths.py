"""Where the program's own files lie and where it may keep those of the user."""

import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent


def _bundled(name: str) -> Path:
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


RESOURCES: Final = _bundled("resources")
CATALOGUES: Final = _bundled("i18n")


def data_folder() -> Path:
    """Return the folder for working stores, snapshots and settings; it may not exist yet.

    The environment variable KHOOSHEYAR_HOME comes first, then the platform's custom.
    """
    chosen = os.environ.get("KHOOSHEYAR_HOME")
    if chosen:
        return Path(chosen).absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Khoosheyar"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Khoosheyar"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "khoosheyar"
