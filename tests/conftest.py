"""What every test starts from: no display, an own data folder, the Persian catalogue."""

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
