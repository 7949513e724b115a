"""Searching as one types over more than a hundred thousand records of all kinds, in milliseconds of processor time.

Every beginning of some phrases is searched as it would be while typing; also the first letter after opening, and after
an edit. Run by hand: python tests/bench/bench_search.py. Target: none above 50 ms.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.search_words import index_words
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.searching import SearchIndex
from app.services.session import Author, Session, create
from tests.helpers.large import LARGE, fill

_TYPED = (
    "د",
    "دا",
    "دان",
    "دانش",
    "دانشگاه",
    "دانشگاه تهران",
    "شر",
    "شرکت نرم افزار",
    "تفاهم نامه",
    "تفاهمنامه بازار",
    "فرش دستباف یزد",
    "1405",
    "۰۲۱",
    "م",
    "ژژژ",
    "ذینفع",
    "شرکت فناوری اطلاعات پارس تهران",
)
_TIMES = 5
_SIZE = replace(LARGE, actors=16_000, meetings=3_000, agreements=1_500, obligations=16_000, groups=300)
_FEWEST = 100_000
_PHRASES = ("دانشگاه هوش مصنوعی تهران", "تفاهم‌نامه همکاری بازار", "تحویل پیکره متنی", "علی احمدی", "جلسه صادرات 12")


def _milliseconds(work: Callable[[], object], times: int = 1) -> float:
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken)


def _measure(folder: Path) -> None:
    session = create(folder / "large.khooshe", Author("A", "a" * 32))
    print(f"made in            {_milliseconds(lambda: fill(session, _SIZE)):9.0f} ms")
    index = SearchIndex(session)
    longest, whole, begun = 0.0, 0.0, True
    while begun:
        at = time.process_time()
        begun = index.step()
        taken = (time.process_time() - at) * 1000
        longest, whole = max(longest, taken), whole + taken
    rows = index._cache.count()
    print(f"indexed in         {whole:9.0f} ms, {rows} rows, longest step {longest:.0f} ms")
    assert rows >= _FEWEST
    for typed in _TYPED:
        taken = _milliseconds(lambda typed=typed: index.find(typed), _TIMES)  # type: ignore[misc]  # bound at once
        print(f"{typed:40} {taken:7.1f} ms  {len(index.find(typed)):3} hits")
    _type(index)
    _edit(session, index)
    index.close()
    _open_again(session)
    text = (
        "شرکت‌های دانش‌بنیان فعال در زمینهٔ جویشگر بومی می توانند از تسهيلات صندوق نوآوری استفاده کنند و تفاهم نامه ببندند"
    )
    print(f"words of a note    {_milliseconds(lambda: index_words(text), 200) * 1000:9.1f} us")
    session.close()


def _type(index: SearchIndex) -> None:
    """Search every beginning of the phrases once."""
    taken = {
        phrase[:end]: _milliseconds(lambda typed=phrase[:end]: index.find(typed))  # type: ignore[misc]  # the same
        for phrase in _PHRASES
        for end in range(1, len(phrase) + 1)
    }
    worst = max(taken, key=taken.__getitem__)
    print(
        f"as one types       {statistics.median(taken.values()):9.1f} ms in the middle,"
        f" {taken[worst]:.1f} ms at worst: {worst}"
    )


def _edit(session: Session, index: SearchIndex) -> None:
    actor = str(session.values("actor", "id")[0][0])
    letters: list[float] = []

    def edit() -> None:
        editing.change(session, ACTOR, actor, {"name": f"شرکت {time.process_time()}"})

    for _ in range(_TIMES):
        edit()
        letters.append(_milliseconds(index.catch_up) + _milliseconds(lambda: index.find("ش")))
    editing_alone = _milliseconds(edit, _TIMES)
    print(f"one edit           {editing_alone:9.1f} ms, catching up {_milliseconds(index.catch_up):.1f} ms")
    print(f"first letter then  {statistics.median(letters):9.1f} ms in the middle, {max(letters):.1f} ms at worst")


def _open_again(session: Session) -> None:
    def first_letter() -> None:
        opened = SearchIndex(session)
        opened.catch_up()
        opened.find("د")
        opened.close()

    print(f"opened again       {_milliseconds(lambda: SearchIndex(session).catch_up()):9.1f} ms")
    print(f"first letter then  {_milliseconds(first_letter):9.1f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        os.environ["KHOOSHEYAR_HOME"] = str(Path(made) / "home")
        _measure(Path(made))
