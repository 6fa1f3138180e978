"""Identities, kept apart by type so that they cannot be mixed up. Those of the domain have the same names and sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NewType, TypeAlias

ID_BYTES = 16
HASH_BYTES = 32
KEY_BYTES = 32

GroupId = NewType("GroupId", bytes)
CompartmentId = NewType("CompartmentId", bytes)
MemberId = NewType("MemberId", bytes)
DeviceId = NewType("DeviceId", bytes)
UnitId = NewType("UnitId", bytes)
EntityId = NewType("EntityId", bytes)
MunicipalityId = NewType("MunicipalityId", bytes)

Ref: TypeAlias = tuple[bytes, int]
"""Names an assertion: (h, idx), h being 16 bytes of its segment header's hash; empty for the segment it stands in."""

Rng: TypeAlias = Callable[[int], bytes]
"""Returns that many random bytes; ``os.urandom`` in the program, a seeded source in tests."""
