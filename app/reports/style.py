"""The look of printed reports: calm turquoise on white that also survives a black-and-white printer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.reports.blocks import Paper, RowKind

INK: Final = "#17202A"
MUTED: Final = "#66727F"
FAINT: Final = "#929DA8"
PRIMARY: Final = "#0A5A61"
LINE: Final = "#BCCCD0"
HEAD_FILL: Final = "#CFE7E9"
LABEL_FILL: Final = "#EEF6F7"
ROW_FILLS: Final[Mapping[RowKind, str | None]] = {
    RowKind.PHASE: "#DDF0F1",
    RowKind.SECTION: "#F0F8F8",
    RowKind.ACTIVITY: None,
    RowKind.TOTAL: "#CFE7E9",
    RowKind.GROUP: "#EEF6F7",
    RowKind.PLAIN: None,
}


@dataclass(frozen=True)
class Look:
    """Sizes on one kind of sheet: text in points, margins in millimetres, how many sign side by side."""

    text: float
    table: float
    title: float
    heading: float
    small: float
    margin: float
    signatures: int


LOOKS: Final[Mapping[Paper, Look]] = {
    Paper.A4: Look(text=10, table=9, title=16, heading=11, small=8, margin=16, signatures=3),
    Paper.A4_LANDSCAPE: Look(text=9, table=8, title=16, heading=11, small=7.5, margin=11, signatures=4),
    Paper.A3_LANDSCAPE: Look(text=11.5, table=10.5, title=21, heading=13, small=9, margin=14, signatures=4),
}
