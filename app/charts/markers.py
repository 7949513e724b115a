"""Markers of actors: a round ground in the colour of their group, with initials."""

import math
from typing import Final

from app.charts.shapes import Circle, Point, Room, Shape, Text
from app.domain.text import ZWNJ

_SMALLEST: Final = 0.55
"""Radius of the smallest marker, in letter sizes."""
_LEGIBLE: Final = 5.0
_COVER: Final = 0.045
"""The part of a picture that markers may take."""


def marker(at: Point, radius: float, group: str, letters: str) -> list[Shape]:
    """Return the shapes of a marker."""
    ink = f"group:{group}"
    shapes: list[Shape] = [Circle(at, radius, f"ground:{group}", ink, max(radius * 0.11, 0.8))]
    size = radius * (0.95 if len(letters) < len("ابپ") else 0.8)
    if letters and size >= _LEGIBLE:
        shapes.append(Text(at, letters, size, ink, bold=True))
    return shapes


def initials(name: str) -> str:
    """Return the first letters of the first two words of a name, kept from joining."""
    words = [word for word in name.replace(ZWNJ, " ").split() if word[0].isalnum()]
    first = [word[0] for word in words[:2]] or [letter for letter in name if letter.isalnum()][:1]
    return ZWNJ.join(first)


def reach_of(count: int, room: Room, *, largest: float) -> float:
    """Return the radius of markers of which `count` shall find room with their names."""
    fair = math.sqrt(_COVER * room.width * room.height / max(count, 1) / math.pi)
    return min(max(fair, room.text_size * _SMALLEST), largest)
