"""The dialogs of the window: new programme, import review, keys."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from app.domain.plan import Activity
from app.exchange.table_import import read_file
from app.services import planning
from app.ui.dialogs.details import DetailsDialog
from app.ui.dialogs.import_review import HERE, ImportReview
from app.ui.dialogs.new_project import NewProjectDialog, free_path
from app.ui.dialogs.repair_model import BECOMES, RepairModel
from app.ui.dialogs.title_model import TITLE as TITLE_COLUMN
from app.ui.main_window import MainWindow
from app.ui.pages import OVERVIEW
from app.widgets import theme
from tests.widget.ui.conftest import NOWRUZ, TITLE

SEED = Path(__file__).parents[2] / "unit" / "exchange" / "data" / "roadmap_source.txt"


def _shown(kind: type[QDialog]) -> list[QDialog]:
    return [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, kind) and shown.isVisible()]


@pytest.fixture
def new_dialog(window: MainWindow) -> NewProjectDialog:
    """Ask for a new programme."""
    window.do("new")
    (dialog,) = _shown(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    return dialog


def _fill(dialog: NewProjectDialog, path: Path) -> None:
    dialog.name.set_value("خوشه فرش")
    dialog.agent.set_value("مریم رضایی")
    dialog.start.set_value(NOWRUZ)
    dialog.choose(path)


def test_that_a_new_programme_starts_from_the_road_map(
    new_dialog: NewProjectDialog, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "فرش.khooshe"
    _fill(new_dialog, path)

    new_dialog.finish()

    assert path.exists()
    assert window.session is not None
    project = planning.project_of(window.session)
    assert (project.title, project.agent, project.start) == ("خوشه فرش", "مریم رضایی", NOWRUZ)
    assert len(planning.plan_of(window.session).roots) == 4
    assert window.stage.key == OVERVIEW
    assert not _shown(NewProjectDialog)


def test_that_the_agent_is_proposed_for_the_next_programme(
    new_dialog: NewProjectDialog, window: MainWindow, tmp_path: Path
) -> None:
    _fill(new_dialog, tmp_path / "فرش.khooshe")

    new_dialog.finish()

    assert window.settings.value.agent == "مریم رضایی"


def test_that_a_programme_needs_a_title(new_dialog: NewProjectDialog) -> None:
    new_dialog.finish()

    assert new_dialog.name.has_error()
    assert new_dialog.isVisible()


def test_that_a_taken_file_is_refused_in_the_dialog(new_dialog: NewProjectDialog, project: Path) -> None:
    before = project.read_bytes()
    _fill(new_dialog, project)

    new_dialog.finish()

    assert new_dialog.isVisible()
    assert new_dialog.bar.text()
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    ("title", "name"),
    [("خوشه/فرش: الف", "خوشه فرش الف.khooshe"), ("  ..", "برنامه تازه.khooshe"), ("ن" * 300, "ن" * 80 + ".khooshe")],
)
def test_that_a_title_makes_a_name_that_every_disk_takes(tmp_path: Path, title: str, name: str) -> None:
    assert free_path(tmp_path, title).name == name


def test_that_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "خوشه.khooshe").touch()

    assert free_path(tmp_path, "خوشه").name == "خوشه 2.khooshe"


@pytest.fixture
def review(at_work: MainWindow, qtbot: QtBot) -> ImportReview:
    """Read the seed table into the open programme, up to the review."""
    at_work.open_file(SEED)
    qtbot.waitUntil(lambda: bool(_shown(ImportReview)), timeout=10_000)
    (dialog,) = _shown(ImportReview)
    assert isinstance(dialog, ImportReview)
    return dialog


def _activities(window: MainWindow) -> int:
    assert window.session is not None
    return len(planning.plan_of(window.session).nodes)


def test_that_the_review_lists_rows_and_repairs(review: ImportReview) -> None:
    assert review.rows.rowCount() == 47
    assert review.repairs.rowCount() > 0


def test_that_import_is_one_action_that_undo_takes_back(review: ImportReview, at_work: MainWindow) -> None:
    before = _activities(at_work)

    review.finish()
    after = _activities(at_work)
    at_work.do("undo")

    assert (after - before, _activities(at_work)) == (47, before)


def test_that_no_proposed_title_comes_in_unasked(review: ImportReview, at_work: MainWindow) -> None:
    review.finish()

    first = _imported_phase(at_work)
    assert (first.title, first.title_is_ours) == ("", False)


def test_that_accepted_titles_come_in_marked_as_ours(review: ImportReview, at_work: MainWindow) -> None:
    review.titles.accept_all(accepted=True)
    assert review.rows.index(0, 1).data() == "شناخت و امکان‌سنجی"

    review.finish()

    first = _imported_phase(at_work)
    assert (first.title, first.title_is_ours) == ("شناخت و امکان‌سنجی", True)


def test_that_a_changed_proposal_is_the_agents_own_title(review: ImportReview, at_work: MainWindow) -> None:
    review.titles.setData(review.titles.index(0, TITLE_COLUMN), "شناخت خوشه")

    review.finish()

    first = _imported_phase(at_work)
    assert (first.title, first.title_is_ours) == ("شناخت خوشه", False)


def test_that_the_list_of_titles_is_a_sound_model(review: ImportReview, qtmodeltester: object) -> None:
    assert review.titles.rowCount() == 4
    qtmodeltester.check(review.titles)  # type: ignore[attr-defined]  # the fixture has no types


def _imported_phase(window: MainWindow) -> Activity:
    assert window.session is not None
    return planning.plan_of(window.session).roots[4].activity


def test_that_cancelling_the_review_changes_nothing(review: ImportReview, at_work: MainWindow) -> None:
    before = _activities(at_work)

    review.reject()

    assert _activities(at_work) == before


@pytest.fixture
def repairs(window: MainWindow) -> RepairModel:
    """The repairs of the seed table."""
    return RepairModel(read_file(SEED), window)


def test_that_an_unticked_repair_keeps_what_is_printed(repairs: RepairModel) -> None:
    repairs.setData(repairs.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)

    first = next(iter(repairs.choices()))
    assert repairs.choices()[first] == first.before


def test_that_an_edited_repair_takes_the_agents_spelling(repairs: RepairModel) -> None:
    repairs.setData(repairs.index(0, BECOMES), "واژه‌اي ديگر")

    assert next(iter(repairs.choices().values())) == "واژه‌ای دیگر"


def test_that_all_repairs_can_be_refused_at_once(repairs: RepairModel) -> None:
    repairs.accept_all(accepted=False)

    assert all(text == repair.before for repair, text in repairs.choices().items())
    assert repairs.accepted_count() == 0


def test_that_the_repair_list_is_a_sound_model(repairs: RepairModel, qtmodeltester: object) -> None:
    qtmodeltester.check(repairs)  # type: ignore[attr-defined]  # the fixture has no types


def test_that_a_table_without_a_project_makes_a_new_one(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.open_file(SEED)
    qtbot.waitUntil(lambda: bool(_shown(ImportReview)), timeout=10_000)
    (review,) = _shown(ImportReview)
    assert isinstance(review, ImportReview)
    assert review.target.value() != HERE
    review.finish()
    (dialog,) = _shown(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    _fill(dialog, tmp_path / "خوانده.khooshe")

    dialog.finish()

    assert _activities(window) == 47


def test_that_a_file_without_a_table_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("سلام", "utf-8")

    window.open_file(path)

    qtbot.waitUntil(lambda: bool(window.bar.text()), timeout=10_000)
    assert window.session is None


def test_that_the_start_of_a_programme_may_stay_open(
    new_dialog: NewProjectDialog, window: MainWindow, tmp_path: Path
) -> None:
    _fill(new_dialog, tmp_path / "فرش.khooshe")
    new_dialog.start.set_value(None)

    new_dialog.finish()

    assert window.session is not None
    assert planning.project_of(window.session).start is None


def test_that_the_date_is_typed_in_persian(new_dialog: NewProjectDialog) -> None:
    new_dialog.start.setText("۱۴۰۵/۱/۱")
    new_dialog.start.commit()

    assert new_dialog.start.value() == dt.date(2026, 3, 21)


@pytest.fixture
def details(at_work: MainWindow) -> DetailsDialog:
    """Show the data of the open programme."""
    at_work.do("details")
    (dialog,) = _shown(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    return dialog


def test_that_details_are_changed_in_one_action(details: DetailsDialog, at_work: MainWindow) -> None:
    details.fields["title"].set_value("خوشه گلیم")
    details.fields["agent"].set_value("نرگس")
    details.finish()
    session = at_work.session
    assert session is not None
    changed = planning.project_of(session)

    at_work.do("undo")

    assert (changed.title, changed.agent, changed.start) == ("خوشه گلیم", "نرگس", NOWRUZ)
    assert planning.project_of(session).title == TITLE


def test_that_the_window_takes_the_new_title(details: DetailsDialog, at_work: MainWindow) -> None:
    details.fields["title"].set_value("خوشه گلیم")

    details.finish()

    assert "خوشه گلیم" in at_work.windowTitle()


def test_that_looking_at_details_writes_nothing(details: DetailsDialog, at_work: MainWindow) -> None:
    assert at_work.session is not None
    before = at_work.session.revision

    details.finish()

    assert at_work.session.revision == before


def test_that_a_file_dialog_shows_its_folder_whole(at_work: MainWindow, project: Path) -> None:
    at_work.do("open")

    (dialog,) = at_work.findChildren(QFileDialog)
    (paths,) = dialog.findChildren(QComboBox, "lookInCombo")
    assert paths.isEditable()
    assert paths.currentText() == str(project.parent)
    dialog.close()


@pytest.mark.parametrize("dark", [False, True])
def test_that_an_empty_tick_can_be_seen(review: ImportReview, qapp: QApplication, dark: bool) -> None:  # noqa: FBT001 a parameter
    theme.apply(qapp, dark=dark)
    review.tabs.setCurrentIndex(0)
    view = review.tabs.currentWidget().findChildren(QTableView)[0]
    view.clearSelection()
    cell = view.visualRect(review.titles.index(0, 0))
    shot = view.viewport().grab(cell).toImage()
    ground = shot.pixelColor(shot.width() - 2, shot.height() // 2).lightness()
    middle = [
        shot.pixelColor(x, shot.height() // 2).lightness() for x in range(shot.width() * 2 // 3, shot.width() - 2)
    ]
    assert max(abs(light - ground) for light in middle) > 60
