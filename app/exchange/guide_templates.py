"""The interview guides that come with the program, in Persian as they are asked; offered, never added unasked.

They lie in `resources/templates/guides.json`: `guides` is a list of objects with `title`, `purpose`, `introduction`
and `questions`, each a pair of the question and a hint for the interviewer.
"""

import json
from typing import Any

from app.domain.guide import Guide, Question
from app.paths import RESOURCES


def ready_guides() -> list[tuple[Guide, tuple[Question, ...]]]:
    """Load the guides with their questions; none has an id yet."""
    content = json.loads((RESOURCES / "templates" / "guides.json").read_text("utf-8"))
    return [(_guide(entry), _questions(entry)) for entry in content["guides"]]


def _guide(entry: dict[str, Any]) -> Guide:
    return Guide("", str(entry["title"]), str(entry["purpose"]), str(entry["introduction"]))


def _questions(entry: dict[str, Any]) -> tuple[Question, ...]:
    return tuple(Question("", text=str(text), hint=str(hint)) for text, hint in entry["questions"])
