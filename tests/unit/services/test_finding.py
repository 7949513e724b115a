"""Finding: the filter of the tree and the search box."""

from app.domain.plan import Activity, Plan, Status, build_plan
from app.services import finding
from app.services.finding import PlanFilter


def plan() -> Plan:
    return build_plan(
        [
            Activity("a", title="شناخت و امکان‌سنجی", sort="1"),
            Activity("b", "a", "1", "تعیین ذی‌نفعان", responsible=("عامل",), status=Status.DONE, mechanisms=("panel",)),
            Activity("c", "a", "2", "بازار", notes="بند ۱۲ درباره ذي نفعان", stakeholders=("شرکت ب", "آب")),
            Activity("d", None, "2", "پایش"),
        ]
    )


def test_that_text_is_found_over_spellings_and_fields() -> None:
    assert finding.matching(plan(), PlanFilter("ذینفعان")) == {"b", "c"}
    assert finding.matching(plan(), PlanFilter("بند 12")) == {"c"}


def test_that_an_empty_filter_lets_everything_through() -> None:
    assert PlanFilter(text="  ").is_empty
    assert len(finding.matching(plan(), PlanFilter())) == 4


def test_that_the_parts_of_a_filter_narrow_together() -> None:
    wanted = PlanFilter(statuses=frozenset({Status.DONE}), responsible=frozenset({"عامل"}))
    assert finding.matching(plan(), wanted) == {"b"}
    assert not finding.matching(plan(), PlanFilter(text="پایش", mechanisms=frozenset({"panel"})))


def test_that_a_changed_activity_is_not_found_by_its_old_words() -> None:
    index = finding.PlanIndex()
    assert finding.matching(plan(), PlanFilter("پایش"), index) == {"d"}
    changed = build_plan([Activity("d", title="ارزیابی")])
    assert not finding.matching(changed, PlanFilter("پایش"), index)


def test_that_what_is_above_a_hit_is_shown_too() -> None:
    assert finding.with_ancestors(plan(), ["b"]) == {"a", "b"}


def test_that_names_are_listed_in_persian_order() -> None:
    assert finding.stakeholders(plan()) == ["آب", "شرکت ب"]
    assert finding.owners(plan()) == ["عامل"]
    assert finding.mechanisms_in(plan()) == ["panel"]
