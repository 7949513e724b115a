"""Pictures on paper."""

import re
from pathlib import Path

import pypdfium2
import pytest

from app import i18n
from app.charts.power_interest import GridActor, GridChart
from app.charts.relation_map import MapActor, MapChart, MapFlow
from app.charts.shapes import Chart
from app.domain.tables.people import FLOW_LABELS, HELIX_LABELS
from app.i18n import tr
from app.reports.blocks import Document, Heading, Paper, Picture
from app.reports.pdf import write_pdf
from tests.unit.charts.crowds import grid_chart, map_chart
from tests.unit.reports.pages import fonts, squeezed, texts

GRID = GridChart(
    (
        GridActor("one", "وزارت ارتباطات", "government", (9, 4), (9, 8)),
        GridActor("two", "دانشگاه تهران", "university", (4, 7)),
    )
)
MAP = MapChart(
    (MapActor("one", "وزارت ارتباطات", "government"), MapActor("two", "دانشگاه تهران", "university")),
    (MapFlow("one", "two", "financial", 3), MapFlow("two", "one", "information")),
)


def no_room() -> str:
    return squeezed(tr("{count} names found no room in the picture.", count="")).strip(".")


def printed(target: Path, chart: Chart, height: float = 150, paper: Paper = Paper.A4) -> Path:
    write_pdf(Document("تصویر", paper, [Heading("تصویر"), Picture(chart, height)]), target)
    return target


@pytest.mark.parametrize("chart", [GRID, MAP])
def test_that_names_in_a_picture_can_be_searched(tmp_path: Path, chart: Chart) -> None:
    text = squeezed("".join(texts(printed(tmp_path / "p.pdf", chart))))
    assert squeezed("وزارت ارتباطات") in text
    assert squeezed("دانشگاه تهران") in text


def test_that_the_legend_tells_groups_and_flows(tmp_path: Path) -> None:
    text = squeezed("".join(texts(printed(tmp_path / "p.pdf", MAP))))
    for label in (FLOW_LABELS["financial"], FLOW_LABELS["information"], HELIX_LABELS["government"]):
        assert squeezed(tr(label)) in text
    assert squeezed(tr(FLOW_LABELS["service"])) not in text


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A4_LANDSCAPE])
@pytest.mark.parametrize("chart", [grid_chart(120), map_chart(120, 200)])
def test_that_a_picture_stays_inside_the_margins(tmp_path: Path, chart: Chart, paper: Paper) -> None:
    target = printed(tmp_path / "p.pdf", chart, 500, paper)
    with pypdfium2.PdfDocument(target) as document:
        for page in document:
            bitmap = page.render(scale=1, grayscale=True)
            stride, raw = bitmap.stride, bytes(bitmap.buffer)
            rows = [raw[top * stride : top * stride + bitmap.width] for top in range(bitmap.height)]
            margin = 25
            assert all(min(row[:margin] + row[-margin:]) > 200 for row in rows)


def test_that_a_picture_higher_than_a_page_becomes_a_page(tmp_path: Path) -> None:
    assert len(texts(printed(tmp_path / "p.pdf", GRID, 2000))) <= 2


def test_that_a_picture_uses_only_embedded_fonts(tmp_path: Path) -> None:
    assert all("Vazirmatn" in name or "DejaVu" in name for name in fonts(printed(tmp_path / "p.pdf", grid_chart(20))))


def test_that_a_picture_is_not_an_image(tmp_path: Path) -> None:
    assert not re.search(rb"/Subtype\s*/Image", printed(tmp_path / "p.pdf", MAP).read_bytes())


def test_that_interest_grows_to_the_right_in_english(tmp_path: Path) -> None:
    i18n.set_language("en")
    with pypdfium2.PdfDocument(printed(tmp_path / "p.pdf", GRID)) as document:
        page = document[0].get_textpage()
        places = {digit: page.search(digit).get_next() for digit in ("10",)}
        assert places["10"]
        box = page.get_charbox(places["10"][0])
        assert box[0] > document[0].get_width() / 2


def test_that_hostile_names_are_only_text(tmp_path: Path) -> None:
    names = ("<b>&", "\x00\x07", "\ud800", "🚀 ﷽", "خط\nخط", "", "\u202eوارونه", "a" * 500)
    chart = GridChart(tuple(GridActor(str(n), name, "nonsense", (5, 5), (1, 1)) for n, name in enumerate(names)))
    assert printed(tmp_path / "p.pdf", chart).stat().st_size


@pytest.mark.parametrize("chart", [grid_chart(300), map_chart(300, 400)])
def test_that_a_picture_tells_how_many_names_found_no_room(tmp_path: Path, chart: Chart) -> None:
    text = squeezed("".join(texts(printed(tmp_path / "p.pdf", chart))))
    assert no_room() in text


def test_that_a_picture_with_all_names_tells_nothing_more(tmp_path: Path) -> None:
    text = squeezed("".join(texts(printed(tmp_path / "p.pdf", GRID))))
    assert no_room() not in text
