"""Interview guides: questions that are asked again and again."""

from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.meetings import GUIDE, QUESTION


@dataclass(frozen=True)
class Guide:
    """A list of questions with its purpose."""

    id: str
    title: str = ""
    purpose: str = ""
    introduction: str = ""


@dataclass(frozen=True)
class Question:
    """One question of a guide."""

    id: str
    guide_id: str | None = None
    text: str = ""
    hint: str = ""
    sort: str = ""


GUIDES: Final = Register(GUIDE, Guide)
QUESTIONS: Final = Register(QUESTION, Question)
