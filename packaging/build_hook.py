"""Compile the catalogues when the package is built, so that an installed program speaks Persian."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

import catalogue


class CatalogueHook(BuildHookInterface[Any]):  # type: ignore[misc]  # hatchling is there only while building
    """Runs before the wheel, also the editable one, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled catalogues and ship them, though git ignores them."""
        catalogue.compile_all()
        build_data["artifacts"].extend(["i18n/**/*.mo"])
