"""Strategies: their revisions, and which activities serve them."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY, Node
from app.domain.strategy import STRATEGIES, STRATEGY_REVISIONS, StrategyRevision
from app.domain.tables.steering import STRATEGY, STRATEGY_REVISION
from app.i18n import mark, tr
from app.services import planning
from app.services.editing import add_in, change_in
from app.services.plan_reading import plan_of
from app.services.reading import find, one, where
from app.services.session import Session


def served(session: Session) -> dict[str, int]:
    """Count the activities that serve each strategy directly."""
    rows = session.values(ACTIVITY.name, "project_id")
    return dict(Counter(project for (project,) in rows if isinstance(project, str)))


def serving(session: Session, strategy_id: str) -> list[Node]:
    """Return the activities that serve a strategy, in the order of the plan."""
    return [node for node in plan_of(session).nodes if node.activity.project == strategy_id]


def serve(session: Session, strategy_id: str | None, activity_ids: Sequence[str]) -> None:
    """Let activities serve a strategy instead of the one they served; None: no strategy.

    Raises:
        RuleError: the strategy or an activity is gone.
    """
    if strategy_id is not None:
        one(session, STRATEGIES, strategy_id)
    planning.set_fields(session, activity_ids, {"project_id": strategy_id}, label=mark("Tie activities to a strategy"))


def text_of(session: Session | None, strategy_id: str) -> str:
    """Return the text of a strategy; blank when it is gone."""
    found = find(session, STRATEGIES, strategy_id) if session else None
    return found.text if found else ""


def revisions_of(session: Session, strategy_id: str) -> list[StrategyRevision]:
    """Return the revisions of a strategy, the newest first."""
    return sorted(where(session, STRATEGY_REVISIONS, strategy_id=strategy_id), key=_age, reverse=True)


def _age(revision: StrategyRevision) -> tuple[dt.date, str]:
    return revision.on or dt.date.min, revision.id


def revise(session: Session, strategy_id: str, values: Mapping[str, object]) -> str:
    """Give a strategy a new text and keep the old one with the reason; return the id of the revision.

    Raises:
        RuleError: the strategy is gone, no reason was given, the text is as before, or a value does not fit.
    """
    before = one(session, STRATEGIES, strategy_id).text
    after = str(values.get("after") or "")
    if not str(values.get("reason") or "").strip():
        raise RuleError(tr("Say why the strategy is revised: the reason is kept with the revision."))
    if after == before:
        raise RuleError(tr("The text is as it was. Change it, then keep the revision."))
    with session.edit(mark("Revise a strategy")) as edit:
        change_in(edit, session, STRATEGY, strategy_id, {"text": after})
        kept = {"on": today(), **values, "strategy_id": strategy_id, "before": before, "after": after}
        return add_in(edit, session, STRATEGY_REVISION, kept)
