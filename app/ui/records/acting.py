"""Telling a page's own changes from those that come from elsewhere."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from PySide6.QtWidgets import QWidget


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


def own_doing(widget: QWidget) -> AbstractContextManager[None]:
    """Mark what is done inside as the doing of the page that `widget` stands in, if that page tells them apart."""
    above: QWidget | None = widget
    while above is not None:
        acting = getattr(above, "acting", None)
        if isinstance(acting, Acting):
            return acting.now()
        above = above.parentWidget()
    return nullcontext()
