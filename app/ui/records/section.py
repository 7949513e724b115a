"""What a part of a form may hold beside fields: a list of parts, attachments, a history."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import tr
from app.services.session import Session
from app.widgets.labels import PlainLabel


class Section(QWidget):
    """A piece of a form about one record; a subclass fills `box` and overrides what it needs.

    Args:
        title: the msgid of its heading; without it there is none.
    """

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(6)
        if title:
            self.box.addWidget(PlainLabel(tr(title), kind="h2"))

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show what belongs to a record; an empty id for none. Also called when something has changed."""

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changing anything."""

    def commit_pending(self) -> list[str]:
        """Take what is typed; return what could not be taken, as sentences."""
        return []

    def choose_part(self, row_id: str) -> None:
        """Bring one of the rows that it shows into view, if it is here."""
