"""The report of a fault of the program."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.ui.dialogs.frame import Dialog
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.text_edit import PersianTextEdit

_WIDTH = 560


class FaultDialog(Dialog):
    """Says that something went wrong, that nothing is lost, and offers the report for copying."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(tr("Something went wrong in the program"), parent)
        self.setMinimumWidth(_WIDTH)
        self._report = report
        sentence = tr("Your edits are kept and you can go on. The report below holds no data of yours.")
        self.body.addWidget(PlainLabel(sentence, kind="soft", wrap=True))
        text = PersianTextEdit(name=tr("Report"), lines=6)
        text.setPlainText(report)
        text.setReadOnly(True)
        self.body.addWidget(text)
        self.add_button(text_button(tr("Copy the report"), icon="copy", clicked=self._copy))
        self.add_button(text_button(tr("Close"), kind="primary", clicked=self.accept), default=True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
