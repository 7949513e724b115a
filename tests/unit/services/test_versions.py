"""Freezing the plan and comparing what was frozen, on a project on disk."""

import pytest

from app.domain.errors import RuleError
from app.domain.jalali import to_gregorian
from app.domain.plan_comparison import Fate
from app.domain.tables.meetings import MEETING
from app.domain.tables.money import BUDGET_LINE
from app.domain.tables.steering import PLAN_VERSION, VERSION_ROW
from app.services import editing, planning, versions
from app.services.session import Session
from app.services.versions import Freezing

START = to_gregorian(1403, 12, 1)
END = to_gregorian(1403, 12, 30)


@pytest.fixture
def activity(session: Session) -> str:
    planning.set_project_field(session, "start", to_gregorian(1403, 1, 1))
    phase = planning.add_activity(session, None, "شناخت", more={"months": (1, 12)})
    more = {"start": START, "end": END, "budget": 10**15, "weight": 3}
    return planning.add_activity(session, phase, "مصاحبه با خبرگان", more=more)


def test_that_a_version_keeps_dates_cost_scope_and_weights(session: Session, activity: str) -> None:
    planning.set_field(session, activity, "outputs", "گزارش مصاحبه‌ها")
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    planning.set_fields(
        session, activity, {"end": to_gregorian(1404, 1, 31), "budget": 5, "weight": 1, "outputs": "", "title": "پانل"}
    )
    kept = versions.frozen_plan(session, version).by_id[activity].activity
    assert (kept.title, kept.start, kept.end) == ("مصاحبه با خبرگان", START, END)
    assert (kept.budget, kept.weight, kept.outputs) == (10**15, 3, "گزارش مصاحبه‌ها")


@pytest.mark.usefixtures("activity")
def test_that_months_are_frozen_as_the_dates_they_came_to(session: Session) -> None:
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    planning.set_project_field(session, "start", to_gregorian(1405, 1, 1))
    phase = versions.frozen_plan(session, version).roots[0].activity
    assert (phase.start, phase.end) == (to_gregorian(1403, 1, 1), END)
    assert phase.months == (1, 12)


def test_that_lines_are_the_budget_of_an_activity_without_a_figure(session: Session, activity: str) -> None:
    planning.set_field(session, activity, "budget", None)
    for amount in (2**62, 2**62 - 1):
        editing.add(session, BUDGET_LINE, {"activity_id": activity, "amount": amount})
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    assert versions.frozen_plan(session, version).by_id[activity].activity.budget == 2**63 - 1


@pytest.mark.usefixtures("activity")
def test_that_one_undo_takes_a_version_back(session: Session) -> None:
    versions.freeze(session, Freezing("برنامه مبنا"))
    session.undo()
    assert (session.count(PLAN_VERSION.name), session.count(VERSION_ROW.name)) == (0, 0)


def test_that_a_deleted_activity_stays_in_the_version(session: Session, activity: str) -> None:
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    planning.delete(session, [activity])
    assert versions.frozen_plan(session, version).by_id[activity].path == (1, 1)
    differences = versions.compare_versions(session, version).differences
    assert [(one.node.activity.id, one.fate) for one in differences if one.fate is not Fate.KEPT] == [
        (activity, Fate.REMOVED)
    ]


def test_that_a_comparison_tells_shifts_and_money(session: Session, activity: str) -> None:
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    later = {"start": to_gregorian(1404, 1, 1), "end": to_gregorian(1404, 1, 31), "budget": 10**15 - 7}
    planning.set_fields(session, activity, later)
    (changed,) = versions.compare_versions(session, version).changes
    assert changed.fields == ("start", "end", "budget")
    assert (changed.start_shift, changed.end_shift, changed.budget_change) == (30, 31, -7)


@pytest.mark.usefixtures("activity")
def test_that_an_activity_added_later_is_told(session: Session) -> None:
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    added = planning.add_activity(session, None, "خارج از برنامه", more={"is_unplanned": 1})
    comparison = versions.compare_versions(session, version)
    assert comparison.count(Fate.ADDED) == 1
    assert comparison.differences[-1].node.activity.id == added


@pytest.mark.usefixtures("activity")
def test_that_a_plan_equals_itself(session: Session) -> None:
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    assert versions.compare_versions(session, version).changes == ()


@pytest.mark.usefixtures("activity")
def test_that_the_last_revision_is_the_baseline(session: Session) -> None:
    day = to_gregorian(1403, 12, 30)
    versions.freeze(session, Freezing("برنامه مبنا"), on=day)
    revision = versions.freeze(session, Freezing("اصلاح نخست", versions.REVISION, "تأخیر در تخصیص"), on=day)
    versions.freeze(session, Freezing("آزمایش", versions.DRAFT), on=to_gregorian(1404, 1, 1))
    found = versions.current_baseline(session)
    assert found is not None
    assert found.id == revision


@pytest.mark.usefixtures("activity")
def test_that_deleting_a_revision_brings_the_baseline_back(session: Session) -> None:
    baseline = versions.freeze(session, Freezing("برنامه مبنا"))
    revision = versions.freeze(session, Freezing("اصلاح", versions.REVISION, "دلیل"))
    editing.remove(session, PLAN_VERSION, revision)
    found = versions.current_baseline(session)
    assert found is not None
    assert found.id == baseline
    assert session.count(VERSION_ROW.name, version_id=revision) == 0


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "about", [Freezing(""), Freezing("اصلاح", versions.REVISION, "دلیل"), Freezing("مبنا", meeting_id="m0")]
)
def test_that_a_version_that_says_too_little_is_refused(session: Session, about: Freezing) -> None:
    with pytest.raises(RuleError):
        versions.freeze(session, about)
    assert session.count(PLAN_VERSION.name) == 0


@pytest.mark.usefixtures("activity")
def test_that_a_revision_needs_a_reason(session: Session) -> None:
    versions.freeze(session, Freezing("برنامه مبنا"))
    with pytest.raises(RuleError):
        versions.freeze(session, Freezing("اصلاح", versions.REVISION, " "))


def test_that_an_empty_plan_is_not_frozen(session: Session) -> None:
    with pytest.raises(RuleError):
        versions.freeze(session, Freezing("برنامه مبنا"))


@pytest.mark.usefixtures("activity")
def test_that_the_approving_meeting_may_be_told_later(session: Session) -> None:
    version = versions.freeze(session, Freezing("برنامه مبنا"))
    meeting = editing.add(session, MEETING, {"title": "کارگروه راهبری"})
    versions.describe(session, version, Freezing("برنامه مبنا", meeting_id=meeting))
    assert versions.versions(session)[0].meeting_id == meeting


@pytest.mark.usefixtures("activity")
def test_that_a_version_is_found_by_its_title_in_any_spelling(session: Session) -> None:
    version = versions.freeze(session, Freezing("نسخه ۱ مصوب کارگروه"))
    assert versions.version_named(session, "نسخه 1 مصوب كارگروه").id == version
    with pytest.raises(RuleError, match="نسخه ۱"):
        versions.version_named(session, "دیگر")


@pytest.mark.usefixtures("activity")
def test_that_parts_that_hold_one_another_in_a_foreign_file_are_shown(session: Session) -> None:
    with session.edit("Edit an activity") as edit:
        version = edit.insert(PLAN_VERSION.name, {"title": "برنامه"})
        for one, other in (("a", "b"), ("b", "a")):
            edit.insert(VERSION_ROW.name, {"version_id": version, "activity": one, "part_of": other})
    assert {node.activity.id for node in versions.frozen_plan(session, version).nodes} == {"a", "b"}
