"""What every page of the window can be asked; a page overrides what it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from app.services.session import ChangeSet, Session
from app.ui.shell import Shell

ANY: frozenset[str] = frozenset({"*"})


class Page(QWidget):
    """One page of the window. `title` is a msgid; a change to one of `tables` calls `reload`, `ANY` means all."""

    title = ""
    tables: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell

    def open_session(self, session: Session | None) -> None:
        """Show another project, or none; `reload` follows."""

    def reload(self, changes: ChangeSet | None) -> None:
        """Show the present data again; None means that anything may have changed."""

    def commit_pending(self) -> None:
        """Write what is being typed."""

    def place(self) -> dict[str, object]:
        """Describe where in the page the agent is, in values of JSON."""
        return {}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a described place as far as it still exists."""

    def show_row(self, row_id: str) -> bool:
        """Show a record; False when it is not on this page."""
        del row_id
        return False

    def focus_main(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()


@dataclass(frozen=True)
class Entry:
    """A page in the rail: its key, msgid and icon, and where its class is (module, name).

    Pages with `needs_project` can only be chosen while a project is open; those `at_end` stand at the bottom.
    """

    key: str
    title: str
    icon: str
    module: str
    name: str
    needs_project: bool = True
    at_end: bool = False

    def make(self, shell: Shell) -> Page:
        """Build the page; its module is loaded only now."""
        page = cast("Callable[[Shell], Page]", getattr(import_module(self.module), self.name))
        return page(shell)
