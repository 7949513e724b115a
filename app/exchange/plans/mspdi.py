"""MS Project XML (MSPDI): what both its reader and its writer know.

Source of names, numbers and units: Microsoft, "Project XML Data Interchange Schema Reference".
"""

from collections.abc import Mapping
from typing import Final

NAMESPACE: Final = "http://schemas.microsoft.com/project"
MINUTES_A_DAY: Final = 480
TENTHS_A_DAY: Final = 10 * MINUTES_A_DAY
"""Lags are written in tenths of a minute."""

HUNDREDTHS: Final = 100
"""Costs are written in hundredths of the currency."""

KINDS: Final[Mapping[str, str]] = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
CONSTRAINTS: Final[Mapping[str, str]] = {
    "0": "soon",
    "1": "late",
    "2": "start_on",
    "3": "finish_on",
    "4": "start_from",
    "5": "start_until",
    "6": "finish_from",
    "7": "finish_until",
}
FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "mechanisms": ("188743731", "Text1"),
    "responsible": ("188743734", "Text2"),
    "stakeholders": ("188743737", "Text3"),
    "outputs": ("188743740", "Text4"),
    "indicators": ("188743743", "Text5"),
    "months": ("188743746", "Text6"),
    "status": ("188743747", "Text7"),
    "weight": ("188743748", "Text8"),
    "is_unplanned": ("188743749", "Text9"),
    "printed_code": ("188743750", "Text10"),
    "given": ("188743997", "Text11"),
}
"""The number and name of the field of one's own that carries each of ours."""

LONGEST_TEXT: Final = 255
"""MS Project itself cuts fields of one's own after as many letters when it saves."""

DAY_TYPES: Final = {"7": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
"""Days of the week as the format numbers them, from Sunday 1, and as we do, from Saturday 0."""
