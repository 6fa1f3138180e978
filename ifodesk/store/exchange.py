"""What inbox and outbox share beside the core: membership, the logs held, names, keys to seal, alarms."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.rights import RightsTables
from ifodesk.store.alarms import Alarms
from ifodesk.store.core import Core
from ifodesk.store.hubs import Hubs
from ifodesk.store.members.book import Book
from ifodesk.store.members.sealing import Sealing
from ifodesk.store.outbox.water_mark import WaterMark
from ifodesk.store.receipts import Receipts
from ifodesk.store.segments.devices import Devices
from ifodesk.store.segments.heard import Heard
from ifodesk.store.segments.segments import Segments
from ifodesk.store.segments.tags import Tags


@dataclass(frozen=True, slots=True)
class Exchange:
    """Joined once, when the vault is opened."""

    core: Core
    book: Book
    sealing: Sealing
    rights: RightsTables
    devices: Devices
    segments: Segments
    heard: Heard
    tags: Tags
    alarms: Alarms
    hubs: Hubs
    receipts: Receipts
    water_mark: WaterMark
