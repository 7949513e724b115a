"""The number of the next meeting."""

import pytest

from app.domain.meeting_number import next_number


@pytest.mark.parametrize(
    ("before", "following"),
    [
        ([], "۱"),
        (["", "بدون شماره"], "۱"),
        (["1", "۳", "2"], "۴"),
        (["۹"], "۱۰"),
        (["ش-۰۹"], "ش-۱۰"),
        (["۱۴۰۵/۳", "۱۴۰۵/۱۲"], "۱۴۰۵/۱۳"),
        (["جلسه ۷ (فوق‌العاده)"], "جلسه ۸ (فوق‌العاده)"),
    ],
)
def test_that_numbers_are_counted_on_in_their_spelling(before: list[str], following: str) -> None:
    assert next_number(before) == following
