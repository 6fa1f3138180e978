"""What is read of one home for its page. Frozen, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.home import ContactNote, HomeEvent
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.home_readers import HomeReaders
from ifodesk.usecases.home_reading import HomeFile
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class HomeRead:
    """One home as its own unit sees it, or as the pool shows it to the others."""

    file: HomeFile | None
    """None: another unit's home."""
    line: PoolLine | None
    """None: it does not stand in the pool."""
    contacts: tuple[Seen[ContactNote], ...]
    events: tuple[Seen[HomeEvent], ...]
    looks: tuple[str, ...]
    """Who looked, in sentences."""
    untold: tuple[str, ...]
    """SCB codes of municipalities with a child here and no chief who would get a notice of a stop: ring them."""
    names: Mapping[MemberId, str]
    municipalities: Mapping[str, str]
    """Names of those that read the pool, by SCB code."""
    me: Member
    people: HomeReaders | None
    """Who reads the file; None: another unit's home."""
    today: date

    @property
    def mine(self) -> str:
        """Return the SCB code of the signed-in person's municipality."""
        return self.me.municipality

    @property
    def id(self) -> EntityId:
        """Return the home's id, or its entry's."""
        if self.file is not None:
            return self.file.home.value.id
        assert self.line is not None  # noqa: S101 - one of the two is always there
        return self.line.home.value.id
