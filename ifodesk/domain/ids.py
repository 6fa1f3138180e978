"""Identities: 16 random bytes each, kept apart by type so that they cannot be mixed up."""

from __future__ import annotations

from typing import NewType

EntityId = NewType("EntityId", bytes)
"""Names one entity (a case, a note, a goal) for ever and on every device."""

MemberId = NewType("MemberId", bytes)
"""Names a person in an identity log: someone who works with ifodesk, never a client."""

DeviceId = NewType("DeviceId", bytes)
"""Names one program on one machine."""


CompartmentId = NewType("CompartmentId", bytes)
"""Names a compartment: what keys, logs and readers belong to."""

ID_BYTES = 16
