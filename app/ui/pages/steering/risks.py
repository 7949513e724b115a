"""Risks, constraints of execution and issues."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.domain.clock import today
from app.domain.risk import RISK_RATINGS, RISKS, Risk, RiskRating
from app.domain.risk_level import LEVEL_LABELS, in_order, is_due
from app.domain.tables.people import ACTOR
from app.domain.tables.steering import RISK, RISK_RATING, RISK_STATE_LABELS
from app.domain.text import latin_digits, persian_digits
from app.i18n import mark, tr
from app.services import editing, risks
from app.services.actors import add_actor
from app.services.reading import where
from app.services.risks import UNRATED, Standing
from app.services.session import Session
from app.ui.pages.steering.matrix import MatrixView
from app.ui.pages.steering.wording import LEVEL_TONES, RISK_STATE_TONES, rating_line
from app.ui.records.attachments import attachments_part
from app.ui.records.child_list import ChildList, PartActions
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.fields import Part, spec_of, specs_of
from app.ui.records.form import RecordForm
from app.ui.records.history import HistorySection
from app.ui.records.links import LinksSection
from app.ui.records.names import RecordNames
from app.ui.records.narrowing import Facet, facet_of
from app.ui.records.page import RecordsPage
from app.ui.records.picker import picking
from app.ui.records.views import ViewSpec
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState

_TYPED: Final = re.compile(r"\s*([1-5])[\s,،/*×]+([1-5])(?:\s+(.*))?", re.DOTALL)


class RisksPage(RecordsPage[Risk]):
    """Each risk with how grave it is now; a matrix shows all of them at once."""

    title = mark("Risks and constraints")
    key = "risks"
    register = RISKS
    searched = ("title", "cause", "effect", "action", "notes")
    new_text = mark("New risk")
    quick_hint = mark("What may go wrong, then Enter")
    tables = frozenset({"risk_rating", "actor"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self.standings: Mapping[str, Standing] = {}
        super().__init__(shell, parent)

    def columns(self) -> Sequence[TableColumn[Risk]]:
        """Return the columns of the table."""
        source, columns = self.source, RISK.by_name
        return (
            column_of(source, columns["title"], note=_first_line, text=lambda one: one.title or tr("Untitled")),
            column_of(source, columns["kind"], width=136),
            TableColumn(
                "level",
                mark("Gravity"),
                lambda one: _level_words(self.standing(one)),
                lambda: {risk: -(one.score or 0) for risk, one in self.standings.items()},
                tone=lambda one: LEVEL_TONES[self.standing(one).level],
                width=108,
            ),
            column_of(source, columns["state"], tone=lambda one: RISK_STATE_TONES[one.state], width=100),
            column_of(source, columns["review_on"], tone=lambda one: "late" if is_due(one, today()) else ""),
            column_of(source, columns["response"], shown=False),
            column_of(source, columns["raised_on"], shown=False),
            column_of(source, columns["tags"], shown=False),
        )

    def facets(self) -> Sequence[Facet]:
        """Return what the filter offers."""
        columns = RISK.by_name
        level = Facet(
            "level",
            mark("Gravity"),
            lambda: [(name.value, tr(words)) for name, words in LEVEL_LABELS.items()],
            lambda: {risk: one.level.value for risk, one in self.standings.items()},
        )
        return (facet_of(self.source, columns["state"]), facet_of(self.source, columns["kind"]), level)

    def views(self) -> Sequence[ViewSpec]:
        """Return the matrix beside the table."""
        return (ViewSpec("matrix", mark("Matrix"), "grid-3x3", lambda: MatrixView(self.source, self.standing)),)

    def make_form(self) -> RecordForm:
        """Build the form of a risk."""
        columns = RISK.by_name
        actors = RecordNames(lambda: self.shell.session, ACTOR)
        first = [
            [spec_of(columns["title"])],
            [spec_of(columns["kind"]), spec_of(columns["state"])],
            *specs_of(RISK, "cause", "effect"),
            [spec_of(columns["response"]), spec_of(columns["owner_id"], make=picking(actors, self._add_actor))],
            *specs_of(RISK, "action", ("raised_on", "review_on"), "tags", "notes"),
        ]
        parts = (
            Part(mark("Particulars"), rows=first),
            Part(mark("Ratings"), sections=(lambda: ratings_list(self.shell),), tables=(RISK_RATING.name,)),
            Part(
                mark("Links"),
                sections=(
                    lambda: LinksSection(
                        self.shell, "risk", ("activity", "agreement", "meeting", "working_group"), title=""
                    ),
                ),
                tables=("link",),
            ),
            attachments_part(self.shell, "risk_id"),
            Part(mark("History"), sections=(lambda: HistorySection(RISK),)),
        )
        return RecordForm(
            parts,
            self.keep,
            kind=mark("Risk"),
            heading=lambda risk: risk.title,
            chips=lambda risk: [(tr(RISK_STATE_LABELS[risk.state]), RISK_STATE_TONES[risk.state])],
        )

    def make_empty(self) -> EmptyState:
        """Say what to do first."""
        return EmptyState(
            "triangle-alert",
            tr("No risk or constraint yet"),
            tr("Note what may hold the programme up, rate it, and say who does what about it."),
            text_button(tr("New risk"), kind="primary", icon="plus", clicked=self.begin_new),
        )

    def add_typed(self, text: str) -> str:
        """Add a risk of one line, raised today."""
        return editing.add(self.demand_session(), RISK, {"title": text, "raised_on": today()})

    def counts(self) -> str:
        """Say how many risks there are, and how many are grave."""
        high = sum(one.level == "high" for one in self.standings.values())
        told = [tr("{count} risks and constraints", count=persian_digits(len(self.source)))]
        told += [tr("{count} of them grave", count=persian_digits(high))] if high else []
        return "، ".join(told)

    def keep(self, ids: Sequence[str], field: str, value: object) -> None:
        """Give a field a value; closing a risk notes the day.

        Raises:
            UserError: it does not fit.
        """
        if field != "state" or self.session is None:
            super().keep(ids, field, value)
            return
        with self.acting.now():
            risks.set_state(self.session, ids, str(value) if value else None)

    def reload(self, changes: Any) -> None:
        """Show the risks as they stand now."""
        self.standings = risks.standings(self.session) if self.session else {}
        super().reload(changes)

    def show_row(self, row_id: str) -> bool:
        """Show a risk, or the risk of a rating on its tab."""
        row = self.session.row(RISK_RATING.name, row_id) if self.session else None
        if row is None:
            return super().show_row(row_id)
        if not super().show_row(str(row["risk_id"] or "")):
            return False
        self.form.reveal(RISK_RATING.name)
        return True

    def standing(self, risk: Risk) -> Standing:
        """Tell how grave a risk is now."""
        return self.standings.get(risk.id, UNRATED)

    def _add_actor(self, name: str) -> str:
        return add_actor(self.shell.session, name) if self.shell.session else ""


def ratings_list(shell: Shell) -> ChildList[RiskRating]:
    """List the ratings of a risk, the latest first; a new one never overwrites the old."""
    return ChildList(
        RISK_RATINGS,
        shell,
        owner="risk_id",
        title=mark("Ratings"),
        describe=rating_line,
        fields=specs_of(RISK_RATING, ("likelihood", "impact"), "on", "reason"),
        quick=_typed_rating,
        hint=mark("Likelihood and impact from ۱ to ۵ and the reason, such as «۴ ۳ …»"),
        empty=mark("Not rated yet. Likelihood and impact are each from ۱ to ۵; from ۶ it is medium, from ۱۲ high."),
        actions=PartActions(add=lambda session, values: risks.rate(session, str(values["risk_id"]), values)),
        parts=_ratings,
        extra=lambda _risk_id: {"on": today()},
    )


def _ratings(session: Session, risk_id: str) -> list[RiskRating]:
    return in_order(where(session, RISK_RATINGS, risk_id=risk_id))


def _typed_rating(text: str) -> Mapping[str, Any] | None:
    found = _TYPED.fullmatch(latin_digits(text))
    if found is None:
        return None
    likelihood, impact = int(found[1]), int(found[2])
    return {"likelihood": likelihood, "impact": impact, "reason": text[found.start(3) :] if found[3] else ""}


def _first_line(risk: Risk) -> str:
    return " ".join((risk.effect or risk.cause).split())


def _level_words(standing: Standing) -> str:
    words = tr(LEVEL_LABELS[standing.level])
    return words if standing.score is None else f"{words} {persian_digits(standing.score)}"
