"""What a page asks of the window, kept for the test to look at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.services.session import Session
from app.ui.shell import Offer
from app.ui.tasks import Progress


@dataclass
class QuietShell:
    """A window without a window: says nothing, remembers what it was to say."""

    session: Session | None = None
    said: list[str] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    settings: Any = None

    def writable(self) -> bool:
        """Tell whether the project may be edited."""
        return self.session is not None and not self.session.read_only

    def tell(self, text: str, *, kind: str = "info", action: Offer | None = None) -> None:
        """Remember a message."""
        del kind
        self.said.append(text)
        if action is not None:
            self.offers.append(action)

    def tell_error(self, error: UserError) -> None:
        """Remember an error."""
        self.said.append(str(error))

    def run(self, label: str, work: Callable[..., Any], done: Callable[[Any], None]) -> Any:
        """Run the work at once."""
        del label
        try:
            done(work(Progress(lambda _done, _total, _text: None)))
        except UserError as error:
            self.tell_error(error)

    def do(self, action: str) -> None:
        """Remember what the page asked the window to do."""
        self.said.append(action)

    def open_file(self, path: Path) -> None:
        """Remember which file the page wanted to open."""
        self.said.append(path.name)

    def wear_theme(self) -> None:
        """Keep the theme."""

    def change_language(self, language: str) -> None:
        """Keep the language."""
        del language

    def go(self, page: str, row_id: str | None = None) -> None:
        """Remember where the page wanted to go."""
        self.said.append(f"{page}:{row_id}")
