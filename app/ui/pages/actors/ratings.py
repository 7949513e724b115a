"""The ratings of an actor: where it stands now on every scale, and below the dated history that led there."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain import jalali
from app.domain.actor import RATINGS, Rating
from app.domain.clock import today
from app.domain.standing import GRID_LABELS, SALIENCE_LABELS, SCALES, UNRATED, Position, Standing, standing
from app.domain.tables.people import HIGHEST, RATING
from app.domain.text import LRM, isolate, left_to_right, persian_digits
from app.i18n import mark, tr
from app.services.actors import rate
from app.services.reading import where
from app.services.session import Session
from app.ui.pages.actors import typed
from app.ui.records.child_list import ChildList, Line, PartActions
from app.ui.records.fields import specs_of
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets import painting
from app.widgets.direction import visual
from app.widgets.labels import PlainLabel
from app.widgets.status import StatusChip
from app.widgets.theme import font, token

_ROW: Final = 30
_WORDS: Final = 84
_VALUE: Final = 44
_BAR: Final = 8
_LOWEST: Final = {"attitude": -HIGHEST // 2}
_DOT: Final = " · "


class PositionSection(Section):
    """The values of today as bars, with the position that is aimed at."""

    def __init__(self) -> None:
        super().__init__(mark("Where it stands today"))
        self.bars = ScaleBars()
        self.since = PlainLabel(kind="muted", wrap=True)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self.box.addLayout(self._chips)
        self.box.addWidget(self.bars)
        self.box.addWidget(self.since)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show where another actor stands."""
        stands = standing(where(session, RATINGS, actor_id=record_id)) if session and record_id else UNRATED
        self.bars.show_standing(stands)
        self.since.setText(_since(stands.current))
        self._show_chips(stands.current)

    def _show_chips(self, position: Position) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if position.grid:
            self._chips.addWidget(StatusChip(tr(GRID_LABELS[position.grid]), tone="primary"))
        if position.salience:
            self._chips.addWidget(StatusChip(tr(SALIENCE_LABELS[position.salience]), tone="planned"))
        self._chips.addStretch(1)


class ScaleBars(QWidget):
    """A painted bar for each scale: its name, the bar, the number, and a mark where it is aimed at."""

    def __init__(self) -> None:
        super().__init__()
        self._standing = UNRATED
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_standing(self, stands: Standing) -> None:
        """Show other values."""
        self._standing = stands
        words = [f"{tr(_label(scale))}: {_number(scale, getattr(stands.current, scale)) or '—'}" for scale in SCALES]
        self.setAccessibleName("، ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a row a scale."""
        return QSize(260, _ROW * len(SCALES))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        with QPainter(self) as painter:
            for place, scale in enumerate(SCALES):
                self._paint_scale(painter, QRect(0, place * _ROW, self.width(), _ROW), scale)

    def _paint_scale(self, painter: QPainter, row: QRect, scale: str) -> None:
        value: int | None = getattr(self._standing.current, scale)
        aim: int | None = getattr(self._standing.desired, scale)
        words = QRect(row.left(), row.top(), _WORDS, row.height())
        number = QRect(row.right() + 1 - _VALUE, row.top(), _VALUE, row.height())
        painting.paint_text(painter, visual(row, words), tr(_label(scale)), colour="text_soft", of=font("sm"))
        shown = _number(scale, value) or "—"
        face = font("base", QFont.Weight.DemiBold)
        painting.paint_text(
            painter, visual(row, number), shown, colour="text" if value is not None else "muted", of=face
        )
        track = QRect(
            words.right() + 9, row.top() + (row.height() - _BAR) // 2, row.width() - _WORDS - _VALUE - 20, _BAR
        )
        _paint_bar(painter, row, track, _LOWEST.get(scale, 0), value)
        if aim is not None:
            x = track.left() + round(track.width() * _share(aim, _LOWEST.get(scale, 0)))
            painter.fillRect(visual(row, QRect(x - 1, track.top() - 4, 3, _BAR + 8)), token("accent"))


def ratings_list(shell: Shell) -> ChildList[Rating]:
    """List the ratings of an actor, the latest first; a new one never overwrites the old."""
    rows = specs_of(RATING, ("on", "aim"), ("power", "interest"), ("attitude", "legitimacy"), ("urgency",), ("reason",))
    return ChildList(
        RATINGS,
        shell,
        owner="actor_id",
        title=mark("Ratings so far"),
        describe=_line,
        fields=rows,
        parts=_latest_first,
        quick=lambda text: typed.rating(text, today()),
        hint=mark("Power interest attitude reason, such as ۸ ۷ -۲ …"),
        empty=mark("Not rated yet. A rating says on which day, on which scales and why."),
        extra=lambda _actor: {"on": today(), "aim": "current"},
        actions=PartActions(add=_add),
    )


def _add(session: Session, values: dict[str, object] | object) -> str:
    given = dict(values) if isinstance(values, dict) else {}
    on = given.get("on")
    return rate(
        session,
        str(given["actor_id"]),
        {scale: given.get(scale) for scale in SCALES},
        reason=str(given.get("reason") or ""),
        on=on if isinstance(on, dt.date) else None,
        aim=str(given.get("aim") or "current"),
    )


def _latest_first(session: Session, actor: str) -> Sequence[Rating]:
    key: Callable[[Rating], tuple[dt.date, str]] = lambda one: (one.on or dt.date.min, one.id)  # noqa: E731 a typed key
    return sorted(where(session, RATINGS, actor_id=actor), key=key, reverse=True)


def _line(one: Rating) -> Line:
    rated = [(scale, getattr(one, scale)) for scale in SCALES]
    words = [f"{tr(_label(scale))} {_number(scale, value)}" for scale, value in rated if value is not None]
    day = left_to_right(jalali.short(one.on)) if one.on else ""
    title = _DOT.join(part for part in (day, one.reason and isolate(one.reason.split("\n")[0])) if part)
    desired = one.aim == "desired"
    return Line(title or tr("Rating"), _DOT.join(words), chip=tr("Desired position") if desired else "", tone="late")


def _since(position: Position) -> str:
    if position.since is None:
        return tr("Not rated yet.") if position == Position() else ""
    date = isolate(jalali.long(position.since))
    if not position.reason:
        return tr("Since {date}", date=date)
    return tr("Since {date}: {reason}", date=date, reason=isolate(position.reason))


def _label(scale: str) -> str:
    return RATING.by_name[scale].label


def _number(scale: str, value: int | None) -> str:
    if value is None:
        return ""
    if scale not in _LOWEST:
        return persian_digits(value)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{LRM}{sign}{persian_digits(abs(value))}{LRM}"


def _share(value: int, lowest: int) -> float:
    highest = HIGHEST // 2 if lowest else HIGHEST
    return (value - lowest) / (highest - lowest)


def _paint_bar(painter: QPainter, row: QRect, track: QRect, lowest: int, value: int | None) -> None:
    """Paint the track, filled from nought to the value; a scale with both signs is filled from its middle."""
    painter.fillRect(visual(row, track), token("line"))
    if value is None:
        return
    zero = track.left() + round(track.width() * _share(0, lowest))
    end = track.left() + round(track.width() * _share(value, lowest))
    tone = "primary" if not lowest else "done" if value > 0 else "stopped"
    left, right = min(zero, end), max(zero, end)
    painter.fillRect(visual(row, QRect(left, track.top(), max(right - left, 2), track.height())), token(tone))
