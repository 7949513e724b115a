"""Views of a page that were given a name: columns, order, filter and picture, kept in the project."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QMenu, QWidget

from app.domain.saved_view import SAVED_VIEWS, SavedView
from app.domain.tables.things import SAVED_VIEW
from app.domain.text import search_key, sort_key
from app.i18n import mark, tr
from app.services import editing
from app.services.reading import where
from app.services.session import Session
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import spec_of
from app.widgets.theme import choose_icon, dress_menu

_ADDING: Final = mark("Save a view")


class SavedViews:
    """The named views of one page.

    Args:
        page: its key.
        describe: gives what is on show, in values of JSON.
        apply: shows what was described.
    """

    def __init__(
        self, page: str, describe: Callable[[], Mapping[str, Any]], apply: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._page, self._describe, self._apply = page, describe, apply
        self.session: Session | None = None

    def all(self) -> Sequence[SavedView]:
        """Return the views by their names."""
        found = where(self.session, SAVED_VIEWS, page=self._page) if self.session else []
        return sorted(found, key=lambda view: sort_key(view.title))

    def use(self, view: SavedView) -> None:
        """Show a view; one that cannot be read shows everything."""
        try:
            content = json.loads(view.content)
        except ValueError:
            content = {}
        self._apply(content if isinstance(content, dict) else {})

    def save(self, title: str) -> None:
        """Give what is on show a name; a view that has it already is replaced.

        Raises:
            RuleError: the name does not fit.
        """
        if self.session is None:
            return
        content = json.dumps(self._describe(), ensure_ascii=False)
        same = next((view for view in self.all() if search_key(view.title) == search_key(title)), None)
        values = {"page": self._page, "title": title, "content": content}
        if same is None:
            editing.add(self.session, SAVED_VIEW, values, label=_ADDING)
        else:
            editing.change(self.session, SAVED_VIEW, same.id, values, label=_ADDING)

    def remove(self, view: SavedView) -> None:
        """Forget a view; Ctrl+Z brings it back."""
        if self.session is not None:
            editing.remove(self.session, SAVED_VIEW, view.id)

    def ask_name(self, parent: QWidget) -> RecordDialog:
        """Ask for the name under which to save what is on show."""
        fields = [[spec_of(SAVED_VIEW.by_name["title"], empty=mark("Name of the view"))]]
        dialog = RecordDialog(
            tr("Save this view"), fields, parent, keep=lambda values: self.save(str(values["title"] or tr("View")))
        )
        dialog.open()
        return dialog

    def menu(self, parent: QWidget, first: Callable[[], None]) -> QMenu:
        """Build the menu: the views, saving, forgetting; `first` shows everything as at first."""
        menu = QMenu(parent)
        dress_menu(menu)
        menu.setAccessibleName(tr("Saved views"))
        views = self.all()
        for view in views:
            menu.addAction(_plain(view.title), partial(self.use, view))
        menu.addAction(tr("As at first"), first)
        menu.addSeparator()
        if self.session is not None and not self.session.read_only:
            choose_icon(menu.addAction(tr("Save this view…"), lambda: self.ask_name(parent.window())), "bookmark")
            if views:
                below = menu.addMenu(tr("Delete a view"))
                for view in views:
                    below.addAction(_plain(view.title), partial(self.remove, view))
        return menu


def _plain(title: str) -> str:
    """Keep a sign in a name from becoming the mark of a key."""
    return title.replace("&", "&&")
