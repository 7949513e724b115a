"""Single cells mean what their author meant."""

import pytest

from app.exchange.cells import (
    is_mechanism,
    mechanisms_of,
    parties_of,
    read_budget,
    read_code,
    read_months,
    split_code,
    unit_of,
)


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("۳ تا ۱", (1, 3)),
        ("1-3", (1, 3)),
        ("48 – 19", (19, 48)),
        ("ماه ۷ الی ۲۴", (7, 24)),
        ("از ۳ تا ۸", (3, 8)),
        ("از ماه ٣ لغایت ٨", (3, 8)),
        ("ماه‌های ۳ و ۴", (3, 4)),
        ("ماه ۵", (5, 5)),
        ("۵", (5, 5)),
        ("months 2 to 4", (2, 4)),
        ("۶ ماه", None),
        ("۰ تا ۳", None),
        ("۳ تا ۹۹۹", None),
        ("پس از تصویب", None),
        ("", None),
    ],
)
def test_that_a_window_of_months_is_read_in_either_order(cell: str, months: tuple[int, int] | None) -> None:
    assert read_months(cell) == months


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("۲-۱", (2, 1)),
        ("٢.١.٣", (2, 1, 3)),
        ("1 / 2", (1, 2)),
        ("۱ـ۲", (1, 2)),
        ("۱ – ۱۲ – ۳ – ۴", (1, 12, 3, 4)),
        ("(۳)", (3,)),
        ("۴.", (4,)),
        ("فاز ۲", (2,)),
        ("\u2067۱\u200f-\u200f۲\u2069", (1, 2)),
        ("۳ تا ۱", None),
        ("۱۴۰۴/۰۱/۰۵", None),
        ("بررسی", None),
        ("", None),
    ],
)
def test_that_a_code_is_read_with_any_separator(cell: str, code: tuple[int, ...] | None) -> None:
    assert read_code(cell) == code


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("۲- بررسی بازار", ("۲-", "بررسی بازار")),
        ("فاز ۲: بررسی بازار", ("فاز ۲:", "بررسی بازار")),
        ("۱-۲ اجرا", ("۱-۲", "اجرا")),
        ("بررسی ۲", None),
    ],
)
def test_that_a_merged_cell_gives_code_and_title(cell: str, parts: tuple[str, str] | None) -> None:
    assert split_code(cell) == parts


@pytest.mark.parametrize(
    ("cell", "rials"),
    [
        ("۱٬۲۵۰٬۰۰۰", 1_250_000),
        ("1.500.000", 1_500_000),
        ("۵۰۰ میلیون ریال", 500_000_000),
        ("۲ میلیارد و ۵۰۰ میلیون ریال", 2_500_000_000),
        ("۱٫۵ میلیارد ریال", 1_500_000_000),
        ("2.5 میلیون تومان", 25_000_000),
        ("۳ هزار میلیارد ریال", 3 * 10**12),
        ("0", 0),
        ("-", None),
        ("", None),
    ],
)
def test_that_an_amount_is_read_in_rials(cell: str, rials: int | None) -> None:
    assert read_budget(cell) == rials


@pytest.mark.parametrize("cell", ["نامشخص", "۱۰ درصد", "۰٫۱", "9" * 30, "1/2/3"])
def test_that_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_budget(cell)


def test_that_a_heading_tells_the_unit_of_bare_numbers() -> None:
    assert unit_of("بودجه (میلیون ریال)") == 10**6
    assert unit_of("بودجه به هزار تومان") == 10**4
    assert unit_of("بودجه مورد نیاز") == 1
    assert read_budget("۲۵", 10**6) == 25 * 10**6
    assert read_budget("۲۵ هزار ریال", 10**6) == 25_000


@pytest.mark.parametrize(
    ("cell", "parties"),
    [
        ("طرح جویشگر - عامل توسعه خوشه", ("طرح جویشگر", "عامل توسعه خوشه")),
        ("طرح جویشگر – عامل توسعه خوشه", ("طرح جویشگر", "عامل توسعه خوشه")),
        ("طرح جویشگر، عامل توسعه خوشه", ("طرح جویشگر", "عامل توسعه خوشه")),
        ("طرح جویشگر/عامل توسعه خوشه", ("طرح جویشگر", "عامل توسعه خوشه")),
        ("طرح جویشگر و عامل توسعه خوشه", ("طرح جویشگر", "عامل توسعه خوشه")),
        ("طرح جویشگر\nعامل توسعه خوشه", ("طرح جویشگر", "عامل توسعه خوشه")),
        ("عامل توسعه خوشه", ("عامل توسعه خوشه",)),
        ("عامل توسعه خوشه - عامل توسعه خوشه", ("عامل توسعه خوشه",)),
        ("وزارت صنعت، معدن و تجارت - اتاق بازرگانی، صنایع، معادن و کشاورزی",
         ("وزارت صنعت، معدن و تجارت", "اتاق بازرگانی، صنایع، معادن و کشاورزی")),
        ("سازمان مدیریت و برنامه‌ریزی", ("سازمان مدیریت و برنامه‌ریزی",)),
        ("مرکز علمی-کاربردی", ("مرکز علمی-کاربردی",)),
        ("", ()),
    ],
)  # fmt: skip
def test_that_parties_are_parted_and_names_stay_whole(cell: str, parties: tuple[str, ...]) -> None:
    assert parties_of(cell) == parties


@pytest.mark.parametrize(
    ("cell", "mechanisms"),
    [
        ("تراز یابی", ("benchmarking",)),
        ("مصاحبه و جلسات رو در رو", ("interview", "meeting")),
        ("تحلیل ذینفعان", ("stakeholder_analysis",)),
        ("تحلیل بازار و زنجیره ارزش", ("market_analysis", "value_chain_analysis")),
        ("تحليل نهادي برگزاري جلسه", ("institutional_analysis", "meeting")),
        ("تحلیل محیطی و تحلیل موقعیت", ("environmental_analysis", "situation_analysis")),
        ("آینده‌نگاری", ("foresight",)),
        ("SWOT", ("swot",)),
    ],
)
def test_that_mechanisms_are_known_by_name(cell: str, mechanisms: tuple[str, ...]) -> None:
    assert mechanisms_of(cell) == mechanisms
    assert is_mechanism(cell)


@pytest.mark.parametrize("cell", ["عامل توسعه خوشه", "جلسه با ذینفعان و استخراج جنبه های کلیدی رقابت", ""])
def test_that_other_text_is_not_taken_for_a_mechanism(cell: str) -> None:
    assert not is_mechanism(cell)
