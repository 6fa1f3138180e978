"""Which records are accepted. Source: docs/sync-format.md section 9, "Judged from the set"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ifodesk.verify.acts import (
    COMPARTMENT,
    Act,
    Certify,
    FoundGroup,
    FoundMunicipality,
    Unknown,
    log_kind,
    read_act,
)
from ifodesk.verify.records import Record
from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.rights import Signing, may_sign
from ifodesk.verify.segments import NewerError
from ifodesk.verify.standing import Standing
from ifodesk.verify.suite import ID_BYTES, short_hash
from ifodesk.verify.world import World, places


@dataclass(frozen=True, slots=True)
class Judged:
    """Every record's state."""

    world: World
    accepted: int
    """The set of records in force."""
    refused: Mapping[bytes, What]
    """Why a record is not, by hash: BAD_RECORD, MISSING_RECORD (it rests on one not here), NEWER or NO_RIGHT."""
    by_ref: Mapping[bytes, bytes]
    """Hash by the 16 bytes that heads name."""
    keys: Mapping[bytes, bytes]
    """Signing key by device, from every record that is well formed: an id is the hash of its key."""

    def standing(self, closure: int, beyond: int = 0) -> Standing:
        """Return what stands at a closure, with further narrowing records counted."""
        losses = closure & self.accepted & self.world.narrowing | beyond
        return Standing(self.world, closure & self.accepted & ~self.world.narrowing, losses)


def judge(records: Mapping[bytes, Record], gid: bytes, founding: bytes) -> Judged:
    """Return the state of each of *records*, by hash; the one with the hash *founding* is where trust begins."""
    sorting = _Sorting(records, gid, founding)
    world = World(sorting.judgeable())
    keys = {short_hash(key): key for key in _keys(world.acts)}
    refused = sorting.refused
    signed = [_signers(record, keys) for record in world.records]
    accepted = _well_founded(world, signed, sum(1 << world.place[one] for one in sorting.misplaced))
    for place, record in enumerate(world.records):
        if not accepted >> place & 1:
            forged = not signed[place] and any(one in keys for one in record.signatures)
            refused[record.hash] = What.BAD_RECORD if forged else What.NO_RIGHT
    by_ref = {one[:ID_BYTES]: one for one in records}
    return Judged(world, accepted, refused, by_ref, keys)


@dataclass(slots=True)
class _Sorting:
    """Puts records behind their ancestors and sets aside what cannot be judged."""

    records: Mapping[bytes, Record]
    gid: bytes
    founding: bytes
    refused: dict[bytes, What] = field(default_factory=dict)
    acts: dict[bytes, Act] = field(default_factory=dict)
    misplaced: set[bytes] = field(default_factory=set)
    """Records that name others which they may not: never in force."""

    def judgeable(self) -> Iterator[tuple[Record, Act]]:
        """Give the records that can be judged with what they say, ancestors first."""
        for one in self._ancestors_first():
            try:
                self.acts[one] = self._act(self.records[one])
            except NewerError:
                self.refused[one] = What.NEWER
            except FaultyError as fault:
                self.refused[one] = What.MISSING_RECORD if fault.what is What.MISSING_RECORD else What.BAD_RECORD
            else:
                yield self.records[one], self.acts[one]

    def _ancestors_first(self) -> Iterator[bytes]:
        done: set[bytes] = set()
        waiting = list(self.records)
        while waiting:
            one = waiting[-1]
            todo = [prev for prev in self.records[one].prevs if prev in self.records and prev not in done]
            if todo:
                waiting.extend(todo)
                continue
            waiting.pop()
            if one not in done:
                done.add(one)
                yield one

    def _act(self, record: Record) -> Act:
        if record.gid != self.gid:
            raise FaultyError(What.BAD_RECORD)
        before = [self.refused.get(prev) if prev in self.records else What.MISSING_RECORD for prev in record.prevs]
        if any(state in (What.MISSING_RECORD, What.BAD_RECORD) for state in before):
            raise FaultyError(What.MISSING_RECORD)
        if What.NEWER in before:
            raise NewerError
        act = read_act(record)
        if isinstance(act, FoundGroup) != (record.hash == self.founding):
            raise FaultyError(What.BAD_RECORD)
        if not self._names_its_logs(record, act):
            self.misplaced.add(record.hash)
        return act

    def _names_its_logs(self, record: Record, act: Act) -> bool:
        """Return whether a wider log names no record of a narrower one, nor one compartment another's."""
        own_log_too = isinstance(act, Unknown) or log_kind(act) == COMPARTMENT
        return all(
            log_kind(self.acts[prev]) != COMPARTMENT or (own_log_too and self.records[prev].log == record.log)
            for prev in record.prevs
        )


def _keys(acts: Iterable[Act]) -> Iterator[bytes]:
    for act in acts:
        if isinstance(act, FoundGroup):
            yield act.signing_key
        elif isinstance(act, FoundMunicipality | Certify):
            yield act.device.signing_key


def _signers(record: Record, keys: Mapping[bytes, bytes]) -> frozenset[bytes]:
    return frozenset(signer for signer in record.signatures if signer in keys and record.is_signed_by(keys[signer]))


def _well_founded(world: World, signed: list[frozenset[bytes]], misplaced: int) -> int:
    """Return the accepted set: what holds whatever becomes of the undecided.

    What is accepted only ever takes away from others, so that each turn of assumptions comes closer: with too little
    assumed too much is accepted, with too much too little.
    """
    least = 0
    while True:
        most = _accepted_if(world, signed, least, misplaced)
        more = _accepted_if(world, signed, most, misplaced)
        if more in (least, most):
            return more
        least = more


def _accepted_if(world: World, signed: list[frozenset[bytes]], assumed: int, misplaced: int) -> int:
    """Return what is accepted when what takes rights away is what *assumed* holds."""
    accepted = 0
    for place, (record, act) in enumerate(zip(world.records, world.acts, strict=True)):
        known = world.ancestors[place]
        counting = known if world.narrowing >> place & 1 else _beside(world, place, assumed)
        standing = Standing(world, known & accepted & ~world.narrowing, assumed & counting & world.narrowing)
        signing = Signing(record, act, signed[place], standing, accepted)
        if not misplaced >> place & 1 and may_sign(signing):
            accepted |= 1 << place
    return accepted


def _beside(world: World, place: int, assumed: int) -> int:
    """Return the records that may take from a widening one: its ancestors, and what stands beside it.

    A wider log cannot name a compartment's records. So its narrowing records count here from the first act in the
    compartment by someone who knew of them; what that person knew of was done before.
    """
    log = world.logs.get(world.records[place].log, 0)
    if not log >> place & 1:
        return ~world.narrowed_after[place]
    found = world.ancestors[place]
    for other in places(log & assumed & ~(1 << place)):
        if not world.ancestors[other] >> place & 1:
            found |= world.ancestors[other] | 1 << other
    return found
