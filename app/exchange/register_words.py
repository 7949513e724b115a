"""What columns and values of registers of actors are called in the tables of other people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.schema import Kind
from app.domain.standing import SCALES
from app.domain.tables.people import ACTOR, CHANNEL_LABELS, RATING
from app.domain.text import search_key
from app.i18n import in_every_language, mark

_TAKEN: Final = (
    "name",
    "kind",
    "helix",
    "sector",
    "chain",
    "side",
    "is_core",
    "national_id",
    "duties",
    "interests",
    "challenges",
    "capabilities",
    "vulnerabilities",
    "other_names",
    "tags",
    "notes",
)
CHANNELS: Final = tuple(CHANNEL_LABELS)
FAMILY: Final = "family"
ORGANISATION: Final = "organisation"
ROLE: Final = "role"
CONTACT: Final = "contact"
REASON: Final = "reason"

_SYNONYMS: Final[Mapping[str, str]] = {
    "name": "نام/عنوان/نام بازیگر/نام ذی‌نفع/ذی‌نفع/بازیگر/کنشگر/نام سازمان/نام شرکت/شرکت/نام واحد"
    "/نام و نام خانوادگی/اسم/name/first name/full name/title/actor/stakeholder/company"
    "/company name/organisation name/organization name",
    FAMILY: "نام خانوادگی/فامیل/فامیلی/last name/surname/family name",
    "kind": "نوع/نوع بازیگر/حقیقی یا حقوقی/حقیقی حقوقی/ماهیت/kind/type/entity type",
    "helix": "گروه/گروه بازیگران/دسته/دسته‌بندی/طبقه/نوع ذی‌نفع/گروه ذی‌نفع/حلقه/helix/group/category/stakeholder group",
    "sector": "بخش/دولتی خصوصی/دولتی یا خصوصی/نوع مالکیت/مالکیت/sector/ownership",
    "chain": "زنجیره ارزش/جایگاه در زنجیره ارزش/حلقه زنجیره/حلقه زنجیره ارزش/value chain/chain/value chain position",
    "side": "سمت بازار/عرضه یا تقاضا/عرضه تقاضا/طرف بازار/side/demand or supply",
    "is_core": "بنگاه اصلی/هسته/شرکت هسته/بنگاه محوری/core/core firm/core company",
    "national_id": "شناسه ملی/کد ملی/شماره ملی/شناسه/کد اقتصادی/شماره ثبت/national id/national code/id number",
    "duties": "وظایف/وظیفه/ماموریت/شرح وظایف/نقش‌ها/نقش در خوشه/duties/tasks/mission",
    "interests": "منافع/منفعت/علاقه‌مندی‌ها/انتظارات/خواسته‌ها/interests/expectations",
    "challenges": "چالش‌ها/چالش/مشکلات/مسائل/challenges/problems",
    "capabilities": "توانمندی‌ها/توانمندی/قابلیت‌ها/ظرفیت‌ها/capabilities/strengths",
    "vulnerabilities": "آسیب‌پذیری‌ها/آسیب‌پذیری/نقاط ضعف/vulnerabilities/weaknesses",
    "other_names": "نام‌های دیگر/نام دیگر/نام مخفف/مخفف/سرنام/نام تجاری/برند/other names"
    "/aliases/alias/abbreviation/brand",
    "tags": "برچسب‌ها/برچسب/کلیدواژه/کلیدواژه‌ها/زمینه فعالیت/tags/labels/keywords",
    "notes": "یادداشت/یادداشت‌ها/توضیحات/توضیح/ملاحظات/شرح/notes/note/comments/remarks/description",
    "phone": "تلفن/شماره تلفن/تلفن ثابت/شماره تماس/تلفن تماس/phone/telephone/tel/phone number",
    "mobile": "همراه/تلفن همراه/موبایل/شماره همراه/شماره موبایل/mobile/cell/cell phone",
    "email": "رایانامه/ایمیل/پست الکترونیک/پست الکترونیکی/نشانی الکترونیکی/email/e-mail/mail",
    "web": "وبگاه/وب‌سایت/سایت/تارنما/نشانی وب/web/website/url/site/web page",
    "messenger": "پیام‌رسان/شناسه پیام‌رسان/تلگرام/ایتا/بله/messenger/telegram/whatsapp",
    "fax": "نمابر/دورنگار/فکس/fax",
    "address": "نشانی/آدرس/محل/address/location",
    CONTACT: "راه تماس/راه‌های تماس/راه ارتباطی/راه‌های ارتباطی/اطلاعات تماس/تماس/contact/contacts/contact information",
    ORGANISATION: "سازمان/سازمان متبوع/محل کار/محل خدمت/نام محل کار/organisation/organization/employer/affiliation",
    ROLE: "سمت/سمت سازمانی/پست/پست سازمانی/سمت در سازمان/عنوان شغلی/شغل/role/position/job title/job",
    "power": "قدرت/میزان قدرت/نفوذ/power/influence",
    "interest": "علاقه/علاقه‌مندی/میزان علاقه/میزان علاقه‌مندی/interest/interest level",
    "attitude": "نگرش/موضع/attitude/stance",
    "legitimacy": "مشروعیت/legitimacy",
    "urgency": "فوریت/urgency",
    REASON: "دلیل/دلیل امتیاز/reason",
}
_LABELS: Final[Mapping[str, str]] = {
    **{name: ACTOR.by_name[name].label for name in _TAKEN},
    **CHANNEL_LABELS,
    FAMILY: mark("Family name"),
    CONTACT: mark("Any contact channel"),
    ORGANISATION: mark("Organisation of the person"),
    ROLE: mark("Role in the organisation"),
    **{name: RATING.by_name[name].label for name in (*SCALES, REASON)},
}
SEVERAL: Final = frozenset(
    {*CHANNELS, CONTACT, *(n for n in _TAKEN if ACTOR.by_name[n].kind in (Kind.LONG_TEXT, Kind.LIST))}
)
"""Fields that several columns may hold."""


@dataclass(frozen=True)
class ImportField:
    """A field that a column can hold: its key, the msgid of its label, and folded words that name it."""

    key: str
    label: str
    words: frozenset[str]


def _field(key: str) -> ImportField:
    label = _LABELS[key]
    words = {search_key(word) for word in (*_SYNONYMS[key].split("/"), key, *in_every_language(label))}
    return ImportField(key, label, frozenset(words - {""}))


FIELDS: Final[Mapping[str, ImportField]] = {key: _field(key) for key in _LABELS}

YES: Final = frozenset(
    map(search_key, ("بله", "بلی", "آری", "هست", "دارد", "yes", "y", "true", "1", "x", "✓", "✔", "*"))
)
NO: Final = frozenset(map(search_key, ("خیر", "نه", "نیست", "ندارد", "no", "n", "false", "0", "-", "—", "✗")))
