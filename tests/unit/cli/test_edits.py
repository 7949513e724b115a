"""Lines of edits for actors, meetings, groups and agreements, made on a project that is open."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.cli.edits import apply_line
from app.domain.errors import RuleError, UserError
from app.domain.project import PROJECT_ID
from app.domain.records import CORE_TABLES
from app.services.removing import InUseError
from app.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = bootstrap.new_project(tmp_path / "a.khooshe", template="roadmap", start=None, title="")
    yield opened
    opened.close()


def do(session: Session, action: str, **more: object) -> str:
    return apply_line(session, json.dumps({"do": action, **more}).encode())


def row(session: Session, table: str, row_id: str) -> dict[str, Any]:
    found = session.row(table, row_id)
    assert found is not None
    return found


def test_that_an_actor_is_added_with_its_fields(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="دانشگاه تهران", helix="university", tags=["خوشه", "پژوهش"])
    kept = row(session, "actor", actor)
    assert (kept["name"], kept["helix"]) == ("دانشگاه تهران", "university")
    assert json.loads(kept["tags"]) == ["خوشه", "پژوهش"]


MADE_OTHERWISE = ("project", "attachment", "plan_version", "version_row")


@pytest.mark.parametrize("kind", [table.name for table in CORE_TABLES if table.name not in MADE_OTHERWISE])
def test_that_a_record_of_every_kind_can_be_added(session: Session, kind: str) -> None:
    activity, other = do(session, "add"), do(session, "add")
    needed: dict[str, dict[str, object]] = {
        "link": {"activity_id": activity, "meeting_id": do(session, "add", kind="meeting")},
        "dependency": {"predecessor_id": activity, "successor_id": other},
        "calendar_day": {"on": "1405/01/02"},
        "progress_entry": {"activity_id": activity, "on": "1405/01/02", "percent": 5},
        "money_entry": {"amount": 5, "on": "1405/01/02"},
        "instalment": {"activity_id": activity},
    }
    before = session.count(kind)
    do(session, "add", kind=kind, **needed.get(kind, {}))
    assert session.count(kind) == before + 1


def test_that_an_activity_is_what_is_added_when_no_kind_is_named(session: Session) -> None:
    activity = do(session, "add", title="بازدید", budget=1_000, months=[2, 3])
    kept = row(session, "activity", activity)
    assert (kept["title"], kept["budget"], kept["month_from"]) == ("بازدید", 1_000, 2)


def test_that_dates_are_read_as_people_write_them(session: Session) -> None:
    meeting = do(session, "add", kind="meeting", on="۱۴۰۵/۰۳/۰۱", start_time="۱۰:۳۰")
    assert (row(session, "meeting", meeting)["on"], row(session, "meeting", meeting)["start_time"]) == (
        "2026-05-22",
        "10:30",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "martian", "name": "الف"},
        {"kind": "project", "title": "دوم"},
        {"kind": "attachment", "name": "بی‌پرونده"},
        {"kind": 7},
        {"kind": "actor", "colour": "red"},
        {"kind": "actor", "id": "mine"},
        {"kind": "actor", "helix": "martians"},
        {"kind": "contact", "actor_id": "nobody"},
        {"kind": "contact", "sort": "a"},
        {"title": "بی‌نام", "colour": "red"},
        {"title": "وارونه", "start": "1405/02/01", "end": "1405/01/01"},
    ],
)
def test_that_what_does_not_fit_adds_nothing(session: Session, wrong: dict[str, object]) -> None:
    revision = session.revision
    with pytest.raises(RuleError):
        do(session, "add", **wrong)
    assert session.revision == revision


def test_that_one_field_of_any_record_is_set_by_its_id(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    assert do(session, "set", id=actor, field="name", value="ب") == actor
    assert row(session, "actor", actor)["name"] == "ب"


def test_that_several_fields_are_set_in_one_action(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    do(session, "set", id=actor, values={"name": "ب", "sector": "public"})
    session.undo()
    assert (row(session, "actor", actor)["name"], row(session, "actor", actor)["sector"]) == ("الف", None)


def test_that_several_fields_of_an_activity_are_one_action(session: Session) -> None:
    activity = do(session, "add", title="الف")
    do(session, "set", id=activity, values={"title": "ب", "progress": 50})
    session.undo()
    assert (row(session, "activity", activity)["title"], row(session, "activity", activity)["progress"]) == (
        "الف",
        None,
    )


def test_that_several_fields_of_the_programme_are_set(session: Session) -> None:
    do(session, "set", id=PROJECT_ID, values={"title": "خوشه", "agent": "سارا"})
    assert row(session, "project", PROJECT_ID)["agent"] == "سارا"


@pytest.mark.parametrize(
    "wrong",
    [
        {"values": {}},
        {"values": ["name"]},
        {"values": {"name": "ب"}, "field": "name", "value": "پ"},
        {"values": {"colour": "red"}},
        {"field": "name"},
        {"field": "name", "value": "ب", "colour": "red"},
    ],
)
def test_that_a_set_that_is_not_clear_changes_nothing(session: Session, wrong: dict[str, object]) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    with pytest.raises(RuleError):
        do(session, "set", id=actor, **wrong)
    assert row(session, "actor", actor)["name"] == "الف"


@pytest.mark.parametrize("action", ["set", "delete", "move"])
def test_that_a_record_that_never_was_is_gone(session: Session, action: str) -> None:
    more = {"field": "name", "value": "ب"} if action == "set" else {}
    with pytest.raises(RuleError):
        do(session, action, id="nobody", **more)


def test_that_a_record_deleted_before_cannot_be_set(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    do(session, "delete", id=actor)
    with pytest.raises(RuleError):
        do(session, "set", id=actor, field="name", value="ب")


def test_that_a_deleted_actor_takes_its_contacts_along(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    do(session, "add", kind="contact", actor_id=actor, value="021")
    do(session, "delete", id=actor)
    assert (session.count("actor"), session.count("contact")) == (0, 0)


def test_that_an_actor_in_use_is_not_deleted(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    agreement = do(session, "add", kind="agreement", title="تفاهم‌نامه")
    do(session, "add", kind="party", agreement_id=agreement, actor_id=actor)
    with pytest.raises(InUseError):
        do(session, "delete", id=actor)


def test_that_the_programme_is_not_deleted(session: Session) -> None:
    with pytest.raises(RuleError):
        do(session, "delete", id=PROJECT_ID)


def test_that_a_part_is_moved_before_another(session: Session) -> None:
    meeting = do(session, "add", kind="meeting")
    first, second = (do(session, "add", kind="agenda_item", meeting_id=meeting, title=title) for title in "۱۲")
    do(session, "move", id=second, before=first)
    assert row(session, "agenda_item", second)["sort"] < row(session, "agenda_item", first)["sort"]


@pytest.mark.parametrize("more", [{"before": "nobody"}, {"parent": "somebody"}])
def test_that_a_part_is_not_moved_to_nowhere(session: Session, more: dict[str, str]) -> None:
    meeting = do(session, "add", kind="meeting")
    item = do(session, "add", kind="agenda_item", meeting_id=meeting)
    with pytest.raises(RuleError):
        do(session, "move", id=item, **more)


def test_that_records_without_an_order_are_not_moved(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    with pytest.raises(RuleError):
        do(session, "move", id=actor)


def test_that_a_relation_joins_two_actors(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    with pytest.raises(RuleError):
        do(session, "add", kind="relation", from_id=actor, to_id=actor)


def test_that_nobody_has_a_role_in_itself(session: Session) -> None:
    actor = do(session, "add", kind="actor", name="الف")
    with pytest.raises(RuleError):
        do(session, "add", kind="membership", person_id=actor, organisation_id=actor)


def test_that_the_state_of_an_agreement_is_not_simply_set(session: Session) -> None:
    agreement = do(session, "add", kind="agreement", title="تفاهم‌نامه", state="draft")
    with pytest.raises(RuleError):
        do(session, "set", id=agreement, field="state", value="signed")
    with pytest.raises(RuleError):
        do(session, "add", kind="agreement", state="in_force")


def test_that_two_actors_become_one(session: Session) -> None:
    keep = do(session, "add", kind="actor", name="الف", helix="media")
    gone = do(session, "add", kind="actor", name="ب", helix="finance")
    assert do(session, "join", id=keep, other=gone, take=["helix"]) == keep
    assert (row(session, "actor", keep)["name"], row(session, "actor", keep)["helix"]) == ("الف", "finance")
    assert session.row("actor", gone) is None


@pytest.mark.parametrize("more", [{"other": "nobody"}, {}, {"other": "", "take": []}, {"take": "helix"}])
def test_that_a_joining_that_does_not_fit_changes_nothing(session: Session, more: dict[str, object]) -> None:
    keep = do(session, "add", kind="actor", name="الف")
    with pytest.raises(RuleError):
        do(session, "join", id=keep, **more)
    assert session.count("actor") == 1


def test_that_a_file_is_attached_and_renamed(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("گزارش", encoding="utf-8")
    actor = do(session, "add", kind="actor", name="الف")
    attachment = do(session, "attach", id=actor, path=str(tmp_path / "a.txt"), note="نخست")
    do(session, "set", id=attachment, values={"name": "گزارش.txt"})
    kept = row(session, "attachment", attachment)
    assert (kept["actor_id"], kept["name"], kept["note"]) == (actor, "گزارش.txt", "نخست")
    assert session.problems() == []


def test_that_what_an_attachment_holds_is_not_set(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("گزارش", encoding="utf-8")
    attachment = do(session, "attach", id=do(session, "add", kind="actor"), path=str(tmp_path / "a.txt"))
    with pytest.raises(RuleError):
        do(session, "set", id=attachment, field="sha256", value="0" * 64)


def test_that_files_hang_only_where_they_can(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("گزارش", encoding="utf-8")
    guide = do(session, "add", kind="guide", title="راهنما")
    with pytest.raises(RuleError):
        do(session, "attach", id=guide, path=str(tmp_path / "a.txt"))


def test_that_a_file_that_is_not_there_is_told(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        do(session, "attach", id=do(session, "add", kind="actor"), path=str(tmp_path / "none.txt"))


def test_that_the_plan_is_frozen_by_a_line(session: Session) -> None:
    version = do(session, "freeze", title="برنامه مبنا", reason="تصویب کارگروه")
    kept = row(session, "plan_version", version)
    assert (kept["title"], kept["kind"], kept["reason"]) == ("برنامه مبنا", "baseline", "تصویب کارگروه")
    assert session.count("version_row", version_id=version) == session.count("activity")


def test_that_what_was_frozen_cannot_be_edited(session: Session) -> None:
    version = do(session, "freeze", title="برنامه مبنا")
    frozen = session.rows("version_row", version_id=version)[0]
    with pytest.raises(RuleError):
        do(session, "set", id=frozen["id"], field="budget", value=1)
    with pytest.raises(RuleError):
        do(session, "set", id=version, field="frozen_on", value="1400/01/01")
