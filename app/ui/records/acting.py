"""Telling a page's own changes from those that come from elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager


class Acting:
    """Tells changes made from this page from those that come from elsewhere, such as undo."""

    def __init__(self) -> None:
        self._depth = 0

    def __bool__(self) -> bool:
        return self._depth > 0

    @contextmanager
    def now(self) -> Iterator[None]:
        """Mark what happens inside as this page's own doing."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
