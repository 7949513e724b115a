"""Views of tables that were given a name."""

from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.things import SAVED_VIEW


@dataclass(frozen=True)
class SavedView:
    """What a table of a page shows: columns, order and filter as JSON in `content`."""

    id: str
    page: str = ""
    title: str = ""
    content: str = ""


SAVED_VIEWS: Final = Register(SAVED_VIEW, SavedView)
