"""Every kind of record of the core, in the order in which tables refer to one another."""

from collections.abc import Mapping
from typing import Final

from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT
from app.domain.schema import Table
from app.domain.tables import TABLES

CORE_TABLES: Final[tuple[Table, ...]] = (PROJECT, ACTIVITY, *TABLES)
TABLE_BY_NAME: Final[Mapping[str, Table]] = {table.name: table for table in CORE_TABLES}
