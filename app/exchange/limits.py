"""How large a foreign table may be before it is refused."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Limits:
    """The most of each, and the seconds that reading may take; `tags` are those of one part of an archive."""

    rows: int = 12_000
    columns: int = 200
    cells: int = 150_000
    tags: int = 800_000
    seconds: float = 8.0


PROGRAMME: Final = Limits()
REGISTER: Final = Limits(rows=30_000, cells=600_000, tags=5_000_000, seconds=40.0)
"""A register of ten thousand actors, with room."""
PLAN: Final = Limits(rows=60_000, cells=2_500_000, tags=12_000_000, seconds=90.0)
"""A plan of ten thousand activities in a workbook of ours, with room."""
