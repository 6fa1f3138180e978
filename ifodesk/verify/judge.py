"""Which records are accepted. Source: docs/sync-format.md section 9, "Judged from the set"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ifodesk.verify.acts import (
    COMPARTMENT,
    Act,
    Certify,
    Epoch,
    FoundGroup,
    FoundMunicipality,
    PinCut,
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
    """Why a record is not, by hash: BAD_RECORD, MISSING_RECORD, NEWER or NO_RIGHT."""
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
    accepted = _well_founded(world, signed)
    for place, record in enumerate(world.records):
        if not accepted >> place & 1:
            forged = not signed[place] and all(signer in keys for signer in record.signatures)
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
    epochs: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    """By record: the greatest number and bag generation of an epoch in its own log, among it and its ancestors."""

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
            if todo and one not in done:
                waiting.extend(todo)
                continue
            waiting.pop()
            if one not in done:
                done.add(one)
                yield one

    def _act(self, record: Record) -> Act:
        for state in (What.BAD_RECORD, What.MISSING_RECORD, What.NEWER):
            if any(self._state(prev) is state for prev in record.prevs):
                if state is What.NEWER:
                    raise NewerError
                raise FaultyError(state)
        act = read_act(record)
        if record.gid != self.gid or isinstance(act, FoundGroup) != (record.hash == self.founding):
            raise FaultyError(What.BAD_RECORD)
        self._check_prevs(record, act)
        return act

    def _state(self, one: bytes) -> What | None:
        return self.refused.get(one) if one in self.records else What.MISSING_RECORD

    def _check_prevs(self, record: Record, act: Act) -> None:
        """A wider log names no record of a narrower one, and epochs of a compartment count on."""
        own_log_too = isinstance(act, Unknown) or log_kind(act) == COMPARTMENT
        for prev in record.prevs:
            narrow = log_kind(self.acts[prev]) == COMPARTMENT
            if narrow and not (own_log_too and self.records[prev].log == record.log):
                raise FaultyError(What.BAD_RECORD)
        if isinstance(act, PinCut) and act.narrowing not in self.acts:
            raise FaultyError(What.BAD_RECORD)
        before = [self.epochs[prev] for prev in record.prevs if self.records[prev].log == record.log]
        number = max((number for number, _ in before), default=1)
        generation = max((generation for _, generation in before), default=1)
        if isinstance(act, Epoch):
            if act.secrets.number != number + 1 or act.secrets.generation - generation not in (0, 1):
                raise FaultyError(What.BAD_RECORD)
            number, generation = act.secrets.number, act.secrets.generation
        self.epochs[record.hash] = number, generation


def _keys(acts: Iterable[Act]) -> Iterator[bytes]:
    for act in acts:
        if isinstance(act, FoundGroup):
            yield act.signing_key
        elif isinstance(act, FoundMunicipality | Certify):
            yield act.device.signing_key


def _signers(record: Record, keys: Mapping[bytes, bytes]) -> frozenset[bytes]:
    return frozenset(signer for signer in record.signatures if signer in keys and record.is_signed_by(keys[signer]))


def _well_founded(world: World, signed: list[frozenset[bytes]]) -> int:
    """Return the accepted set: what holds whether or not the undecided narrowing records do.

    Narrowing records count against others only, so that each turn of assumptions comes closer: with too few of them
    too much is accepted, with too many too little. Cuts are judged last; nothing rests on them.
    """
    pins = sum(1 << place for place, act in enumerate(world.acts) if isinstance(act, PinCut))
    least = 0
    while True:
        most = _accepted_if(world, signed, least & world.narrowing, pins)
        more = _accepted_if(world, signed, most & world.narrowing, pins)
        if more in (least, most):
            return more | _accepted_pins(world, signed, more, pins)
        least = more


def _accepted_if(world: World, signed: list[frozenset[bytes]], losses: int, pins: int) -> int:
    """Return what is accepted, cuts apart, when exactly *losses* are the narrowing records that hold."""
    accepted = 0
    for place in range(len(world.records)):
        if not pins >> place & 1 and may_sign(_signing(world, signed, place, accepted, losses)):
            accepted |= 1 << place
    return accepted


def _accepted_pins(world: World, signed: list[frozenset[bytes]], accepted: int, pins: int) -> int:
    found = 0
    for place in places(pins):
        if may_sign(_signing(world, signed, place, accepted | found, accepted & world.narrowing)):
            found |= 1 << place
    return found


def _signing(world: World, signed: list[frozenset[bytes]], place: int, accepted: int, losses: int) -> Signing:
    """Return a record with what its signers are judged by.

    What a narrowing record rests on is its ancestors alone. Any other must also hold when every narrowing record
    counts that is not its descendant: whoever loses a right cannot go on beside the loss.
    """
    closure = world.ancestors[place]
    counting = closure if world.narrowing >> place & 1 else ~world.narrowed_after[place]
    standing = Standing(world, closure & accepted & ~world.narrowing, losses & counting)
    return Signing(world.records[place], world.acts[place], signed[place], standing)
