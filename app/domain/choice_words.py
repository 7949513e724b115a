"""Other words than the labels that people use for the choices of an actor, in their tables and in fast entry."""

from collections.abc import Mapping
from typing import Final

from app.domain.text import search_key

_CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": {
        "organisation": "حقوقی/شخص حقوقی/سازمانی/شرکت/نهاد/org/organization/legal/legal entity/company",
        "person": "حقیقی/شخص حقیقی/فرد/افراد/individual/natural person/people",
    },
    "helix": {
        "government": "دولت/دولتی/حاکمیت/حاکمیتی/نهاد دولتی/سیاست‌گذار/public/state/policy maker",
        "industry": "صنعت/صنعتی/بنگاه/شرکت/کسب‌وکار/بخش خصوصی/business/company/firm/private",
        "university": "دانشگاه/دانشگاهی/پژوهشی/پژوهشگاه/مرکز پژوهشی/علمی/academia/academic/research",
        "finance": "مالی/تأمین مالی/بانک/سرمایه‌گذار/نهاد مالی/bank/investor/financial",
        "civil": "مدنی/جامعه مدنی/نهاد مدنی/تشکل/انجمن/مردم‌نهاد/ngo/association/society",
        "media": "رسانه‌ها/رسانه‌ای/مطبوعات/press",
        "support": "حمایتی/نهاد حمایتی/پشتیبان/support institution",
        "bds": "خدمات توسعه کسب‌وکار/مشاور/ارائه‌دهنده خدمات/bds/consultant/service provider",
        "agency": "عامل توسعه/عامل/cda/agent",
        "international": "بین‌المللی/خارجی/foreign",
        "users": "کاربران/مشتریان/مشتری/کاربر/مصرف‌کنندگان/user/customer/customers/consumer",
        "other": "سایر/دیگر/others",
    },
    "sector": {
        "public": "دولتی/عمومی/بخش دولتی/state/government",
        "private": "خصوصی/غیردولتی",
        "mixed": "مختلط/دولتی خصوصی/خصولتی/نیمه دولتی/public private/semi-public",
        "cooperative": "تعاونی/coop/co-operative",
    },
    "chain": {
        "inputs": "مواد اولیه/نهاده/نهاده‌ها/input/raw materials",
        "suppliers": "تأمین/تأمین‌کننده/تأمین‌کنندگان/supplier/supply",
        "research": "تحقیق/تحقیق و توسعه/پژوهش/طراحی/r&d/design",
        "production": "تولید/تولیدکننده/تولیدی/producer/manufacturing/manufacturer",
        "services": "خدمات/خدمات پشتیبان/پشتیبانی/service",
        "distribution": "توزیع/فروش/بازاریابی/پخش/sales/marketing",
        "customers": "مشتری/مشتریان/مصرف/customer/consumer",
        "regulation": "تنظیم‌گر/تنظیم مقررات/مقررات/regulator",
    },
    "side": {
        "demand": "تقاضا/طرف تقاضا/متقاضی/خریدار",
        "supply": "عرضه/طرف عرضه/عرضه‌کننده/فروشنده",
        "both": "هر دو/هردو/عرضه و تقاضا/دو طرف",
    },
}
CHOICE_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    field: {search_key(word): key for key, words in choices.items() for word in words.split("/")}
    for field, choices in _CHOICES.items()
}
