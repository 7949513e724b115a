"""The built-in programmes are complete and fit the plan."""

import json

from app import i18n
from app.domain.plan import MECHANISM_LABELS, Status
from app.exchange.template import describe_template, load_sample, load_template, template_names
from tests.helpers.tables import DATA

OURS = {
    (1,): "شناخت و امکان‌سنجی",
    (1, 1): "مبانی و ارزش‌های خوشه",
    (1, 2): "بازیگران و ذی‌نفعان",
    (1, 3): "عامل توسعه و امکان‌سنجی اجرا",
}


def test_that_the_roadmap_is_the_seed_with_our_titles_where_it_has_none() -> None:
    expected = json.loads((DATA / "roadmap.json").read_text(encoding="utf-8"))
    for row, seed in zip(load_template("roadmap").rows, expected, strict=True):
        assert list(row.path) == seed["path"]
        assert row.title == OURS.get(row.path, seed["title"])
        assert row.title_is_ours == (row.path in OURS)
        assert (list(row.months) if row.months else None) == seed["months"]
        assert list(row.mechanisms) == seed["mechanisms"]
        assert list(row.responsible) == seed["responsible"]
        assert (row.printed_code, row.printed_title) == (seed["printed_code"], seed["printed_title"])


def test_that_every_template_speaks_english_too() -> None:
    i18n.set_language(i18n.ENGLISH)
    for name in template_names():
        assert describe_template(name).title.isascii()
        assert all(row.title and row.title.replace("–", "-").isascii() for row in load_template(name).rows)


def test_that_the_sample_is_a_filled_programme_with_some_gaps() -> None:
    sample = load_sample()
    assert [entry.row.path for entry in sample.rows] == [row.path for row in load_template("roadmap").rows]
    assert len({entry.status for entry in sample.rows}) == len(Status) - 1
    for name in ("outputs", "indicators", "responsible", "stakeholders", "budget"):
        filled = sum(bool(getattr(entry.row, name)) for entry in sample.rows)
        assert len(sample.rows) / 2 < filled < len(sample.rows)


def test_that_the_sample_holds_only_what_a_plan_allows() -> None:
    for entry in load_sample().rows:
        assert set(entry.row.mechanisms) <= set(MECHANISM_LABELS)
        assert entry.progress is None or 0 <= entry.progress <= 100
        assert (entry.start is None) == (entry.end is None)
        assert entry.start is None or entry.end is None or entry.start <= entry.end
