"""The filled sample: people, meetings, groups and agreements that hang together and keep the rules of the house."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.agreement import AGREEMENTS
from app.domain.agreement_life import STEPS
from app.domain.attachment import ATTACHMENTS
from app.domain.obligation import OBLIGATIONS
from app.domain.obligation_schedule import is_overdue
from app.domain.progress import history_of
from app.domain.progress_entry import PROGRESS_ENTRIES
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Kind, Tie
from app.exchange.sample import fill_sample
from app.services import attachments
from app.services.plan_reading import plan_of
from app.services.reading import all_of, where
from app.services.record_rules import check
from app.services.session import Author, Session, create

SAMPLE_DAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Make the sample once."""
    folder: Path = tmp_path_factory.mktemp("sample")
    session = create(folder / "sample.khooshe", Author("مریم", "0" * 32))
    fill_sample(session)
    yield session
    session.close()


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("actor", 30),
        ("relation", 45),
        ("rating", 50),
        ("market_sheet", 8),
        ("meeting", 12),
        ("decision", 15),
        ("answer", 8),
        ("guide", 2),
        ("working_group", 4),
        ("agreement", 8),
        ("obligation", 20),
        ("attachment", 2),
        ("progress_entry", 80),
        ("funding_source", 3),
        ("budget_line", 5),
        ("contribution", 5),
        ("instalment", 4),
        ("money_entry", 25),
    ],
)
def test_that_the_sample_shows_every_kind_of_record(sample: Session, table: str, least: int) -> None:
    assert sample.count(table) >= least


def test_that_every_record_of_the_sample_belongs_somewhere(sample: Session) -> None:
    for name, table in TABLE_BY_NAME.items():
        parts = [column for column in table.references if column.tie is Tie.PART and not table.parent]
        for row in sample.rows(name) if parts else ():
            assert any(row[column.name] for column in parts), (name, row)


def test_that_the_sample_keeps_the_rules_of_its_kinds(sample: Session) -> None:
    for name, table in TABLE_BY_NAME.items():
        for row in sample.rows(name):
            check(table, row)


def test_that_agreements_of_the_sample_took_only_steps_that_are_allowed(sample: Session) -> None:
    for agreement in all_of(sample, AGREEMENTS).values():
        events = sample.rows("agreement_event", agreement_id=agreement.id)
        states = [str(row["state"]) for row in sorted(events, key=lambda row: (str(row["on"]), str(row["id"])))]
        assert states[0] == "draft"
        assert states[-1] == agreement.state
        assert all(after in STEPS[before] for before, after in itertools.pairwise(states)), agreement.title


def test_that_the_sample_has_something_late_and_something_done(sample: Session) -> None:
    owed = all_of(sample, OBLIGATIONS).values()
    assert any(is_overdue(one, None, SAMPLE_DAY) for one in owed)
    assert any(one.state == "fulfilled" for one in owed)


def test_that_texts_of_the_sample_are_spelt_the_persian_way(sample: Session) -> None:
    for name, table in TABLE_BY_NAME.items():
        texts = [column.name for column in table.columns if column.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.LIST)]
        for row in sample.rows(name):
            assert not any(set("يكۀ") & set(str(row[text] or "")) for text in texts), (name, row)


def test_that_the_attachments_of_the_sample_can_be_read(sample: Session) -> None:
    agreement = next(one for one in all_of(sample, AGREEMENTS).values() if one.number.endswith("۰۱"))
    files = where(sample, ATTACHMENTS, agreement_id=agreement.id)
    assert ["پیکره" in attachments.content(sample, file.id).decode() for file in files] == [True]


def test_that_the_last_dated_progress_of_the_sample_is_what_its_activities_show(sample: Session) -> None:
    history = history_of(all_of(sample, PROGRESS_ENTRIES).values())
    shown = plan_of(sample).by_id
    assert all(entries[-1].percent == shown[activity].progress for activity, entries in history.items())
