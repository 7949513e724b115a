"""Searching as one types over a large project: run by hand, prints milliseconds beside those of a plain scan."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.domain.search_words import index_words
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.searching import SearchIndex
from app.services.session import Author, create
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


def _milliseconds(work: Callable[[], object], times: int = 1) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def _measure(folder: Path) -> None:
    session = create(folder / "large.khooshe", Author("A", "a" * 32))
    print(f"made in            {_milliseconds(lambda: fill(session, LARGE)):9.0f} ms")
    index = SearchIndex(session)
    longest, whole, begun = 0.0, 0.0, True
    while begun:
        at = time.perf_counter()
        begun = index.step()
        taken = (time.perf_counter() - at) * 1000
        longest, whole = max(longest, taken), whole + taken
    print(f"indexed in         {whole:9.0f} ms, {index._cache.count()} rows, longest step {longest:.0f} ms")
    for typed in _TYPED:
        taken = _milliseconds(lambda typed=typed: index.find(typed), _TIMES)  # type: ignore[misc]  # bound at once
        print(f"{typed:40} {taken:7.1f} ms  {len(index.find(typed)):3} hits")
    actor = str(session.values("actor", "id")[0][0])

    def edit() -> None:
        editing.change(session, ACTOR, actor, {"name": f"شرکت {time.perf_counter()}"})

    editing_alone = _milliseconds(edit, _TIMES)
    print(f"one edit           {editing_alone:9.1f} ms, catching up {_milliseconds(index.catch_up):.1f} ms")
    index.close()
    print(f"opened again       {_milliseconds(lambda: SearchIndex(session).catch_up()):9.1f} ms")
    text = (
        "شرکت‌های دانش‌بنیان فعال در زمینهٔ جویشگر بومی می توانند از تسهيلات صندوق نوآوری استفاده کنند و تفاهم نامه ببندند"
    )
    print(f"words of a note    {_milliseconds(lambda: index_words(text), 200) * 1000:9.1f} us")
    session.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        os.environ["KHOOSHEYAR_HOME"] = str(Path(made) / "home")
        _measure(Path(made))
