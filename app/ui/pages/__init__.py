"""The pages of the window, in the order of the rail. Each is made when it is first shown."""

from typing import Final

from app.i18n import mark
from app.ui.page import Entry

HOME: Final = "start"
OVERVIEW: Final = "overview"
PLAN: Final = "plan"
GANTT: Final = "gantt"
ACTORS: Final = "actors"
MEETINGS: Final = "meetings"
GROUPS: Final = "groups"
AGREEMENTS: Final = "agreements"
STEERING: Final = "steering"
REPORTS: Final = "reports"
SETTINGS: Final = "settings"

PAGES: Final = (
    Entry(HOME, mark("Home"), "house", "app.ui.pages.start", "StartPage", needs_project=False),
    Entry(OVERVIEW, mark("Overview"), "layout-dashboard", "app.ui.pages.overview", "OverviewPage"),
    Entry(PLAN, mark("Programme"), "list-tree", "app.ui.pages.plan", "PlanPage"),
    Entry(GANTT, mark("Gantt chart"), "chart-gantt", "app.ui.pages.gantt", "GanttPage"),
    Entry(ACTORS, mark("Actors"), "users", "app.ui.pages.actors", "ActorsPage"),
    Entry(MEETINGS, mark("Meetings"), "calendar-days", "app.ui.pages.meetings", "MeetingsPage"),
    Entry(GROUPS, mark("Working groups"), "users-round", "app.ui.pages.groups", "GroupsPage"),
    Entry(AGREEMENTS, mark("Agreements"), "handshake", "app.ui.pages.agreements", "AgreementsPage"),
    Entry(STEERING, mark("Steering"), "compass", "app.ui.pages.steering", "SteeringPage"),
    Entry(REPORTS, mark("Reports"), "file-text", "app.ui.pages.reports", "ReportsPage"),
    Entry(
        SETTINGS,
        mark("Settings"),
        "settings",
        "app.ui.pages.settings",
        "SettingsPage",
        needs_project=False,
        at_end=True,
    ),
)
