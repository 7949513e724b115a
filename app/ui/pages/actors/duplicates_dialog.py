"""Actors that may be the same, the likeliest first: join them, or remember that they are different."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.actor import ACTORS
from app.domain.duplicates import REASON_LABELS, Pair
from app.domain.errors import UserError
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services.duplicates import duplicate_pairs, tell_apart
from app.services.reading import all_of
from app.services.session import Session
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.pages.actors.plain_model import PlainModel, plain_table
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar

_SIZE: Final = QSize(980, 560)
_HEADERS: Final = (mark("Likelihood"), mark("Actor"), mark("Other actor"), mark("Why"))
Join = Callable[[str, str, QWidget, Callable[[], None]], None]


class DuplicatesDialog(Dialog):
    """The pairs of the project.

    Args:
        session: the project, open for writing.
        parent: the window.
        join: opens the joining of two actors above a widget and calls back when it is done.
    """

    def __init__(self, session: Session, parent: QWidget, join: Join) -> None:
        super().__init__(tr("Duplicate actors"), parent)
        self.resize(within_screen(parent, _SIZE))
        self._session, self._join = session, join
        self.pairs: Sequence[Pair] = ()
        self.model = PlainModel(_HEADERS, self)
        self.view = plain_table(self.model, tr("Duplicate actors"), 1, 2, 3)
        self.note = PlainLabel(kind="muted", wrap=True)
        self.bar = MessageBar(self)
        self.body.addWidget(self.note)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.view, 1)
        self.apart_button = self.add_button(text_button(tr("Not the same"), clicked=self.tell_apart))
        self.join_button = text_button(tr("Join…"), kind="primary", icon="combine", clicked=self.join)
        self.add_button(self.join_button, default=True)
        self.add_button(text_button(tr("Close"), clicked=self.reject))
        self.view.activated.connect(lambda _index: self.join())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._refresh_buttons())
        self.refresh()

    def refresh(self) -> None:
        """Look for pairs again and stay at the same place."""
        row = max(self.view.currentIndex().row(), 0)
        self.pairs = duplicate_pairs(self._session)
        actors = all_of(self._session, ACTORS)
        self.model.show_lines([_line(pair, actors[pair.first].name, actors[pair.second].name) for pair in self.pairs])
        if self.pairs:
            self.view.setCurrentIndex(self.model.index(min(row, len(self.pairs) - 1), 0))
            words = tr("{count} pairs of actors may be the same. Joining can be undone.", count=len(self.pairs))
            self.note.setText(persian_digits(words))
        else:
            self.note.setText(tr("No two actors look the same."))
        self._refresh_buttons()

    def chosen(self) -> Pair | None:
        """Return the marked pair."""
        row = self.view.currentIndex().row()
        return self.pairs[row] if 0 <= row < len(self.pairs) else None

    def join(self) -> None:
        """Open the joining of the marked pair."""
        if (pair := self.chosen()) is not None:
            self._join(pair.first, pair.second, self, self.refresh)

    def tell_apart(self) -> None:
        """Remember that the marked two are different."""
        pair = self.chosen()
        if pair is None:
            return
        try:
            tell_apart(self._session, pair.first, pair.second)
        except UserError as error:
            self.bar.tell(str(error), kind="error")
        self.refresh()

    def _refresh_buttons(self) -> None:
        for button in (self.apart_button, self.join_button):
            button.setEnabled(self.chosen() is not None)


def _line(pair: Pair, first: str, second: str) -> tuple[str, str, str, str]:
    told = [tr(REASON_LABELS[reason]) for reason in pair.reasons]
    why = "، ".join([*told, tr("but of different kind or national identifier")] if pair.is_doubtful else told)
    return persian_digits(f"{pair.score}٪"), first or tr("Untitled"), second or tr("Untitled"), why
