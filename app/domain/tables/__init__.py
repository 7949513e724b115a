"""Every table but the programme and its plan, apart from the records: opening a project needs only these.

Names of tables and fields are for ever: older files hold them.
"""

from typing import Final

from app.domain.schema import Table
from app.domain.tables import agreements, groups, meetings, money, people, steering, things, time

TABLES: Final[tuple[Table, ...]] = (
    *people.TABLES,
    *groups.TABLES,
    *meetings.TABLES,
    *agreements.TABLES,
    *things.TABLES,
    *time.TABLES,
    *money.TABLES,
    *steering.TABLES,
)
