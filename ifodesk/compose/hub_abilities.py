"""What the latest self-test of each hub found, kept to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias, final

from ifodesk.changes.codec import Item
from ifodesk.store.keys.settings import Settings
from ifodesk.sync.self_test import Finding
from ifodesk.usecases.hubs import HubAbility

_TRIED: Final = "hub_tried"
"""Setting: (id, when in ms since 1970, (ability, answer)…) of each."""

_Tried: TypeAlias = tuple[datetime, tuple[HubAbility, ...]]


@final
@dataclass(frozen=True, slots=True)
class Abilities:
    """By a hub's id. For the store lane; writing stands inside a transaction of the caller."""

    settings: Settings

    def of(self, hub: str) -> _Tried | None:
        """Return when it was tried and what was found; None when it never was."""
        for one in self._all():
            match one:
                case (str() as name, int() as at_ms, *found) if name == hub:
                    return datetime.fromtimestamp(at_ms / 1000, UTC), tuple(_abilities(found))
        return None

    def keep(self, hub: str, at: datetime, found: tuple[Finding, ...]) -> None:
        """Keep what was found."""
        pairs = ((one.ability.value, one.answer.value) for one in found)
        self.settings.set(_TRIED, (*self._but(hub), (hub, int(at.timestamp() * 1000), *pairs)))

    def forget(self, hub: str) -> None:
        """Forget a hub."""
        self.settings.set(_TRIED, self._but(hub))

    def _but(self, hub: str) -> tuple[Item, ...]:
        return tuple(one for one in self._all() if not (isinstance(one, tuple) and one[:1] == (hub,)))

    def _all(self) -> tuple[Item, ...]:
        value = self.settings.get(_TRIED)
        return value if isinstance(value, tuple) else ()


def _abilities(found: list[Item]) -> list[HubAbility]:
    pairs = [one for one in found if isinstance(one, tuple)]
    return [HubAbility(one[0], one[1]) for one in pairs if isinstance(one[0], str) and isinstance(one[1], str)]
