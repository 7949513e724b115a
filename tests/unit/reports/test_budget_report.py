"""The report of budget and expenditure."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.text import grouped
from app.i18n import tr
from app.reports.catalogue import find_report
from app.reports.export import draft, export_report
from app.services.budget import budget_of
from app.services.session import Session
from tests.golden.comparing import as_data
from tests.unit.reports.pages import squeezed, texts

TODAY = dt.date(2026, 11, 24)


def read(session: Session, tmp_path: Path) -> str:
    target = tmp_path / "money.pdf"
    export_report(session, "r7", target, today=TODAY)
    return squeezed("".join(texts(target)))


def spoken(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        yield from (text for part in (data.values() if isinstance(data, dict) else data) for text in spoken(part))


@pytest.fixture
def funded(empty: Session) -> Session:
    with empty.edit("Enter money") as edit:
        edit.insert("activity", {"title": "نمایشگاه", "sort": "a", "budget": 5_000_000}, "fair")
        edit.insert("instalment", {"activity_id": "fair", "title": "پیش‌پرداخت", "percent": 40, "progress": 30}, "i")
        for stage, rials in (("approved", 3_000_000), ("spent", 3_500_000)):
            fields: dict[str, str | int | None] = {
                "stage": stage,
                "amount": rials,
                "activity_id": "fair",
                "document": "voucher",
                "number": "۱۲/الف",
            }
            edit.insert("money_entry", fields, stage)
    return empty


def test_that_its_totals_are_those_of_the_budget(funded: Session, tmp_path: Path) -> None:
    text, total = read(funded, tmp_path), budget_of(funded).total
    figures = (total.required, total.approved, total.spent)
    assert [one for one in figures if one is None or grouped(one) not in text] == []
    assert "سهمیلیونریال" in text


def test_that_overspending_is_said_in_words(funded: Session, tmp_path: Path) -> None:
    assert grouped(500_000) in read(funded, tmp_path)


def test_that_instalments_say_what_makes_them_payable(funded: Session) -> None:
    document = draft(funded, find_report("r7"), today=TODAY).document()
    assert tr("once {percent}% is done", percent="۳۰") in "\n".join(spoken(as_data(list(document.blocks))))


def test_that_documents_are_listed(funded: Session, tmp_path: Path) -> None:
    assert squeezed(tr("Payment voucher")) in read(funded, tmp_path)


def test_that_money_of_nothing_is_not_entered(empty: Session, tmp_path: Path) -> None:
    text = read(empty, tmp_path)
    assert squeezed(tr("Not entered")) in text
    assert f"{squeezed(tr('Approved'))}۰" not in text
