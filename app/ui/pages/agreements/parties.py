"""The tab of the parties: who agrees, in which role, who signs and whether it is signed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.domain.agreement import PARTIES, Party
from app.domain.jalali import short
from app.domain.tables.agreements import PARTY, SIGNING_LABELS
from app.domain.text import left_to_right
from app.i18n import mark, tr
from app.services import editing
from app.services.parties import add_party, next_role, read_name_and_role
from app.services.session import Session
from app.ui.pages.agreements.naming import Naming
from app.ui.records.child_list import ChildList, Line, PartActions
from app.ui.records.fields import FieldSpec, spec_of
from app.ui.records.picker import picking
from app.ui.records.suggesting import suggest_before
from app.ui.shell import Shell

_SIGNING_TONES: Final = {"pending": "planned", "signed": "done", "refused": "stopped"}
_NAME: Final = "name"


def parties_list(shell: Shell, naming: Naming) -> ChildList[Party]:
    """Build the list of the parties of an agreement."""
    made: ChildList[Party] = ChildList(
        PARTIES,
        shell,
        owner="agreement_id",
        title=mark("Parties"),
        describe=lambda party: _line(naming, party),
        fields=_fields(naming),
        quick=_typed,
        hint=mark("Name of a party; role, then Enter"),
        empty=mark("No party yet. An agreement needs at least two."),
        actions=PartActions(add=_add),
        extra=lambda agreement_id: _role(shell.session, agreement_id),
    )
    suggest_before(made.line, naming.actors)
    return made


def _role(session: Session | None, agreement_id: str) -> dict[str, object]:
    return {"role": next_role(session, agreement_id)} if session and agreement_id else {}


def _typed(text: str) -> dict[str, object]:
    name, role = read_name_and_role(text)
    return {_NAME: name, **({"role": role} if role else {})}


def _add(session: Session, values: Mapping[str, Any]) -> str:
    if _NAME not in values:
        return editing.add(session, PARTY, values)
    more = {key: value for key, value in values.items() if key not in (_NAME, "agreement_id")}
    return add_party(session, str(values["agreement_id"]), str(values[_NAME]), more)


def _line(naming: Naming, party: Party) -> Line:
    signatory = naming.actors.name_of(party.signatory_id) or party.signatory_name
    signed = left_to_right(short(party.signed_on)) if party.signed_on else ""
    note = " · ".join(part for part in (party.role, signatory, party.signatory_post, signed) if part)
    return Line(
        naming.actors.name_of(party.actor_id) or party.role or tr("a party without a name"),
        note,
        tr(SIGNING_LABELS[party.signing]),
        _SIGNING_TONES[party.signing],
        "users",
    )


def _fields(naming: Naming) -> Sequence[Sequence[FieldSpec]]:
    by_name = PARTY.by_name
    return (
        (spec_of(by_name["actor_id"], make=picking(naming.actors, naming.add_actor)), spec_of(by_name["role"])),
        (spec_of(by_name["signatory_id"], make=picking(naming.people)), spec_of(by_name["signatory_name"])),
        (spec_of(by_name["signatory_post"]),),
        (spec_of(by_name["signing"]), spec_of(by_name["signed_on"])),
    )
