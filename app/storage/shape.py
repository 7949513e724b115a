"""What a transaction from a file may look like, apart from its digest.

Rows, tables and fields of newer versions are unknown here: they pass when their shape is sound and are relayed.
Everything that is written must keep to these rules too, or our own file would be refused.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Final

from app.domain.clock import LATEST
from app.domain.records import CORE_TABLES
from app.domain.schema import LARGEST_INTEGER, LONGEST_TEXT, Column, Kind, Value
from app.domain.transaction import ALIVE, WHOLE_ROW, Authorship, Operation, Transaction, is_genuine
from app.i18n import mark, tr

LONGEST_LABEL: Final = 1_000
LONGEST_JSON: Final = 4_000_000
MOST_OPERATIONS: Final = 200_000
MOST_FIELDS: Final = 200
MOST_SEEN: Final = 20_000

PROJECT: Final = re.compile(r"[0-9a-f]{32}")
_TRANSACTION: Final = re.compile(r"[0-9a-f]{32}")
_SESSION: Final = re.compile(r"[0-9a-z-]{1,64}")
_ROW: Final = re.compile(r"[0-9a-z_-]{1,64}")
_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,63}")
_KNOWN: Final = {table.name: table.by_name for table in CORE_TABLES}

_TEXT: Final = mark("a text is too long or has characters that are not allowed")
_RANGE: Final = mark("a number is out of its range")
_KIND: Final = mark("a value is not of the kind of its field")
_HEADING: Final = mark("its heading is not of the right form")
_PAYLOAD: Final = mark("its values are not of the right form")


class FaultError(ValueError):
    """A part of a file is not of the right form; the message is marked, not yet translated."""


def value_fault(column: Column, value: Value) -> str | None:
    """Say, translated, why a known column cannot hold a value; None when it can."""
    try:
        _check_value(column, value)
    except FaultError as fault:
        return tr(str(fault))
    return None


def check_authorship(author: Authorship) -> None:
    """Check one run of the program.

    Raises:
        FaultError: it is not of the right form.
    """
    _demand(_SESSION.fullmatch(author.sid))
    for text in (author.person, author.device, author.app, author.started):
        _check_text(text, LONGEST_LABEL)


def check_transaction(transaction: Transaction, clocks: Mapping[str, int]) -> None:
    """Check a transaction against its digest and the rules; `clocks` has the hlc of each transaction of the file.

    Raises:
        FaultError: it is not of the right form or was changed after it was written.
    """
    _check_heading(transaction)
    try:
        genuine = is_genuine(transaction)
    except UnicodeEncodeError:
        genuine = False
    if not genuine:
        raise FaultError(mark("it was changed or damaged after it was written"))
    for operation in transaction.operations:
        _check_operation(operation, transaction, clocks)


def _demand(fits: object, fault: str = _HEADING) -> None:
    if not fits:
        raise FaultError(fault)


def _check_heading(transaction: Transaction) -> None:
    _demand(_TRANSACTION.fullmatch(transaction.id) and _SESSION.fullmatch(transaction.sid))
    _demand(0 <= transaction.hlc < LATEST)
    _demand(transaction.undo_of is None or _TRANSACTION.fullmatch(transaction.undo_of))
    _check_text(transaction.label, LONGEST_LABEL)
    _demand(len(transaction.operations) <= MOST_OPERATIONS)
    try:
        _demand(dt.datetime.fromisoformat(transaction.at).tzinfo)
    except ValueError as error:
        raise FaultError(_HEADING) from error


def _check_operation(operation: Operation, transaction: Transaction, clocks: Mapping[str, int]) -> None:
    _demand(_ROW.fullmatch(operation.row) and _NAME.fullmatch(operation.table), _PAYLOAD)
    known = _KNOWN.get(operation.table, {})
    for name, value in _json_object(operation.fields).items():
        _check_field(known.get(name), name, value)
    if operation.pred != "{}":
        _check_seen(_json_object(operation.pred), transaction, clocks)


def _check_field(column: Column | None, name: str, value: object) -> None:
    if name == ALIVE:
        _demand(type(value) is int and value in (0, 1), _KIND)
    elif column:
        _check_value(column, value)
    else:
        _demand(_NAME.fullmatch(name), _PAYLOAD)
        _check_unknown(value)


def _check_seen(seen: Mapping[str, object], transaction: Transaction, clocks: Mapping[str, int]) -> None:
    for name, ids in seen.items():
        _demand(name == WHOLE_ROW or _NAME.fullmatch(name), _PAYLOAD)
        if not isinstance(ids, list) or len(ids) > MOST_SEEN:
            raise FaultError(_PAYLOAD)
        for one in ids:
            _demand(isinstance(one, str) and _TRANSACTION.fullmatch(one), _PAYLOAD)
            # What an edit knew was written before it: this refuses circles, too.
            _demand(clocks.get(one, -1) < transaction.hlc, _PAYLOAD)


def _check_value(column: Column, value: object) -> None:
    if value is None:
        return
    if column.is_integer:
        _demand(type(value) is int, _KIND)
        _demand(isinstance(value, int) and column.minimum <= value <= column.maximum, _RANGE)
    else:
        _demand(isinstance(value, str), _KIND)
        _check_text(str(value), LONGEST_TEXT)
        _check_kind(column.kind, str(value))


def _check_kind(kind: Kind, text: str) -> None:
    try:
        if kind is Kind.DATE:
            dt.date.fromisoformat(text)
        elif kind is Kind.TIME:
            dt.time.fromisoformat(text)
        elif kind is Kind.LIST:
            listed = json.loads(text)
            _demand(isinstance(listed, list) and all(isinstance(item, str) for item in listed), _KIND)
    except (ValueError, RecursionError) as error:
        raise FaultError(_KIND) from error


def _check_unknown(value: object) -> None:
    if isinstance(value, str):
        _check_text(value, LONGEST_TEXT)
    elif value is not None:
        _demand(type(value) is int and abs(value) <= LARGEST_INTEGER, _KIND)


def _check_text(text: str, longest: int) -> None:
    _demand(len(text) <= longest and "\0" not in text, _TEXT)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise FaultError(_TEXT) from error


def _json_object(text: str) -> dict[str, object]:
    _demand(len(text) <= LONGEST_JSON, _TEXT)
    try:
        found = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise FaultError(_PAYLOAD) from error
    if not isinstance(found, dict) or len(found) > MOST_FIELDS:
        raise FaultError(_PAYLOAD)
    return found


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    _demand(len(found) == len(pairs), _PAYLOAD)
    return found


def _refuse(text: str) -> object:
    raise FaultError(_KIND if text else _PAYLOAD)


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_without_doubles, parse_constant=_refuse, parse_float=_refuse)
