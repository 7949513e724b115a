"""The words of the program: collect them from the source, check that none is missing, compile them.

`collect` brings every catalogue up to date with the source, `check` lists what is untranslated or differs in
its placeholders, `compile` writes the binary catalogues.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "i18n"
TEMPLATE = FOLDER / "khoosheyar.pot"
LANGUAGES = ("fa", "en")
_TRANSLATORS = frozenset({"tr", "mark"})
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def main(arguments: list[str]) -> int:
    """Run one of the commands named above."""
    match arguments:
        case ["collect"]:
            collect()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = list(problems())
            print(*found, sep="\n")
            return 1 if found else 0
        case _:
            print("Usage: catalogue.py collect | check | compile")
            return 2
    return 0


def path_of(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / "khoosheyar.po"


def read(path: Path, language: str | None = None) -> Catalog:
    """Read a catalogue; one that does not exist is empty."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language, domain="khoosheyar")


def from_source() -> Catalog:
    """Collect every text given to `tr` or `mark`, also inside f-strings, where Babel's own reader sees none."""
    catalogue = Catalog(project="Khoosheyar", charset="utf-8")
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (text := _given(node)):
                catalogue.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def _given(call: ast.Call) -> str:
    """Return the text that a call has translated; empty when it is another call."""
    if not isinstance(call.func, ast.Name) or call.func.id not in _TRANSLATORS or not call.args:
        return ""
    text = call.args[0]
    return text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else ""


def collect() -> None:
    """Write the template and bring the catalogues of all languages up to date."""
    source = from_source()
    write(TEMPLATE, source)
    for language in LANGUAGES:
        catalogue = read(path_of(language), language)
        catalogue.update(source, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        write(path_of(language), catalogue)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue sorted by message, without dates, so that equal words make equal files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pofile.write_po(file, catalogue, sort_output=True, omit_header=False, no_location=True, width=110)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'^"(POT-Creation|PO-Revision)-Date:.*\n', "", text, flags=re.MULTILINE), "utf-8")


def problems() -> Iterator[str]:
    """Yield what is wrong with the catalogues: missing, left over, empty or with other placeholders."""
    wanted = {message.id for message in from_source() if message.id}
    for language in LANGUAGES:
        catalogue = read(path_of(language), language)
        known = {message.id for message in catalogue if message.id}
        yield from (f"{language}: not collected: {text}" for text in sorted(map(str, wanted - known)))
        yield from (f"{language}: no longer used: {text}" for text in sorted(map(str, known - wanted)))
        yield from (found for message in catalogue if message.id for found in _message_problems(language, message))


def _message_problems(language: str, message: Message) -> Iterator[str]:
    if not message.string:
        if language != "en":
            yield f"{language}: not translated: {message.id}"
        return
    if sorted(_PLACEHOLDER.findall(str(message.id))) != sorted(_PLACEHOLDER.findall(str(message.string))):
        yield f"{language}: other placeholders: {message.id}"


def compile_all() -> None:
    """Write the binary catalogues that are missing or older than their source."""
    for language in LANGUAGES:
        source = path_of(language)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            with target.open("wb") as file:
                mofile.write_mo(file, read(source, language))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
