"""GanttProject files (.gan): what both its reader and its writer know.

Source of names and numbers: files saved by GanttProject 3.
"""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, str]] = {"1": "SS", "2": "FS", "3": "FF", "4": "SF"}
EARLIEST: Final = "1"
"""The one constraint of a task that the format has: it starts no earlier than its third date."""

WEEK: Final = ("sat", "sun", "mon", "tue", "wed", "thu", "fri")
"""Days of the week as attributes of the calendar, from Saturday."""

DIFFERING: Final = ("constraint", "constraint_on", "deadline", "actual_start", "actual_end", "by_schedule", "cost")
"""What the format has no place for and travels in fields of one's own."""
