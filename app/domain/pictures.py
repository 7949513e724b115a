"""What the first bytes of a picture say about its size, read by hand: nothing is decoded to find it."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

MOST_PIXELS: Final = 40_000_000
_JPEG_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MOST_MARKERS: Final = 10_000  # before the size; no camera writes a hundredth of it
_JPEG_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True)
class Picture:
    """The format of a picture, as Qt calls it, and its size in pixels."""

    format: str
    width: int
    height: int

    @property
    def pixels(self) -> int:
        """Return the number of its pixels."""
        return self.width * self.height

    @property
    def is_giant(self) -> bool:
        """Tell whether decoding it would take too much memory."""
        return self.pixels > MOST_PIXELS


def picture_in(data: bytes) -> Picture | None:
    """Return what the head of a picture claims; None when it is no PNG, JPEG, GIF, BMP or WebP of a possible size."""
    for name, (signature, measure) in _FORMATS.items():
        if data.startswith(signature):
            try:
                width, height = measure(data)
            except (struct.error, IndexError, ValueError):
                return None
            return Picture(name, width, height) if width > 0 and height > 0 else None
    return None


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise ValueError
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _bmp(data: bytes) -> tuple[int, int]:
    (header,) = struct.unpack_from("<I", data, 14)
    width, height = struct.unpack_from("<HH" if header == 12 else "<ii", data, 18)  # noqa: PLR2004 OS/2 has the short one
    return width, abs(height)


def _jpeg(data: bytes) -> tuple[int, int]:
    place = 2
    for _ in range(_MOST_MARKERS):
        if data[place] != 0xFF:  # noqa: PLR2004 every marker begins with it
            raise ValueError
        marker = data[place + 1]
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        if marker == 0xFF or marker in _JPEG_BARE:  # noqa: PLR2004 padding
            place += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        (length,) = struct.unpack_from(">H", data, place + 2)
        place += 2 + length
    raise ValueError


def _webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if data[8:12] != b"WEBP":
        raise ValueError
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError


_FORMATS: Final[Mapping[str, tuple[bytes, Callable[[bytes], tuple[int, int]]]]] = {
    "png": (b"\x89PNG\r\n\x1a\n", _png),
    "jpeg": (b"\xff\xd8\xff", _jpeg),
    "gif": (b"GIF8", _gif),
    "bmp": (b"BM", _bmp),
    "webp": (b"RIFF", _webp),
}
