"""How the registry bears 10,000 actors: standings, duplicates, import, export, joining; ratios where 50 matter.

Run: python tests/bench/bench_actors.py
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.domain.actor import ACTORS
from app.exchange.register_export import register_rows, write_register
from app.exchange.register_filling import Policy, fill, recognise
from app.exchange.register_reading import read_actors
from app.exchange.register_sheet import propose, read_sheet
from app.services import actors, joining, plan_actors
from app.services.duplicates import duplicate_pairs
from app.services.reading import all_of
from app.services.session import Author, Session, create
from tests.helpers import large


def _timed(name: str, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"  {name:<42}{took * 1000:>10.1f} ms")
    return took


def _filled(folder: Path, size: large.Size) -> Session:
    session = create(folder / f"{size.actors}.khooshe", Author("سنجش", "bench"))
    _timed(f"filling {size.actors} actors, {size.relations} relations", lambda: large.fill(session, size))
    return session


def _rate(session: Session) -> None:
    first = next(iter(all_of(session, ACTORS)))
    actors.rate(session, first, {"power": 3}, reason="سنجش")
    actors.standings(session)


def _join(session: Session) -> None:
    first, second = list(all_of(session, ACTORS))[:2]
    joining.join(session, first, second)


def _exchange(session: Session, folder: Path) -> None:
    table = register_rows(session)
    for suffix in (".csv", ".xlsx"):
        path = folder / f"actors{suffix}"
        _timed(f"export {suffix}", lambda path=path: write_register(path, table))  # type: ignore[misc]  # bound now
        _timed(f"reading {suffix}", lambda path=path: read_sheet(path))  # type: ignore[misc]  # the same
    sheet = read_sheet(folder / "actors.csv")
    register = read_actors(sheet, propose(sheet.headings))
    _timed("import: rows", lambda: read_actors(sheet, propose(sheet.headings)))
    _timed("import: known again", lambda: recognise(session, register.actors))
    _timed("import: fill in", lambda: fill(session, register.actors, Policy.FILL, ""))
    fresh = create(folder / f"fresh{len(register.actors)}.khooshe", Author("سنجش", "bench"))
    _timed("import: into an empty project", lambda: fill(fresh, register.actors, Policy.FILL, ""))
    fresh.close()


def main() -> None:
    """Measure a small and a large project."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in (large.SMALL, large.LARGE):
            print(f"{size.actors} actors")
            session = _filled(folder, size)
            _timed("all actors, first time", lambda: all_of(session, ACTORS))  # noqa: B023 used at once
            _timed("standings, first time", lambda: actors.standings(session))  # noqa: B023 the same
            _timed("a rating and the standings again", lambda: _rate(session))  # noqa: B023 the same
            _timed("duplicates", lambda: duplicate_pairs(session))  # noqa: B023 the same
            _timed("proposals from the plan", lambda: plan_actors.proposals(session))  # noqa: B023 the same
            _timed("joining two", lambda: _join(session))  # noqa: B023 the same
            _exchange(session, folder)
            session.close()


if __name__ == "__main__":
    main()
