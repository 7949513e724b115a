"""Both ways of shaping, for tests that must hold with either."""

import pytest


@pytest.fixture(params=["harfbuzz", "arabic-reshaper"])
def shaper(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Switch HarfBuzz on or off for one test."""
    name: str = request.param
    monkeypatch.setenv("KHOOSHEYAR_NO_HARFBUZZ", "" if name == "harfbuzz" else "1")
    return name
