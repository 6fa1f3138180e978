"""Which hits of the own list the signed-in person has answered about, case by case. It stays in the own compartment."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from ifodesk.domain.entities.own import KnownHits
from ifodesk.domain.ids import ID_BYTES, EntityId
from ifodesk.domain.ties import Hit
from ifodesk.usecases.ports import OWN
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session

_KEY_BYTES = 16


def known_hits_id(case: EntityId) -> EntityId:
    """Return the id of what is remembered about *case*: the same on every device of the person."""
    return EntityId(blake2b(case, digest_size=ID_BYTES, person=b"ifodesk hits").digest())


def hit_key(hit: Hit) -> str:
    """Return a mark of which tie, or oneself, met which person of the circle."""
    return blake2b((hit.tie or b"") + hit.party, digest_size=_KEY_BYTES, person=b"ifodesk hit").hexdigest()


def remember_hits(session: Session, case: EntityId, hits: Sequence[Hit]) -> None:
    """Keep *hits* as answered about. Nothing is written when all of them are."""
    seen = find(session.records, KnownHits, known_hits_id(case))
    known = dict(seen.value.hits) if seen else {}
    new = {hit_key(hit): session.clock.today().isoformat() for hit in hits if hit_key(hit) not in known}
    if new:
        value = KnownHits(id=known_hits_id(case), case=case, hits={**known, **new})
        session.records.save([Write(value, seen)], home=None if seen else OWN)
