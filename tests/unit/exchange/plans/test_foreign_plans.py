"""Plans as other programs write them, and files that are built to do harm."""

import zipfile
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import RefusedFileError
from app.domain.watching import Stage
from app.exchange.plans import incoming, transfer
from app.exchange.plans.plan_file import PlanFile, Tie

MSPDI = """<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>x.mpp</Name><Title>Plan</Title>
<StartDate>2025-03-21T08:00:00</StartDate><MinutesPerDay>420</MinutesPerDay><CalendarUID>1</CalendarUID>
<Tasks>
<Task><UID>0</UID><ID>0</ID><Name>Plan</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>
<Task><UID>7</UID><Name>Phase</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary>
<Start>2025-03-22T08:00:00</Start><Finish>2025-04-05T17:00:00</Finish><Cost>500</Cost></Task>
<Task><UID>8</UID><Name>First</Name><OutlineLevel>2</OutlineLevel><Start>2025-03-22T08:00:00</Start>
<Finish>2025-03-26T17:00:00</Finish><Duration>PT35H0M0S</Duration><PercentComplete>100</PercentComplete>
<Cost>123450</Cost></Task>
<Task><UID>9</UID><Name>Second</Name><OutlineLevel>2</OutlineLevel><Manual>1</Manual>
<Start>2025-03-29T08:00:00</Start><Finish>2025-04-05T17:00:00</Finish><Duration>PT10H30M0S</Duration>
<ConstraintType>4</ConstraintType><ConstraintDate>2025-03-29T08:00:00</ConstraintDate>
<PredecessorLink><PredecessorUID>8</PredecessorUID><Type>1</Type><LinkLag>4200</LinkLag></PredecessorLink>
<PredecessorLink><PredecessorUID>99</PredecessorUID><Type>1</Type></PredecessorLink></Task>
<Task><UID>10</UID><IsNull>1</IsNull></Task>
</Tasks>
<Resources><Resource><UID>1</UID><Name>سازمان فناوری</Name></Resource></Resources>
<Assignments><Assignment><TaskUID>9</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments>
</Project>"""
GAN = """<?xml version="1.0" encoding="UTF-8"?>
<project name="Plan" view-date="2025-03-21" version="3.3.3309">
<calendars><day-types><default-week id="1" name="default" sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="1"/>
</day-types><date year="" month="1" date="1" type="HOLIDAY"/></calendars>
<tasks><task id="0" name="Phase" meeting="false" start="2025-03-22" duration="9" complete="0">
<task id="1" name="First" start="2025-03-22" duration="3" complete="50"><depend id="2" type="2" difference="2"/></task>
<task id="2" name="Gate" meeting="true" start="2025-03-29" duration="0" complete="0" thirdDate="2025-03-29"
 thirdDate-constraint="1" cost-manual-value="10.5" cost-calculated="false"><depend id="44" type="2"/></task></task>
</tasks></project>"""


def read(tmp_path: Path, text: str | bytes, name: str = "plan.xml") -> PlanFile:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return transfer.read_file(path)


def test_that_ms_project_is_read_by_its_own_hours(tmp_path: Path) -> None:
    plan = read(tmp_path, MSPDI)
    phase, first, second = plan.tasks
    assert (phase.title, first.parent, second.parent) == ("Phase", "7", "7")
    assert (first.duration, second.duration) == (5, 2)
    assert plan.ties == (Tie("8", "9", "FS", 1),)
    assert second.texts["responsible"] == "سازمان فناوری"


def test_that_costs_of_ms_project_are_hundredths(tmp_path: Path) -> None:
    phase, first, _ = read(tmp_path, MSPDI).tasks
    assert (phase.cost, first.cost) == (None, 1_234)


def test_that_what_was_rounded_or_left_out_is_told(tmp_path: Path) -> None:
    places = [remark.place for remark in read(tmp_path, MSPDI).remarks]
    assert places == ["First", "Second", "Second"]


def test_that_automatic_tasks_may_be_moved_and_manual_ones_not(tmp_path: Path) -> None:
    read_in = incoming.checked(read(tmp_path, MSPDI))
    assert [read_in.fields[key].get("dates_by") for key in ("7", "8", "9")] == [None, "schedule", None]
    assert read_in.fields["8"]["status"] == "done"


def test_that_gantt_project_is_read(tmp_path: Path) -> None:
    plan = read(tmp_path, GAN, "plan.gan")
    phase, first, gate = plan.tasks
    assert (first.parent, first.duration, first.progress, phase.given) == ("0", 3, 50, frozenset())
    assert (gate.is_milestone, gate.constraint, gate.cost) == (True, "start_from", 10)
    assert plan.ties == (Tie("1", "2", "FS", 2),)
    assert len(plan.remarks) == 4


def test_that_bad_dependencies_are_left_out_and_told(tmp_path: Path) -> None:
    plan = read(tmp_path, GAN, "plan.gan")
    ties = (Tie("1", "2"), Tie("2", "1"), Tie("1", "1"), Tie("0", "1"), Tie("1", "2"))
    told = incoming.checked(PlanFile(tasks=plan.tasks, ties=ties))
    assert told.plan.ties == (Tie("1", "2"),)
    assert len(told.remarks) == 4


def test_that_dates_and_figures_that_do_not_fit_are_told(tmp_path: Path) -> None:
    text = MSPDI.replace("2025-03-26T17", "2025-03-01T17").replace("<PercentComplete>100", "<PercentComplete>250")
    told = incoming.checked(read(tmp_path, text))
    assert told.fields["8"]["end"] is None
    assert {remark.place for remark in told.remarks} >= {"First"}


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE p [<!ENTITY a "b">]><Project xmlns="http://schemas.microsoft.com/project"><Name>&a;</Name></Project>',
        '<Project xmlns="http://schemas.microsoft.com/project"><Tasks><Task>',
        '<Project xmlns="http://schemas.microsoft.com/project"></Project>',
        '<Project xmlns="http://schemas.microsoft.com/project">' + "<a>" * 150 + "</a>" * 150 + "</Project>",
        "<project><tasks>" + "<task id='1' name='a'>" * 200 + "</task>" * 200 + "</tasks></project>",
        "<project></project>",
        "not a plan",
        b"\x00\x01\x02",
    ],
    ids=["entity", "cut", "empty", "deep", "deep-gan", "empty-gan", "text", "bytes"],
)
def test_that_a_file_that_is_no_honest_plan_is_refused(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(RefusedFileError):
        read(tmp_path, text)


def test_that_more_tasks_than_a_programme_has_are_refused(tmp_path: Path) -> None:
    task = "<Task><UID>1</UID><OutlineLevel>1</OutlineLevel></Task>"
    text = f'<Project xmlns="http://schemas.microsoft.com/project"><Tasks>{task * 50_001}</Tasks></Project>'
    with pytest.raises(RefusedFileError):
        read(tmp_path, text)


def test_that_a_workbook_of_something_else_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert not transfer.is_plan(path)
    with pytest.raises(RefusedFileError):
        transfer.read_file(path)


@pytest.mark.parametrize("text", [MSPDI, '<project name="a"><tasks><task id="0" name="b"/></tasks></project>'])
def test_that_a_file_without_a_week_has_the_usual_one(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).days_off == "friday"


def test_that_a_stopped_import_of_a_plan_leaves_nothing(tmp_path: Path) -> None:
    session = bootstrap.new_project(tmp_path / "a.khooshe", template=None, start=None, title="")

    def stop(stage: Stage, done: int, total: int) -> None:
        raise InterruptedError(stage, done, total)

    with pytest.raises(InterruptedError):
        incoming.fill(session, incoming.checked(read(tmp_path, MSPDI)), watch=stop)
    assert (session.count("activity"), session.undo_label) == (0, None)
    session.close()
