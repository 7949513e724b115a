"""The look of the program: palette, style sheet and fonts made from the tokens, and the way to them for painters."""

from collections.abc import Iterable
from functools import cache
from string import Template
from typing import Final

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, Qt, QTemporaryDir
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from app.paths import RESOURCES
from app.widgets import icons
from app.widgets.direction import is_rtl
from app.widgets.tokens import DARK, LIGHT, TYPE, Tokens

FAMILY: Final = "Vazirmatn"
_WEIGHTS: Final = ("Regular", "Medium", "SemiBold", "Bold")
_ARROWS: Final = {
    "chevron_down": ("chevron-down", "text_soft"),
    "chevron_left": ("chevron-left", "text_soft"),
    "chevron_right": ("chevron-right", "text_soft"),
    "check": ("check", "on_primary"),
    "tick": ("check", "primary"),
    "minus": ("minus", "on_primary"),
}
_ROLES: Final = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "subtle",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.BrightText: "stopped",
}
_DIMMED: Final = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class _Current:
    """The theme in use, and the folder of the arrows that the style sheet names."""

    tokens: Tokens = LIGHT
    arrows: QTemporaryDir | None = None


def apply(app: QApplication, dark: bool) -> None:  # noqa: FBT001 the one thing it is about
    """Dress the whole program, or change its clothes while it runs."""
    _Current.tokens = DARK if dark else LIGHT
    load_fonts()
    app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(_Current.tokens))
    app.setStyleSheet(_style_sheet(_Current.tokens))
    icons.renew(_Current.tokens)


def is_dark() -> bool:
    """Tell whether the dark theme is on."""
    return _Current.tokens is DARK


def tokens() -> Tokens:
    """Return the colours in use."""
    return _Current.tokens


def token(name: str) -> QColor:
    """Return a colour in use by its name in `Tokens`, for painters.

    Raises:
        AttributeError: there is no such colour.
    """
    return QColor(getattr(_Current.tokens, name))


def font(size: str = "base", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font at a size of the type scale."""
    made = QFont(FAMILY)
    made.setPixelSize(TYPE[size])
    made.setWeight(weight)
    return made


@cache
def load_fonts() -> None:
    """Make the bundled Vazirmatn known to Qt; further calls do nothing."""
    for weight in _WEIGHTS:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{FAMILY}-{weight}.ttf"))


def icon(name: str, *, colour: str = "text_soft", size: int = icons.SIZE) -> QIcon:
    """Make a Lucide icon in the present theme; prefer `set_icon` for what outlives a change of theme."""
    return icons.build(name, _Current.tokens, colour=colour, size=size)


def set_icon(target: QAbstractButton | QAction, name: str, *, colour: str = "text_soft") -> None:
    """Give a button or an action a Lucide icon that follows later changes of the theme."""
    icons.choose(target, name, colour=colour)
    icons.dress(target, _Current.tokens)


def choose_icon(action: QAction, name: str) -> None:
    """Give an action an icon that is drawn when the action is shown: see `dress` and `dress_menu`."""
    icons.choose(action, name, colour="text_soft")


def dress(actions: Iterable[QAction]) -> None:
    """Draw the icons of actions that have none yet."""
    for action in actions:
        if action.icon().isNull():
            icons.dress(action, _Current.tokens)


def dress_menu(menu: QMenu) -> None:
    """Draw the icons of a menu each time it is about to show actions without one."""
    menu.aboutToShow.connect(lambda: dress(menu.actions()))


def set_kind(widget: QWidget, kind: str) -> None:
    """Choose one of the looks that the style sheet has for this class of widget; see `resources/style`."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the style has not looked at it yet
            restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the properties of `widget` again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in _DIMMED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def _style_sheet(colours: Tokens) -> str:
    words = {name: getattr(colours, name) for name in Tokens.__slots__}
    words |= {f"type_{name}": f"{pixels}px" for name, pixels in TYPE.items()}
    words |= {f"icon_{key}": _arrow(name, words[shade]) for key, (name, shade) in _ARROWS.items()}
    # Qt mirrors where the arrow of a closed branch stands, not the picture itself.
    words["icon_closed"] = words["icon_chevron_left" if is_rtl() else "icon_chevron_right"]
    sheet = (RESOURCES / "style" / "khoosheyar.qss").read_text("utf-8")
    return Template(sheet).substitute(words)


def _arrow(name: str, colour: str) -> str:
    """Write a recoloured icon where the style sheet, which knows only files, can read it."""
    if _Current.arrows is None:
        _Current.arrows = QTemporaryDir()
    path = QDir(_Current.arrows.path()).filePath(f"{name}-{colour[1:]}.svg")
    if not QFile.exists(path):
        file = QFile(path)
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        file.write(QByteArray(icons.drawing(name, colour)))
        file.close()
    return path
