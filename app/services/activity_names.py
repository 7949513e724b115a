"""How activities are called in sentences: by their code and title."""

from collections.abc import Iterable

from app.domain.plan import Plan
from app.domain.text import code, isolate
from app.i18n import tr


def activity_name(plan: Plan, activity_id: str | None) -> str:
    """Return the code and the title of an activity; one that is not in the plan is called unknown."""
    node = plan.by_id.get(activity_id or "")
    if node is None:
        return tr("unknown activity")
    return f"{code(node.path)} «{isolate(node.activity.title or tr('Untitled'))}»"


def in_sequence(plan: Plan, ids: Iterable[str]) -> str:
    """Name activities that follow each other."""
    return tr(" → ").join(activity_name(plan, one) for one in ids)
