"""The cards of the overview that follow its first paint: what is missing, what is new."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain import jalali
from app.domain.records import TABLE_BY_NAME
from app.domain.text import left_to_right, persian_digits
from app.i18n import tr
from app.services.missing import Gap
from app.services.places import Spot, spot_of
from app.services.session import Session
from app.services.visits import News
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.pages.overview.lines import Line, LineList
from app.ui.pages.overview.phases import Card, Go
from app.ui.pages.overview.wording import news_lines
from app.ui.pages.painted import PaintedButton
from app.widgets import painting
from app.widgets.buttons import text_button
from app.widgets.direction import visual
from app.widgets.labels import PlainLabel
from app.widgets.theme import font

_GAP_HEIGHT: Final = 38
_FIRST: Final = ("activity", "actor", "meeting", "working_group", "agreement")
_MOST: Final = 500
_NEWS_ROWS: Final = 420
_DIALOG: Final = QSize(560, 520)


class MissingCard(Card):
    """What was not entered yet; a click lists the records that lack it."""

    def __init__(self, go: Go) -> None:
        super().__init__(tr("What is missing"))
        self._go = go

    def show_gaps(self, session: Session, gaps: Sequence[Gap]) -> None:
        """Show what is missing in a project."""
        rows: list[QWidget] = []
        for gap in gaps:
            row = GapRow(gap)
            row.clicked.connect(lambda _checked=False, one=gap: self._open(session, one))
            rows.append(row)
        self.show_rows(rows or [PlainLabel(_nothing_missing(session), kind="muted", wrap=True)])

    def _open(self, session: Session, gap: Gap) -> None:
        if len(gap.ids) == 1:
            spot = spot_of(session, (gap.table, gap.ids[0]))
            if spot is not None:
                self._go(spot.page, spot.id)
            return
        GapDialog(session, gap, self._go, self.window()).open()


def _nothing_missing(session: Session) -> str:
    """Say that all is entered, but not of a programme in which nothing is entered yet."""
    if not any(session.count(table) for table in _FIRST):
        return tr("Nothing is entered yet. Begin with the phases of the programme or with the actors you meet.")
    return tr("Nothing is missing: what the program asks for is entered.")


class GapRow(PaintedButton):
    """Something that is missing and in how many records."""

    def __init__(self, gap: Gap, parent: QWidget | None = None) -> None:
        count = persian_digits(len(gap.ids))
        super().__init__(tr(gap.words), count, parent)
        self.gap = gap
        self.setFixedHeight(_GAP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words and number."""
        del event
        with QPainter(self) as painter:
            self.paint_hover(painter)
            inner = self.rect().adjusted(8, 4, -8, -4)
            width = painting.badge_width(self.description)
            badge = visual(inner, QRect(inner.left(), inner.top(), width, inner.height()))
            painting.paint_badge(painter, badge, self.description, tone="late")
            words = visual(inner, inner.adjusted(width + 10, 0, 0, 0))
            painting.paint_text(painter, words, self.text(), of=font("base"))
            self.paint_keyboard(painter)


class GapDialog(Dialog):
    """The records that lack something; Enter or a double click shows one in its place."""

    def __init__(self, session: Session, gap: Gap, go: Go, parent: QWidget | None) -> None:
        super().__init__(tr(gap.words), parent)
        self._go = go
        self.list = LineList(tr(gap.words))
        lines = [line for row_id in gap.ids[:_MOST] if (line := _gap_line(session, gap.table, row_id))]
        if len(gap.ids) > _MOST:
            lines.append(Line(tr("{count} more", count=persian_digits(len(gap.ids) - _MOST)), tone="muted"))
        self.list.show_lines(lines)
        self.list.mark_first()
        self.list.opened.connect(self._open)
        self.body.addWidget(self.list, 1)
        self.add_button(text_button(tr("Close"), clicked=self.reject))
        show = text_button(tr("Show its place"), kind="primary", clicked=lambda: self._open(self.list.key()))
        self.add_button(show, default=True)
        self.resize(within_screen(self, _DIALOG))

    def _open(self, key: object) -> None:
        spot = key[1] if isinstance(key, tuple) else None
        if isinstance(spot, Spot):
            self.accept()
            self._go(spot.page, spot.id)


def _gap_line(session: Session, table: str, row_id: str) -> Line | None:
    spot = spot_of(session, (table, row_id))
    if spot is None:
        return None
    row = session.row(table, row_id) or {}
    own = " ".join(str(row.get(TABLE_BY_NAME[table].naming or "title") or "").split())
    return Line(own or tr("Untitled"), spot.name if spot.name != own else "", key=(row_id, spot))


class NewsCard(Card):
    """What was changed since the last visit; a line leads to where it was changed."""

    def __init__(self, go: Go) -> None:
        super().__init__("")
        self._go = go
        self.list = LineList(tr("What has changed"))
        self.list.setMaximumHeight(_NEWS_ROWS)
        self.list.opened.connect(self._open)
        self._nothing = PlainLabel(kind="muted", wrap=True)
        self._box.addWidget(self._nothing)
        self._box.addWidget(self.list)

    def show_news(self, news: News) -> None:
        """Show what happened."""
        self.title.setText(tr("Since your last visit") if news.since is not None else tr("The latest changes"))
        lines = news_lines(news)
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        height = sum(self.list.sizeHintForRow(row) for row in range(len(lines)))
        self.list.setFixedHeight(min(height + 6, _NEWS_ROWS))
        self._nothing.setVisible(not lines)
        self._nothing.setText(_nothing_new(news.since))

    def _open(self, key: object) -> None:
        spot = key[1] if isinstance(key, tuple) else None
        if isinstance(spot, Spot):
            self._go(spot.page, spot.id)


def _nothing_new(since: dt.datetime | None) -> str:
    if since is None:
        return tr("Nothing was changed yet.")
    local = since.astimezone()
    moment = f"{jalali.long(local.date())}، {left_to_right(persian_digits(f'{local:%H:%M}'))}"
    return tr("Nothing has changed since {moment}, neither here nor by merging.", moment=moment)
