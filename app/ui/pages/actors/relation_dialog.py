"""A relation in a dialog, for adding or editing it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.relation import Relation
from app.domain.tables.people import ACTOR, RELATION
from app.i18n import tr
from app.services.relations import add_relation, change_relation
from app.services.session import Session
from app.ui.records.acting import Acting
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import FieldSpec, spec_of
from app.ui.records.names import RecordNames
from app.ui.records.picker import picking

_ROWS = (("from_id", "to_id"), ("flow", "strength"), ("formality", "frequency"), ("start", "end"), ("note",))


def relation_dialog(  # noqa: PLR0913 all but two are keywords that describe one dialog
    session: Session,
    parent: QWidget,
    *,
    acting: Acting,
    relation: Relation | None = None,
    source: str | None = None,
    target: str | None = None,
    writable: bool = True,
) -> RecordDialog:
    """Return the dialog of a relation, or of a new one between two actors; call `open` to show it.

    Args:
        session: the project.
        parent: what it stands before.
        acting: tells the page that what happens is its own doing.
        relation: what is edited; None adds.
        source: from whom a new one leads, if that is known.
        target: to whom.
        writable: else it is only looked at.
    """

    def keep(values: dict[str, Any]) -> None:
        with acting.now():
            if relation is None:
                add_relation(session, values)
            elif values:
                change_relation(session, relation.id, values)

    title = tr("New relation") if relation is None else tr("Relation")
    first = None if relation is not None else {"from_id": source, "to_id": target}
    return RecordDialog(title, _rows(session), parent, keep=keep, record=relation, values=first, writable=writable)


def _rows(session: Session) -> list[list[FieldSpec]]:
    names = RecordNames(lambda: session, ACTOR)
    columns = RELATION.by_name
    return [
        [
            spec_of(columns[name], make=picking(names)) if name in ("from_id", "to_id") else spec_of(columns[name])
            for name in row
        ]
        for row in _ROWS
    ]
