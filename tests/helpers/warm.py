"""A parent that has the program loaded and forks a process for each command: only the start of Python is saved.

A child has its own streams, environment, folder, process id and exit status, as if a person had started it.
"""

import gc
import importlib
import json
import os
import pkgutil
import socket
import sys
from pathlib import Path
from typing import Final

from app import __main__ as program

LOADED: Final = ("cli", "domain", "storage", "services", "exchange", "charts", "typeset", "reports")
SIZE: Final = 8
STREAMS: Final = 3


def main() -> None:
    """Serve on the socket whose number is the only argument until it is closed."""
    link = socket.socket(fileno=int(sys.argv[1]))
    load()
    gc.freeze()
    while (asked := receive(link)) is not None:
        order, streams = asked
        child = os.fork()
        if not child:
            link.close()
            become(order, streams)
            sys.exit(program.main())
        for stream in streams:
            os.close(stream)
        link.sendall(child.to_bytes(SIZE, "big"))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        link.sendall(status.to_bytes(SIZE, "big", signed=True))


def load() -> None:
    """Import every module that a command may want."""
    for layer in LOADED:
        package = importlib.import_module(f"app.{layer}")
        for module in pkgutil.walk_packages(package.__path__, f"app.{layer}."):
            importlib.import_module(module.name)


def receive(link: socket.socket) -> tuple[dict[str, object], list[int]] | None:
    """Return the next order with the three streams of its process; None when nobody asks any more."""
    head, streams, _flags, _address = socket.recv_fds(link, SIZE, STREAMS)
    if not head:
        return None
    left, body = int.from_bytes(head, "big"), b""
    while left:
        part = link.recv(left)
        body, left = body + part, left - len(part)
    order: dict[str, object] = json.loads(body)
    return order, streams


def become(order: dict[str, object], streams: list[int]) -> None:
    """Take over the streams, the environment, the folder and the arguments that were sent."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    # Each remembers whether it can be sought, so those of the parent would not do.
    sys.stdin = os.fdopen(0, "r", encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    os.environ.clear()
    os.environ.update(order["environment"])  # type: ignore[call-overload]
    os.chdir(Path(str(order["folder"])))
    sys.argv[1:] = order["words"]  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
