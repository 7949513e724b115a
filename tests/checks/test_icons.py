"""The icons that are bundled are the icons that are drawn."""

import ast
from collections.abc import Iterator
from pathlib import Path

from app.widgets.icons import DIRECTIONAL

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
LIST_OF_NAMES = ROOT / "app" / "widgets" / "icons.py"


def texts(folder: str) -> Iterator[str]:
    """Yield every text that stands in the source of a layer, where names of icons stand too."""
    for path in (ROOT / "app" / folder).rglob("*.py"):
        if path == LIST_OF_NAMES:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_that_every_bundled_icon_is_drawn_somewhere() -> None:
    assert BUNDLED - {*texts("ui"), *texts("widgets")} == set()


def test_that_every_icon_that_is_mirrored_is_bundled() -> None:
    assert DIRECTIONAL <= BUNDLED
