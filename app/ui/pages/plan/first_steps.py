"""What an empty plan says: three ways to begin."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState


def first_steps(page: QWidget, *, add_phase: Callable[[], None], use_template: Callable[[], None]) -> EmptyState:
    """Build the empty page with its buttons."""
    return EmptyState(
        "list-tree",
        tr("This programme has no activities yet"),
        tr("Add the first phase, begin with the roadmap of a cluster programme, or read a table you already have."),
        text_button(tr("Add a phase"), kind="primary", icon="plus", clicked=add_phase),
        text_button(tr("Start from the roadmap"), icon="file-text", clicked=use_template),
        text_button(tr("Import a table…"), icon="file-input", clicked=lambda: _import_table(page)),
        parent=page,
    )


def _import_table(page: QWidget) -> None:
    """Importing is the window's own action; the page only points to it."""
    action = page.window().findChild(QAction, "import")
    if action is not None:
        action.trigger()
