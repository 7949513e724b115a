"""The program: a window when it is called bare or with a file, else the command line."""

import os
import sys
from pathlib import Path
from typing import Final

from app import i18n
from app.i18n import tr

_NO_DISPLAY: Final = 2
_SUFFIX: Final = ".khooshe"


def main() -> int:
    """Run the program with the arguments of the process and return its exit status."""
    arguments = sys.argv[1:]
    if not wants_window(arguments):
        from app.cli.main import main as command  # noqa: PLC0415 the window needs no command line

        return command(arguments)
    if not has_display():
        i18n.set_language(i18n.PERSIAN)
        print(tr("There is no display, so no window can open. See: khoosheyar --help"), file=sys.stderr)  # noqa: T201
        return _NO_DISPLAY
    from app.ui.start import run  # noqa: PLC0415 the command line needs no Qt

    return run(arguments)


def wants_window(arguments: list[str]) -> bool:
    """Tell whether the arguments are none, or one file."""
    if len(arguments) != 1:
        return not arguments
    name = arguments[0]
    return not name.startswith("-") and (name.lower().endswith(_SUFFIX) or Path(name).is_file())


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
