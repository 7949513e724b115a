"""What the window offers to its pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.services.session import Session
from app.services.settings import SettingsStore
from app.ui.tasks import Progress, Task

T = TypeVar("T")


@dataclass(frozen=True)
class Offer:
    """One thing to do about a message: the words of its button and what it does.

    One that `passes` is gone with its message once the project changes again; where `page` shows the same, both are
    gone when the agent comes to it, leaves it, or changes something on it.
    """

    text: str
    do: Callable[[], None]
    passes: bool = False
    page: str = ""


class Shell(Protocol):
    """The window as its pages see it."""

    @property
    def session(self) -> Session | None:
        """Return the open project."""

    @property
    def settings(self) -> SettingsStore:
        """Return what the program remembers between runs."""

    def writable(self) -> bool:
        """Tell whether a project is open that may be edited."""

    def tell(self, text: str, *, kind: str = "info", action: Offer | None = None) -> None:
        """Say something in the message bar; `kind` is info, success, warning or error."""

    def tell_error(self, error: UserError) -> None:
        """Say in the message bar what could not be done."""

    def run(self, label: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> Task:
        """Run `work` in a thread with a progress panel; errors go to the message bar."""

    def go(self, page: str, row_id: str | None = None) -> None:
        """Show a page, and a record in it."""

    def do(self, action: str) -> None:
        """Do an action of the table in `actions.py` by its id, if it is allowed now."""

    def open_file(self, path: Path) -> None:
        """Open a project file, or import any other."""

    def wear_theme(self) -> None:
        """Dress the program in the theme of the settings."""

    def change_language(self, language: str) -> None:
        """Speak another language from now on."""


class Window(Shell, Protocol):
    """The window as its commands see it."""

    def widget(self) -> QWidget:
        """Return the window as the parent of dialogs."""

    def show_project(self, session: Session) -> None:
        """Show a project that was opened; nothing may be open."""

    def put_away(self) -> bool:
        """Save and close the open project, if any; False when it could not be saved and stays open."""

    def commit_pending(self) -> None:
        """Write what is being typed."""

    def begin_search(self) -> None:
        """Put the keyboard into the search box."""

    def open_menu(self) -> None:
        """Open the menu of all commands."""

    def key_groups(self) -> Iterable[tuple[str, Sequence[QAction]]]:
        """Return all actions that have keys, by the words of their group: the window's, then the page's."""
