"""The form of an agreement: next steps, parties, text and versions, obligations, annexes, renewal."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidgetAction

from app.domain.actor import ACTORS
from app.domain.agreement import CLAUSES, PARTIES
from app.domain.attachment import ATTACHMENTS
from app.domain.obligation import OBLIGATIONS
from app.domain.tables.agreements import CLAUSE, STATE_LABELS
from app.domain.tables.people import ACTOR
from app.i18n import tr
from app.services import editing
from app.services.agreement_text import keep_version
from app.services.agreements import renewals_of
from app.services.reading import one, where
from app.ui.pages.agreements import stepping
from app.ui.pages.agreements.clauses import typed_clause
from app.ui.pages.agreements.versions import Comparison
from app.ui.records.part_files import PartFilesDialog
from tests.widget.agreements.conftest import TODAY, Desk, days


def _part(desk: Desk, table: str, place: int = 0) -> Any:
    desk.page.form.reveal(table)
    return desk.page.form.sections(table)[place]


def _type(entry: Any, text: str) -> None:
    entry.setFocus()
    entry.setText(text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def test_that_the_menu_offers_the_next_steps_and_says_why_some_are_closed(desk: Desk) -> None:
    made = desk.add("همکاری", "signed")
    menu = stepping.step_menu(desk.page, desk.session, made, lambda _state: None)
    offered = {action.text(): action.isEnabled() for action in menu.actions() if not isinstance(action, QWidgetAction)}
    reasons = [action.text() for action in menu.actions() if isinstance(action, QWidgetAction)]
    assert offered == {tr(STATE_LABELS["in_force"]): False, tr(STATE_LABELS["terminated"]): True}
    assert reasons == [stepping.closed_to(desk.session, made, "in_force")]


def test_that_a_step_from_the_menu_is_taken_on_the_day_that_was_entered(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    desk.page.begin_step("review")
    dialog = desk.dialog()
    dialog.input("on").set_value(days(-3))
    dialog.finish()
    assert desk.agreement("همکاری").state == "review"
    assert desk.session.values("agreement_event", "on") == [(days(-3).isoformat(),)]


def test_that_a_day_to_come_is_refused_in_the_dialog(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    desk.page.begin_step("review")
    dialog = desk.dialog()
    dialog.input("on").set_value(days(3))
    dialog.finish()
    assert dialog.isVisible()
    assert desk.agreement("همکاری").state == "draft"


def test_that_a_party_typed_by_name_is_found_in_the_registry(desk: Desk) -> None:
    known = editing.add(desk.session, ACTOR, {"name": "پارک علم و فناوری"})
    made = desk.add("همکاری")
    desk.page.choose([made])
    _type(_part(desk, "party").line, "پارک علم و فن‌آوری")
    _type(_part(desk, "party").line, "پارک علم و فناوري")
    parties = where(desk.session, PARTIES, agreement_id=made)
    assert parties[3].actor_id == known
    assert desk.session.count("actor") == 3


def test_that_a_party_is_typed_with_its_role(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    _type(_part(desk, "party").line, "بانک البرز؛ مجری")
    party = where(desk.session, PARTIES, agreement_id=made)[-1]
    actor = one(desk.session, ACTORS, str(party.actor_id))
    assert (actor.name, actor.helix, party.role) == ("بانک البرز", "finance", "مجری")


def test_that_an_unknown_party_is_entered_with_one_step_of_undo(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    before = desk.session.count("actor")
    _type(_part(desk, "party").line, "بنیاد البرز")
    assert desk.session.count("actor") == before + 1
    desk.session.undo()
    assert desk.session.count("actor") == before
    assert desk.session.count("party") == 2


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("موضوع تفاهم‌نامه", "article", "موضوع تفاهم‌نامه"),
        ("ماده ۱: موضوع", "article", "موضوع"),
        ("بند سهم طرف‌ها", "clause", "سهم طرف‌ها"),
        ("تبصره ۲ - حل اختلاف", "note", "حل اختلاف"),
        ("بندر انزلی", "article", "بندر انزلی"),
    ],
)
def test_that_a_typed_clause_takes_its_kind_from_its_first_word(typed: str, kind: str, title: str) -> None:
    assert typed_clause(typed) == {"kind": kind, "title": title}


def test_that_clauses_show_their_numbers_by_place(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    clauses = _part(desk, "clause")
    for title in ("موضوع", "بند سهم", "مدت"):
        _type(clauses.line, title)
    clauses.view.choose([clauses.model.ids[2]])
    QTest.keyClick(clauses.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    kinds = [clause.title for clause in where(desk.session, CLAUSES, agreement_id=made)]
    assert kinds == ["موضوع", "مدت", "سهم"]
    assert [line.title.strip() for line in clauses.model.lines] == [
        f"{tr('Article')} ۱: موضوع",
        f"{tr('Article')} ۲: مدت",
        f"{tr('Clause')} ۱: سهم",
    ]


def _comparison(desk: Desk, agreement_id: str) -> Comparison:
    clause = editing.add(desk.session, CLAUSE, {"agreement_id": agreement_id, "text": "مدت دوازده ماه است"})
    keep_version(desk.session, agreement_id, TODAY)
    editing.change(desk.session, CLAUSE, clause, {"text": "مدت بیست ماه است"})
    desk.page.choose([agreement_id])
    found = _part(desk, "clause", 2)
    assert isinstance(found, Comparison)
    return found


def test_that_changed_words_are_told_by_a_line_and_not_by_colour_alone(desk: Desk) -> None:
    comparison = _comparison(desk, desk.add("همکاری"))
    looks: dict[str, tuple[bool, bool]] = {}
    block = comparison.text.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            looks[fragment.text()] = (fragment.charFormat().fontStrikeOut(), fragment.charFormat().fontUnderline())
            parts += 1
        block = block.next()
    assert looks["دوازده"] == (True, False)
    assert looks["بیست"] == (False, True)


def test_that_a_version_compared_with_itself_has_no_changes(desk: Desk) -> None:
    comparison = _comparison(desk, desk.add("همکاری"))
    comparison.newer.set_value(comparison.older.value())
    comparison.newer.committed.emit(comparison.older.value())
    assert comparison.summary.text() == tr("Nothing changed.")


def test_that_an_obligation_is_kept_wholly_with_evidence(desk: Desk) -> None:
    made = desk.add("همکاری", "signed", start=days(-100))
    owed = desk.owe("سالن", "همکاری", due=days(-5))
    desk.page.choose([made])
    section = _part(desk, "obligation")
    assert section.list.model.lines[0].chip == tr("Overdue")
    section.list.view.choose([owed])
    section.keep_chosen()
    dialog = desk.dialog()
    dialog.input("evidence").set_value("رسید ۱۲")
    dialog.finish()
    kept = one(desk.session, OBLIGATIONS, owed)
    assert (kept.state, kept.fulfilled_on) == ("fulfilled", TODAY)
    assert "رسید ۱۲" in kept.evidence


def test_that_a_repeated_obligation_is_kept_one_time(desk: Desk) -> None:
    made = desk.add("همکاری", "signed", start=days(-100))
    owed = desk.owe("گزارش", "همکاری", due=days(-5), period="monthly")
    desk.page.choose([made])
    section = _part(desk, "obligation")
    section.list.view.choose([owed])
    section.keep_chosen()
    desk.dialog().finish()
    assert one(desk.session, OBLIGATIONS, owed).done_until == days(-5)
    assert section.list.model.lines[0].chip != tr("Overdue")


def test_that_the_choices_of_an_obligation_are_the_parts_of_its_agreement(desk: Desk) -> None:
    desk.add("دیگری")
    made = desk.add("همکاری")
    desk.owe("سالن", "همکاری")
    desk.page.choose([made])
    section = _part(desk, "obligation")
    section.list.view.choose(section.list.model.ids)
    section.list.open_chosen()
    box = desk.dialog().input("party_id")
    assert {box.itemText(row) for row in range(1, box.count())} == {"دانشگاه تهران", "شرکت پارس"}
    assert box.count() == 3


def test_that_an_annexed_contract_is_made_and_taken_out_without_deleting_it(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    desk.page.form.turn_to(4)
    annexes = desk.page.form._sections[4][0]
    _type(annexes.line, "خرید تجهیزات")  # type: ignore[attr-defined]  # a list of parts
    annex = annexes.model.ids[0]  # type: ignore[attr-defined]  # the same
    assert desk.session.values("agreement", "kind", annex_of_id=made) == [("contract",)]
    annexes.view.choose([annex])  # type: ignore[attr-defined]  # the same
    annexes.remove_chosen()  # type: ignore[attr-defined]  # the same
    assert desk.session.count("agreement", annex_of_id=made) == 0
    assert desk.session.count("agreement") == 2


def test_that_a_renewal_is_made_and_shown(desk: Desk) -> None:
    made = desk.add("همکاری", "signed", start=days(-100), end=days(10))
    desk.page.choose([made])
    desk.page.begin_renewal()
    dialog = desk.dialog()
    assert dialog.input("start").value() == days(11)
    dialog.finish()
    new = desk.page.chosen()[0]
    assert [one.id for one in renewals_of(desk.session, new)] == [made, new]


def test_that_a_draft_is_not_renewed(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    desk.page.begin_renewal()
    assert desk.shell.said[-1] == tr("Only an agreement that was signed can be renewed.")


def test_that_the_last_day_follows_from_the_duration_under_the_field(desk: Desk) -> None:
    made = desk.add("همکاری", start="1403/01/01", duration_months=12)
    desk.page.choose([made])
    assert "۱۴۰۳/۱۲/۳۰" in desk.page.form.row("end")._note.text()


def test_that_a_number_given_twice_is_told_and_kept(desk: Desk) -> None:
    desk.add("دیگری", number="۱۴۰۵/۷")
    made = desk.add("همکاری", number="1405/7")
    desk.page.choose([made])
    assert desk.page.form.row("number")._note.text() == tr("Another agreement bears this number too.")


def test_that_a_file_is_attached_to_an_obligation_as_its_evidence(desk: Desk, tmp_path: Path) -> None:
    made = desk.add("همکاری", "signed", start=days(-100))
    owed = desk.owe("سالن", "همکاری", due=days(-5))
    desk.page.choose([made])
    section = _part(desk, "obligation")
    section.list.view.choose([owed])
    section.list.run(section.list.commands[0])
    (dialog,) = desk.page.window().findChildren(PartFilesDialog)
    receipt = tmp_path / "رسید.txt"
    receipt.write_text("پرداخت شد", "utf-8")
    dialog.panel.take([receipt])
    (kept,) = where(desk.session, ATTACHMENTS, obligation_id=owed)
    assert kept.name == "رسید.txt"
    dialog.accept()
    desk.session.undo()
    assert where(desk.session, ATTACHMENTS, obligation_id=owed) == []
