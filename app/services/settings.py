"""What the program remembers between runs: language, look, the agent's name, recent files and places in them."""

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from app.i18n import LANGUAGES, PERSIAN
from app.paths import data_folder

THEMES: Final = ("system", "light", "dark")
FILE_NAME: Final = "settings.json"
MOST_RECENT: Final = 12
_MOST_PLACES: Final = 40
_LARGEST_FILE: Final = 1_000_000

Place = Mapping[str, Any]


@dataclass(frozen=True)
class Settings:
    """The remembered choices.

    `recent` holds absolute paths, the newest first. `places` tells by path where in a project the agent was:
    the page, and what each page wants to find again; `visits` what the agent saw there last and was reminded of.
    `geometry` is the window's, as Qt wrote it, in hexadecimal. `last` is the project that was open when the window
    was closed, empty for none.
    """

    language: str = PERSIAN
    theme: str = "system"
    agent: str = ""
    organisation: str = ""
    recent: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    visits: Mapping[str, Place] = field(default_factory=dict)
    geometry: str = ""
    last: str = ""


class SettingsStore:
    """The settings in one small file of the data folder; a damaged file counts as no settings.

    Each change reads the file again first, so that two running programs keep each other's choices.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self.value = self._read()

    def change(self, **changes: Any) -> None:
        """Remember other values for some fields of `Settings`. A disk that refuses costs only the memory of it."""
        self.value = replace(self._read() if self._path.exists() else self.value, **changes)
        try:
            self._write()
        except OSError:
            return

    def add_recent(self, path: Path) -> None:
        """Put a project at the head of the recent files."""
        name = str(path)
        self.change(recent=(name, *(known for known in self.value.recent if known != name))[:MOST_RECENT])

    def forget_recent(self, path: Path) -> None:
        """Take a project out of the recent files."""
        self.change(recent=tuple(known for known in self.value.recent if known != str(path)))

    def place_in(self, path: Path) -> Place:
        """Tell where in a project the agent was; nothing for a project that is not known."""
        return self.value.places.get(str(path), {})

    def remember_place(self, path: Path, place: Place) -> None:
        """Keep where in a project the agent is."""
        others = {name: kept for name, kept in self.value.places.items() if name != str(path)}
        newest = list(others.items())[-_MOST_PLACES + 1 :]
        self.change(places={**dict(newest), str(path): place})

    def visit_in(self, path: Path) -> Place:
        """Tell what is remembered of the last visit of a project; nothing for one that is not known."""
        return self.value.visits.get(str(path), {})

    def remember_visit(self, path: Path, **facts: Any) -> None:
        """Keep facts of a visit of a project beside those known."""
        others = {name: kept for name, kept in self.value.visits.items() if name != str(path)}
        newest = list(others.items())[-_MOST_PLACES + 1 :]
        self.change(visits={**dict(newest), str(path): {**self.visit_in(path), **facts}})

    def _read(self) -> Settings:
        try:
            with self._path.open("rb") as file:
                return settings_from(json.loads(file.read(_LARGEST_FILE)))
        except (OSError, ValueError, RecursionError):
            return Settings()

    def _write(self) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps(asdict(self.value), ensure_ascii=False, indent=1)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".settings-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(self._path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def settings_from(stored: object) -> Settings:
    """Read settings from what a file held; fields that are missing or odd get their first value."""
    if not isinstance(stored, dict):
        return Settings()
    readers: dict[str, Callable[[object], Any]] = {
        "language": lambda value: value if value in LANGUAGES else PERSIAN,
        "theme": lambda value: value if value in THEMES else "system",
        "recent": _texts,
        "places": _places,
        "visits": _places,
    }
    return Settings(**{part.name: readers.get(part.name, _text)(stored.get(part.name)) for part in fields(Settings)})


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()


def _places(value: object) -> dict[str, Place]:
    if not isinstance(value, dict):
        return {}
    return {name: place for name, place in value.items() if isinstance(place, dict)}


def load_settings() -> SettingsStore:
    """Return the settings of this installation."""
    return SettingsStore(data_folder())
