"""Colours, sizes and distances of the screens, once for the light and once for the dark theme."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by use, each as "#RRGGBB"; a name ending in `_bg` is the ground for the text colour of that name."""

    background: str
    surface: str
    subtle: str
    line: str
    line_strong: str
    text: str
    text_soft: str
    muted: str
    primary: str
    primary_hover: str
    on_primary: str
    tint: str
    accent: str
    planned: str
    planned_bg: str
    progress: str
    progress_bg: str
    done: str
    done_bg: str
    stopped: str
    stopped_bg: str
    late: str
    late_bg: str
    selection: str
    rail: str
    rail_text: str
    rail_on: str
    rail_selected: str


LIGHT: Final = Tokens(
    background="#F5F6F8",
    surface="#FFFFFF",
    subtle="#F0F2F5",
    line="#E2E6EB",
    line_strong="#C3CAD4",
    text="#17202A",
    text_soft="#4D5866",
    muted="#5F6A78",
    primary="#0A7078",
    primary_hover="#085E65",
    on_primary="#FFFFFF",
    tint="#E2F3F4",
    accent="#8A5A00",
    planned="#55657A",
    planned_bg="#EBEEF2",
    progress="#1F5FD0",
    progress_bg="#E4EDFC",
    done="#11703F",
    done_bg="#DFF3E7",
    stopped="#B3261E",
    stopped_bg="#FCE4E2",
    late="#985600",
    late_bg="#FDEFD7",
    selection="#DDF0F1",
    rail="#0E2A33",
    rail_text="#B8CDD3",
    rail_on="#FFFFFF",
    rail_selected="#17434F",
)

DARK: Final = Tokens(
    background="#10151B",
    surface="#171E26",
    subtle="#1F2832",
    line="#2A3540",
    line_strong="#455362",
    text="#E6EBF1",
    text_soft="#A9B5C2",
    muted="#95A2B0",
    primary="#35B6BE",
    primary_hover="#54C7CE",
    on_primary="#06262A",
    tint="#14353A",
    accent="#E6B04A",
    planned="#A5B3C4",
    planned_bg="#27313D",
    progress="#86B2FF",
    progress_bg="#1B2D4B",
    done="#62CF95",
    done_bg="#15362A",
    stopped="#FF9A92",
    stopped_bg="#45211F",
    late="#F2BC6B",
    late_bg="#3D2D14",
    selection="#173A40",
    rail="#0B1116",
    rail_text="#8FA3AE",
    rail_on="#FFFFFF",
    rail_selected="#17343B",
)

TYPE: Final = {"xs": 11, "sm": 12, "base": 14, "md": 15, "lg": 18, "xl": 24}
"""Letter heights in pixels at 100 %."""

SPACE: Final = {"xs": 4, "sm": 8, "md": 12, "lg": 16, "xl": 20}
"""Distances in pixels at 100 %."""

RADIUS: Final = 8
CARD_RADIUS: Final = 12
ROW_HEIGHT: Final = 52
