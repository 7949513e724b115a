"""What the dialogs hand back."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class NewProject:
    """A programme to be made; `template` None means empty."""

    path: Path
    title: str
    agent: str
    organisation: str
    start: dt.date | None
    template: str | None
