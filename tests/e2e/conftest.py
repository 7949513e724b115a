"""A screen of its own for each scenario: Xvfb, a window manager, and the program as the user starts it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parents[2]
_PATIENCE = 25.0
_PAUSE = 0.1


def wait_until(what: Callable[[], object], patience: float = _PATIENCE) -> None:
    """Wait until `what()` is true; fail when that takes too long."""
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end, "waited too long"
        time.sleep(_PAUSE)


class Screen:
    """A virtual screen on which programs run; it ends only what it started."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._log = (home / "stderr.log").open("w+")
        self._started: list[subprocess.Popen[str]] = []
        self._display = self._start_server()
        self._start("openbox", log=subprocess.DEVNULL)

    def program(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """Start the program with a window."""
        return self._start(sys.executable, "-m", "app", *arguments)

    def command(self, *arguments: str | Path) -> str:
        """Run a command of the program without a window and return what it printed."""
        ended = subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return ended.stdout

    def titles(self) -> list[str]:
        """Return the titles of the windows on the screen."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".+").split()
        return [self._xdotool("getwindowname", window).strip() for window in found]

    def wait_for(self, title: str) -> None:
        """Wait for a window whose title holds `title`, and give it the keyboard."""
        wait_until(lambda: any(title in shown for shown in self.titles()))
        wait_until(lambda: title in self._xdotool("getactivewindow", "getwindowname"))

    def press(self, *keys: str) -> None:
        """Press keys one after another, such as "ctrl+z"."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(_PAUSE)

    def type(self, text: str) -> None:
        """Type text letter by letter."""
        self._xdotool("type", "--delay", "40", text)
        time.sleep(_PAUSE)

    def close(self) -> None:
        """End what was started here, the last first."""
        for process in reversed(self._started):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
        self._log.close()

    def said(self) -> str:
        """Return what the programs wrote to their error streams."""
        return Path(self._log.name).read_text("utf-8")

    def _start_server(self) -> str:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
            text=True,
        )
        os.close(writing)
        self._started.append(server)
        with os.fdopen(reading) as told:
            return f":{told.readline().strip()}"

    def _start(self, *command: str | Path, log: IO[str] | int | None = None) -> subprocess.Popen[str]:
        errors = self._log if log is None else log
        process = subprocess.Popen(command, cwd=ROOT, env=self._environment(), stderr=errors, text=True)
        self._started.append(process)
        return process

    def _environment(self) -> dict[str, str]:
        own = {
            "DISPLAY": self._display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(self._home),
            "KHOOSHEYAR_HOME": str(self._home / "data"),
        }
        return {**os.environ, **own}

    def _xdotool(self, *arguments: str) -> str:
        ended = subprocess.run(
            ["xdotool", *arguments], env=self._environment(), capture_output=True, text=True, timeout=30, check=False
        )
        return ended.stdout


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """Show a virtual screen for one scenario."""
    home = tmp_path / "home"
    home.mkdir()
    shown = Screen(home)
    yield shown
    shown.close()
