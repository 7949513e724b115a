"""Several pages behind one entry of the rail, each on a tab of its own and made when it is first shown."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.i18n import tr
from app.services.session import ChangeSet, Session
from app.ui.page import ANY, Entry, Page
from app.ui.shell import Shell
from app.ui.stage import Stage

_EDGE: Final = 12


class GatheredPage(Page):
    """A page of pages.

    A subclass names its `parts` in the order of the tabs, and in `homes` the part that shows the records of a table.
    """

    tables = ANY
    parts: ClassVar[Sequence[Entry]] = ()
    homes: ClassVar[Mapping[str, str]] = {}

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._session: Session | None = None
        self._is_placed = True
        self.stage = Stage(self.parts, shell, self)
        self.bar = QTabBar()
        self.bar.setAccessibleName(tr(self.title))
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        for part in self.parts:
            self.bar.addTab(tr(part.title))
        self.bar.currentChanged.connect(self._on_tab)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        edge = QHBoxLayout()
        edge.setContentsMargins(_EDGE, 0, _EDGE, 0)
        edge.addWidget(self.bar)
        box.addLayout(edge)
        box.addWidget(self.stage, 1)

    def current(self) -> Page:
        """Return the part on show."""
        return self.stage.current() or self.show_part(self.parts[0].key)

    def show_part(self, key: str) -> Page:
        """Turn to a part."""
        page = self.stage.show_page(key)
        place = [part.key for part in self.parts].index(key)
        if self.bar.currentIndex() != place:
            self.bar.setCurrentIndex(place)
        return page

    def open_session(self, session: Session | None) -> None:
        """Show another project; the parts wait for the place that follows."""
        self._session = session
        self._is_placed = session is None
        if session is None:
            self.stage.open_session(None, {})

    def reload(self, changes: ChangeSet | None) -> None:
        """Show the present data again in the part on show, and later in those that are hidden."""
        if not self._is_placed:
            return
        if changes is not None:
            self.stage.announce(changes)
        else:
            self.stage.reload()

    def commit_pending(self) -> None:
        """Write what is being typed."""
        self.stage.commit_pending()

    def place(self) -> dict[str, object]:
        """Describe the part on show and the places in all parts."""
        return {"part": self.stage.key, "parts": self.stage.places()}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a part and the places in all of them."""
        places, part = place.get("parts"), place.get("part")
        if not self._is_placed:
            self.stage.open_session(self._session, places if isinstance(places, dict) else {})
            self._is_placed = True
        known = [one.key for one in self.parts]
        self.show_part(part if part in known else self.stage.key or known[0])

    def show_row(self, row_id: str) -> bool:
        """Turn to the part that shows a record, and to the record."""
        table = self._session.table_of(row_id) if self._session else None
        part = row_id if row_id in {one.key for one in self.parts} else self.homes.get(table or "")
        if part is None:
            return False
        page = self.show_part(part)
        return part == row_id or page.show_row(row_id)

    def focus_main(self) -> None:
        """Put the keyboard where work begins in the part on show."""
        self.current().focus_main()

    def _on_tab(self, place: int) -> None:
        key = self.parts[place].key
        if self._is_placed and key != self.stage.key:
            self.show_part(key).focus_main()
