"""The Gantt chart: the plan in time, for looking and for moving."""

from app.ui.pages.gantt.page import GanttPage

__all__ = ["GanttPage"]
