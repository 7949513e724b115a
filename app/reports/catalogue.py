"""The reports there are, in the order in which they are offered."""

from typing import Any, Final

from app.domain.errors import WrongUseError
from app.i18n import tr
from app.reports import (
    activity_sheet,
    actor_source,
    agenda,
    agreement_register,
    blank_forms,
    group_record,
    interview_record,
    invitation,
    meeting_source,
    minutes,
    mou_dossier,
    mou_source,
    programme_table,
    stakeholder_book,
)
from app.reports.blocks import Paper
from app.reports.gathering import whole_programme
from app.reports.report import Report, Subject, Theme

REPORTS: Final[tuple[Report[Any], ...]] = (
    Report(
        id="r1",
        title=programme_table.TITLE,
        description=programme_table.DESCRIPTION,
        theme=Theme.PROGRAMME,
        papers=(Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE),
        gather=whole_programme,
        build=programme_table.build,
    ),
    Report(
        id="activity",
        title=activity_sheet.TITLE,
        description=activity_sheet.DESCRIPTION,
        theme=Theme.PROGRAMME,
        papers=(Paper.A4,),
        gather=whole_programme,
        build=activity_sheet.build,
        subject=Subject.ACTIVITY,
    ),
    Report(
        id="r4",
        title=stakeholder_book.TITLE,
        description=stakeholder_book.DESCRIPTION,
        theme=Theme.PEOPLE,
        papers=(Paper.A4, Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE),
        gather=actor_source.gather,
        build=stakeholder_book.build,
        subject=Subject.ACTOR,
        parts=stakeholder_book.PARTS,
    ),
    Report(
        id="r8",
        title=mou_dossier.TITLE,
        description=mou_dossier.DESCRIPTION,
        theme=Theme.AGREEMENTS,
        papers=(Paper.A4,),
        gather=mou_source.gather,
        build=mou_dossier.build,
        subject=Subject.AGREEMENT,
        is_subject_required=True,
        parts=mou_dossier.PARTS,
    ),
    Report(
        id="r8-register",
        title=agreement_register.TITLE,
        description=agreement_register.DESCRIPTION,
        theme=Theme.AGREEMENTS,
        papers=(Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE),
        gather=mou_source.gather_all,
        build=agreement_register.build,
        parts=agreement_register.PARTS,
    ),
    Report(
        id="r9-invitation",
        title=invitation.TITLE,
        description=invitation.DESCRIPTION,
        theme=Theme.MEETINGS,
        papers=(Paper.A4,),
        gather=meeting_source.gather,
        build=invitation.build,
        subject=Subject.MEETING,
        is_subject_required=True,
        parts=invitation.PARTS,
    ),
    Report(
        id="r9-agenda",
        title=agenda.TITLE,
        description=agenda.DESCRIPTION,
        theme=Theme.MEETINGS,
        papers=(Paper.A4,),
        gather=meeting_source.gather,
        build=agenda.build,
        subject=Subject.MEETING,
        is_subject_required=True,
        parts=agenda.PARTS,
    ),
    Report(
        id="r9-minutes",
        title=minutes.TITLE,
        description=minutes.DESCRIPTION,
        theme=Theme.MEETINGS,
        papers=(Paper.A4,),
        gather=meeting_source.gather,
        build=minutes.build,
        subject=Subject.MEETING,
        is_subject_required=True,
        parts=minutes.PARTS,
    ),
    Report(
        id="r9-interview",
        title=interview_record.TITLE,
        description=interview_record.DESCRIPTION,
        theme=Theme.MEETINGS,
        papers=(Paper.A4,),
        gather=meeting_source.gather,
        build=interview_record.build,
        subject=Subject.MEETING,
        is_subject_required=True,
        prefers=("kind", "interview"),
    ),
    Report(
        id="r10",
        title=group_record.TITLE,
        description=group_record.DESCRIPTION,
        theme=Theme.GROUPS,
        papers=(Paper.A4,),
        gather=group_record.gather,
        build=group_record.build,
        subject=Subject.GROUP,
        is_subject_required=True,
        parts=group_record.PARTS,
    ),
    Report(
        id="form-interview",
        title=blank_forms.GUIDE_TITLE,
        description=blank_forms.GUIDE_DESCRIPTION,
        theme=Theme.FORMS,
        papers=(Paper.A4,),
        gather=blank_forms.gather_guide,
        build=blank_forms.build_guide,
        subject=Subject.GUIDE,
        parts=blank_forms.GUIDE_PARTS,
    ),
    Report(
        id="form-attendance",
        title=blank_forms.LIST_TITLE,
        description=blank_forms.LIST_DESCRIPTION,
        theme=Theme.FORMS,
        papers=(Paper.A4,),
        gather=blank_forms.gather_list,
        build=blank_forms.build_list,
        subject=Subject.MEETING,
    ),
)


def find_report(report_id: str) -> Report[Any]:
    """Return the report of that id.

    Raises:
        WrongUseError: there is none.
    """
    for report in REPORTS:
        if report.id == report_id:
            return report
    known = tr(", ").join(report.id for report in REPORTS)
    raise WrongUseError(tr("There is no report “{name}”. There are: {known}.", name=report_id, known=known))
