"""Colours of groups of actors, of flows and of bars of the plan, and the dashes that tell flows apart without colour.

Each group has an ink and the ground it stands on, with a contrast of at least 4.5 between them, for light and for dark.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour and its ground on white, and the same on dark."""

    ink: str
    ground: str
    dark_ink: str
    dark_ground: str


_NEUTRAL: Final = Shade("#55657A", "#EBEEF2", "#A5B3C4", "#27313D")
GROUPS: Final[Mapping[str, Shade]] = {
    "government": Shade("#3949AB", "#E7EAF8", "#A9B4F5", "#262C52"),
    "industry": Shade("#0A7078", "#E2F3F4", "#35B6BE", "#14353A"),
    "university": Shade("#1F5FD0", "#E4EDFC", "#86B2FF", "#1B2D4B"),
    "finance": Shade("#8F5100", "#FDEFD7", "#F2BC6B", "#3D2D14"),
    "civil": Shade("#11703F", "#DFF3E7", "#62CF95", "#15362A"),
    "media": Shade("#A0307F", "#FAE5F3", "#F09AD5", "#43203A"),
    "support": Shade("#6B3FA0", "#EFE6F9", "#C7A4F0", "#33244A"),
    "bds": Shade("#566200", "#F0F3D8", "#C3D05A", "#2F3412"),
    "agency": Shade("#0B4F6C", "#DCEEF6", "#7CC7E8", "#173443"),
    "international": Shade("#B3261E", "#FCE4E2", "#FF9A92", "#45211F"),
    "users": Shade("#7A4B2A", "#F5E9DF", "#D9AC86", "#3A2A1E"),
    "other": _NEUTRAL,
    "": _NEUTRAL,
}
FLOWS: Final[Mapping[str, Shade]] = {
    "service": Shade("#0A7078", "#E2F3F4", "#35B6BE", "#14353A"),
    "information": Shade("#1F5FD0", "#E4EDFC", "#86B2FF", "#1B2D4B"),
    "financial": Shade("#985600", "#FDEFD7", "#F2BC6B", "#3D2D14"),
    "intangible": Shade("#A0307F", "#FAE5F3", "#F09AD5", "#43203A"),
    "": _NEUTRAL,
}
TONES: Final[Mapping[str, Shade]] = {
    "planned": Shade("#55657A", "#E3E8EE", "#A5B3C4", "#2C3743"),
    "progress": Shade("#1F5FD0", "#DCE8FC", "#86B2FF", "#1B2D4B"),
    "done": Shade("#11703F", "#D3EEDF", "#62CF95", "#15362A"),
    "stopped": Shade("#B3261E", "#FCE4E2", "#FF9A92", "#45211F"),
    "late": Shade("#985600", "#FDEFD7", "#F2BC6B", "#3D2D14"),
    "critical": Shade("#B3261E", "#FFFFFF", "#FF9A92", "#171E26"),
    "today": Shade("#B3261E", "#FFFFFF", "#FF9A92", "#2A0F0D"),
    "part": Shade("#3D4855", "#B9C3CE", "#C3CDD8", "#4A5866"),
    "base": Shade("#8794A3", "#D5DBE2", "#6C7A89", "#3A4653"),
    "": _NEUTRAL,
}
"""Of a bar by the standing of its activity, with the ground of what is not done yet; and of the signs around it."""
DASHES: Final[Mapping[str, tuple[float, ...]]] = {
    "service": (),
    "information": (7, 3),
    "financial": (9, 3, 1.5, 3),
    "intangible": (1.5, 2.5),
    "": (4, 5),
}


_SHADES: Final = {"group": GROUPS, "ground": GROUPS, "flow": FLOWS, "tone": TONES, "tone_ground": TONES}


def coloured(ink: str, *, is_dark: bool) -> str:
    """Return the colour of `group:` or `ground:<helix>`, `flow:<flow>`, `tone:` or `tone_ground:<tone>`; else blank."""
    kind, divided, key = ink.partition(":")
    if not divided:
        return ""
    shades = _SHADES.get(kind, GROUPS)
    shade = shades.get(key, _NEUTRAL)
    if kind.endswith("ground"):
        return shade.dark_ground if is_dark else shade.ground
    return shade.dark_ink if is_dark else shade.ink
