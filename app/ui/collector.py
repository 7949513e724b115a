"""Garbage is collected on the thread of the window alone: widgets freed by another thread bring Qt down."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500


class Collector(QObject):
    """Takes Python's garbage collection over as long as the program runs.

    Python collects on whatever thread happens to allocate, and a report laid out in the background allocates a lot.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due, if any."""
        limits = gc.get_threshold()
        due = [generation for generation, count in enumerate(gc.get_count()) if count > limits[generation]]
        if due:
            gc.collect(due[-1])
