"""Choices of the program: language, look, the agent's own name, and where its data lie."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import left_to_right
from app.i18n import ENGLISH, PERSIAN, mark, tr
from app.paths import data_folder
from app.services.session import ChangeSet
from app.ui.page import Page
from app.ui.scrolling import centred_column
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.theme import set_kind

_WIDTH: Final = 760
_FIELD_WIDTH: Final = 320
_LANGUAGE_NAMES: Final = ((PERSIAN, "فارسی"), (ENGLISH, "English"))
_THEMES: Final = (("system", mark("As the computer")), ("light", mark("Light")), ("dark", mark("Dark")))


class SettingsPage(Page):
    """Every choice takes effect at once."""

    title = mark("Settings")

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.language = ChoiceBox(_LANGUAGE_NAMES, name=tr("Language"))
        self.theme = ChoiceBox([(key, tr(words)) for key, words in _THEMES], name=tr("Theme"))
        self.agent = PersianLineEdit(name=tr("Agent's name"))
        self.organisation = PersianLineEdit(name=tr("Implementing organisation"))
        self.language.committed.connect(lambda value: self.shell.change_language(str(value)))
        self.theme.committed.connect(self._on_theme)
        self.agent.committed.connect(lambda value: self.shell.settings.change(agent=value))
        self.organisation.committed.connect(lambda value: self.shell.settings.change(organisation=value))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(centred_column(_WIDTH, self._cards()))

    def reload(self, changes: ChangeSet | None) -> None:
        """Show the settings as they are."""
        del changes
        value = self.shell.settings.value
        self.language.set_value(value.language)
        self.theme.set_value(value.theme)
        self.agent.set_value(value.agent)
        self.organisation.set_value(value.organisation)

    def commit_pending(self) -> None:
        """Keep the names being typed."""
        self.agent.commit()
        self.organisation.commit()

    def focus_main(self) -> None:
        """Begin at the first choice, which the theme button may have changed meanwhile."""
        self.reload(None)
        self.language.setFocus()

    def _cards(self) -> Sequence[QWidget]:
        folder = PlainLabel(left_to_right(str(data_folder())), kind="soft", elide=True)
        show = text_button(tr("Show the folder"), icon="folder-open", clicked=_show_folder)
        return (
            PlainLabel(tr("Settings"), kind="h1"),
            _card(
                tr("Language and look"),
                _line(tr("Language"), tr("The window is drawn anew at once."), self.language),
                _line(tr("Theme"), tr("Light, dark, or as the computer is set."), self.theme),
            ),
            _card(
                tr("About you"),
                _line(tr("Agent's name"), tr("Signs your changes and stands in new programmes."), self.agent),
                _line(tr("Implementing organisation"), tr("Stands in new programmes."), self.organisation),
            ),
            _card(
                tr("On this computer"),
                PlainLabel(
                    tr("Edits are kept here until they are in your project file, with safety copies and the log."),
                    kind="muted",
                    wrap=True,
                ),
                _beside(folder, show),
            ),
        )

    def _on_theme(self, value: object) -> None:
        self.shell.settings.change(theme=value)
        self.shell.wear_theme()


def _show_folder() -> None:
    data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_folder())))


def _card(title: str, *parts: QWidget) -> QFrame:
    card = QFrame()
    set_kind(card, "card")
    box = QVBoxLayout(card)
    box.setContentsMargins(20, 16, 20, 18)
    box.setSpacing(14)
    box.addWidget(PlainLabel(title, kind="h2"))
    for part in parts:
        box.addWidget(part)
    return card


def _line(name: str, note: str, field: QWidget) -> QWidget:
    words = QWidget()
    box = QVBoxLayout(words)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(PlainLabel(name))
    box.addWidget(PlainLabel(note, kind="muted", wrap=True))
    field.setFixedWidth(_FIELD_WIDTH)
    return _beside(words, field)


def _beside(leading: QWidget, trailing: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(leading, 1)
    row.addWidget(trailing)
    return line
