"""Starting the program in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SEED = ROOT / "tests" / "unit" / "exchange" / "data" / "roadmap_source.txt"
HEAVY = ("reportlab", "sqlite_utils", "openpyxl", "docx", "pypdfium2", "uharfbuzz", "arabic_reshaper")
DRAW = """
import sys
from pathlib import Path
from app.ui.start import make_window
from PySide6.QtWidgets import QApplication
window = make_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
window.show()
for _ in range(20):
    QApplication.processEvents()
print(",".join(name for name in sys.modules if name.split(".")[0] in {heavy!r}))
window.close()
"""


def _python(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_that_a_drawn_window_has_loaded_nothing_heavy() -> None:
    ended = _python("-c", DRAW.replace("{heavy!r}", repr(HEAVY)))

    assert (ended.returncode, ended.stdout.strip()) == (0, "")


def test_that_a_drawn_project_has_loaded_no_reports_or_readers(project: Path) -> None:
    ended = _python("-c", DRAW.replace("{heavy!r}", repr([name for name in HEAVY if name != "sqlite_utils"])), project)

    assert (ended.returncode, ended.stdout.strip()) == (0, "")


def test_that_a_missing_display_is_told_in_one_line() -> None:
    bare = dict.fromkeys(("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"), "")

    ended = _python("-m", "app", **bare)

    assert ended.returncode == 2
    assert len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("size", ["1.25", "1.5"])
def test_that_the_window_is_drawn_on_enlarged_screens(size: str, project: Path) -> None:
    ended = _python("-c", DRAW.replace("{heavy!r}", repr(HEAVY)), project, QT_SCALE_FACTOR=size)

    assert (
        ended.returncode,
        ended.stderr.replace("This plugin does not support propagateSizeHints()", "").strip(),
    ) == (0, "")


REVIEW = """
import sys
from pathlib import Path
from app.exchange.table_import import read_file
from app.ui.dialogs.import_review import ImportReview
from app.ui.start import make_window
from PySide6.QtWidgets import QApplication
window = make_window()
window.show()
review = ImportReview(read_file(Path(sys.argv[1])), "x", print, window, can_add=True)
review.show()
QApplication.processEvents()
room = review.screen().availableSize()
print(review.width() <= room.width() and review.height() <= room.height())
"""


def test_that_the_review_of_an_import_fits_an_enlarged_small_screen() -> None:
    ended = _python("-c", REVIEW, SEED, QT_SCALE_FACTOR="1.5")

    assert (ended.returncode, ended.stdout.strip()) == (0, "True")
