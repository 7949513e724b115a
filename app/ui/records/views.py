"""Other pictures of the records of a page beside the table: a grid, a map, a board.

A page lists them in `views()`; each is made when it is first chosen. It is given the records that the filter leaves
and says which ones were chosen in it; the form beside it shows those.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import mark
from app.services.session import Session

TABLE: Final = "table"


class RecordView(QWidget):
    """One picture; a subclass overrides what it needs.

    Signals: `chosen(ids)` when the agent chose records in it, `entered()` when the form is asked for.
    """

    chosen = Signal(list)
    entered = Signal()

    def open_session(self, session: Session | None) -> None:
        """Show another project, or none; `show_ids` follows."""

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these records as they stand now; also called after every change."""

    def choose(self, ids: Sequence[str]) -> None:
        """Mark records that were chosen elsewhere, and bring them into view."""

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changing anything."""

    def commit_pending(self) -> None:
        """Write what is being done."""

    def place(self) -> dict[str, object]:
        """Describe how the picture is set, in values of JSON."""
        return {}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a described setting as far as possible."""


@dataclass(frozen=True)
class ViewSpec:
    """A picture in the row of buttons: its key, msgid and icon, and what makes it."""

    key: str
    title: str
    icon: str
    make: Callable[[], RecordView]


TABLE_TITLE: Final = mark("Table")
TABLE_ICON: Final = "table-2"
