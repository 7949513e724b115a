"""The size of a picture, from its head."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pictures import Picture, picture_in

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 20)
ENDLESS = JPEG[:2] + b"\xff\xe0\x00\x02" * 20_000 + JPEG[2:]


@pytest.mark.parametrize(
    ("data", "picture"),
    [
        (PNG + struct.pack(">II", 20, 30), Picture("png", 20, 30)),
        (JPEG, Picture("jpeg", 20, 30)),
        (b"GIF89a" + struct.pack("<HH", 20, 30), Picture("gif", 20, 30)),
        (b"BM" + bytes(12) + struct.pack("<Iii", 40, 20, -30), Picture("bmp", 20, 30)),
        (b"BM" + bytes(12) + struct.pack("<IHH", 12, 20, 30), Picture("bmp", 20, 30)),
        (b"RIFF....WEBPVP8X" + bytes(8) + b"\x13\0\0\x1d\0\0", Picture("webp", 20, 30)),
        (b"RIFF....WEBPVP8L" + bytes(5) + struct.pack("<I", 19 | 29 << 14), Picture("webp", 20, 30)),
        (b"RIFF....WEBPVP8 " + bytes(10) + struct.pack("<HH", 20, 30), Picture("webp", 20, 30)),
    ],
)
def test_that_the_size_is_read_from_the_head(data: bytes, picture: Picture) -> None:
    assert picture_in(data) == picture


def test_that_a_giant_is_told_without_decoding() -> None:
    found = picture_in(PNG + struct.pack(">II", 13_000, 13_000))
    assert found is not None
    assert found.is_giant


@pytest.mark.parametrize("data", [b"", b"<svg/>", PNG, PNG + bytes(8), JPEG[:-6], b"RIFF....WAVE", b"BM", ENDLESS])
def test_that_what_has_no_size_is_no_picture(data: bytes) -> None:
    assert picture_in(data) is None


@given(st.sampled_from([b"\xff\xd8\xff", b"RIFF1234WEBPVP8 ", b"GIF8", b"BM", PNG]), st.binary(max_size=100))
def test_that_any_head_is_survived(head: bytes, rest: bytes) -> None:
    found = picture_in(head + rest)
    assert found is None or found.pixels > 0
