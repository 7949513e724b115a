"""The search box, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from app.domain.tables.agreements import AGREEMENT, OBLIGATION
from app.domain.tables.people import ACTOR, CONTACT
from app.services import editing, planning
from app.ui import finder
from app.ui.hits import HitPanel
from app.ui.main_window import MainWindow
from app.ui.pages import ACTORS, AGREEMENTS, HOME, PLAN
from tests.helpers.typing import press, type_text


@pytest.fixture
def searching(at_work: MainWindow, qtbot: QtBot) -> MainWindow:
    """Press Ctrl+K on the first page and type part of a word in the Arabic spelling."""
    at_work.go(HOME)
    QTest.keyClick(at_work, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert at_work.focusWidget() is at_work.header.search
    type_text(at_work.header.search, "تحليل")
    qtbot.waitUntil(lambda: any(panel.isVisible() for panel in at_work.findChildren(HitPanel)))
    return at_work


def _panel(window: MainWindow) -> HitPanel:
    (panel,) = window.findChildren(HitPanel)
    return panel


def test_that_typing_lists_what_was_found(searching: MainWindow) -> None:
    (shown,) = _panel(searching).findChildren(QListView)

    assert shown.model().rowCount() == len(searching.header.search._find("تحليل")) > 0


def test_that_enter_opens_the_marked_hit(searching: MainWindow) -> None:
    press(searching.header.search, Qt.Key.Key_Down)
    marked = _panel(searching).marked()
    assert marked is not None

    press(searching.header.search, Qt.Key.Key_Return)

    assert searching.stage.key == PLAN
    assert marked.id in str(searching.stage.places()[PLAN])
    assert not _panel(searching).isVisible()


def test_that_escape_leaves_the_search(searching: MainWindow) -> None:
    press(searching.header.search, Qt.Key.Key_Escape)

    assert searching.header.search.text() == ""
    assert not _panel(searching).isVisible()
    assert searching.focusWidget() is not searching.header.search


def test_that_a_word_that_is_nowhere_says_so(searching: MainWindow) -> None:
    searching.header.search.setText("ژژژژ")
    searching.header.search.search_now()

    assert _panel(searching).marked() is None
    assert _panel(searching).isVisible()


def test_that_every_hit_names_where_it_stands(searching: MainWindow) -> None:
    assert searching.session is not None
    plan = planning.plan_of(searching.session)

    for found in searching.header.search._find("تحلیل"):
        assert found.page == PLAN
        assert found.id in plan.by_id
        assert found.note
        assert found.kind


def test_that_an_actor_that_is_found_opens_its_page(at_work: MainWindow) -> None:
    assert at_work.session is not None
    actor = editing.add(at_work.session, ACTOR, {"name": "صندوق نوآوری"})
    editing.add(at_work.session, CONTACT, {"actor_id": actor, "value": "۰۲۱-۸۸۷۷"})
    at_work.begin_search()
    type_text(at_work.header.search, "0218877")
    press(at_work.header.search, Qt.Key.Key_Return)
    assert at_work.stage.key == ACTORS


def test_that_a_code_finds_its_activity(at_work: MainWindow) -> None:
    (found, *_) = at_work.finder.find("۱-۲-۱")
    assert at_work.session is not None
    node = planning.plan_of(at_work.session).by_id[found.id]
    assert node.path == (1, 2, 1)


def test_that_closing_the_project_lets_the_index_go(at_work: MainWindow) -> None:
    assert at_work.finder.find("تحلیل")
    assert at_work.session is not None
    place = at_work.session.trail.place
    assert place is not None
    at_work.put_away()
    assert place.with_suffix(".fts.db").exists()
    assert at_work.finder.find("تحلیل") == []


def test_that_hits_come_while_the_index_is_still_being_made(
    at_work: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder, "_PATIENCE", 0)
    at_work.begin_search()
    type_text(at_work.header.search, "تحلیل")
    at_work.header.search.search_now()
    qtbot.waitUntil(lambda: _panel(at_work).marked() is not None)


def test_that_a_part_that_is_found_opens_its_record(at_work: MainWindow) -> None:
    assert at_work.session is not None
    agreement = editing.add(at_work.session, AGREEMENT, {"title": "تفاهم‌نامه پژوهشی"})
    editing.add(at_work.session, OBLIGATION, {"agreement_id": agreement, "title": "تحویل پیکره"})
    at_work.begin_search()
    type_text(at_work.header.search, "پیکره")
    press(at_work.header.search, Qt.Key.Key_Return)
    assert at_work.stage.key == AGREEMENTS
    assert agreement in str(at_work.stage.places()[AGREEMENTS])
