"""From the words that people write for a choice, in either language, to the key that is stored."""

from collections.abc import Mapping
from functools import lru_cache

from app.domain.schema import Column
from app.domain.text import search_key
from app.i18n import in_every_language


def choice_named(column: Column, text: str) -> str | None:
    """Return the choice that `text` names by its key or its label in any language; None: there is no such choice."""
    return _keys_by_words(tuple(column.labels.items())).get(search_key(text))


@lru_cache(64)
def _keys_by_words(labels: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    by_words: dict[str, str] = {}
    for key, label in labels:
        for words in (key, label, *in_every_language(label)):
            by_words.setdefault(search_key(words), key)
    return by_words
