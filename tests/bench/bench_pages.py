"""How long each page of the window takes to show over a large project beside a small one, in turn.

The first show counts all that follows its first paint too; the second is after another page was on show. Each round
starts a fresh process for each project, and one that opens both in turn, so that neither pays for the other.

Processor time is counted, which other programs on the machine do not lengthen.

Run by hand: python tests/bench/bench_pages.py [ROUNDS]. Target: no page more than twice the time.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.ui.main_window import MainWindow
from app.ui.start import make_window
from tests.helpers.large import LARGE, SMALL, fill

NAMES = ("small", "large")
PAGES = ("overview", "plan", "actors", "meetings", "groups", "agreements", "reports")
Times = dict[str, float]


def main(rounds: int) -> None:
    """Make both projects and print medians in milliseconds and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KHOOSHEYAR_HOME"] = str(Path(folder) / "home")
        for name, size in zip(NAMES, (SMALL, LARGE), strict=True):
            session = bootstrap.new_project(Path(folder) / f"{name}.khooshe", template=None, start=None, title=name)
            fill(session, size)
            session.close()
        told: dict[str, list[Times]] = {name: [] for name in NAMES}
        for place in range(rounds + 1):
            both = _asked("in-turn", folder)
            for name in NAMES:
                times = {**_asked(name, folder), **{f"again: {page}": both[f"{name} {page}"] for page in PAGES}}
                if place:  # the first round fills the caches of the disk
                    told[name].append(times)
    for page in told["small"][0]:
        small, large = (statistics.median(times[page] for times in told[name]) for name in NAMES)
        print(f"{page:34} {small:8.1f} ms {large:8.1f} ms   x{large / small:.2f}")


def one(name: str, folder: Path) -> Times:
    """Open a project in a new window and show its pages."""
    start = time.process_time()
    window = make_window(folder / f"{name}.khooshe")
    window.showNormal()
    window.resize(1366, 768)
    QApplication.processEvents()
    painted = _since(start)
    _settle(window)
    times = {"file opened, first paint": painted, "file opened, all there": _since(start)}
    for page in PAGES[1:]:
        times[f"{page}, the first time"] = _shown(window, page)
    for page in PAGES:
        _shown(window, "start")
        times[f"{page}, the second time"] = _shown(window, page)
    return times


def in_turn(folder: Path) -> Times:
    """Open both projects one after the other in one window that has shown every page before."""
    window = make_window()
    window.showNormal()
    window.resize(1366, 768)
    times: Times = {}
    for name in ("small", *NAMES):
        window.put_away()
        _settle(window)
        session = bootstrap.open_for_editing(folder / f"{name}.khooshe")
        start = time.process_time()
        window.show_project(session)
        window.go(PAGES[0])
        _settle(window)
        times[f"{name} {PAGES[0]}"] = _since(start)
        for page in PAGES[1:]:
            times[f"{name} {page}"] = _shown(window, page)
        window.go(PAGES[0])
    return times


def _shown(window: MainWindow, page: str) -> float:
    start = time.process_time()
    window.go(page)
    _settle(window)
    return _since(start)


def _settle(window: MainWindow) -> None:
    """Paint, and let follow what follows the first paint."""
    for _ in range(4):
        QApplication.processEvents()
    window.grab()


def _since(start: float) -> float:
    return (time.process_time() - start) * 1000


def _asked(what: str, folder: str) -> Times:
    done = subprocess.run(
        [sys.executable, __file__, what, folder], check=True, capture_output=True, text=True, env=os.environ
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    gc.disable()  # the program collects in its idle moments
    match sys.argv[1:]:
        case ["in-turn", at]:
            print(json.dumps(in_turn(Path(at))), flush=True)
            os._exit(0)
        case [("small" | "large") as which, at]:
            print(json.dumps(one(which, Path(at))), flush=True)
            os._exit(0)
        case [count]:
            main(int(count))
        case _:
            main(5)
