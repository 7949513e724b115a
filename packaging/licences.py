"""What ships must be free to ship: every dependency's licence, read from what is installed."""

import re
from collections.abc import Iterator
from importlib import metadata

from packaging.requirements import Requirement

PROGRAM = "khoosheyar"
ALLOWED = re.compile(
    r"\b(mit|0?bsd|apache|isc|lgpl|lgplv3|mpl|psf|hpnd|mit-cmu|zlib|unlicense|public domain|lesser general public"
    r"|python software foundation)\b"
)
FORBIDDEN = re.compile(r"\b(agpl|affero)")


def problems() -> Iterator[str]:
    """Yield each shipped package whose licence is unknown or may not ship."""
    for name in sorted(shipped()):
        licence = licence_of(name)
        if not is_allowed(licence):
            yield f"{name}: licence “{licence}” may not ship"


def shipped() -> set[str]:
    """Return every package that the program needs at run time, directly or not."""
    found: set[str] = set()
    waiting = [PROGRAM]
    while waiting:
        for text in metadata.requires(waiting.pop()) or []:
            requirement = Requirement(text)
            name = requirement.name.lower()
            if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                found.add(name)
                waiting.append(name)
    return found


def licence_of(package: str) -> str:
    """Read a package's licence: the expression, the classifiers or the old field."""
    about = metadata.metadata(package)
    classifiers = [text for text in about.get_all("Classifier", []) if text.startswith("License ::")]
    fields = [field for name in ("License-Expression", "License") for field in about.get_all(name, [])]
    return " ".join([*classifiers, *(field[:200] for field in fields)])


def is_allowed(licence: str) -> bool:
    """Tell whether a licence lets us ship; plain GPL does only as one of several to choose from."""
    folded = licence.lower()
    return bool(ALLOWED.search(folded)) and not FORBIDDEN.search(folded)
