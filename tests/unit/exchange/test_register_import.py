"""Registers of actors in the tables of other people: any layout, problems told by row and column, one action."""

import codecs
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from app.domain.actor import ACTORS, CONTACTS, MEMBERSHIPS
from app.domain.errors import RefusedFileError
from app.domain.tables.people import ACTOR, CONTACT
from app.exchange.register_filling import Brought, Known, Policy, fill, recognise
from app.exchange.register_reading import ReadActor, ReadRegister, read_actors
from app.exchange.register_sheet import propose, read_pasted, read_sheet
from app.services import actors, editing
from app.services.reading import all_of, one, where
from app.services.session import Session

HEADER = "ردیف,نام سازمان,نوع,گروه,بخش,شناسه ملی,تلفن,رایانامه,قدرت,برچسب‌ها"
ROW = "۱,دانشگاه تهران,سازمان,دانشگاهی,دولتی,۱۴۰۰۲۶۸۴۹۹۲,۰۲۱-۶۱۱۱۱,info@ut.ac.ir,۸,پژوهش؛ آموزش"


def read(text: str) -> ReadRegister:
    sheet = read_pasted(text)
    return read_actors(sheet, propose(sheet.headings))


def only(text: str) -> ReadActor:
    found = read(text)
    assert found.problems == ()
    (actor,) = found.actors
    return actor


def test_that_a_row_is_read_with_all_its_columns() -> None:
    found = only(f"{HEADER}\n{ROW}")
    assert found.values == {
        "name": "دانشگاه تهران",
        "kind": "organisation",
        "helix": "university",
        "sector": "public",
        "national_id": "۱۴۰۰۲۶۸۴۹۹۲",
        "tags": '["پژوهش", "آموزش"]',
    }
    assert found.contacts == (("phone", "۰۲۱-۶۱۱۱۱"), ("email", "info@ut.ac.ir"))
    assert found.scales == {"power": 8}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16", "utf-16-le"])
def test_that_text_is_read_in_any_encoding_and_separator(tmp_path: Path, separator: str, encoding: str) -> None:
    text = "نام,تلفن,گروه\nبانك توسعه,021,مالي\nشركت الف,022,صنعت\n".replace(",", separator)
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    sheet = read_sheet(path)
    found = read_actors(sheet, propose(sheet.headings))
    assert [actor.name for actor in found.actors] == ["بانک توسعه", "شرکت الف"]


def test_that_a_workbook_is_read_below_its_title_in_the_sheet_of_actors(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["گزارش خوشه", "۱۴۰۵"])
    sheet = book.create_sheet("بازیگران")
    sheet.append(["فهرست ذی‌نفعان خوشه"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["نام", "شناسه ملی", "همراه", "توضیحات"])
    sheet.append(["شرکت الف", 14002684992, 9121234567, "=1+1"])
    book.save(tmp_path / "a.xlsx")
    read_one = read_sheet(tmp_path / "a.xlsx")
    (actor,) = read_actors(read_one, propose(read_one.headings)).actors
    assert actor.line == 4
    assert actor.values == {"name": "شرکت الف", "national_id": "14002684992"}
    assert actor.contacts == (("mobile", "09121234567"),)


def test_that_a_list_of_names_needs_no_heading() -> None:
    assert [actor.name for actor in read("شرکت الف\nشرکت ب\n").actors] == ["شرکت الف", "شرکت ب"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["ردیف", "نام شرکت", "شماره تلفن همراه"], {1: "name", 2: "mobile"}),
        (["Name", "Phone 1", "Phone 2", "E-mail"], {0: "name", 1: "phone", 2: "phone", 3: "email"}),
        (["نام", "نام خانوادگی", "سازمان", "سمت"], {0: "name", 1: "family", 2: "organisation", 3: "role"}),
        (["سازمان", "تلفن"], {0: "name", 1: "phone"}),
        (["قدرت (۰ تا ۱۰)", "علاقه‌مندی", "نام ذینفع"], {0: "power", 1: "interest", 2: "name"}),
        (["", "", ""], {0: "name"}),
        ([], {}),
    ],
)
def test_that_columns_are_matched_by_their_headings(headings: Sequence[str], expected: dict[int, str]) -> None:
    assert propose(headings) == expected


def test_that_the_matching_can_be_changed() -> None:
    sheet = read_pasted("پ,ت")
    found = read_actors(sheet, {1: "name", 0: "notes"})
    assert [actor.values for actor in found.actors] == [{"name": "ت", "notes": "پ"}]


def test_that_what_does_not_fit_is_told_by_row_and_column_and_the_rest_is_read() -> None:
    found = read("نام,گروه,قدرت\nالف,مریخی,۱۲\nب,رسانه,۳\n,صنعت,۵\n")
    assert [(problem.line, problem.column) for problem in found.problems] == [(2, 1), (2, 2), (4, 0)]
    assert [(actor.name, dict(actor.scales)) for actor in found.actors] == [("الف", {}), ("ب", {"power": 3})]


def test_that_a_heading_repeated_on_each_page_is_no_row() -> None:
    found = read("نام,تلفن\nالف,۰۲۱۱\nنام,تلفن\nب,۰۲۲۲\n")
    assert ([actor.name for actor in found.actors], found.problems) == (["الف", "ب"], ())


@pytest.mark.parametrize(
    "cell", ["=HYPERLINK(1)", "+98", "-1", "@SUM(A1)", "＝۱", "'=1+1", "<b>نام</b>", "../../etc/passwd", "C:\\a|b.exe"]
)
def test_that_text_like_a_formula_a_tag_or_a_path_stays_text(cell: str) -> None:
    (actor,) = read(f"نام\tیادداشت\n{cell}\tب\n").actors
    assert actor.name == cell.removeprefix("'")


def test_that_direction_marks_are_dropped() -> None:
    (actor,) = read("نام\tتلفن\n\u202eشرکت\u202c \u2066الف\u2069\t\u200e021\n").actors
    assert (actor.name, actor.contacts) == ("شرکت الف", (("phone", "021"),))


def test_that_cells_with_several_numbers_are_parted() -> None:
    found = only("نام\tتلفن\nالف\t۰۲۱-۸۸۸۸۱۱۱۱، ۰۲۱-۸۸۸۸۲۲۲۲\n")
    assert found.contacts == (("phone", "۰۲۱-۸۸۸۸۱۱۱۱"), ("phone", "۰۲۱-۸۸۸۸۲۲۲۲"))


def test_that_quoted_cells_may_hold_line_breaks_and_separators() -> None:
    found = only('نام,وظایف\n"سازمان صنعت، معدن, تجارت","یک\nدو"\n')
    assert found.values == {"name": "سازمان صنعت، معدن, تجارت", "duties": "یک\nدو"}


def test_that_reading_tells_how_far_it_is_and_can_be_stopped() -> None:
    class Stopped(Exception):  # noqa: N818 no error
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped(done, total)

    sheet = read_pasted("نام\nالف\n")
    with pytest.raises(Stopped):
        read_actors(sheet, {0: "name"}, stop)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\x02\x03" * 9, codecs.BOM_UTF8, b"SQLite format 3\0" * 9])
def test_that_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(RefusedFileError):
        read_sheet(tmp_path / "a.csv")


def bring(session: Session, text: str, policy: Policy = Policy.FILL) -> Brought:
    return fill(session, read(text).actors, policy, "ورود")


def test_that_an_import_is_one_action(session: Session) -> None:
    assert bring(session, f"{HEADER}\n{ROW}\n۲,شرکت ب,,,,,,,,") == Brought(added=2)
    first = next(actor for actor in all_of(session, ACTORS).values() if actor.name == "دانشگاه تهران")
    assert first.tags == ("پژوهش", "آموزش")
    assert actors.standing_of(session, first.id).current.power == 8
    session.undo()
    assert [session.count(table) for table in ("actor", "contact", "rating")] == [0, 0, 0]


def test_that_people_get_their_role_and_unknown_organisations_are_added(session: Session) -> None:
    found = bring(session, "نام,نام خانوادگی,سازمان,سمت\nسارا,نوری,شرکت الف,مدیر\nعلی,رضایی,شركت الف,کارشناس\n")
    assert found == Brought(added=2, organisations=1)
    names = {actor.id: actor.name for actor in all_of(session, ACTORS).values()}
    roles = {
        (names[role.person_id or ""], names[role.organisation_id or ""], role.role)
        for role in all_of(session, MEMBERSHIPS).values()
    }
    assert roles == {("سارا نوری", "شرکت الف", "مدیر"), ("علی رضایی", "شرکت الف", "کارشناس")}


def _registered(session: Session) -> str:
    actor = editing.add(session, ACTOR, {"name": "شرکت الف", "helix": "industry", "national_id": "14002684992"})
    editing.add(session, CONTACT, {"actor_id": actor, "channel": "phone", "value": "021-88881111"})
    return actor


@pytest.mark.parametrize(
    ("row", "is_known"),
    [
        ("شركت‌ الف,", True),
        ("نام دیگر,۱۴۰۰۲۶۸۴۹۹۲", True),
        ("شرکت الف,۱۰۱۰۱۰۱۰۱۰۱", False),
        ("شرکت ب,", False),
    ],
)
def test_that_actors_of_the_registry_are_known_again(session: Session, row: str, *, is_known: bool) -> None:
    actor = _registered(session)
    found = recognise(session, read(f"نام,شناسه ملی\n{row}").actors)
    assert found == ({2: Known(actor)} if is_known else {})


def test_that_a_name_that_comes_again_in_the_table_is_told(session: Session) -> None:
    found = recognise(session, read("نام,تلفن\nالف,۰۲۱\nب,۰۲۲\nالف,۰۲۳").actors)
    assert found == {4: Known(earlier_line=2)}


MORE = "نام,گروه,بخش,تلفن,قدرت\nشرکت الف,رسانه,خصوصی,+98 21 8888 1111; 021-7777,۶\nشرکت الف,,,021-6666,\n"


def test_that_empty_fields_of_known_actors_are_filled_in(session: Session) -> None:
    actor = _registered(session)
    assert bring(session, MORE) == Brought(filled=2)
    kept = one(session, ACTORS, actor)
    assert (kept.helix, kept.sector) == ("industry", "private")
    assert [contact.value for contact in where(session, CONTACTS, actor_id=actor)] == [
        "021-88881111",
        "021-7777",
        "021-6666",
    ]
    assert actors.standing_of(session, actor).current.power == 6


def test_that_a_stated_rating_is_not_touched_by_an_import(session: Session) -> None:
    actor = _registered(session)
    actors.rate(session, actor, {"power": 2}, reason="")
    bring(session, MORE)
    assert actors.standing_of(session, actor).current.power == 2


def test_that_a_name_that_comes_twice_does_not_overwrite_its_first_rating(session: Session) -> None:
    bring(session, "نام,قدرت,علاقه‌مندی\nشرکت پسته کویر,8,7\nشركت پسته كوير,6,\n")
    assert session.values("rating", "power", "interest") == [(8, 7)]


def test_that_known_actors_can_be_left_or_added_once_more(session: Session) -> None:
    _registered(session)
    before = session.rows("actor")
    assert bring(session, MORE, Policy.SKIP) == Brought(skipped=2)
    assert session.rows("actor") == before
    assert bring(session, MORE, Policy.ADD) == Brought(added=2)
    assert session.count("actor") == 3


def test_that_a_second_import_of_the_same_table_changes_nothing(session: Session) -> None:
    text = "نام,شناسه ملی,تلفن,قدرت,سازمان,سمت\nسارا,0012345678,09121234567,۳,شرکت الف,مدیر\n"
    bring(session, text)
    revision = session.revision
    bring(session, text)
    assert session.revision == revision


def test_that_what_is_no_number_or_address_is_told_and_the_rest_of_its_cell_is_taken() -> None:
    found = read("نام\tتلفن\tرایانامه\nالف\tabc، ۰۲۱۸۸\tinfo.ut\nب\t۱۲۳۴ داخلی ۵\tb@ut.ir\n")
    assert [(problem.line, problem.column) for problem in found.problems] == [(2, 1), (2, 2)]
    assert "abc" in found.problems[0].message
    assert [actor.contacts for actor in found.actors] == [
        (("phone", "۰۲۱۸۸"),),
        (("phone", "۱۲۳۴ داخلی ۵"), ("email", "b@ut.ir")),
    ]


class GivenUp(Exception):  # noqa: N818 no error: somebody asked for it
    """Whoever waits wants no more."""


def test_that_reading_a_workbook_stops_at_the_row_where_it_is_given_up(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(50):
        sheet.append([f"شرکت {number}", "صنعت"])
    book.save(tmp_path / "a.xlsx")
    rows: list[int] = []

    def check() -> None:
        rows.append(len(rows))
        if len(rows) == 3:
            raise GivenUp

    with pytest.raises(GivenUp):
        read_sheet(tmp_path / "a.xlsx", check)
    assert len(rows) == 3
