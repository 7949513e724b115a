"""Rules about single words of the source: what may be used where, each with its reason."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

TOOLTIPS = ("app/widgets/labels.py", "app/ui/actions.py")
EDGES = ("app/ui/errors.py", "app/ui/tasks.py", "app/cli/main.py")

BANNED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"\bQPlainTextEdit\b", "never aligns Persian to the right", ()),
    (r"\bQDateEdit\b", "reads Jalali dates wrongly", ()),
    (r"\bQtSql\b", "a second SQLite in the process drops the locks of the first", ()),
    (r"\bQtNetwork\b|\bQtWebEngine|\burllib\.request\b", "nothing leaves the machine", ()),
    (r"\bQ(Table|Tree|List)Widget\b", "data is shown through models", ()),
    (r"\bQLabel\(", "guesses rich text: use PlainLabel", ("app/widgets/labels.py",)),
    (r"\bQMessageBox[.(]", "guesses rich text and blocks: use the message bar", ()),
    (r"\.setToolTip\(", "guesses rich text: use the plain tooltip", TOOLTIPS),
    (r"\.exec\(\)", "blocks: open dialogs with open()", ("app/ui/start.py",)),
    (r"except Exception", "broad catches live at three edges", EDGES),
)


def problems() -> Iterator[str]:
    """Yield each use of a banned word outside the files that may."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for pattern, reason, allowed in BANNED:
                if re.search(pattern, line) and not line.lstrip().startswith("#") and name not in allowed:
                    yield f"{name}:{number}: {line.strip()[:60]} ({reason})"
