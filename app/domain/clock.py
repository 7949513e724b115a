"""The time that orders transactions, the day that it is, and ids that nobody else can give.

A hybrid logical clock grows with the wall clock, never goes back and jumps past every time it has seen, so that a
knowing later change always comes later, whatever the clocks of the machines say.
"""

import datetime as dt
import secrets
import time
from collections.abc import Callable
from typing import Final

_COUNTER_BITS: Final = 16
_LATEST_WALL_TIME: Final = 4_102_444_800_000  # the year 2100
LATEST: Final = _LATEST_WALL_TIME << _COUNTER_BITS


def wall_time() -> int:
    """Return the milliseconds since 1970 that this machine shows."""
    return time.time_ns() // 1_000_000


def today() -> dt.date:
    """Return the user's own day."""
    return dt.date.today()  # noqa: DTZ011 as said


class Clock:
    """A hybrid logical clock: milliseconds in the high bits, a counter in the 16 low ones."""

    def __init__(self, now: Callable[[], int] = wall_time, seen: int = 0) -> None:
        self.now = now
        self._seen = seen

    def tick(self) -> int:
        """Return a time later than every one given or seen before."""
        self._seen = max(self._seen + 1, min(self.now(), _LATEST_WALL_TIME - 1) << _COUNTER_BITS)
        return self._seen

    def receive(self, hlc: int) -> None:
        """Take note of a time from another machine."""
        self._seen = max(self._seen, hlc)


def new_id(now: int) -> str:
    """Return a UUID of version 7 as 32 hexadecimal digits; `now` is in milliseconds since 1970."""
    chance = f"{secrets.randbits(76):019x}"
    return f"{now:012x}7{chance[:3]}{8 | int(chance[3], 16) & 3:x}{chance[4:]}"
