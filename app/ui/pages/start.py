"""The first page: begin something, or go on with a recent project."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import isolate
from app.i18n import mark, tr
from app.services.plan_reading import project_of
from app.services.session import ChangeSet, Session
from app.ui.page import Page
from app.ui.pages import OVERVIEW
from app.ui.pages.start_parts import Band, BeginningCard, RecentRow
from app.ui.scrolling import centred_column
from app.ui.shell import Shell
from app.widgets.buttons import IconButton, text_button
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_WIDTH: Final = 1160
_BEGINNINGS: Final = (
    ("new", "file-plus", mark("New programme"), mark("Start from the four-phase roadmap and give its first day.")),
    ("open", "folder-open", mark("Open a project"), mark("A .khooshe file from this computer or a USB stick.")),
    ("import", "file-input", mark("Import a table"), mark("Read a programme from Excel, Word, CSV or text.")),
    ("sample", "sparkles", mark("Sample programme"), mark("See the filled roadmap of the search-engine cluster.")),
)


class StartPage(Page):
    """Beginnings and recent projects; files can be dropped anywhere on the window."""

    title = mark("Home")
    tables = frozenset({"project"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._band = Band(
            tr("Khoosheyar"), tr("Plan, run and report the development of a cluster, offline and in Persian")
        )
        self._open = text_button("", kind="flat", icon="layout-dashboard", clicked=lambda: self.shell.go(OVERVIEW))
        self._cards = [self._card(*beginning) for beginning in _BEGINNINGS]
        self._session: Session | None = None
        self._rows: list[RecentRow] = []
        self._lines: list[QWidget] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._nothing = PlainLabel(
            tr("Projects that you open are listed here. You can also drop a file on this window."),
            kind="muted",
            wrap=True,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(centred_column(_WIDTH, self._parts()))

    def open_session(self, session: Session | None) -> None:
        """Lead back to the open programme, or show the name of the program only."""
        self._session = session
        self._open.setVisible(session is not None)

    def reload(self, changes: ChangeSet | None) -> None:
        """Name the open programme and list the recent projects again."""
        del changes
        if self._session is not None:
            title = project_of(self._session).title or self._session.path.stem
            self._open.setText(" " + tr("Open now: {title} – to its overview", title=isolate(title)))
            self._open.setAccessibleName(self._open.text().strip())
        self._list_recent()

    def focus_main(self) -> None:
        """Begin at the newest project, else at the first card."""
        self._list_recent()
        (self._rows[0] if self._rows else self._cards[0]).setFocus()

    def _parts(self) -> Sequence[QWidget]:
        cards = QWidget()
        row = QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for card in self._cards:
            row.addWidget(card, 1)
        return self._band, self._open, cards, self._recent_card()

    def _recent_card(self) -> QFrame:
        card = QFrame()
        set_kind(card, "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(8)
        box.addWidget(PlainLabel(tr("Recent projects"), kind="h2"))
        box.addWidget(self._nothing)
        box.addLayout(self._recent)
        return card

    def _card(self, action: str, icon: str, name: str, sentence: str) -> BeginningCard:
        card = BeginningCard(icon, tr(name), tr(sentence))
        card.clicked.connect(lambda: self.shell.do(action))
        return card

    def _list_recent(self) -> None:
        for line in self._lines:
            line.deleteLater()
        self._rows = []
        self._lines = [self._recent_line(Path(name)) for name in self.shell.settings.value.recent]
        for line in self._lines:
            self._recent.addWidget(line)
        self._nothing.setVisible(not self._rows)

    def _recent_line(self, path: Path) -> QWidget:
        line = QWidget()
        row = RecentRow(path)
        row.clicked.connect(lambda: self.shell.open_file(path))
        remove = IconButton("x", tr("Remove {name} from this list", name=path.stem))
        remove.clicked.connect(lambda: self._forget(path))
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(row, 1)
        box.addWidget(remove)
        self._rows.append(row)
        return line

    def _forget(self, path: Path) -> None:
        self.shell.settings.forget_recent(path)
        self.focus_main()
