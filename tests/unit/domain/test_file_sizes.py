"""Sizes of files in words."""

import pytest

from app.domain.file_sizes import size_text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "۰ بایت"),
        (1023, "۱۰۲۳ بایت"),
        (1536, "۱٫۵ کیلوبایت"),
        (16 << 20, "۱۶ مگابایت"),
        (3 << 30, "۳ گیگابایت"),
    ],
)
def test_that_a_size_is_told_in_the_unit_that_suits(size: int, text: str) -> None:
    assert size_text(size) == text
