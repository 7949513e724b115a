"""The one window: rail, header, message bar, pages; it shows a project and remembers where the agent was."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.text import isolate, persian_digits
from app.i18n import tr
from app.services.plan_reading import project_of
from app.services.session import ChangeSet, Session
from app.services.settings import SettingsStore
from app.ui import look, visiting
from app.ui.actions import ActionSet
from app.ui.commands import Commands
from app.ui.desk import Desk
from app.ui.finder import Finder
from app.ui.found import Found
from app.ui.header import Header
from app.ui.keys import MenuKey
from app.ui.notes import Notes, Teller
from app.ui.pages import HOME, OVERVIEW, PAGES
from app.ui.projects import Projects
from app.ui.rail import Rail
from app.ui.search import SearchBox
from app.ui.shell import Offer
from app.ui.stage import Stage
from app.ui.tasks import Progress, Task, run_task
from app.widgets import theme
from app.widgets.message_bar import MessageBar
from app.widgets.progress_panel import ProgressPanel

T = TypeVar("T")
_SMALLEST: Final = QSize(880, 500)
_FIRST: Final = QSize(1360, 860)
_HEADER_BUTTONS: Final = ("details", "undo", "redo", "theme", "menu")


class MainWindow(QMainWindow):
    """The window of the program; it shows no page until it is told where to `go`.

    `language_wanted` comes after the language changed: the window is made anew.
    """

    language_wanted = Signal(str)

    def __init__(self, settings: SettingsStore) -> None:
        super().__init__()
        self.settings = settings
        self.desk = Desk(self)
        self.finder = Finder(lambda: self.session, self)
        self.projects = Projects(self)
        self.actions_of_window = ActionSet(self, Commands(self, self.projects))
        self._leaving = False
        self._menu: QMenu | None = None
        self._build()
        self._connect()
        self._show_state()
        self._restore_geometry()

    # ---- what pages and commands see

    @property
    def session(self) -> Session | None:
        """Return the open project."""
        return self.desk.session

    def widget(self) -> QWidget:
        """Return the window as the parent of dialogs."""
        return self

    def writable(self) -> bool:
        """Tell whether a project is open that may be edited."""
        return self.session is not None and not self.session.read_only

    def tell(self, text: str, *, kind: str = "info", action: Offer | None = None) -> None:
        """Say something in the message bar."""
        self._teller.tell(text, kind, action, self.session)

    def tell_error(self, error: UserError) -> None:
        """Say in the message bar what could not be done."""
        self.tell(str(error), kind="error")

    def run(self, label: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> Task:
        """Run `work` in a thread with a progress panel; errors go to the message bar."""
        task = run_task(work, done=done, failed=self.tell_error, label=label, owner=self)
        self._panel.start(label)
        self._panel.cancelled.connect(task.cancel)
        task.progressed.connect(self._on_progress)
        task.finished.connect(self._panel.finish)
        return task

    def go(self, page: str, row_id: str | None = None) -> None:
        """Show a page, and a record in it."""
        self._teller.turn(self.stage.key, page)
        shown = self.stage.show_page(page)
        self.rail.show_current(page)
        if row_id is not None:
            shown.show_row(row_id)
        shown.focus_main()

    def do(self, action: str) -> None:
        """Do an action by its id, if it is allowed now."""
        self.actions_of_window[action].trigger()

    def open_file(self, path: Path) -> None:
        """Open a project file, or import any other."""
        self.projects.take(path)

    def show_project(self, session: Session) -> None:
        """Show a project that was opened, at the place where the agent left it."""
        self.desk.take(session)
        self.settings.add_recent(session.path)
        self._leaving = False
        self.bar.clear()
        place = self.settings.place_in(session.path)
        pages = place.get("pages")
        self.stage.open_session(session, pages if isinstance(pages, dict) else {})
        self._show_state()
        known = {entry.key for entry in PAGES if entry.needs_project}
        self.go(place["page"] if place.get("page") in known else OVERVIEW)
        self._tell_state_of(session)
        visiting.arrive(self, session, is_quiet=self.bar.isHidden)

    def put_away(self) -> bool:
        """Save and close the open project; False when it could not be saved and stays open for once."""
        if self.session is None:
            return True
        self.commit_pending()
        self.remember_place()
        visiting.leave(self, self.session)
        if not self.desk.save() and not self._leaving:
            self._leaving = True
            self._tell_unsaved()
            return False
        self.stage.open_session(None, {})
        self.desk.release_and_close()
        self.bar.clear()
        self._show_state()
        self.go(HOME)
        return True

    def commit_pending(self) -> None:
        """Write what is being typed."""
        self.stage.commit_pending()

    def remember_place(self) -> None:
        """Keep where the agent is, for the next time this project is opened."""
        if self.session is not None:
            self.settings.remember_place(self.session.path, {"page": self.stage.key, "pages": self.stage.places()})

    def begin_search(self) -> None:
        """Put the keyboard into the search box."""
        self.header.search.begin()

    def open_menu(self) -> None:
        """Open the menu of all commands under its button."""
        button = self.header.button(self.actions_of_window["menu"])
        if self._menu is None:
            self._menu = self.actions_of_window.menu(self)
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def key_groups(self) -> Iterator[tuple[str, Sequence[QAction]]]:
        """Return all actions that have keys, the page's own first."""
        page = self.stage.current()
        if page is not None:
            own = [action for action in page.findChildren(QAction) if not action.shortcut().isEmpty()]
            once = {(action.text(), action.shortcut().toString()): action for action in own}
            yield tr(page.title), list(once.values())
        yield from self.actions_of_window.keys_by_group()

    def wear_theme(self) -> None:
        """Dress the program in the theme of the settings."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look.wear(app, self.settings.value.theme)
        self._show_theme()

    def change_language(self, language: str) -> None:
        """Speak another language from now on."""
        self.commit_pending()
        self.settings.change(language=language)
        self.language_wanted.emit(language)

    # ---- Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is being typed, save, and remember the place; stay once when the project cannot be saved."""
        last = str(self.session.path) if self.session else ""
        self.settings.change(geometry=bytes(self.saveGeometry().toHex().data()).decode(), last=last)
        if self.put_away():
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file or read its table."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.open_file(path))

    # ---- inside

    def _build(self) -> None:
        keys = [self.actions_of_window[f"go-{entry.key}"].shortcut().toString() for entry in PAGES]
        self.rail = Rail(PAGES, keys, self)
        self.header = Header(
            SearchBox(self.finder.find), [self.actions_of_window[name] for name in _HEADER_BUTTONS], self
        )
        self.bar = MessageBar(self)
        self._panel = ProgressPanel(self)
        self.stage = Stage(PAGES, self, self)
        self._teller = Teller(self.bar)
        self.setCentralWidget(self._centre())
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        self._show_theme()

    def _centre(self) -> QWidget:
        centre = QWidget(self)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Notes(self.bar, self._panel))
        column.addWidget(self.stage, 1)
        row.addLayout(column, 1)
        return centre

    def _connect(self) -> None:
        self.desk.changed.connect(self._on_change)
        self.desk.saved.connect(self._on_saved)
        self.desk.remade.connect(self._on_remade)
        self.desk.trouble.connect(self._on_trouble)
        self.rail.chosen.connect(self.go)
        self.header.search.opened.connect(self._open_found)
        self.header.search.begun.connect(self.finder.begin)
        self.finder.improved.connect(self.header.search.search_again)
        self.desk.leaving.connect(self.finder.release)
        QApplication.styleHints().colorSchemeChanged.connect(self.wear_theme)
        keys = MenuKey(self)
        keys.pressed.connect(self.open_menu)
        self.installEventFilter(keys)

    def _open_found(self, found: Found) -> None:
        """Show what was found: the part that matched where the page can, else the record that it belongs to."""
        self.go(found.page)
        page = self.stage.current()
        if page is not None and not (found.part and page.show_row(found.part)):
            page.show_row(found.id)
            page.focus_main()

    def _on_change(self, changes: ChangeSet) -> None:
        self._teller.follow(self.session)
        self._teller.leave_to(self.stage.key)
        self.stage.announce(changes)
        self._show_state()

    def _on_saved(self) -> None:
        if self.header.trouble:
            self.bar.clear()
        self._leaving = False
        self.header.trouble = False
        self.header.show_project(self.session)

    def _on_remade(self) -> None:
        name = isolate(self.session.path.name) if self.session else ""
        words = tr("“{name}” was removed or moved while it was open. It was made again at its place.", name=name)
        self.tell(words, kind="warning")

    def _on_trouble(self, error: UserError) -> None:
        self.header.trouble = True
        self.header.show_project(self.session)
        offer = Offer(tr("Save a copy…"), self.projects.ask_copy)
        text = tr("{reason} Your edits are kept on this computer and saving is tried again.", reason=str(error))
        self.tell(text, kind="error", action=offer)

    def _on_progress(self, done: int, total: int, text: str) -> None:
        if total:
            self._panel.advance(done / total, text)

    def _tell_unsaved(self) -> None:
        text = tr("{reason} Your edits are kept on this computer. Save a copy, or close again to leave.")
        offer = Offer(tr("Save a copy…"), self.projects.ask_copy)
        self.tell(text.format(reason=self.desk.said), kind="error", action=offer)

    def _tell_state_of(self, session: Session) -> None:
        """Say what is special about the project just opened."""
        if session.read_only:
            words = tr("This project is open in another window, so it is shown for reading only.")
            more = tr("Close it there to edit here.")
            self.tell(f"{words} {more}", kind="warning")
        elif session.was_rebuilt:
            self.tell(
                tr("The program's own copy of this project was damaged. It was rebuilt from the file."), kind="warning"
            )
        elif session.rejected:
            words = tr(
                "{count} damaged entries of this file were left out; the rest is here.", count=len(session.rejected)
            )
            self.tell(persian_digits(words), kind="warning")

    def _show_theme(self) -> None:
        theme.set_icon(self.actions_of_window["theme"], "sun" if theme.is_dark() else "moon")

    def _show_state(self) -> None:
        session = self.session
        self.actions_of_window.refresh(session)
        self.rail.allow_project_pages(session is not None)
        self.header.show_project(session)
        title = project_of(session).title or session.path.stem if session else ""
        self.setWindowTitle(f"{isolate(title)} - {tr('Khoosheyar')}" if title else tr("Khoosheyar"))

    def _restore_geometry(self) -> None:
        geometry = self.settings.value.geometry
        if not geometry or not self.restoreGeometry(QByteArray.fromHex(geometry.encode("ascii", "ignore"))):
            self._take_first_size()

    def _take_first_size(self) -> None:
        """Take the best size, or the whole of a screen that is too small for it."""
        room = self.screen().availableSize()
        self.resize(_FIRST.boundedTo(room))
        if not (room.width() > _FIRST.width() and room.height() > _FIRST.height()):
            self.setWindowState(Qt.WindowState.WindowMaximized)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
    return Path(path) if path and "\0" not in path else None
