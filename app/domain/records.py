"""Every kind of record of the core, in the order in which tables refer to one another."""

from typing import Final

from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT
from app.domain.schema import Table

CORE_TABLES: Final[tuple[Table, ...]] = (PROJECT, ACTIVITY)
