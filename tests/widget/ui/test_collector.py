"""Garbage is collected on the thread of the window, and nowhere else."""

import threading
from collections.abc import Iterator
from typing import Any
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.collector import Collector


class Node:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.me: Any = self


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    del qtbot
    made = QObject()
    yield made
    made.deleteLater()


def allocate(kept: list[object]) -> None:
    kept.extend([index] for index in range(200_000))


def test_that_another_thread_collects_nothing(owner: QObject) -> None:
    Collector(owner)
    garbage = ref(Node())
    thread = threading.Thread(target=allocate, args=([],))
    thread.start()
    thread.join()
    assert garbage() is not None


def test_that_the_window_collects_what_is_due(owner: QObject) -> None:
    collector = Collector(owner)
    garbage = ref(Node())
    kept: list[object] = []
    allocate(kept)
    collector.collect()
    assert garbage() is None
