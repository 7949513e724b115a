"""A place that makes its widget once it has been on the screen."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.widgets.later import Later


def test_that_the_widget_comes_after_the_first_paint(qtbot: QtBot) -> None:
    place = Later(QLineEdit)
    qtbot.addWidget(place)
    assert place.made() is None
    place.resize(200, 100)
    place.show()
    qtbot.waitUntil(lambda: place.made() is not None)
    made = place.made()
    assert made is not None
    qtbot.waitUntil(lambda: made.isVisibleTo(place))


def test_that_whoever_asks_earlier_gets_the_same_widget(qtbot: QtBot) -> None:
    place = Later(QLineEdit)
    qtbot.addWidget(place)
    asked = place.widget()
    place.show()
    qtbot.waitExposed(place)
    assert place.widget() is asked
    assert len(place.findChildren(QLineEdit)) == 1
