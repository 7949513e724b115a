"""The words that tell the columns, mechanisms and parties of a programme table; data only.

Phrases are compared by `app.domain.text.search_key`, so spaces, half-spaces and letter variants do not matter.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from app.domain.plan import MECHANISM_LABELS
from app.domain.text import search_key


class Field(StrEnum):
    """What a column of the table holds."""

    CODE = "code"
    TITLE = "title"
    TIME = "time"
    BUDGET = "budget"
    MECHANISM = "mechanism"
    RESPONSIBLE = "responsible"
    STAKEHOLDERS = "stakeholders"
    OUTPUT = "outputs"
    INDICATORS = "indicators"
    OTHER = "other"


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(search_key(phrase)) for phrase in phrases))


CUSTOMARY_ORDER: Final = (
    Field.TIME,
    Field.BUDGET,
    Field.MECHANISM,
    Field.RESPONSIBLE,
    Field.OUTPUT,
    Field.INDICATORS,
)
"""The columns from the code on, where no header names them."""

HEADINGS: Final[Mapping[Field, re.Pattern[str]]] = {
    Field.OTHER: _pattern(
        ["status", "وضعیت", "progress", "پیشرفت", "وزن", "weight", "start date", "end date", "تاریخ", "ملاحظات"]
    ),
    Field.MECHANISM: _pattern(["مکانیزم", "مکانیسم", "سازوکار", "ساز و کار", "روش", "ابزار", "mechanism", "method"]),
    Field.INDICATORS: _pattern(["شاخص", "سنجه", "indicator"]),
    Field.OUTPUT: _pattern(["خروجی", "دستاورد", "نتایج", "نتیجه", "برونداد", "output", "deliverable"]),
    Field.BUDGET: _pattern(["بودجه", "هزینه", "اعتبار", "budget", "cost"]),
    Field.RESPONSIBLE: _pattern(["متولی", "مسئول", "مسوول", "مجری", "responsible", "owner"]),
    Field.STAKEHOLDERS: _pattern(["ذینفع", "همکار", "stakeholder"]),
    Field.TIME: _pattern(["زمان", "مدت", "ماه", "time", "month", "duration"]),
    Field.CODE: _pattern(["ردیف", "کد", "شماره", "code", "number"]),
    Field.TITLE: _pattern(["عنوان", "شرح", "فعالیت", "اقدام", "موضوع", "title", "activity", "task"]),
}
"""Words of a heading, in the order in which they are tried: «مکانیزم اجرایی» is not told by «اجرا»."""

_MECHANISM_PHRASES: Final[Mapping[str, Sequence[str]]] = {
    "benchmarking": ["تراز یابی", "الگو برداری", "بنچ مارک", "مطالعه تطبیقی", "مقایسه تطبیقی"],
    "interview": ["مصاحبه", "گفت و گو", "گفتگو"],
    "meeting": ["جلسه", "جلسات", "نشست"],
    "stakeholder_analysis": ["ذینفعان", "ذینفع"],
    "panel": ["پانل", "پنل", "دلفی"],
    "swot": ["سوات", "swot"],
    "market_analysis": ["بازار"],
    "value_chain_analysis": ["زنجیره ارزش", "زنجیره های ارزش"],
    "institutional_analysis": ["نهادی", "نهادها"],
    "environmental_analysis": ["محیطی", "محیط"],
    "situation_analysis": ["موقعیت", "تحلیل وضعیت"],
    "foresight": ["آینده نگاری", "آینده پژوهی"],
}
MECHANISMS: Final[Mapping[str, re.Pattern[str]]] = {
    mechanism: _pattern([*_MECHANISM_PHRASES.get(mechanism, ()), label, mechanism])
    for mechanism, label in MECHANISM_LABELS.items()
}
MECHANISM_FILLERS: Final = _pattern(
    [
        "تحلیل",
        "برگزاری",
        "رو در رو",
        "حضوری",
        "تخصصی",
        "خبرگان",
        "گروهی",
        "کانونی",
        "تشکیل",
        "روش",
        "های",
        "با",
        "و",
        "ی",
    ]
)
"""What may stand beside the names of mechanisms in a cell that holds nothing else."""

MECHANISM_HEADS: Final = frozenset(search_key(word) for word in "تحلیل پرسشنامه نظرسنجی مکانیزم سازوکار".split())
"""Words with which a mechanism begins that is not among the known ones."""

PARTY_HEADS: Final = frozenset(
    search_key(word)
    for word in (
        "طرح عامل عوامل مجری مجریان کارفرما پیمانکار مشاور مشاوران ناظر کارگزار دبیرخانه کمیته کارگروه شورا شورای ستاد"
        " وزارت وزارتخانه سازمان شرکت شرکت‌های موسسه مؤسسه دانشگاه دانشگاه‌ها پژوهشگاه پژوهشکده مرکز مراکز پارک انجمن"
        " اتحادیه اتاق صندوق معاونت اداره استانداری فرمانداری شهرداری بانک بنیاد تعاونی شبکه تیم گروه نماینده نمایندگان"
        " مدیر مدیریت کارشناس کارشناسان رابط تشکل تشکل‌ها کنسرسیوم هیئت هیات دفتر بنگاه بنگاه‌ها جهاد خانه فدراسیون"
        " دولت بخش آزمایشگاه شتاب‌دهنده ذی‌نفعان بازیگران اعضای تولیدکنندگان صادرکنندگان خوشه"
    ).split()
)
"""Words with which the name of a person's office or an organisation begins."""

WHOLE_NAMES: Final = tuple(
    re.compile(phrase.replace(" ", r"\s+").replace("،", r"\s*[،,]"))
    for phrase in (
        "صنعت، معدن و تجارت",
        "علوم، تحقیقات و فناوری",
        "بازرگانی، صنایع، معادن و کشاورزی",
        "تعاون، کار و رفاه اجتماعی",
        "بهداشت، درمان و آموزش پزشکی",
        "میراث فرهنگی، گردشگری و صنایع دستی",
    )
)
"""Names of ministries and chambers that carry the separators of a list inside them."""

TIME_WORDS: Final = frozenset(
    search_key(word) for word in "ماه ماهها ماه‌های از تا الی لغایت و ام برنامه month months to from until".split()
)
RANGE_WORDS: Final = frozenset({"تا", "الی", "لغایت", "to", "until"})
SCALES: Final[Mapping[str, int]] = {"هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9}
LEVEL_WORDS: Final = "فاز|مرحله|بخش|گام|ردیف|فعالیت|phase|section|activity"
