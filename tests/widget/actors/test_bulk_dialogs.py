"""Dialogs for many actors at once: import review, duplicates, joining, collecting from the plan."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.actor import ACTORS
from app.domain.errors import RuleError
from app.domain.tables.people import ACTOR, CONTACT
from app.exchange.register_filling import Policy, recognise
from app.exchange.register_reading import ReadActor
from app.exchange.register_sheet import Sheet, read_pasted
from app.services import editing, joining, plan_actors, planning
from app.services.reading import one
from app.services.session import Author, Session, create
from app.ui.pages.actors.collect_dialog import CollectDialog
from app.ui.pages.actors.duplicates_dialog import DuplicatesDialog
from app.ui.pages.actors.import_dialog import RegisterReview
from app.ui.pages.actors.join_dialog import JoinDialog
from app.ui.pages.actors.other_dialog import OtherActorDialog

TICK = Qt.ItemDataRole.CheckStateRole
TABLE = "نام,گروه,تلفن\nشرکت الف,صنعت,021-1111\nشرکت ب,مریخی,\nشرکت الف,,021-2222\n,رسانه,\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    yield made
    made.close()


@pytest.fixture
def parent(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    """Show a window to open dialogs above, read from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


Taken = list[tuple[Sequence[ReadActor], Policy]]


@pytest.fixture
def review(session: Session, parent: QWidget) -> Callable[[str], tuple[RegisterReview, Taken]]:
    """Return what opens the review of a pasted table; the list gets what is accepted."""

    def make(text: str) -> tuple[RegisterReview, Taken]:
        taken: Taken = []
        dialog = RegisterReview(
            read_pasted(text),
            "فهرست.csv",
            parent,
            recognise=partial(recognise, session),
            name_of=lambda actor: one(session, ACTORS, actor).name,
            accept=lambda actors, policy: taken.append((actors, policy)),
        )
        dialog.open()
        return dialog, taken

    return make


Review = Callable[[str], tuple[RegisterReview, Taken]]


def test_that_rows_are_shown_with_their_problems_and_nothing_is_taken_yet(review: Review, session: Session) -> None:
    dialog, taken = review(TABLE)
    assert [line[:3] for line in dialog.rows.lines] == [
        ("۲", "شرکت الف", "تازه"),
        ("۳", "شرکت ب", "تازه"),
        ("۴", "شرکت الف", "همان سطر ۲"),
    ]
    assert [line[:2] for line in dialog.problems.lines] == [("۳", "گروه"), ("۵", "نام")]
    assert (taken, session.count("actor")) == ([], 0)


def test_that_ticked_rows_are_taken_with_the_chosen_policy(review: Review) -> None:
    dialog, taken = review(TABLE)
    dialog.rows.setData(dialog.rows.index(1, 0), Qt.CheckState.Unchecked.value, TICK)
    dialog.policy.set_value(Policy.SKIP)
    dialog.accept_button.click()
    assert [([actor.line for actor in actors], policy) for actors, policy in taken] == [([2, 4], Policy.SKIP)]


def test_that_nothing_can_be_imported_when_nothing_is_ticked(review: Review) -> None:
    dialog, _ = review(TABLE)
    dialog.rows.tick_all(ticked=False)
    assert not dialog.accept_button.isEnabled()


def test_that_another_matching_reads_the_rows_anew(review: Review) -> None:
    dialog, _ = review(TABLE)
    dialog.columns.boxes[1].set_value("notes")
    dialog.columns.changed.emit()
    assert [line[0] for line in dialog.problems.lines] == ["۵"]


def test_that_without_names_nothing_is_read(review: Review) -> None:
    dialog, _ = review(TABLE)
    dialog.columns.boxes[0].set_value(None)
    dialog.columns.changed.emit()
    assert (dialog.rows.lines, dialog.accept_button.isEnabled()) == ([], False)


def test_that_actors_of_the_registry_are_named(review: Review, session: Session) -> None:
    editing.add(session, ACTOR, {"name": "شرکت‌الف"})
    dialog, _ = review(TABLE)
    assert "شرکت‌الف" in dialog.rows.lines[0][2]


def test_that_a_large_table_is_read_in_the_background(review: Review, qtbot: QtBot) -> None:
    dialog, taken = review("نام\n" + "".join(f"شرکت {number}\n" for number in range(3_000)))
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    dialog.accept_button.click()
    assert len(taken[0][0]) == 3_000


def test_that_a_table_without_headings_asks_for_nothing_more(session: Session, parent: QWidget) -> None:
    dialog = RegisterReview(
        Sheet((), ()), "a", parent, recognise=partial(recognise, session), name_of=str, accept=lambda *_: None
    )
    dialog.open()
    assert not dialog.accept_button.isEnabled()


def _pair(session: Session) -> tuple[str, str]:
    first = editing.add(session, ACTOR, {"name": "پارس رایان", "helix": "industry", "duties": "یک"})
    second = editing.add(session, ACTOR, {"name": "شرکت پارس رایان", "helix": "media", "duties": "دو"})
    editing.add(session, CONTACT, {"actor_id": second, "value": "021"})
    return first, second


Asked = list[tuple[str, str]]


def _duplicates(session: Session, parent: QWidget) -> tuple[DuplicatesDialog, Asked]:
    asked: Asked = []

    def join(first: str, second: str, _above: QWidget, then: Callable[[], None]) -> None:
        asked.append((first, second))
        joining.join(session, first, second)
        then()

    dialog = DuplicatesDialog(session, parent, join)
    dialog.open()
    return dialog, asked


def test_that_duplicates_are_listed_with_the_reason_and_joined(session: Session, parent: QWidget) -> None:
    pair = _pair(session)
    dialog, asked = _duplicates(session, parent)
    assert set(dialog.model.lines[0][1:3]) == {"پارس رایان", "شرکت پارس رایان"}
    dialog.join_button.click()
    assert [set(one_pair) for one_pair in asked] == [set(pair)]
    assert (dialog.model.rowCount(), dialog.join_button.isEnabled()) == (0, False)


def test_that_a_pair_told_apart_leaves_the_list(session: Session, parent: QWidget) -> None:
    _pair(session)
    dialog, _ = _duplicates(session, parent)
    dialog.apart_button.click()
    assert (dialog.model.rowCount(), session.count("actor"), session.count("not_duplicate")) == (0, 2, 1)


def test_that_enter_joins_the_marked_pair(session: Session, parent: QWidget) -> None:
    _pair(session)
    dialog, asked = _duplicates(session, parent)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_that_choices_of_joining_are_kept(session: Session, parent: QWidget) -> None:
    first, second = sorted(_pair(session))
    kept: list[str] = []
    dialog = JoinDialog(session, (second, first), parent, kept.append)
    dialog.open()
    dialog.choose("helix", second)
    wanted = one(session, ACTORS, second).helix
    dialog.finish()
    actor = one(session, ACTORS, first)
    assert kept == [first]
    assert (actor.helix, set(actor.duties.split())) == (wanted, {"یک", "دو"})
    assert session.row("actor", second) is None


def test_that_joining_can_be_given_up(session: Session, parent: QWidget) -> None:
    dialog = JoinDialog(session, _pair(session), parent, lambda _: None)
    dialog.open()
    dialog.reject()
    assert session.count("actor") == 2


def test_that_joining_with_somebody_gone_is_told(session: Session, parent: QWidget) -> None:
    with pytest.raises(RuleError):
        JoinDialog(session, (_pair(session)[0], "nobody"), parent, lambda _: None)


def test_that_what_comes_over_is_told_before(session: Session, parent: QWidget) -> None:
    pair = _pair(session)
    words = [
        label.accessibleName() for label in JoinDialog(session, pair, parent, lambda _: None).findChildren(QWidget)
    ]
    younger = max(pair)
    expected = "راه ارتباطی (۱)" if younger == pair[1] else "چیز دیگری"
    assert any(expected in text for text in words)


def test_that_ticked_names_of_the_plan_are_handed_over_as_spelt(session: Session, parent: QWidget) -> None:
    activity = planning.add_activity(session, None, "شناخت")
    planning.set_field(session, activity, "stakeholders", ["بانک توسعه", "دانشگاه تهران"])
    taken: list[list[plan_actors.Proposal]] = []
    dialog = CollectDialog(plan_actors.proposals(session), parent, taken.append)
    dialog.open()
    model = dialog.model
    assert model.cells(0) == ("بانک توسعه", "۱", "مالی")
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked.value, TICK)
    model.setData(model.index(0, 0), "بانک توسعه صادرات", Qt.ItemDataRole.EditRole)
    dialog.accept_button.click()
    assert taken == [[plan_actors.Proposal("بانک توسعه صادرات", ("بانک توسعه",), 1)]]


def test_that_an_actor_is_not_joined_with_itself(session: Session, parent: QWidget) -> None:
    first, second = _pair(session)
    chosen: list[str] = []
    dialog = OtherActorDialog(session, first, parent, chosen.append)
    dialog.open()
    dialog.finish()
    dialog.picker.set_value(first)
    dialog.finish()
    assert (chosen, dialog.isVisible(), dialog.picker.has_error()) == ([], True, True)
    dialog.picker.set_value(second)
    dialog.finish()
    assert chosen == [second]
