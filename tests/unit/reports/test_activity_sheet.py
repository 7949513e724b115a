"""The sheet of an activity says everything that is known about it."""

import pytest

from app.domain.errors import RuleError, WrongUseError
from app.domain.text import code
from app.i18n import tr
from app.reports import activity_sheet
from app.reports.blocks import Block, Heading, KeyValues, PageBreak, Paper, Paragraph, Signatures, Table, Title
from app.reports.report import Options
from tests.unit.reports.programmes import bare_programme, programme


def sheet(activity: str) -> list[Block]:
    return list(activity_sheet.build(programme(), Paper.A4, Options(subject=activity)).blocks)


def facts(activity: str) -> dict[str, str]:
    return {
        entry.label: "".join(run.text for run in entry.value)
        for block in sheet(activity)
        if isinstance(block, KeyValues)
        for entry in block.entries
    }


def test_that_a_sheet_is_headed_by_the_title_and_its_place() -> None:
    title = sheet("a-filled")[0]
    assert isinstance(title, Title)
    assert title.text == "بررسی تطبیقی توسعه خوشه در سطح ملی"
    assert title.below.index("شناخت") < title.below.index("مبانی")


@pytest.mark.parametrize("wanted", ["a-filled", "1.1.1", "۱-۱-۱", "1/1/1", code((1, 1, 1))])
def test_that_an_activity_is_found_by_id_or_place(wanted: str) -> None:
    assert facts(wanted)[tr("Activity code")] == code((1, 1, 1))


@pytest.mark.parametrize("wanted", ["9.9", "nothing", "1.1.1.1", "-"])
def test_that_an_unknown_activity_is_wrong_use(wanted: str) -> None:
    with pytest.raises(WrongUseError):
        activity_sheet.build(programme(), Paper.A4, Options(subject=wanted))


def test_that_all_facts_are_told() -> None:
    known = facts("a-filled")
    assert known[tr("Status")] == tr("In progress")
    assert known[tr("Progress")] == tr("{number}%", number="۴۵")
    assert known[tr("Weight")] == "۳"
    assert "۱۴۰۵/۰۲/۰۱" in known[tr("Execution time")]
    assert "طرح جویشگر" in known[tr("Responsible party")]
    assert "یک میلیارد" in known[tr("Required budget")]


def test_that_the_source_document_can_be_traced() -> None:
    known = facts("a-filled")
    assert known[tr("Document code")] == "۲-۱-۱"
    assert known[tr("Title as printed")] == "بررسی تطبيقي"


def test_that_an_activity_of_our_own_has_no_trace() -> None:
    assert tr("Document code") not in facts("a-empty")


def test_that_unknown_facts_are_not_entered() -> None:
    known = facts("a-empty")
    names = ("Progress", "Weight", "Execution mechanism", "Responsible party", "Stakeholders", "Required budget")
    assert {known[tr(name)] for name in names} == {tr("Not entered")}


def test_that_long_texts_have_their_own_heading() -> None:
    texts = sheet("a-filled")
    place = texts.index(Heading(tr("Expected output"), level=1))
    following = texts[place + 1]
    assert isinstance(following, Paragraph)
    assert following.words[0].text == "گزارش تحلیلی\nپیوست آماری"


def test_that_a_group_lists_its_parts() -> None:
    (table,) = (block for block in sheet("s1") if isinstance(block, Table))
    titles = [row.cells[1].words[0].text for row in table.rows]
    assert titles == ["بررسی تطبیقی توسعه خوشه در سطح ملی", "تعیین عوامل کلیدی"]


def test_that_a_sheet_ends_with_signatures() -> None:
    assert isinstance(sheet("a-filled")[-1], Signatures)


def test_that_without_a_choice_every_activity_without_parts_has_its_sheet() -> None:
    blocks = sheet("")
    assert [block.text for block in blocks if isinstance(block, Title)] == [
        "بررسی تطبیقی توسعه خوشه در سطح ملی",
        "تعیین عوامل کلیدی",
        "تدارک منابع",
    ]
    assert sum(isinstance(block, PageBreak) for block in blocks) == 2


def test_that_an_empty_programme_has_no_sheet() -> None:
    with pytest.raises(RuleError):
        activity_sheet.build(bare_programme(), Paper.A4)
