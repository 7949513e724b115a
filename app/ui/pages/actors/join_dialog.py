"""Two actors side by side before they become one: which value counts where they differ, and what else moves."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QScrollArea, QWidget

from app.domain.actor import ACTORS, Actor
from app.domain.errors import UserError
from app.domain.schema import Column, Kind, Value
from app.domain.tables.people import ACTOR
from app.domain.text import persian_digits
from app.i18n import tr
from app.services import joining
from app.services.joining import Difference
from app.services.reading import one
from app.services.session import Session
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.tasks import Cancelled
from app.ui.working import at_work
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar
from app.widgets.theme import set_kind

_SIZE: Final = QSize(860, 560)
_LONGEST_SHOWN: Final = 300
_BOTH: Final = ""


class JoinDialog(Dialog):
    """Choices for joining; the older actor stays and takes over what points to the other.

    Args:
        session: the project, open for writing.
        pair: the ids of the two.
        parent: the window or a dialog.
        done: called with the id of the actor that stays, after they were joined.

    Raises:
        RuleError: one of the actors is gone.
    """

    def __init__(self, session: Session, pair: tuple[str, str], parent: QWidget, done: Callable[[str], None]) -> None:
        super().__init__(tr("Join two actors"), parent)
        self.resize(within_screen(parent, _SIZE))
        self._session, self._done = session, done
        self._keep, self._gone = (one(session, ACTORS, actor) for actor in sorted(pair))
        self._groups: dict[str, QButtonGroup] = {}
        self.bar = MessageBar(self)
        self.body.addWidget(PlainLabel(tr("Choose what counts where the two differ. All else is kept."), kind="muted"))
        self.body.addWidget(self.bar)
        self.body.addWidget(self._area(joining.differences(session, self._keep.id, self._gone.id)), 1)
        self.body.addWidget(PlainLabel(self._moving(), kind="soft", wrap=True))
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        button = text_button(tr("Join"), kind="primary", icon="combine", clicked=self.finish)
        self.add_button(button, default=True)

    def choices(self) -> dict[str, str]:
        """Return, by field, the id of the actor whose value counts."""
        chosen = {field: group.checkedButton() for field, group in self._groups.items()}
        actors = {field: str(button.property("choice")) for field, button in chosen.items() if button}
        return {field: actor for field, actor in actors.items() if actor != _BOTH}

    def choose(self, field: str, actor_id: str) -> None:
        """Let the value of one of the two count; an empty id keeps both texts."""
        for button in self._groups[field].buttons():
            if button.property("choice") == actor_id:
                button.setChecked(True)

    def finish(self) -> None:
        """Join the two."""
        try:
            pair = (self._keep.id, self._gone.id)
            work = partial(joining.join, self._session, *pair, self.choices())
            at_work(self, tr("Join two actors"), lambda watch: work(watch=watch))
        except Cancelled:
            return
        except UserError as error:
            self.bar.tell(str(error), kind="error")
            return
        self.accept()
        self._done(self._keep.id)

    def _moving(self) -> str:
        counted = joining.pointing_to(self._session, self._gone.id)
        if not counted:
            return tr("Nothing else points to the second actor.")
        parts = "، ".join(f"{tr(kind)} ({persian_digits(count)})" for kind, count in counted.items())
        return tr("With the second actor come over: {parts}. Its name stays as another name.", parts=parts)

    def _area(self, differences: list[Difference]) -> QScrollArea:
        page = QWidget()
        set_kind(page, "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
            grid.addWidget(PlainLabel((tr("First actor"), tr("Second actor"))[column - 1], kind="muted"), 0, column)
        for line, difference in enumerate(differences, 1):
            self._add_line(grid, line, difference)
        if not differences:
            words = tr("The two differ in no field: they can be joined as they are.")
            grid.addWidget(PlainLabel(words, wrap=True), 1, 0, 1, 4)
        grid.setRowStretch(len(differences) + 2, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _add_line(self, grid: QGridLayout, line: int, difference: Difference) -> None:
        column = ACTOR.by_name[difference.field]
        label = tr(column.label)
        group = self._groups[difference.field] = QButtonGroup(self)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(PlainLabel(label, kind="field"), line, 0, top)
        sides: tuple[tuple[Actor, Value], ...] = ((self._keep, difference.kept), (self._gone, difference.other))
        for place, (actor, value) in enumerate(sides, 1):
            words = _words(column, value)
            grid.addWidget(_choice(group, actor.id, f"{label}: {words}", words), line, place, top)
        if difference.is_united:
            grid.addWidget(_choice(group, _BOTH, f"{label}: {tr('Keep both')}", tr("Keep both")), line, 3, top)
        self.choose(difference.field, _BOTH if difference.is_united else self._keep.id)


def _choice(group: QButtonGroup, actor_id: str, name: str, words: str) -> QWidget:
    """Make a radio button with words beside it that may run over several lines."""
    button = QRadioButton()
    button.setProperty("choice", actor_id)
    button.setAccessibleName(name)
    group.addButton(button)
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    label = _Words(words, button)
    row.addWidget(label, 1)
    return place


class _Words(PlainLabel):
    """Words that press the button beside them."""

    def __init__(self, words: str, button: QRadioButton) -> None:
        super().__init__(words, wrap=True)
        self._button = button

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose what the words say."""
        self._button.setChecked(True)


def _words(column: Column, value: Value) -> str:
    if column.kind is Kind.CHOICE:
        return tr(column.labels.get(str(value), str(value)))
    if column.kind is Kind.INTEGER:
        return tr("Yes") if value else tr("No")
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
