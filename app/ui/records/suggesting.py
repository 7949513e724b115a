"""Known names offered under a line in which any name may be typed."""

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from app.i18n import tr
from app.ui.records.names import RecordNames
from app.widgets.suggestions import TakingByEnter, mark_only
from app.widgets.theme import set_kind


def suggest(line: QLineEdit, names: RecordNames, taken: Callable[[], object]) -> None:
    """Offer the names that hold what is typed in `line`; `taken` is called when one was chosen from the list."""
    model = QStringListModel(line)
    completer = QCompleter(model, line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    popup = QListView(line)
    popup.setAccessibleName(tr("Suggestions"))
    set_kind(popup, "suggestions")
    completer.setPopup(popup)
    line.setCompleter(completer)

    def offer(typed: str) -> None:
        found = names.matching(typed) if typed.strip() else []
        model.setStringList(list(dict.fromkeys(one.name for one in found)))
        mark_only(line)

    line.textEdited.connect(offer)
    TakingByEnter(line, taken)
    # The line takes the chosen name over first; only then can it be added.
    completer.activated.connect(lambda _name: taken(), Qt.ConnectionType.QueuedConnection)


def suggest_before(line: QLineEdit, names: RecordNames) -> None:
    """Offer the names for the first part of a line that goes on after a semicolon."""
    suggest(line, names, lambda: line.setText(f"{line.text().strip()}؛ "))
