"""What every test starts from: no display, an own data folder, the Persian catalogue."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("KHOOSHEYAR_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _persian() -> Iterator[None]:
    i18n.set_language(i18n.PERSIAN)
    yield
    i18n.set_language(i18n.PERSIAN)


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """Collect between tests only: a widget that the reading thread of the test runner frees brings Qt down."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def _all_garbage_between_modules() -> Iterator[None]:
    yield
    gc.collect()
