"""What could not be taken over when a plan went to another program or came from one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.domain.text import isolate
from app.exchange.plans.plan_file import Remark
from app.i18n import tr
from app.ui.dialogs.frame import Dialog, within_screen
from app.widgets.buttons import text_button
from app.widgets.direction import paragraph

_SIZE: Final = QSize(680, 480)


class RemarksDialog(Dialog):
    """A list of remarks, each with its place."""

    def __init__(self, remarks: Sequence[Remark], parent: QWidget) -> None:
        super().__init__(tr("What stays behind"), parent)
        self.resize(within_screen(parent, _SIZE))
        self.view = QListView()
        self.view.setAccessibleName(tr("What stays behind"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setWordWrap(True)
        self.view.setModel(QStringListModel([paragraph(line_of(one)) for one in remarks], self.view))
        self.body.addWidget(self.view, 1)
        self.add_button(text_button(tr("Close"), clicked=self.reject), default=True)


def line_of(remark: Remark) -> str:
    """Write a remark with its place."""
    return f"{isolate(remark.place)}: {remark.text}" if remark.place else remark.text
