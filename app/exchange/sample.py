"""The filled sample programme that a new agent can look around in."""

from app.exchange.filling import fill
from app.exchange.template import load_sample
from app.services import planning
from app.services.session import Session


def fill_sample(session: Session) -> int:
    """Fill an empty project with the sample; return how many activities that made."""
    sample = load_sample()
    named = {field: getattr(sample, field) for field in ("title", "agent", "organisation", "supervisor", "start")}
    planning.set_project_fields(session, {**named, "version": "۱"})
    facts = {
        entry.row.path: {
            "status": entry.status,
            "progress": entry.progress,
            "weight": entry.weight,
            "start": entry.start,
            "end": entry.end,
        }
        for entry in sample.rows
    }
    return fill(session, [entry.row for entry in sample.rows], facts)
