"""Charts of records: what the screens and the reports draw."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from app.charts.power_interest import GridActor, GridChart, Rated
from app.charts.relation_map import MapActor, MapChart, MapFlow
from app.domain.actor import Actor
from app.domain.standing import UNRATED, Position, Standing
from app.services.relations import Network

MOST_ON_GRID: Final = 300


def grid_chart(
    actors: Iterable[Actor],
    standings: Mapping[str, Standing],
    *,
    shows_desired: bool = True,
    by_desired: bool = False,
    degrees: Mapping[str, int] | None = None,
    most: int = MOST_ON_GRID,
) -> GridChart:
    """Return the grid of the actors that have a place on it.

    Args:
        actors: who may be shown.
        standings: where they stand.
        shows_desired: whether it shows where actors should be brought.
        by_desired: whether markers stand there.
        degrees: how many relations each has; with more actors than can be shown, the busiest are.
        most: how many are shown at most.
    """
    known = [_grid_actor(actor, standings.get(actor.id, UNRATED)) for actor in actors]
    placed = [one for one in known if one.current or (by_desired and one.desired)]
    busy = degrees or {}
    placed.sort(key=lambda one: (-_weight(one.current), -busy.get(one.id, 0), one.id))
    if len(placed) > most:
        kept = {one.id for one in sorted(placed, key=lambda one: -busy.get(one.id, 0))[:most]}
        shown = tuple(one for one in placed if one.id in kept)
        return GridChart(shown, shows_desired, len(placed) - most, by_desired)
    return GridChart(tuple(placed), shows_desired, 0, by_desired)


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


def _grid_actor(actor: Actor, standing: Standing) -> GridActor:
    return GridActor(actor.id, actor.name, actor.helix, _rated(standing.current), _rated(standing.desired))


def _rated(position: Position) -> Rated | None:
    if position.power is None or position.interest is None:
        return None
    return position.power, position.interest


def _weight(rated: Rated | None) -> int:
    """Return how much an actor matters: those that are powerful and interested are named first."""
    return sum(rated) if rated else 0


def _map_actor(actor: Actor) -> MapActor:
    place = (actor.map_x, actor.map_y) if actor.map_x is not None and actor.map_y is not None else None
    return MapActor(actor.id, actor.name, actor.helix, place)
