"""What an empty plan says: three ways to begin."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState


def first_steps(
    page: QWidget, *, add_phase: Callable[[], None], use_template: Callable[[], None], import_table: Callable[[], None]
) -> EmptyState:
    """Build the empty page with its buttons."""
    return EmptyState(
        "list-tree",
        tr("This programme has no activities yet"),
        tr("Add the first phase, begin with the roadmap of a cluster programme, or read a table you already have."),
        text_button(tr("Add a phase"), kind="primary", icon="plus", clicked=add_phase),
        text_button(tr("Start from the roadmap"), icon="file-text", clicked=use_template),
        text_button(tr("Import a table…"), icon="file-input", clicked=import_table),
        parent=page,
    )
