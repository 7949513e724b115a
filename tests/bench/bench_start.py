"""From process start to the drawn window with the sample programme open, against an empty PySide6 window.

Run by hand: python tests/bench/bench_start.py [RUNS]. Target: at most 2.5 times the empty window.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The process ends as soon as the window and all in it have been painted once.
DRAWN = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
"""

EMPTY = (
    """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
"""
    + DRAWN
    + """
window = QWidget()
window.resize(1200, 700)
watcher = Painted()
window.installEventFilter(watcher)
window.show()
app.exec()
"""
)

OURS = (
    """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.ui.start import make_window
window = make_window(Path(sys.argv[1]))
app = QApplication.instance()
"""
    + DRAWN
    + """
watcher = Painted()
window.installEventFilter(watcher)
window.resize(1200, 700)
window.show()
app.exec()
"""
)


def timed(code: str, *arguments: str) -> float:
    """Return the seconds that a process took."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, cwd=ROOT)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Time both in turn and print medians and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["KHOOSHEYAR_HOME"] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        make = "from app import bootstrap; session = bootstrap.open_sample(); print(session.path); session.close()"
        done = subprocess.run([sys.executable, "-c", make], check=True, cwd=ROOT, capture_output=True, text=True)
        sample = done.stdout.strip()
        timed(OURS, sample)
        pairs = [(timed(EMPTY), timed(OURS, sample)) for _ in range(runs)]
    empty = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(f"empty window {empty:.3f} s, ours with the sample {ours:.3f} s, ratio {ratio:.2f} (target 2.5)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
