"""Which compartment an entity lives in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.domain.ids import EntityId
from ifodesk.store.core import Core
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.lineage import find_entity
from ifodesk.usecases.errors import NotFoundError


@final
@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Looks entities up by id."""

    core: Core

    def compartment_of(self, entity: EntityId) -> Compartment:
        """Return the open compartment of an entity. Raises ``NotFoundError`` when it does not exist for this person."""
        found = self.core.compartments.at(find_entity(self.core, entity).compartment)
        if found is None:
            raise NotFoundError
        return found
