"""What the program remembers between runs."""

import json
from pathlib import Path

import pytest

from app.services.settings import FILE_NAME, MOST_RECENT, Settings, SettingsStore, load_settings


def test_that_an_installation_without_a_file_speaks_persian(tmp_path: Path) -> None:
    assert SettingsStore(tmp_path).value == Settings(language="fa", theme="system")


def test_that_changes_are_there_at_the_next_start(tmp_path: Path) -> None:
    SettingsStore(tmp_path).change(theme="dark", agent="مریم رضایی")

    again = SettingsStore(tmp_path).value

    assert (again.theme, again.agent) == ("dark", "مریم رضایی")


def test_that_the_settings_lie_in_the_data_folder(_own_data_folder: Path) -> None:
    load_settings().change(agent="رضا")

    assert json.loads((_own_data_folder / FILE_NAME).read_text("utf-8"))["agent"] == "رضا"


def test_that_two_programs_keep_each_others_choices(tmp_path: Path) -> None:
    one, other = SettingsStore(tmp_path), SettingsStore(tmp_path)

    one.change(agent="مریم")
    other.change(theme="dark")

    assert SettingsStore(tmp_path).value == Settings(agent="مریم", theme="dark")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'"text"',
        b"\xff\xfe",
        b'{"recent": 7, "places": [], "language": "xx", "theme": 1}',
        b"[" * 90_000,
    ],
)
def test_that_a_damaged_file_counts_as_no_settings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    assert SettingsStore(tmp_path).value == Settings()


def test_that_the_project_opened_last_stands_first_and_only_once(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    for name in ("a", "b", "a"):
        store.add_recent(Path("/x") / name)

    assert store.value.recent == ("/x/a", "/x/b")


def test_that_the_list_of_recent_projects_stays_short(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    for number in range(MOST_RECENT + 5):
        store.add_recent(Path(f"/x/{number}"))

    assert len(store.value.recent) == MOST_RECENT


def test_that_a_forgotten_project_leaves_the_list(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.add_recent(Path("/x/a"))
    store.add_recent(Path("/x/b"))

    store.forget_recent(Path("/x/a"))

    assert store.value.recent == ("/x/b",)


def test_that_the_place_in_a_project_is_kept_by_path(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)

    store.remember_place(Path("/x/a"), {"page": "plan"})

    assert SettingsStore(tmp_path).place_in(Path("/x/a")) == {"page": "plan"}
    assert SettingsStore(tmp_path).place_in(Path("/x/b")) == {}


def test_that_a_full_or_missing_disk_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = SettingsStore(tmp_path / "file" / "below")

    store.change(theme="dark")

    assert store.value.theme == "dark"
