"""Blocks as JSON, compared with files: set KHOOSHEYAR_NEW_GOLDEN=1 to write them anew, then read the difference."""

import json
import os
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

FOLDER = Path(__file__).parent


def as_data(value: object) -> object:
    """Turn blocks into what JSON can say, with the kind of each block and what it says beyond its defaults."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        said = {field.name: as_data(parts[field.name]) for field in fields(value) if parts[field.name] != field.default}
        return {"kind_of_block": type(value).__name__, **said}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [as_data(part) for part in value]
    return value


def check_golden(name: str, value: object) -> None:
    """Compare `value` with the file of that name.

    Raises:
        AssertionError: they differ.
    """
    path = FOLDER / f"{name}.json"
    text = json.dumps(as_data(value), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("KHOOSHEYAR_NEW_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
