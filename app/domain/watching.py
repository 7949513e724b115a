"""How far a long action has come: what whoever waits for it is told, and how it can be stopped."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import Final, TypeVar

T = TypeVar("T")
_PIECE: Final = 500


class Stage(Enum):
    """What is going on: finding out what to write, putting it into words for the history, or writing it."""

    GATHERING = "gathering"
    DRAFTING = "drafting"
    WRITING = "writing"


Watch = Callable[[Stage, int, int], None]
"""Is told how much of how much of a stage is done. Whatever it raises stops the action, and nothing of it stays.

While the stage is WRITING the tables are half written: then it must not look at the project.
"""


def unwatched(stage: Stage, done: int, total: int) -> None:
    """Wait for an action without asking how far it is."""
    del stage, done, total


def in_pieces(items: Sequence[T], watch: Watch, stage: Stage) -> Iterator[Sequence[T]]:
    """Yield the items some at a time, and tell how many are done."""
    for start in range(0, len(items), _PIECE):
        watch(stage, start, len(items))
        yield items[start : start + _PIECE]
