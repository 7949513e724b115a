"""What travels while activities are dragged: their ids, read back with care, for another program may send anything."""

import json
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData

MIME: Final = "application/x-khoosheyar-activities"


def packed(ids: Iterable[str]) -> QMimeData:
    """Pack the ids of dragged activities."""
    data = QMimeData()
    data.setData(MIME, QByteArray(json.dumps(list(dict.fromkeys(ids))).encode()))
    return data


def ids_in(data: QMimeData) -> list[str]:
    """Read the ids that are dragged; nothing for what is not ours."""
    try:
        ids = json.loads(bytes(data.data(MIME).data()).decode() or "[]")
    except (ValueError, RecursionError):
        return []
    return [name for name in ids if isinstance(name, str)] if isinstance(ids, list) else []
