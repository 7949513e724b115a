"""One field of the form: label, input, what is wrong with it or a hint, and when what is typed is taken."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.i18n import tr
from app.ui.records.fields import FieldSpec
from app.widgets.choice import ChoiceBox
from app.widgets.entry import Entry
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.text_edit import PersianTextEdit
from app.widgets.theme import restyle, set_kind
from app.widgets.tick_box import TickBox

PAUSE: Final = 1500
"""Milliseconds without a key after which typed words are kept, even though the field is not left."""


class FieldRow(QWidget):
    """A labelled input for one field of a record.

    `given` comes with the value when the user has changed it and is done; `keep` then stores it and may refuse.
    """

    def __init__(self, spec: FieldSpec, keep: Callable[[str, object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.input = spec.make(tr(spec.label))
        self._keep = keep
        self._loaded: object = None
        self._typing = False
        self._refusal: tuple[object, str] | None = None
        self._hint = ""
        self._label = PlainLabel("" if isinstance(self.input, TickBox) else tr(spec.label), kind="field")
        self._note = PlainLabel(kind="muted", wrap=True)
        self._note.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)
        self._lay_out()
        self.input.edited.connect(self._on_edited)
        self.input.committed.connect(self._on_committed)
        for part in (self.input, *self.input.findChildren(Entry), self.input.focusProxy()):
            if part is not None:
                part.installEventFilter(self)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for part in (self._label, self.input, self._note):
            box.addWidget(part)
        self._label.setBuddy(self.input)

    def load(self, value: object, *, mixed: bool = False, afresh: bool = True) -> None:
        """Show a stored value.

        Args:
            value: as the input takes it; None for values that differ.
            mixed: several records have different values.
            afresh: it is that of another record; else what the user is typing over the same value stays.
        """
        if self._typing and not afresh and value == self._loaded:
            return
        same = not afresh and value == self._loaded == self.input.value() and not self.input.has_error()
        self._loaded = value
        self._stop()
        if not same or getattr(self.input, "shows_names", False):
            self.input.set_value(value)
        if mixed and isinstance(self.input, ChoiceBox):
            self.input.show_several()
        for line in self._lines():
            line.setPlaceholderText("" if mixed or value else tr(self.spec.empty))
        self.show_hint(tr("Different values") if mixed else "")

    def show_hint(self, hint: str) -> None:
        """Say something under the input while nothing is wrong."""
        self._hint = hint
        self._show_note()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Make the input read-only, or let it be typed in."""
        for line in self._lines():
            line.setReadOnly(locked)
            restyle(line)
        if not isinstance(self.input, QLineEdit | QTextEdit):
            self.input.setEnabled(not locked)

    def commit(self) -> bool:
        """Take what is typed; False when it is wrong, and then it stays typed."""
        self._pause.stop()
        if not self._typing:
            return not self.input.has_error()
        good: bool = self.input.commit()
        if good:
            self._typing = False
        return good and not self.input.has_error()

    def error(self) -> str:
        """Return what is wrong with what is typed."""
        return str(self.input.error_text())

    def note(self) -> str:
        """Return what is said under the input, an error or a hint."""
        return self._note.text()

    def pause(self) -> QTimer:
        """Return the timer whose end keeps what is typed so far."""
        return self._pause

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what is wrong under the input as soon as it is marked; Escape gives the stored value back."""
        if event.type() == QEvent.Type.DynamicPropertyChange:
            self._keep_refusal()
            self._show_note()
        if self.spec.offers is not None and event.type() == QEvent.Type.FocusIn:
            self.input.set_suggestions(self.spec.offers())
        if self._refusal and event.type() == QEvent.Type.KeyPress and _is_escape(event):
            self._stop()
            self.input.set_value(self._loaded)
            return True
        return super().eventFilter(watched, event)

    def _lines(self) -> list[QLineEdit | QTextEdit]:
        parts = (self.input, *self.input.findChildren(QLineEdit))
        return [part for part in parts if isinstance(part, QLineEdit | QTextEdit)]

    def _show_note(self) -> None:
        error = self.error()
        set_kind(self._note, "error" if error else "muted")
        self._note.setText(error or self._hint)
        self._note.setVisible(bool(error or self._hint))

    def _stop(self) -> None:
        self._pause.stop()
        self._typing = False
        self._refusal = None

    def _keep_refusal(self) -> None:
        """An input knows only whether it can read its text; mark again what the rules do not allow."""
        if self._refusal and self.input.value() == self._refusal[0] and not self.input.has_error():
            self.input.set_error(self._refusal[1])

    def _on_edited(self) -> None:
        self._typing = True
        if self.spec.pauses:
            self._pause.start()

    def _on_pause(self) -> None:
        """Keep what is typed so far; a blank at the end means that the next word is still to come."""
        field = self.input
        typed = field.text() if isinstance(field, QLineEdit) else ""
        if isinstance(field, PersianLineEdit | PersianTextEdit) and typed != typed.strip():
            return
        self.commit()

    def _on_committed(self, value: object) -> None:
        self._stop()
        try:
            self._keep(self.spec.name, value)
        except UserError as error:
            self._typing = True
            self._refusal = (value, str(error))
            self.input.set_error(str(error))


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
