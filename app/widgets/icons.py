"""Lucide icons in the colours of the theme, sharp on every screen and mirrored where reading direction matters."""

from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from app.paths import RESOURCES
from app.widgets.tokens import Tokens

DIRECTIONAL: Final = frozenset(
    {
        "chevron-left",
        "chevron-right",
        "chevrons-left",
        "chevrons-right",
        "list-indent-decrease",
        "list-indent-increase",
        "list-tree",
        "log-out",
        "play",
        "redo-2",
        "undo-2",
    }
)
"""Icons that point along the reading direction."""

SIZE: Final = 20
_STROKE: Final = 'stroke-width="1.75"'
Wearer = QAbstractButton | QAction
_WORN: Final[WeakKeyDictionary[Wearer, tuple[str, str]]] = WeakKeyDictionary()


@lru_cache(maxsize=256)
def drawing(name: str, colour: str) -> bytes:
    """Return the SVG of an icon in one colour, such as "#0A7078".

    Raises:
        FileNotFoundError: the program bundles no such icon.
    """
    text = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    return text.replace("currentColor", colour).replace('stroke-width="2"', _STROKE).encode()


@lru_cache(maxsize=1024)
def _rendered(name: str, colour: str, size: int, ratio: float, mirrored: bool) -> QPixmap:  # noqa: FBT001 cache key
    picture = QPixmap(_shape(name, round(size * ratio), mirrored))
    with QPainter(picture) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(picture.rect(), QColor(colour))
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _shape(name: str, side: int, mirrored: bool) -> QPixmap:  # noqa: FBT001 cache key
    """Draw an icon once for all its colours."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        QSvgRenderer(QByteArray(drawing(name, "#000000"))).render(painter)
    return picture.transformed(QTransform.fromScale(-1, 1)) if mirrored else picture


def pixmap(name: str, colour: str, *, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Draw an icon for a painter: `size` in device-independent pixels, `ratio` of the painter's device."""
    mirrored = name in DIRECTIONAL and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _rendered(name, colour, size, ratio, mirrored)


def build(name: str, tokens: Tokens, *, colour: str, size: int = SIZE) -> QIcon:
    """Make a QIcon whose normal colour is the token named `colour`; pressed-in is primary, disabled is pale.

    It is drawn for the ratios of the screens there are: exact on each of them, and a third of the work of all ratios.
    """
    icon = QIcon()
    states = (
        (getattr(tokens, colour), QIcon.Mode.Normal, QIcon.State.Off),
        (tokens.primary if colour == "text_soft" else getattr(tokens, colour), QIcon.Mode.Normal, QIcon.State.On),
        (tokens.line_strong, QIcon.Mode.Disabled, QIcon.State.Off),
    )
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        for shade, mode, state in states:
            icon.addPixmap(pixmap(name, shade, size=size, ratio=ratio), mode, state)
    return icon


def choose(target: Wearer, icon: str, *, colour: str) -> None:
    """Tell which icon `target` wears, for `dress` and `renew`; drawing them all would keep the window waiting."""
    _WORN[target] = (icon, colour)


def dress(target: Wearer, tokens: Tokens) -> None:
    """Draw the icon that was chosen for `target`, if one was."""
    if target in _WORN:
        icon, colour = _WORN[target]
        target.setIcon(build(icon, tokens, colour=colour))


def renew(tokens: Tokens) -> None:
    """Recolour every chosen icon of the program after the theme or the direction changed."""
    # Qt's own list of all widgets also holds some that are being taken down: walking it crashed.
    for target in list(_WORN):
        if isValid(target):
            dress(target, tokens)
