"""Where an actor stands: its position by its ratings, its place on the power and interest grid, its salience.

The grid is Mendelow's (1991), the salience of Mitchell, Agle and Wood (1997). Convention: high means at least the cut.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.actor import Rating
from app.domain.tables.people import HIGHEST
from app.i18n import mark

CUT: Final = HIGHEST // 2
SCALES: Final = ("power", "interest", "attitude", "legitimacy", "urgency")

GRID_LABELS: Final[Mapping[str, str]] = {
    "manage_closely": mark("Manage closely"),
    "keep_satisfied": mark("Keep satisfied"),
    "keep_informed": mark("Keep informed"),
    "monitor": mark("Monitor"),
}
SALIENCE_LABELS: Final[Mapping[str, str]] = {
    "definitive": mark("Definitive"),
    "dominant": mark("Dominant"),
    "dangerous": mark("Dangerous"),
    "dependent": mark("Dependent"),
    "dormant": mark("Dormant"),
    "discretionary": mark("Discretionary"),
    "demanding": mark("Demanding"),
    "non_stakeholder": mark("Not a stakeholder"),
}
_GRID: Final = {
    (True, True): "manage_closely",
    (True, False): "keep_satisfied",
    (False, True): "keep_informed",
    (False, False): "monitor",
}
_SALIENCE: Final = {
    (True, True, True): "definitive",
    (True, True, False): "dominant",
    (True, False, True): "dangerous",
    (False, True, True): "dependent",
    (True, False, False): "dormant",
    (False, True, False): "discretionary",
    (False, False, True): "demanding",
    (False, False, False): "non_stakeholder",
}


@dataclass(frozen=True)
class Position:
    """What an actor is judged to be on each scale; None where nobody judged it.

    `since` and `reason` are those of the latest rating.
    """

    power: int | None = None
    interest: int | None = None
    attitude: int | None = None
    legitimacy: int | None = None
    urgency: int | None = None
    since: dt.date | None = None
    reason: str = ""

    @property
    def is_placed(self) -> bool:
        """Tell whether it has a place on the grid."""
        return self.power is not None and self.interest is not None

    @property
    def grid(self) -> str:
        """Return its class on the grid, a key of `GRID_LABELS`; blank when it has no place."""
        return grid_class(self.power, self.interest)

    @property
    def salience(self) -> str:
        """Return its salience, a key of `SALIENCE_LABELS`; blank when one of the three scales was not judged."""
        return salience_class(self.power, self.legitimacy, self.urgency)


NOWHERE: Final = Position()


@dataclass(frozen=True)
class Standing:
    """Where an actor is and where it should be brought."""

    current: Position = NOWHERE
    desired: Position = NOWHERE


UNRATED: Final = Standing()


def standing(ratings: Iterable[Rating], *, on: dt.date | None = None) -> Standing:
    """Return where an actor stands by all its ratings, or by those until the day `on`."""
    ordered = sorted((one for one in ratings if _counts(one, on)), key=_age)
    current = _position(one for one in ordered if one.aim == "current")
    return Standing(current, _position(one for one in ordered if one.aim == "desired"))


def _counts(rating: Rating, on: dt.date | None) -> bool:
    return on is None or rating.on is None or rating.on <= on


def _age(rating: Rating) -> tuple[dt.date, str]:
    return rating.on or dt.date.min, rating.id


def _position(ordered: Iterable[Rating]) -> Position:
    """Take the latest stated value of each scale; a rating that leaves a scale out lets the older value stand."""
    stated: dict[str, int] = {}
    latest: Rating | None = None
    for latest in ordered:
        stated |= {scale: value for scale in SCALES if (value := getattr(latest, scale)) is not None}
    return Position(**stated, since=latest.on, reason=latest.reason) if latest else NOWHERE


def grid_class(power: int | None, interest: int | None, *, power_cut: float = CUT, interest_cut: float = CUT) -> str:
    """Return the class on the grid, a key of `GRID_LABELS`; blank when a value is missing."""
    if power is None or interest is None:
        return ""
    return _GRID[power >= power_cut, interest >= interest_cut]


def salience_class(power: int | None, legitimacy: int | None, urgency: int | None, *, cut: float = CUT) -> str:
    """Return the salience, a key of `SALIENCE_LABELS`; blank when a value is missing."""
    if power is None or legitimacy is None or urgency is None:
        return ""
    return _SALIENCE[power >= cut, legitimacy >= cut, urgency >= cut]
