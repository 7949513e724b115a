"""Taking in what other copies of the project know: the union of two sets of transactions."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.clock import LATEST, Clock
from app.domain.fold import Place, fold
from app.domain.transaction import Authorship, Rejected, Transaction, is_genuine
from app.i18n import tr
from app.storage.ledger import Ledger
from app.storage.refold import Refold
from app.storage.rows import Rows


@dataclass(frozen=True)
class Incoming:
    """What a file knows."""

    transactions: Iterable[Transaction]
    sessions: Iterable[Authorship] = ()
    blobs: Mapping[str, bytes] | None = None


@dataclass(frozen=True)
class MergeResult:
    """`new` transactions were taken in and `rows` changed; ours was kept where one was rejected."""

    new: int
    rows: frozenset[Place]
    rejected: tuple[Rejected, ...]


def unite(incoming: Incoming, ledger: Ledger, rows: Rows, clock: Clock) -> MergeResult:
    """Add every transaction that is not known yet and refold what it touches."""
    known = ledger.digests()
    new, rejected = _sift(incoming.transactions, known)
    for transaction in new:
        ledger.append(transaction)
        clock.receive(transaction.hlc)
    ledger.add_sessions(incoming.sessions)
    blobs, refused = _genuine_blobs(incoming.blobs or {})
    ledger.add_blobs(blobs)
    if not known:
        return MergeResult(len(new), _filled(ledger, rows), (*rejected, *refused))
    operations = [operation for transaction in new for operation in transaction.operations]
    touched = {(operation.table, operation.row): None for operation in operations}
    moved = {
        table.name
        for table in rows.tables.values()
        if table.parent and any(op.table == table.name and f'"{table.parent}"' in op.fields for op in operations)
    }
    return MergeResult(len(new), Refold(ledger, rows).run(touched, moved), (*rejected, *refused))


def _filled(ledger: Ledger, rows: Rows) -> frozenset[Place]:
    """Fill empty tables at once, which is much quicker than row by row."""
    shown = fold(rows.tables.values(), ledger.states())
    rows.put_all(shown)
    return frozenset(shown)


def _sift(transactions: Iterable[Transaction], known: Mapping[str, bytes]) -> tuple[list[Transaction], list[Rejected]]:
    new: dict[str, Transaction] = {}
    rejected = []
    for transaction in transactions:
        fault = _fault(transaction, known)
        if fault:
            rejected.append(Rejected(transaction.id, fault))
        elif transaction.id not in known:
            new[transaction.id] = transaction
    return list(new.values()), rejected


def _fault(transaction: Transaction, known: Mapping[str, bytes]) -> str | None:
    ours = known.get(transaction.id)
    if ours is not None:
        return None if ours == transaction.digest else tr("It differs from the same change in this project.")
    if not 0 <= transaction.hlc < LATEST:
        return tr("Its time is not possible.")
    return None if is_genuine(transaction) else tr("It is damaged or was altered.")


def _genuine_blobs(blobs: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Rejected]]:
    genuine = {name: data for name, data in blobs.items() if hashlib.sha256(data).hexdigest() == name}
    refused = [Rejected(name, tr("It is damaged or was altered.")) for name in blobs if name not in genuine]
    return genuine, refused
