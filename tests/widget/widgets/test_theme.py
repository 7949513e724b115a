"""Colours that can be read, icons that follow the theme, fonts that are ours."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from app.paths import RESOURCES
from app.widgets import icons, theme
from app.widgets.buttons import IconButton
from app.widgets.tokens import DARK, LIGHT, Tokens

TEXT_ON = {
    "text": ("background", "surface", "subtle", "tint", "selection"),
    "text_soft": ("background", "surface", "subtle", "tint", "selection"),
    "muted": ("background", "surface", "subtle", "tint", "selection"),
    "primary": ("background", "surface", "subtle", "tint", "selection"),
    "accent": ("background", "surface", "subtle"),
    "stopped": ("background", "surface", "stopped_bg"),
    "planned": ("planned_bg",),
    "progress": ("progress_bg", "surface"),
    "done": ("done_bg", "surface"),
    "late": ("late_bg", "surface"),
    "on_primary": ("primary", "primary_hover"),
    "rail_text": ("rail", "rail_selected"),
    "rail_on": ("rail", "rail_selected"),
    "surface": ("text",),
}


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_text_stands_out_from_its_ground(colours: Tokens) -> None:
    words = asdict(colours)
    pale = {
        (ink, ground): round(_contrast(words[ink], words[ground]), 2)
        for ink, grounds in TEXT_ON.items()
        for ground in grounds
        if _contrast(words[ink], words[ground]) < 4.5
    }
    assert pale == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_the_focus_ring_stands_out(colours: Tokens) -> None:
    assert min(_contrast(colours.primary, ground) for ground in (colours.background, colours.surface)) >= 3


def test_that_the_style_sheet_reaches_the_widgets(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, dark=True)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.resize(100, 40)
    assert edit.grab().toImage().pixelColor(50, 20) == QColor(DARK.surface)


def test_that_the_program_is_written_in_vazirmatn(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Vazirmatn"


def test_that_a_set_icon_is_recoloured_with_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    button = IconButton("plus", "افزودن")
    qtbot.addWidget(button)
    light = button.icon().pixmap(20).toImage()
    theme.apply(qapp, dark=True)
    assert button.icon().pixmap(20).toImage() != light


def test_that_directional_icons_are_mirrored(qapp: QApplication) -> None:
    right_to_left = icons.pixmap("chevron-right", "#000000").toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    left_to_right = icons.pixmap("chevron-right", "#000000").toImage()
    assert right_to_left == left_to_right.flipped(Qt.Orientation.Horizontal)


def test_that_icons_are_sharp_on_dense_screens() -> None:
    picture = icons.pixmap("plus", "#000000", size=20, ratio=3.0)
    assert (picture.width(), picture.devicePixelRatio()) == (60, 3.0)


def test_that_every_bundled_icon_is_drawn() -> None:
    names = [path.stem for path in (RESOURCES / "icons").glob("*.svg")]
    opaque = {
        name: icons.pixmap(name, "#000000").toImage().convertToFormat(QImage.Format.Format_Alpha8) for name in names
    }
    assert names
    assert [name for name, image in opaque.items() if not any(bytes(image.constBits()))] == []


def test_that_every_name_of_the_style_sheet_is_a_token() -> None:
    sheet = (RESOURCES / "style" / "khoosheyar.qss").read_text("utf-8")
    used = {name for name in re.findall(r"\$\{?(\w+)", sheet) if not name.startswith(("type_", "icon_"))}
    assert used <= set(asdict(LIGHT))


def test_that_an_icon_button_has_a_name_and_a_tooltip(qtbot: QtBot) -> None:
    button = IconButton("trash-2", "حذف")
    qtbot.addWidget(button)
    assert isinstance(button, QToolButton)
    assert button.accessibleName() == "حذف"
    assert "حذف" in button.toolTip()
