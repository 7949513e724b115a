"""The command that searches everything in a project."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from app import bootstrap
from app.cli.output import say_json, say_lines
from app.domain.text import code, isolate
from app.i18n import tr
from app.services.plan_reading import plan_of
from app.services.searching import Hit, SearchIndex, by_code
from app.services.session import Session


def find(options: Namespace) -> int:
    """Print what is found; a project open elsewhere is searched as it was saved last."""
    session = bootstrap.view(Path(options.file))
    try:
        hits = _hits(session, " ".join(options.words))
    finally:
        session.close()
    if options.json:
        say_json([_json(hit) for hit in hits])
    else:
        say_lines(_lines(hits))
    return 0


def _hits(session: Session, words: str) -> list[Hit]:
    coded = [
        Hit(("activity", node.activity.id), ("activity", node.activity.id), node.activity.title, "", code(node.path), 0)
        for node in by_code(plan_of(session), words)
    ]
    index = SearchIndex(session)
    try:
        index.catch_up()
        found = index.find(words)
    finally:
        index.close()
    known = {hit.place for hit in coded}
    return [*coded, *(hit for hit in found if hit.place not in known)]


def _json(hit: Hit) -> dict[str, str]:
    return {
        "kind": hit.place[0],
        "id": hit.place[1],
        "owner_kind": hit.owner[0],
        "owner": hit.owner[1],
        "title": hit.title,
        "field": tr(hit.field) if hit.field else "",
        "words": hit.excerpt,
    }


def _lines(hits: list[Hit]) -> Iterator[str]:
    if not hits:
        yield tr("Nothing found.")
    for hit in hits:
        shown = isolate(hit.title)
        if hit.excerpt and hit.excerpt != hit.title:
            shown = f"{shown}  {isolate(hit.excerpt)}"
        yield f"{tr(hit.kind)}: {shown}"
