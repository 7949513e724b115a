"""The room for messages and progress above the page; it takes no height while nothing is said."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.session import Session
from app.ui.shell import Offer
from app.widgets.message_bar import MessageBar

_READ_FOR: Final = 7000
_PASSING: Final = ("info", "success")


class Notes(QWidget):
    """Holds `parts` below one another and is there as long as one of them is."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 12, 20, 0)
        for part in parts:
            box.addWidget(part)
            part.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the parts."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(any(not part.isHidden() for part in self._parts))


class Teller(QObject):
    """Says things in a bar: news goes by itself, an offer that passes with the next change of the project."""

    def __init__(self, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._offered_at: int | None = None
        self._page = ""
        self._passing = QTimer(self, singleShot=True, interval=_READ_FOR)
        self._passing.timeout.connect(bar.clear)

    def tell(self, text: str, kind: str, action: Offer | None, session: Session | None) -> None:
        """Say something about a project as it is now."""
        offer = {"action": action.text, "on_action": action.do} if action else {}
        self._bar.tell(text, kind=kind, **offer)  # type: ignore[arg-type]  # the two keywords go together
        self._offered_at = session.revision if session and action and action.passes else None
        self._page = action.page if action else ""
        if kind in _PASSING and action is None:
            self._passing.start()
        else:
            self._passing.stop()

    def follow(self, session: Session | None) -> None:
        """Take an offer back that the project as it is now has left behind."""
        if session is not None and session.revision != self._offered_at:
            self._pass()

    def turn(self, before: str, page: str) -> None:
        """Take back what belongs to the page before, as the agent turns to another."""
        self.leave_to(page, before)
        if page != before:
            self._pass()

    def leave_to(self, *pages: str) -> None:
        """Take back what one of these pages, on which the agent is at work, shows as well."""
        if self._page and self._page in pages:
            self._page = ""
            self._bar.clear()

    def _pass(self) -> None:
        if self._offered_at is not None:
            self._offered_at = None
            self._bar.clear()
