"""Words of the screens, reports and messages: one gettext catalogue a language."""

import gettext
from functools import lru_cache
from typing import Final

from app.paths import CATALOGUES

DOMAIN: Final = "khoosheyar"
PERSIAN: Final = "fa"
ENGLISH: Final = "en"
LANGUAGES: Final = (PERSIAN, ENGLISH)


class _Current:
    """The catalogue in use; the words of the source until a language is chosen."""

    language: str = ENGLISH
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def set_language(language: str) -> None:
    """Speak `language` (one of `LANGUAGES`) from now on.

    Raises:
        ValueError: there is no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _Current.catalogue = gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)
    _Current.language = language


def language() -> str:
    """Tell the language in use: "fa" or "en"."""
    return _Current.language


def tr(message: str, /, **values: object) -> str:
    """Translate `message` and fill its named placeholders with `values`."""
    text = _Current.catalogue.gettext(message) if message else ""
    return text.format(**values) if values else text


def mark(message: str) -> str:
    """Declare a text for the catalogue that `tr` translates later, when it is shown."""
    return message


def in_every_language(message: str) -> tuple[str, ...]:
    """Return a text of the catalogue in each language, to know it again when people write it."""
    return tuple(dict.fromkeys(_catalogue_of(language).gettext(message) for language in LANGUAGES))


@lru_cache(len(LANGUAGES))
def _catalogue_of(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)
