"""What this program is."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from app import __version__
from app.domain.text import left_to_right, persian_digits
from app.i18n import tr
from app.ui.dialogs.frame import Dialog
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel

_WIDTH = 480


class AboutDialog(Dialog):
    """Name, version, purpose and what it is built with."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(tr("About Khoosheyar"), parent)
        self.setMinimumWidth(_WIDTH)
        facts = (
            tr("A workplace for cluster development agents: plan, run and report, offline and in Persian."),
            tr("Nothing leaves this computer: the program never uses the network."),
            tr("Version {version}", version=left_to_right(persian_digits(__version__))),
            tr("Built with Qt {version}, the Vazirmatn typeface and Lucide icons.", version=left_to_right(qVersion())),
        )
        for fact in facts:
            self.body.addWidget(PlainLabel(fact, kind="soft", wrap=True))
        self.add_button(text_button(tr("Close"), kind="primary", clicked=self.accept), default=True)
