"""What a search in the project found, as the list under the search box shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One line of the list: where it leads, what it is called, and the words that matched."""

    page: str
    id: str
    code: str
    title: str
    note: str


Finder = Callable[[str], Sequence[Found]]
