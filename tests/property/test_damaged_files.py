"""Files damaged at random: a clear refusal or a clean part of what was in them, and never anything else."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.transaction import is_genuine
from app.storage.door import DocumentContent, read_document
from tests.helpers.damage import build, creation, mutated, operation, plan_of, transaction

BATCHES = 8
FILES_A_BATCH = 50


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    large = transaction(900, [operation(f"r{number}", {"title": "عنوان" * 40}) for number in range(200)])
    path = tmp_path_factory.mktemp("whole") / "a.khooshe"
    return build(path, [*plan_of(60), large, creation(901, "متن بلند " * 2_000)]).read_bytes()


def outcome(path: Path) -> tuple[DocumentContent | None, str]:
    """Return what came in, or the message of the refusal."""
    try:
        return read_document(path, deadline_seconds=10), ""
    except UserError as refusal:
        return None, str(refusal)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_that_random_damage_is_refused_or_left_out(whole: bytes, tmp_path: Path, batch: int) -> None:
    meant = {one.id: one for one in (*plan_of(60), creation(901, "متن بلند " * 2_000))}
    path = tmp_path / "damaged.khooshe"
    for seed in range(batch * FILES_A_BATCH, (batch + 1) * FILES_A_BATCH):
        content = mutated(whole, seed)
        path.write_bytes(content)
        found, message = outcome(path)
        if found is None:
            assert message
        else:
            assert all(is_genuine(one) and meant.get(one.id, one) == one for one in found.transactions)
            assert len(found.transactions) + len(found.rejected) >= 1
        assert path.read_bytes() == content
