"""What one user action writes: a transaction of operations, each on one row, with a digest over all of it.

A transaction never changes once written. Its digest is taken over the digests of its operations, so that the
payload of one operation can be blanked one day while the rest of the chain still verifies.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

ALIVE = "_alive"
WHOLE_ROW = "*"
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True)
class Operation:
    """The change of one row.

    `fields` is canonical JSON of the changed values (the pseudo-field `_alive` is 1 when the row was made or
    revived and 0 when it was deleted). `pred` is canonical JSON of the transactions that each value knowingly
    overwrites, by field; a deletion lists under "*" every transaction it saw.
    """

    row: str
    table: str
    fields: str
    pred: str


@dataclass(frozen=True)
class Authorship:
    """One run of the program by one person on one installation."""

    sid: str
    person: str
    device: str
    app: str
    started: str


@dataclass(frozen=True)
class Transaction:
    """One user action: `hlc` orders it (hybrid logical clock), `at` is the wall time, for display only."""

    id: str
    sid: str
    hlc: int
    at: str
    label: str
    undo_of: str | None
    operations: tuple[Operation, ...]
    digest: bytes


def canonical(value: object) -> str:
    """Write JSON in the one form that digests are taken of."""
    return _ENCODER.encode(value)


def digest_of(
    head: tuple[str, str, int, str, str, str | None],
    operations: Iterable[Operation],
) -> bytes:
    """Return the SHA-256 of a transaction: `head` is (id, sid, hlc, at, label, undo_of)."""
    parts = sorted(
        (operation.row, operation.table, hashlib.sha256(f"{operation.fields}\n{operation.pred}".encode()).hexdigest())
        for operation in operations
    )
    return hashlib.sha256(canonical([*head, parts]).encode()).digest()


def is_genuine(transaction: Transaction) -> bool:
    """Tell whether the digest of a transaction matches its content."""
    head = (
        transaction.id,
        transaction.sid,
        transaction.hlc,
        transaction.at,
        transaction.label,
        transaction.undo_of,
    )
    return digest_of(head, transaction.operations) == transaction.digest


def sealed(
    origin: tuple[str, str, int, str, str],
    operations: tuple[Operation, ...],
    undo_of: str | None = None,
) -> Transaction:
    """Make a transaction with its digest: `origin` is (id, sid, hlc, at, label)."""
    return Transaction(*origin, undo_of, operations, digest_of((*origin, undo_of), operations))


@dataclass(frozen=True)
class Rejected:
    """A transaction or attachment of a file that was not taken in, and why, in words for the user."""

    id: str
    reason: str
