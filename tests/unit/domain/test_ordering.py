"""Keys of siblings: always room between two, short, and the same order everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ordering import between, insertion, spread


@given(st.lists(st.floats(0, 1), max_size=80))
def test_that_inserting_anywhere_keeps_the_order(places: list[float]) -> None:
    keys: list[str] = []
    for fraction in places:
        place = round(fraction * len(keys))
        new, changed = insertion(keys, place)
        assert changed == {}
        keys.insert(place, new)
    assert keys == sorted(set(keys))
    assert not any(key.endswith("0") for key in keys)


@pytest.mark.parametrize("count", [0, 1, 7, 10_000, 300_000])
def test_that_spread_keys_have_room_everywhere(count: int) -> None:
    keys = spread(count)
    assert len(keys) == count
    assert keys == sorted(set(keys))
    for before, after in zip([None, *keys[:3]], [*keys[:3], None], strict=False):
        new = between(before, after)
        assert (before or "") < new < (after or "~")


def test_that_a_thousand_insertions_at_one_place_stay_short() -> None:
    first = last = between(None, None)
    for _ in range(10_000):
        last = between(last, None)
        first = between(None, first)
    assert max(len(first), len(last)) <= 6
    gap = between(first, last)
    for _ in range(1_000):
        gap = between(first, gap)
    assert len(gap) < 500


@pytest.mark.parametrize(
    ("before", "after"), [("b", "a"), ("a", "a"), ("a", "a0"), ("الف", None), ("", "a"), (None, "0")]
)
def test_that_keys_without_room_are_refused(before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match=r".*"):
        between(before, after)


def test_that_siblings_without_room_get_new_keys() -> None:
    for keys in (["a", "a"], ["a", "a0"], ["b", "a"], ["پ", "ت"]):
        new, changed = insertion(keys, 1)
        assert changed[0] < new < changed[1]
