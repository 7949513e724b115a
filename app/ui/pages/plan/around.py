"""What hangs on an activity: decisions and obligations for it, what it is linked to, and its files."""

from app.i18n import mark
from app.services.session import Session
from app.ui.pages.plan.tied import TiedSection
from app.ui.records.attachments import AttachmentsSection
from app.ui.records.links import LinksSection
from app.ui.records.section import Section
from app.ui.shell import Shell

_LINKED = ("meeting", "working_group", "agreement", "actor")


class AroundSection(Section):
    """What was decided and agreed, links, files."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.tied = TiedSection(shell)
        self.links = LinksSection(shell, "activity", _LINKED, title=mark("Links"))
        self.files = AttachmentsSection(shell, "activity_id")
        self.box.addWidget(self.tied)
        self.box.addWidget(self.links)
        self.box.addSpacing(12)
        self.box.addWidget(self.files)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show what hangs on an activity."""
        self.tied.show_record(session, record_id)
        self.links.show_record(session, record_id)
        self.files.show_record(session, record_id)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changes."""
        self.links.set_writable(writable)
        self.files.set_writable(writable)
