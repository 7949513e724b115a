"""Names of attached files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.file_names import LONGEST_BYTES, numbered, safe_name, suffix_of


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("..\\..\\a.exe", "a.exe"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\me\\نامه.docx", "نامه.docx"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\u2067نامه\u2069.pdf", "نامه.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com¹.log", "_com¹.log"),
        ("a:b?.txt", "a_b_.txt"),
        ("name. . ", "name"),
        ("..", "file"),
        ("", "file"),
        ("line\nfeed\t.txt", "line feed .txt"),
        ("نیم‌فاصله.pdf", "نیم‌فاصله.pdf"),
        (".hidden", "hidden"),
    ],
)
def test_that_a_name_loses_what_misleads(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


def test_that_a_long_name_keeps_its_suffix() -> None:
    name = safe_name("خوشه" * 100 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= LONGEST_BYTES


@given(st.text(max_size=300))
def test_that_a_safe_name_is_safe_for_ever(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert 0 < len(safe.encode("utf-8", "surrogatepass")) <= LONGEST_BYTES
    assert not set(safe) & set('/\\<>:"|?*\0\n')


@pytest.mark.parametrize(("name", "suffix"), [("a.PDF", "pdf"), ("a", ""), (".profile", ""), ("a.tar.gz", "gz")])
def test_that_the_suffix_is_what_follows_the_last_dot(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


def test_that_a_number_stands_before_the_suffix() -> None:
    assert numbered("a.pdf", 2) == "a (2).pdf"
