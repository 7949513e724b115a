"""The tables of actors, meetings, groups and agreements, apart from their records: opening a project needs only these.

Names of tables and fields are for ever: older files hold them.
"""

from typing import Final

from app.domain.schema import Table
from app.domain.tables import agreements, groups, meetings, people, things

TABLES: Final[tuple[Table, ...]] = (
    *people.TABLES,
    *groups.TABLES,
    *meetings.TABLES,
    *agreements.TABLES,
    *things.TABLES,
)
