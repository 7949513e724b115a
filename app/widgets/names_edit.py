"""Several names in one field: each becomes a chip, and known names are suggested while typing."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QListView, QSizePolicy, QWidget

from app.domain.text import ZWNJ, normalise, persian_digits, search_key
from app.i18n import tr
from app.widgets.buttons import IconButton
from app.widgets.direction import write_rtl
from app.widgets.field import error_of, mark_error
from app.widgets.flow_layout import FlowLayout
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import spelled
from app.widgets.suggestions import mark_only, marked_name
from app.widgets.theme import restyle, set_kind

_SEPARATORS: Final = re.compile(r"[،؛;\n\r\t]+|\s+[-–—ـ]+\s*|\s*[-–—ـ]+\s+")
_MOST_SUGGESTIONS: Final = 8
_MOST_CHIPS: Final = 60
_LONGEST: Final = 200
_NARROWEST: Final = 90


def split_names(text: str) -> tuple[str, ...]:
    """Read names parted by «،», «;», a new line, or a dash with a blank beside it; each name once.

    A dash inside a word parts nothing, so that a name such as «طرح-برنامه» stays whole.
    """
    parts = (re.sub(r"\s+", " ", normalise(part)).strip(f" {ZWNJ}-–—") for part in _SEPARATORS.split(text))
    once: dict[str, str] = {}
    for part in parts:
        if part:
            once.setdefault(search_key(part), part)
    return tuple(once.values())


class NamesEdit(QFrame):
    """Names as chips with a line to type more; Backspace in the empty line takes the last one back for editing.

    Of very many names only the last ones are chips, which keeps a form from a stranger quick; the others stay.

    Args:
        name: the accessible name.
        suggestions: the known names.
        placeholder: shown while there is no name.
        find: finds the names to suggest for what is typed, instead of `suggestions`, where these are too many to go
            through at each key; then Enter takes the only one for a typed word.
    """

    committed = Signal(object)
    edited = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = "",
        suggestions: Iterable[str] = (),
        placeholder: str = "",
        find: Callable[[str], Iterable[str]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._value: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._placeholder = placeholder
        set_kind(self, "names")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line = _NameLine(self, name, takes_only=find is not None)
        self.line.entered.connect(self.commit)
        self.line.textEdited.connect(self._on_typed)
        # The line takes the chosen suggestion over first; only then can it become a chip.
        self.line.completer().activated.connect(self._take_typed, Qt.ConnectionType.QueuedConnection)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(5, 4, 5, 4)
        self._flow.addWidget(self.line)
        self._chips: list[QWidget] = []
        self.set_suggestions(suggestions)
        self._show()

    def set_suggestions(self, suggestions: Iterable[str]) -> None:
        """Offer other known names."""
        self._suggestions = list(suggestions)

    def typed_names(self) -> tuple[str, ...]:
        """Return the chips, with what is typed beside them."""
        return split_names("\n".join((*self._names, self.line.text())))

    def value(self) -> tuple[str, ...]:
        """Return the last taken names."""
        return self._value

    def set_value(self, value: Iterable[str] | None) -> None:
        """Show `value`."""
        self._value = self._names = tuple(value or ())
        self.line.clear()
        self.set_error("")
        self._show()

    def commit(self) -> bool:
        """Take the chips and what is still typed."""
        self._absorb(self.line.text())
        if self._names != self._value:
            self._value = self._names
            self.committed.emit(self._value)
        return not self.has_error()

    def has_error(self) -> bool:
        """Tell whether the field is marked as wrong."""
        return bool(error_of(self))

    def error_text(self) -> str:
        """Return the message of the mark."""
        return error_of(self)

    def set_error(self, message: str) -> None:
        """Mark the field, or clear the mark with an empty message."""
        mark_error(self, message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the line: its focus colours the frame, its keys make and take chips."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(event, QFocusEvent):
            self._on_focus(event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_focus(self, event: QFocusEvent) -> None:
        self.setProperty("focused", self.line.hasFocus())
        restyle(self)
        staying = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.lostFocus() and event.reason() not in staying:
            self.commit()

    def _on_key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), self.line.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return True
        if key == Qt.Key.Key_Backspace and not text and self._names:
            self._take_back()
            return True
        if key == Qt.Key.Key_Escape and (text or self._names != self._value):
            self.set_value(self._value)
            self.edited.emit()
            return True
        return False

    def _on_typed(self, text: str) -> None:
        if _SEPARATORS.search(text.lstrip()):
            self._absorb(text)
        self.line.suggest(self._matching(self.line.text()))
        self.set_error("")
        self.edited.emit()

    def _matching(self, text: str) -> list[str]:
        typed = search_key(text)
        taken = {search_key(name) for name in self._names}
        offered = self._find(text) if self._find else (one for one in self._suggestions if typed in search_key(one))
        found = (name for name in offered if search_key(name) not in taken)
        return [name for _, name in zip(range(_MOST_SUGGESTIONS), found, strict=False)] if typed else []

    def _take_typed(self) -> None:
        self.commit()

    def _absorb(self, text: str) -> None:
        """Turn typed names into chips."""
        self.line.clear()
        known = {search_key(name): name for name in self._suggestions}
        fresh = [known.get(search_key(name), name) for name in split_names(text)]
        taken = {search_key(name) for name in self._names}
        added = tuple(name for name in fresh if search_key(name) not in taken)
        if added:
            self._names += added
            self._show()

    def _take_back(self) -> None:
        self.line.setText(self._names[-1])
        self._names = self._names[:-1]
        self._show()
        self.edited.emit()

    def _remove(self, name: str) -> None:
        self._names = tuple(other for other in self._names if other != name)
        self._show()
        self.edited.emit()
        self.line.setFocus()
        self.commit()

    def _show(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = self._made()
        for place, chip in enumerate(self._chips):
            self._flow.insert(place, chip)
            chip.show()
        self.line.setPlaceholderText("" if self._names else self._placeholder)
        self.updateGeometry()

    def _made(self) -> list[QWidget]:
        hidden = max(0, len(self._names) - _MOST_CHIPS)
        made: list[QWidget] = []
        if hidden:
            made.append(PlainLabel(tr("{count} more", count=persian_digits(hidden)), kind="muted"))
        for name in self._names[hidden:]:
            chip = _NameChip(name, self)
            chip.removed.connect(self._remove)
            made.append(chip)
        return made


class _NameLine(QLineEdit):
    entered = Signal()

    def __init__(self, parent: QWidget, name: str, *, takes_only: bool) -> None:
        super().__init__(parent)
        self._takes_only = takes_only
        set_kind(self, "bare")
        write_rtl(self)
        self.setAccessibleName(name)
        self.setMinimumWidth(_NARROWEST)
        self.setMaxLength(_LONGEST * 10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.suggestions = QListView(self)
        self.suggestions.setAccessibleName(tr("Suggestions"))
        set_kind(self.suggestions, "suggestions")
        completer.setPopup(self.suggestions)
        self.setCompleter(completer)

    def suggest(self, names: list[str]) -> None:
        self._model.setStringList(names)
        if self._takes_only:
            mark_only(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.suggestions.isVisible():
            self._enter()
            return
        typed = spelled(event)
        if typed is None:
            super().keyPressEvent(event)
        else:
            self.insert(typed)

    def _enter(self) -> None:
        """Take the marked suggestion, else what is typed; Qt would only close the list."""
        if marked := marked_name(self):
            self.setText(marked)
        self.suggestions.hide()
        self.entered.emit()


class _NameChip(QFrame):
    removed = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        set_kind(self, "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        remove = IconButton("x", tr("Remove {name}", name=name), self, kind="small")
        remove.setIconSize(remove.iconSize() * 0.7)
        remove.clicked.connect(lambda: self.removed.emit(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 1, 4, 1)
        row.setSpacing(3)
        row.addWidget(PlainLabel(name, elide=True))
        row.addWidget(remove)
