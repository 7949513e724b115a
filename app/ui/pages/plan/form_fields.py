"""The fields of the activity form: what they are called, in which part they stand and which input they have."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from app.domain.plan import ACTIVITY, LAST_MONTH, MECHANISM_LABELS, STATUS_LABELS, Status
from app.i18n import mark, tr
from app.ui.pages.plan.wrapped_line import WrappedLine
from app.ui.records.fields import NOT_ENTERED, FieldSpec, Part, spec_of
from app.widgets.choice import ChoiceBox
from app.widgets.date_edit import JalaliDateEdit
from app.widgets.line_edit import PersianLineEdit
from app.widgets.money_edit import MoneyEdit
from app.widgets.month_range import MonthRangeEdit
from app.widgets.multi_choice import MultiChoice
from app.widgets.names_edit import NamesEdit
from app.widgets.number_edit import NumberEdit
from app.widgets.text_edit import PersianTextEdit

_HEAVIEST: Final = 1_000_000


def _line(name: str) -> PersianLineEdit:
    return PersianLineEdit(name=name, max_length=ACTIVITY.by_name["printed_code"].longest)


def _title(name: str) -> WrappedLine:
    return WrappedLine(name=name, lines=1, most_lines=4, max_length=ACTIVITY.by_name["title"].longest)


def _status(name: str) -> ChoiceBox:
    return ChoiceBox([(status, tr(STATUS_LABELS[status])) for status in Status], name=name)


def _per_cent(name: str) -> NumberEdit:
    return NumberEdit(name=name, unit="٪")


def _mechanisms(name: str) -> MultiChoice:
    choices: list[tuple[Hashable, str]] = [(key, tr(label)) for key, label in MECHANISM_LABELS.items()]
    return MultiChoice(choices, name=name, none=tr(NOT_ENTERED))


def _names(name: str) -> NamesEdit:
    return NamesEdit(name=name, placeholder=tr(NOT_ENTERED))


def _long_text(name: str) -> PersianTextEdit:
    return PersianTextEdit(name=name, lines=4, most_lines=10)


def _spec(field: str, *, bulk: bool = False) -> FieldSpec:
    spec = spec_of(ACTIVITY.by_name[field])
    return replace(spec, bulk=bulk or spec.bulk)


_PLACE: Final = Part(
    mark("Details"),
    (
        (FieldSpec("title", mark("Title"), _title, pauses=True, empty=mark("Untitled")),),
        (
            FieldSpec("status", mark("Status"), _status, bulk=True),
            FieldSpec(
                "progress", mark("Progress"), lambda name: NumberEdit(name=name, unit="٪"), pauses=True, bulk=True
            ),
        ),
        (
            FieldSpec(
                "months", mark("Programme months"), lambda name: MonthRangeEdit(name=name, last=LAST_MONTH), bulk=True
            ),
        ),
        (
            FieldSpec("start", mark("Start date"), lambda name: JalaliDateEdit(name=name), bulk=True),
            FieldSpec("end", mark("End date"), lambda name: JalaliDateEdit(name=name), bulk=True),
        ),
        (
            FieldSpec(
                "weight",
                mark("Weight"),
                lambda name: NumberEdit(name=name, minimum=0, maximum=_HEAVIEST),
                pauses=True,
                bulk=True,
            ),
        ),
    ),
)
_TIME: Final = Part(
    mark("Schedule"),
    (
        (_spec("duration", bulk=True), _spec("dates_by")),
        (_spec("is_milestone", bulk=True), _spec("is_unplanned", bulk=True)),
        (_spec("constraint"), _spec("constraint_on", bulk=True)),
        (_spec("deadline", bulk=True),),
        (_spec("actual_start", bulk=True), _spec("actual_end", bulk=True)),
    ),
)
_DOING: Final = Part(
    mark("Execution"),
    (
        (FieldSpec("mechanisms", mark("Execution mechanism"), _mechanisms, bulk=True),),
        (FieldSpec("responsible", mark("Responsible party"), _names, bulk=True),),
        (FieldSpec("stakeholders", mark("Stakeholders"), _names, bulk=True),),
        (FieldSpec("budget", mark("Required budget"), lambda name: MoneyEdit(name=name), pauses=True),),
    ),
)
_RESULT: Final = Part(
    mark("Result"),
    (
        (FieldSpec("outputs", mark("Expected output"), _long_text, pauses=True),),
        (FieldSpec("indicators", mark("Success indicators"), _long_text, pauses=True),),
        (FieldSpec("notes", mark("Notes"), _long_text, pauses=True),),
    ),
)
_SOURCE: Final = Part(
    mark("Document"),
    (
        (FieldSpec("printed_code", mark("Document code"), _line, pauses=True),),
        (FieldSpec("printed_title", mark("Title as printed"), _title, pauses=True),),
        (FieldSpec("printed_mechanism", mark("Mechanism as printed"), _title, pauses=True),),
    ),
)
PARTS: Final = (_PLACE, _TIME, _DOING, _RESULT, _SOURCE)
TIME_PART: Final = PARTS.index(_TIME)
SOURCE_PART: Final = PARTS.index(_SOURCE)
