"""XML of a stranger read as a stream of complete elements: no declarations, no depth, no endless lists."""

from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element

from app.exchange.guard import kindly, too_large, unsafe

_DEEPEST: Final = 100
_MOST_ELEMENTS: Final = 4_000_000


def elements(data: bytes, wanted: Collection[str]) -> Iterator[tuple[str, Element]]:
    """Yield each outermost wanted element by its name without namespace, when it is complete.

    Raises:
        RefusedFileError: it is no XML, declares entities, or is too deep or too large.
    """
    with kindly():
        yield from _elements(data, wanted)


def _elements(data: bytes, wanted: Collection[str]) -> Iterator[tuple[str, Element]]:
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415 start-up must not pay for it

    above: list[Element] = []
    inside = 0  # how many wanted elements are open
    for count, (event, element) in enumerate(iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=True)):
        name = _local(element.tag)
        if event == "start":
            element.tag = name
            above.append(element)
            inside += name in wanted
            if len(above) > _DEEPEST:
                raise unsafe()
            continue
        above.pop()
        inside -= name in wanted
        if count > _MOST_ELEMENTS:
            raise too_large()
        if not inside:
            if name in wanted:
                yield name, element
            if above:
                del above[-1][:]  # what has been read must not stay in memory


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def text_in(element: Element, name: str) -> str:
    """Return the text of a child; blank when it is not there."""
    return (element.findtext(name) or "").strip()
