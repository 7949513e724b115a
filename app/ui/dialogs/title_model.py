"""Titles proposed for rows whose document gives them none, each to be accepted, changed or left."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

from app.domain.plan import Path
from app.domain.text import code
from app.i18n import mark
from app.ui.dialogs.tick_model import TickModel

HEADERS: Final = (mark("Row"), mark("Proposed title"))
ROW, TITLE = range(2)


class TitleModel(TickModel):
    """One row a title, taken only when it is accepted."""

    def __init__(self, proposed: Mapping[Path, str], parent: QObject | None = None) -> None:
        super().__init__(HEADERS, list(proposed.values()), parent, text_column=TITLE, accepted=False)
        self._paths = list(proposed)

    def chosen(self) -> Mapping[Path, str]:
        """Return the accepted titles by the number of their row."""
        entries = zip(self._paths, self.texts, self.accepted, strict=True)
        return {path: text for path, text, accepted in entries if accepted}

    def cells(self, row: int) -> tuple[str, str]:
        """Return the place and the title."""
        return code(self._paths[row]), self.texts[row]
