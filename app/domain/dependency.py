"""What an activity waits for."""

from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.time import DEPENDENCY


@dataclass(frozen=True)
class Dependency:
    """A tie of two activities; `lag` is counted in working days and is negative where they overlap."""

    id: str
    predecessor_id: str | None = None
    successor_id: str | None = None
    kind: str = "FS"
    lag: int | None = None
    note: str = ""


DEPENDENCIES: Final = Register(DEPENDENCY, Dependency)
