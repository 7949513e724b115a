"""The fields of a form: what they are called, how they stand together and which input they have.

`spec_of(column)` makes the field of a column of a table with the input that its kind asks for; a form is a sequence
of `Part`, each a tab with rows of one or two fields and any sections below them.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from app.domain.schema import Column, Kind, Table
from app.i18n import mark, tr
from app.widgets.choice import ChoiceBox
from app.widgets.date_edit import JalaliDateEdit
from app.widgets.line_edit import PersianLineEdit
from app.widgets.money_edit import MoneyEdit
from app.widgets.names_edit import NamesEdit
from app.widgets.number_edit import NumberEdit
from app.widgets.text_edit import PersianTextEdit
from app.widgets.tick_box import TickBox
from app.widgets.time_edit import TimeEdit

if TYPE_CHECKING:
    from app.ui.records.section import Section

NOT_ENTERED: Final = mark("Not entered")
_LINES: Final = 3
_MOST_LINES: Final = 10
Make = Callable[[str], Any]


@dataclass(frozen=True)
class FieldSpec:
    """One field.

    Args:
        name: the attribute of the record, also the field that is kept.
        label: the msgid beside the input.
        make: builds the input; it gets the accessible name.
        pauses: what is typed is kept after a pause, not only when the field is left; not for inputs whose
            half-typed text can already mean something else, such as dates.
        bulk: also makes sense for several records at once.
        empty: the msgid shown while nothing is entered.
        read: takes the value out of a record where the attribute alone is not it.
        hint: what is said under the input for a record while nothing is wrong.
        wanted: tells whether a record has the field at all; None means always.
        offers: the known values that a list of names suggests, asked for when it is entered.
        first: the value that a new record is proposed.
    """

    name: str
    label: str
    make: Make
    pauses: bool = False
    bulk: bool = False
    empty: str = NOT_ENTERED
    read: Callable[[Any], Any] | None = None
    hint: Callable[[Any], str] | None = None
    wanted: Callable[[Any], bool] | None = None
    offers: Callable[[], Sequence[str]] | None = None
    first: Any = None

    def value_of(self, record: Any) -> Any:
        """Return the stored value of the field."""
        return self.read(record) if self.read else getattr(record, self.name)


@dataclass(frozen=True)
class Part:
    """A tab of a form.

    Args:
        title: its msgid.
        rows: rows of one or two fields side by side.
        sections: builders of what stands below them, such as lists of parts.
        tables: the names of the tables whose rows the sections show; a change to one turns to this tab.
        wanted: tells whether a record has the tab at all; None means always.
        above: builders of what stands above the rows.
    """

    title: str
    rows: Sequence[Sequence[FieldSpec]] = ()
    sections: "Sequence[Callable[[], Section]]" = ()
    tables: tuple[str, ...] = ()
    wanted: Callable[[Any], bool] | None = None
    above: "Sequence[Callable[[], Section]]" = ()


def spec_of(column: Column, *, make: Make | None = None, **options: Any) -> FieldSpec:
    """Make the field of a column; `options` are those of `FieldSpec`, `make` another input than the usual one."""
    spec = FieldSpec(column.name, column.label, make or _make_of(column), pauses=column.kind in _PAUSING)
    if column.kind is Kind.CHOICE:
        value_of = attrgetter(column.name)
        spec = replace(spec, read=lambda record: value_of(record) or None, bulk=True, first=column.default or None)
    return replace(spec, **options)


def spelled_spec(column: Column, spell: Callable[[str], str]) -> FieldSpec:
    """Make the field of a line that is shown, and taken once it was changed, as `spell` writes it."""
    return spec_of(column, make=lambda name: PersianLineEdit(name=name, max_length=column.longest, spell=spell))


def specs_of(table: Table, *rows: str | tuple[str, ...]) -> list[list[FieldSpec]]:
    """Make the usual fields of named columns, row by row."""
    named = [(row,) if isinstance(row, str) else row for row in rows]
    return [[spec_of(table.by_name[name]) for name in row] for row in named]


def _make_of(column: Column) -> Make:
    if is_tick(column):
        return lambda name: TickBox(name=name)
    return lambda name: _MAKERS[column.kind](column, name)


def is_tick(column: Column) -> bool:
    """Tell whether a column only says yes or nothing."""
    return column.kind is Kind.INTEGER and (column.minimum, column.maximum) == (0, 1)


def _line(column: Column, name: str) -> PersianLineEdit:
    return PersianLineEdit(name=name, max_length=column.longest)


def _text(column: Column, name: str) -> PersianTextEdit:
    return PersianTextEdit(name=name, lines=_LINES, most_lines=_MOST_LINES, max_length=column.longest)


def _number(column: Column, name: str) -> NumberEdit:
    return NumberEdit(name=name, minimum=column.minimum, maximum=column.maximum)


def _money(_column: Column, name: str) -> MoneyEdit:
    return MoneyEdit(name=name)


def _date(_column: Column, name: str) -> JalaliDateEdit:
    return JalaliDateEdit(name=name)


def _time(_column: Column, name: str) -> TimeEdit:
    return TimeEdit(name=name)


def _choice(column: Column, name: str) -> ChoiceBox:
    offered: list[tuple[Hashable, str]] = [(key, tr(label)) for key, label in column.labels.items()]
    return ChoiceBox(offered, name=name, none="" if column.default else tr(NOT_ENTERED))


def _names(_column: Column, name: str) -> NamesEdit:
    return NamesEdit(name=name, placeholder=tr(NOT_ENTERED))


_MAKERS: Final[dict[Kind, Callable[[Column, str], Any]]] = {
    Kind.TEXT: _line,
    Kind.LONG_TEXT: _text,
    Kind.INTEGER: _number,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.CHOICE: _choice,
    Kind.LIST: _names,
}
_PAUSING: Final = (Kind.TEXT, Kind.LONG_TEXT, Kind.MONEY)
