"""The two commands of a developer: `run` opens the application, `test` passes the whole suite.

Uses the standard library only. Each makes what it needs: the virtual environment from the lock file, the
Debian libraries of Qt, the compiled catalogue.
"""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "made-from"
INSTALLER = "uv==0.13.9"
OLDEST_PYTHON = (3, 11)

RUN_PACKAGES = (
    "libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
).split()
TEST_PACKAGES = "xvfb openbox xdotool x11-xkb-utils poppler-utils unicode-data".split()


def main(arguments: Sequence[str]) -> int:
    """Run one of the two commands; return the process status."""
    if sys.version_info < OLDEST_PYTHON:
        print("Khoosheyar needs Python 3.11 or later; this is", sys.version.split()[0])
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print("Usage: python3 packaging/dev.py run [FILE] | test [PYTEST ARGUMENTS] | check")
        return 2
    return COMMANDS[arguments[0]](arguments[1:])


def run(arguments: Sequence[str]) -> int:
    """Open the application; without a display, write the reports of the sample programme instead."""
    prepare(RUN_PACKAGES, groups=("build",))
    if has_display():
        return call(PYTHON, "-m", "app", *arguments)
    target = ROOT / "build" / "sample-reports"
    print("There is no display, so no window can open; writing the sample programme's reports to", target)
    return call(PYTHON, "-m", "app", "sample", "--reports", target)


def test(arguments: Sequence[str]) -> int:
    """Run every check and the whole test suite, windows included."""
    prepare([*RUN_PACKAGES, *TEST_PACKAGES], groups=("build", "dev"))
    checked = 0 if arguments else call(PYTHON, ROOT / "packaging" / "check.py")
    tested = call(PYTHON, "-m", "pytest", *(arguments or ("-n", "2", "--dist", "worksteal")))
    return checked or tested


def check(_arguments: Sequence[str]) -> int:
    """Run the checks of the source: style, types, imports, sizes, texts, licences."""
    prepare((), groups=("build", "dev"))
    return call(PYTHON, ROOT / "packaging" / "check.py")


COMMANDS = {"run": run, "test": test, "check": check}


def prepare(packages: Sequence[str], groups: Sequence[str]) -> None:
    """Install the system packages, the environment and the catalogue, as far as they are missing."""
    install_system_packages(packages)
    make_environment(groups)
    must(PYTHON, ROOT / "packaging" / "catalogue.py", "compile")
    must(
        PYTHON, "-m", "compileall", "-q", "app"
    )  # where Python may not write its cache, each start would compile again


def make_environment(groups: Sequence[str]) -> None:
    """Bring the virtual environment to what the lock file says; nothing to do when it was made from it."""
    lock = (ROOT / "uv.lock").read_text("utf-8")
    made_for, _, made_from = STAMP.read_text("utf-8").partition("\n") if STAMP.exists() else ("", "", "")
    if PYTHON.exists() and made_from == lock and set(groups) <= set(made_for.split()):
        return
    if not PYTHON.exists():
        print("Making the virtual environment …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
    must(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", INSTALLER)
    chosen = [option for group in groups for option in ("--group", group)]
    must(BIN / "uv", "sync", "--frozen", "--inexact", "--quiet", "--compile-bytecode", "--no-default-groups", *chosen)
    STAMP.write_text(f"{' '.join(groups)}\n{lock}", "utf-8")


def install_system_packages(packages: Sequence[str]) -> None:
    """Install missing Debian packages when allowed, else print the exact line to type."""
    if not shutil.which("dpkg-query"):
        return
    missing = [package for package in packages if not is_installed(package)]
    if not missing:
        return
    line = f"apt-get install -y {' '.join(missing)}"
    if os.geteuid() != 0:
        print("Some libraries are missing. Please type this line, then start again:")
        print(f"  sudo {line}")
        return
    print("Installing system libraries:", " ".join(missing), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", *missing], check=True, env=quiet, stdout=subprocess.DEVNULL)


def is_installed(package: str) -> bool:
    """Ask dpkg for a package, under its own name or the one it got with 64-bit time."""
    for name in (package, f"{package}t64"):
        answer = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Status}", name], capture_output=True, text=True, check=False
        )
        if answer.stdout.endswith("install ok installed"):
            return True
    return False


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(*command: object) -> int:
    """Run a program in the project's folder and return its status."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def must(*command: object) -> None:
    """Run a program that has to succeed."""
    status = call(*command)
    if status:
        raise SystemExit(status)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
