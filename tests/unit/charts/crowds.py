"""Crowds of actors to draw in tests, and a measure of texts that needs no fonts."""

import math
import random
from itertools import combinations

from app.charts.labels import LINE_HEIGHT, overlap
from app.charts.power_interest import GridActor, GridChart
from app.charts.relation_map import MapActor, MapChart, MapFlow
from app.charts.shapes import Box, Circle, Picture, Room, Text
from app.domain.tables.people import FLOW_LABELS, HELIX_LABELS

WORDS = "وزارت ارتباطات دانشگاه تهران شرکت جویشگر صندوق نوآوری رسانه مرکز پژوهش انجمن صنفی کاربران استان ملی".split()
GROUPS = (*HELIX_LABELS, "")
FLOWS = (*FLOW_LABELS, "")


def measure(text: str, size: float, bold: bool) -> float:  # noqa: FBT001 as the layout asks
    """Take every letter for half as wide as the letters are high, bold ones for wider."""
    return len(text) * size * (0.55 if bold else 0.5)


def room(width: float = 760, height: float = 560, text_size: float = 11) -> Room:
    return Room(width, height, text_size, measure)


def names(count: int, drawn: random.Random) -> list[str]:
    return [" ".join(drawn.sample(WORDS, drawn.randint(1, 5))) for _ in range(count)]


def grid_crowd(count: int, seed: int = 0) -> tuple[GridActor, ...]:
    drawn = random.Random(seed)  # noqa: S311 repeatable on purpose
    return tuple(
        GridActor(
            f"a{number:04}",
            name,
            drawn.choice(GROUPS),
            (drawn.randint(0, 10), drawn.randint(0, 10)),
            (drawn.randint(0, 10), drawn.randint(0, 10)) if drawn.random() < 0.2 else None,
        )
        for number, name in enumerate(names(count, drawn))
    )


def grid_chart(count: int, seed: int = 0) -> GridChart:
    return GridChart(grid_crowd(count, seed))


def map_chart(count: int, flows: int, seed: int = 0) -> MapChart:
    drawn = random.Random(seed)  # noqa: S311 repeatable on purpose
    actors = tuple(
        MapActor(f"a{number:04}", name, drawn.choice(GROUPS)) for number, name in enumerate(names(count, drawn))
    )
    ends = [drawn.sample(range(count), 2) for _ in range(flows)] if count > 1 else []
    return MapChart(
        actors,
        tuple(
            MapFlow(actors[one].id, actors[other].id, drawn.choice(FLOWS), drawn.randint(0, 5)) for one, other in ends
        ),
    )


def text_boxes(picture: Picture) -> list[tuple[str, Box]]:
    """Return every text with the box of its letters; those inside markers are left out."""
    inside = {marker.at for marker in picture.markers}
    boxes = []
    for shape in picture.shapes:
        if isinstance(shape, Text) and shape.at not in inside:
            width = measure(shape.text, shape.size, shape.bold)
            left = shape.at[0] - width * {"left": 0.0, "center": 0.5, "right": 1.0}[shape.anchor]
            half = shape.size * LINE_HEIGHT / 2 - 0.01
            boxes.append((shape.text, (left, shape.at[1] - half, left + width, shape.at[1] + half)))
    return boxes


def covered(picture: Picture) -> list[tuple[str, str]]:
    """Return the texts that cover another text, a circle or the edge of the picture, with what they cover."""
    texts = text_boxes(picture)
    circles = [shape for shape in picture.shapes if isinstance(shape, Circle)]
    clashes = [(one, other) for (one, box), (other, rest) in combinations(texts, 2) if overlap(box, rest)]
    clashes += [(text, "marker") for text, box in texts for circle in circles if _touches(box, circle)]
    clashes += [
        (text, "edge") for text, box in texts if not _lies_in(box, (0, 0, picture.room.width, picture.room.height))
    ]
    return clashes


def _touches(box: Box, circle: Circle) -> bool:
    nearest = (min(max(circle.at[0], box[0]), box[2]), min(max(circle.at[1], box[1]), box[3]))
    return math.dist(nearest, circle.at) < circle.radius


def _lies_in(box: Box, whole: Box) -> bool:
    return box[0] >= whole[0] and box[1] >= whole[1] and box[2] <= whole[2] and box[3] <= whole[3]
