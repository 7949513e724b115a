"""The finished papers of people and agreements, as their readers find them."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.domain.errors import RuleError
from app.domain.reading import stored_names
from app.domain.schema import Kind, Table, Value
from app.domain.tables import TABLES
from app.domain.text import code
from app.i18n import tr
from app.reports.blocks import Paper
from app.reports.catalogue import REPORTS, find_report
from app.reports.export import draft, export_report
from app.reports.report import Options, Theme
from app.reports.subjects import example
from app.services.session import Session
from tests.golden.comparing import as_data
from tests.unit.reports import people
from tests.unit.reports.pages import squeezed, texts
from tests.unit.reports.test_pdf import HOSTILE

TODAY = dt.date(2026, 11, 24)  # ۱۴۰۵/۰۹/۰۳
OF_PEOPLE = [report.id for report in REPORTS if report.theme is not Theme.PROGRAMME]
FORMS = [report.id for report in REPORTS if report.theme is Theme.FORMS]
WHOLE = frozenset({"r4", "r8-register"})


def read(session: Session, tmp_path: Path, report: str, subject: str = "", *without: str) -> str:
    """Print a report and return all its text without spaces."""
    target = tmp_path / "out.pdf"
    options = Options(subject=subject, without=frozenset(without))
    export_report(session, report, target, options=options, today=TODAY)
    return squeezed("".join(texts(target)))


def holds(text: str, *wanted: str) -> list[str]:
    """Return what is missing."""
    return [one for one in wanted if squeezed(one) not in text]


def said(session: Session, report: str, subject: str) -> str:
    """Return all texts of the blocks of a report, in their order."""
    document = draft(session, find_report(report), Options(subject=subject), TODAY).document()
    return "".join(_texts(as_data(list(document.blocks))))


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for key, part in data.items() if key not in {"kind_of_block", "tone"} for text in _texts(part))
    elif isinstance(data, list):
        yield from (text for part in data for text in _texts(part))


def test_that_the_book_holds_every_chapter(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r4")
    chapters = ("کتاب ذی‌نفعان", "فهرست بازیگران", "جدول روابط", "شناسنامه بازیگران", "نقشه روابط")
    assert holds(text, *chapters, "سازمان توسعه تجارت", "شرکت پارس جستجو", "مریم رضایی") == []


def test_that_archived_actors_are_not_in_the_book(peopled: Session, tmp_path: Path) -> None:
    assert "انجمنبرچیده" not in read(peopled, tmp_path, "r4", "", "sheets")


def test_that_the_contents_tell_the_pages(peopled: Session, tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    export_report(peopled, "r4", target, today=TODAY)
    first, *others = texts(target)
    chapters = ("فهرست بازیگران", "ماتریس قدرت", "نقشه روابط", "جدول روابط", "شناسنامه بازیگران")
    places = [next(n for n, page in enumerate(others, 2) if page.startswith(chapter)) for chapter in chapters]
    assert [int(number) for number in re.findall(r"^([۰-۹]+)$", first, re.MULTILINE)] == places


def test_that_a_sheet_says_all_that_is_known_of_an_actor(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r4", "office")
    known = ("صدور مجوز صادرات", "رشد صادرات", "کمبود داده", "اختیار قانونی", "تغییر مدیران", "۱۴۰۰۰۱۲۳۴۵۶", "دبیرخانه")
    tied = ("جلسه نخست", "پیگیری", "شرکت پارس جستجو", "کمک بلاعوض", "معاون", "تفاهم‌نامه توسعه صادرات")
    assert holds(text, *known, *tied) == []


def test_that_the_current_rating_stands_beside_the_desired_one(peopled: Session) -> None:
    text = said(peopled, "r4", "office")
    assert "قدرت ۸، علاقه‌مندی ۶، موضع" in text
    assert "قدرت ۸، علاقه‌مندی ۹" in text
    assert "برجستگی: مسلط" in text


@pytest.mark.parametrize("subject", ["", "office"])
def test_that_ratings_can_be_left_out(peopled: Session, tmp_path: Path, subject: str) -> None:
    text = read(peopled, tmp_path, "r4", subject, "ratings")
    assert "جلسهنخست" not in text
    assert squeezed(tr("Power")) not in text


def test_that_the_contacts_that_were_had_stand_on_the_sheet(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r4", "office")
    assert holds(text, "وعده آمار صادرات دادند", "فرستادن نامه", "۱۴۰۵/۰۱/۱۳", "۱۴۰۵/۰۱/۲۰") == []


def test_that_the_log_of_contacts_can_be_left_out(peopled: Session, tmp_path: Path) -> None:
    assert "وعدهآمار" not in read(peopled, tmp_path, "r4", "office", "log")


def test_that_only_chosen_sections_are_in_the_book(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r4", "", "summary", "grid", "map", "relations", "sheets")
    assert "فهرستبازیگران" in text
    assert "صدورمجوز" not in text


def test_that_an_agreement_is_printed_for_signature(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r8", "mou")
    parties = ("سازمان توسعه تجارت", "شرکت پارس جستجو", "معاون سازمان", "علی احمدی")
    assert holds(text, "بسمه تعالی", *parties, "همکاری در صادرات", "کشورهای همسایه", "۱۴۰۵/۱۱/۱۱") == []


def test_that_articles_clauses_and_notes_are_numbered(peopled: Session) -> None:
    text = said(peopled, "r8", "mou")
    numbered = ("ماده ۱: تعهدات", f"بند {code((1, 1))}: طرف اول غرفه", "تبصره ۱: هزینه", "ماده ۲: حل اختلاف")
    assert [one for one in numbered if one not in text] == []


def test_that_annexed_contracts_have_their_amount_in_words(peopled: Session, tmp_path: Path) -> None:
    assert holds(read(peopled, tmp_path, "r8", "mou"), "۲۵۰٬۰۰۰٬۰۰۰", "دویست و پنجاه میلیون ریال") == []


def test_that_obligations_tell_who_owes_and_what_is_overdue(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r8", "mou")
    assert holds(text, "فراهم کردن غرفه", "گزارش ماهانه", "هر ماه", tr("overdue")) == []
    assert squeezed(tr("overdue")) not in read(peopled, tmp_path, "r8", "mou", "state")


def test_that_the_opening_words_can_be_left_out(peopled: Session, tmp_path: Path) -> None:
    assert "بسمهتعالی" not in read(peopled, tmp_path, "r8", "mou", "in_the_name")


def test_that_every_party_has_a_whole_cell_to_sign(peopled: Session, tmp_path: Path) -> None:
    with peopled.edit("Add a party") as edit:
        for number in range(9):
            edit.insert("party", {"agreement_id": "mou", "role": f"طرف {number}", "sort": f"z{number}"}, f"z{number}")
    target = tmp_path / "many.pdf"
    export_report(peopled, "r8", target, options=Options(subject="mou"), today=TODAY)
    pages = [squeezed(page) for page in texts(target)]
    names, signs = squeezed(tr("Full name: ")), squeezed(tr("Signature: "))
    assert sum(page.count(names) for page in pages) == 11
    assert all(page.count(names) == page.count(signs) for page in pages)


def test_that_the_register_counts_states_and_what_expires(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r8-register")
    assert holds(text, "نافذ", "پیش‌نویس آموزش", "تا ۹۰ روز دیگر", "فراهم کردن غرفه", "بازدید پایانی") == []


def test_that_an_invitation_tells_when_where_and_what(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r9-invitation", "second")
    assert holds(text, "یکشنبه ۲۰ اردیبهشت ۱۴۰۵", "۰۹:۳۰", "تالار ابن‌سینا", "بازار عراق", "رضا نوری", "شهرداری") == []


def test_that_an_agenda_tells_the_hour_of_each_item(peopled: Session, tmp_path: Path) -> None:
    assert holds(read(peopled, tmp_path, "r9-agenda", "second"), "۰۹:۳۰", "۱۰:۰۰", "۹۰", "نامه به سازمان") == []


def test_that_minutes_part_those_present_from_those_absent(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r9-minutes", "second")
    order = ("حاضران", "مریم رضایی", "مدعوان", "رضا نوری", "غایبان", "علی احمدی")
    places = [text.rindex(squeezed(one)) for one in order]
    assert places == sorted(places)


def test_that_minutes_tell_decisions_and_earlier_follow_ups(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r9-minutes", "second")
    assert holds(text, "غرفه مشترک گرفته شود", "دبیرخانه نمایشگاه", "نامه به سازمان", "آمار سال گذشته") == []


def test_that_minutes_of_an_unnoted_meeting_can_be_signed_by_all_invited(peopled: Session, tmp_path: Path) -> None:
    with peopled.edit("Note") as edit:
        for attendance in ("t1", "t2", "t3"):
            edit.set("attendance", attendance, {"presence": "invited"})
    assert holds(read(peopled, tmp_path, "r9-minutes", "second"), "دعوت‌شدگان", "مریم رضایی", "علی احمدی") == []


def test_that_an_interview_is_told_question_by_question(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r9-interview", "talk")
    assert holds(text, "مهم‌ترین مانع رشد شما چیست؟", "نبود سرمایه", "پاسخی ثبت نشده", "علی احمدی", "مدیرعامل") == [
        "مدیرعامل"
    ]


def test_that_an_interview_without_anything_said_asks_for_it(peopled: Session, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="نشست نخست"):
        read(peopled, tmp_path, "r9-interview", "first")


def test_that_the_record_of_a_group_is_whole(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "r10", "export")
    said = ("گشودن بازار", "هر دو هفته", "مریم رضایی", "کناره گرفت", "گزارش بازار عراق", "برنامه نمایشگاه", "نشست دوم")
    assert holds(text, *said, "غرفه مشترک", "نمایشگاه صادراتی", "تفاهم‌نامه توسعه صادرات", tr("overdue")) == []


def test_that_a_form_holds_the_questions_of_its_guide(peopled: Session, tmp_path: Path) -> None:
    text = read(peopled, tmp_path, "form-interview", "guide")
    assert holds(text, "مهم‌ترین مانع", "با چه کسانی", "از سرمایه تا نیرو", "شناخت نیاز بازار") == []
    assert "ازسرمایه" not in read(peopled, tmp_path, "form-interview", "guide", "hints")


def test_that_an_attendance_list_names_those_invited(peopled: Session, tmp_path: Path) -> None:
    assert holds(read(peopled, tmp_path, "form-attendance", "second"), "مریم رضایی", "رضا نوری", "نشست دوم") == []


@pytest.mark.parametrize("form", FORMS)
def test_that_a_blank_form_is_printed_of_an_empty_project(empty: Session, tmp_path: Path, form: str) -> None:
    assert read(empty, tmp_path, form)


@pytest.mark.parametrize("report", sorted(WHOLE))
def test_that_a_report_of_nothing_says_what_to_do_first(empty: Session, tmp_path: Path, report: str) -> None:
    with pytest.raises(RuleError, match="بیفزایید"):
        read(empty, tmp_path, report)


@pytest.mark.parametrize("report", OF_PEOPLE)
def test_that_bare_records_are_printed(empty: Session, tmp_path: Path, report: str) -> None:
    with empty.edit("Add") as edit:
        for table in ("actor", "agreement", "meeting", "working_group", "guide", "answer"):
            edit.insert(table, {"meeting_id": "meeting"} if table == "answer" else {}, table)
    assert read(empty, tmp_path, report, example(empty, find_report(report)))


@pytest.mark.parametrize("report", OF_PEOPLE)
def test_that_every_paper_of_a_report_can_be_printed_on(peopled: Session, tmp_path: Path, report: str) -> None:
    subject = example(peopled, find_report(report))
    for paper in find_report(report).papers:
        options = Options(paper, subject)
        assert export_report(peopled, report, tmp_path / "out.pdf", options=options, today=TODAY) >= 1
    assert Paper.A4 in find_report(report).papers or Paper.A4_LANDSCAPE in find_report(report).papers


@pytest.mark.parametrize("text", HOSTILE)
def test_that_odd_texts_print_in_every_report(empty: Session, tmp_path: Path, text: str) -> None:
    people.fill(empty)
    plain = "".join(letter for letter in text if letter >= " " or letter == "\n" if not "\ud800" <= letter <= "\udfff")
    with empty.edit("Write oddly") as edit:
        for table in TABLES:
            for row in empty.rows(table.name):
                edit.set(table.name, str(row["id"]), _odd(table, plain))
    for report in OF_PEOPLE:
        assert read(empty, tmp_path, report, example(empty, find_report(report)))


def _odd(table: Table, text: str) -> Mapping[str, Value]:
    kinds = {Kind.TEXT: text, Kind.LONG_TEXT: text, Kind.LIST: stored_names([text, text])}
    return {column.name: kinds[column.kind] for column in table.columns if column.kind in kinds}
