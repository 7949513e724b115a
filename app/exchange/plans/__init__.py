"""Plans of other programs, in and out: MS Project XML, GanttProject, workbooks; deadlines as iCalendar."""
