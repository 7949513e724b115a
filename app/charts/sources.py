"""Charts of records: what the screens and the reports draw."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from app.charts.power_interest import GridActor, GridChart, Rated
from app.charts.relation_map import MapActor, MapChart, MapFlow
from app.domain.actor import Actor
from app.domain.standing import UNRATED, Position, Standing
from app.services.relations import Network

MOST_ON_GRID: Final = 300
_LONGEST_NAME: Final = 200


def on_grid(
    ids: Iterable[str],
    standings: Mapping[str, Standing],
    *,
    by_desired: bool = False,
    degrees: Mapping[str, int] | None = None,
    most: int = MOST_ON_GRID,
) -> tuple[list[str], int]:
    """Return which actors the grid shows, and how many that have a place on it are left out.

    Args:
        ids: who may be shown.
        standings: where they stand.
        by_desired: whether a desired position is a place as well.
        degrees: how many relations each has; with more actors than can be shown, the busiest are.
        most: how many are shown at most.
    """
    placed = [one for one in ids if _is_placed(standings.get(one, UNRATED), by_desired=by_desired)]
    if len(placed) > most:
        busy = degrees or {}
        kept = sorted(placed, key=lambda one: (-busy.get(one, 0), one))[:most]
        return kept, len(placed) - most
    return placed, 0


def grid_chart(
    actors: Iterable[Actor],
    standings: Mapping[str, Standing],
    *,
    shows_desired: bool = True,
    by_desired: bool = False,
    degrees: Mapping[str, int] | None = None,
    most: int = MOST_ON_GRID,
) -> GridChart:
    """Return the grid of actors, those that are powerful and interested named first; `on_grid` tells the rest."""
    known = {actor.id: actor for actor in actors}
    chosen, hidden = on_grid(known, standings, by_desired=by_desired, degrees=degrees, most=most)
    placed = [_grid_actor(known[one], standings.get(one, UNRATED)) for one in chosen]
    placed.sort(key=lambda one: (-_weight(one.current), one.id))
    return GridChart(tuple(placed), shows_desired, hidden, by_desired)


def map_chart(network: Network, actor_of: Callable[[str], Actor | None]) -> MapChart:
    """Return the map of a network."""
    actors = tuple(map(_map_actor, filter(None, map(actor_of, network.actors))))
    known = {actor.id for actor in actors}
    flows = tuple(
        MapFlow(line.source, line.target, line.flow, line.strength)
        for line in network.flows
        if line.source in known and line.target in known
    )
    return MapChart(actors, flows, network.hidden, network.hidden_flows)


def _is_placed(standing: Standing, *, by_desired: bool) -> bool:
    return standing.current.is_placed or (by_desired and standing.desired.is_placed)


def _grid_actor(actor: Actor, standing: Standing) -> GridActor:
    return GridActor(actor.id, _name(actor), actor.helix, _rated(standing.current), _rated(standing.desired))


def _rated(position: Position) -> Rated | None:
    if position.power is None or position.interest is None:
        return None
    return position.power, position.interest


def _weight(rated: Rated | None) -> int:
    """Return how much an actor matters: those that are powerful and interested are named first."""
    return sum(rated) if rated else 0


def _map_actor(actor: Actor) -> MapActor:
    place = (actor.map_x, actor.map_y) if actor.map_x is not None and actor.map_y is not None else None
    return MapActor(actor.id, _name(actor), actor.helix, place)


def _name(actor: Actor) -> str:
    """Return as much of a name as any line could hold: ways to break it are many, and each is measured."""
    return actor.name[:_LONGEST_NAME]
