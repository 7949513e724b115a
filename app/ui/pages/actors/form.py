"""The form of an actor: who it is, what it wants and can do, its ratings, contacts, relations, market and files."""

from collections.abc import Callable, Sequence

from app.domain.actor import Actor
from app.domain.tables.people import ACTOR
from app.domain.text import persian_digits
from app.i18n import mark
from app.ui.pages.actors.columns import chips
from app.ui.pages.actors.lists import ActorLists
from app.ui.pages.actors.ratings import PositionSection, ratings_list
from app.ui.pages.actors.uses import UsesSection
from app.ui.records.attachments import attachments_part
from app.ui.records.fields import FieldSpec, Part, spec_of, spelled_spec
from app.ui.records.form import Keep, RecordForm
from app.ui.records.history import HistorySection
from app.ui.records.names import RecordNames
from app.ui.records.narrowing import known_names
from app.ui.records.source import RecordSource
from app.ui.shell import Shell
from app.widgets.text_edit import PersianTextEdit

_LINES = 4


def actor_form(
    shell: Shell, source: RecordSource[Actor], names: RecordNames, keep: Keep, create: Callable[[str], str]
) -> RecordForm:
    """Build the form."""
    lists = ActorLists(shell, names, create)
    parts = (
        Part(mark("Details"), _details(source)),
        Part(mark("Ratings"), sections=(PositionSection, lambda: ratings_list(shell)), tables=("rating",)),
        Part(
            mark("Contacts"),
            sections=(lists.channels, lists.roles, lists.people, lists.log),
            tables=("contact", "membership", "contact_entry"),
        ),
        Part(
            mark("Relations"),
            sections=(lists.outgoing, lists.incoming, lambda: UsesSection(shell)),
            tables=("relation", "link"),
        ),
        Part(mark("Interests"), _analysis()),
        Part(mark("Market"), sections=(lists.market,), tables=("market_sheet",), wanted=lambda one: bool(one.is_core)),
        attachments_part(shell, "actor_id"),
        Part(mark("History"), sections=(lambda: HistorySection(ACTOR, hidden=("map_x", "map_y")),)),
    )
    return RecordForm(
        parts,
        keep,
        kind=ACTOR.title,
        heading=lambda actor: actor.name,
        chips=chips,
        nothing=mark("Choose an actor in the table."),
    )


def _details(source: RecordSource[Actor]) -> Sequence[Sequence[FieldSpec]]:
    by_name = ACTOR.by_name
    tags = spec_of(by_name["tags"], offers=lambda: known_names(source, by_name["tags"]))
    organisation = _only_organisations
    return (
        (spec_of(by_name["name"], empty=mark("Name of the actor")),),
        (spec_of(by_name["kind"]), spec_of(by_name["helix"])),
        (spec_of(by_name["sector"], wanted=organisation), spec_of(by_name["chain"])),
        (spec_of(by_name["side"]), spec_of(by_name["is_core"], wanted=organisation, bulk=True)),
        (spelled_spec(by_name["national_id"], persian_digits),),
        (tags,),
        (spec_of(by_name["other_names"]),),
        (spec_of(by_name["notes"]),),
    )


def _analysis() -> Sequence[Sequence[FieldSpec]]:
    names = ("duties", "interests", "challenges", "capabilities", "vulnerabilities")
    return [
        [spec_of(ACTOR.by_name[name], make=lambda label: PersianTextEdit(name=label, lines=_LINES, most_lines=12))]
        for name in names
    ]


def _only_organisations(actor: Actor) -> bool:
    return actor.kind == "organisation"
