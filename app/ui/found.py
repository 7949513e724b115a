"""What a search in the project found, as the list under the search box shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One line of the list: where it leads, what it is called, the words that matched, what kind it is.

    `id` is a record of the page; `part` a part of it that matched, which the page may be able to show by itself.
    """

    page: str
    id: str
    code: str
    title: str
    note: str
    kind: str = ""
    icon: str = ""
    part: str = ""


Find = Callable[[str], Sequence[Found]]
