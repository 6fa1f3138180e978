"""Which instruments a new interview may use, and which one an interview is bound to."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.instruments import InstrumentPack
from ifodesk.domain.entities.interview import CaseInstrument, Interview
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.instrument_pack import PackError, case_instrument_id, from_pieces
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Offered:
    """An instrument that a new interview may use."""

    instrument: Instrument
    pack: Seen[InstrumentPack] | None
    """None for one that comes with the program."""


@dataclass(frozen=True, slots=True)
class ActiveInstruments:
    """The instruments in use in the municipality."""

    session: Session

    def __call__(self) -> tuple[Offered, ...]:
        """Return one of each: the municipality's newest file goes before the built-in one of the same id.

        A file that this program cannot read (a newer program installed it) is passed over; the former one stays.
        """
        session = self.session
        found = {one.id: Offered(one, None) for one in session.instruments.offered(practice=session.practice)}
        for pack in packs(session):
            instrument = None if pack.value.withdrawn_at else pack_instrument(session, pack.value)
            if instrument is not None:
                found[instrument.id] = Offered(instrument, pack)
        return tuple(found.values())


def packs(session: Session) -> tuple[Seen[InstrumentPack], ...]:
    """Return the municipality's files, the newest last; also those that are no longer used."""
    mine = session.records.all(InstrumentPack)
    return tuple(sorted(mine, key=lambda seen: (str(seen.value.installed_at or ""), seen.value.id)))


def pack_instrument(session: Session, pack: InstrumentPack | CaseInstrument) -> Instrument | None:
    """Return the instrument of a kept file; None when this program cannot read it, or it is not what its hash says."""
    try:
        instrument = session.instruments.read(from_pieces(pack.pieces))
    except (PackError, InstrumentFileError):
        return None
    return instrument if instrument.sha256 == pack.instrument_hash else None


def active(session: Session, instrument: str) -> Offered:
    """Return the instrument in use with this id. Raises ``RuleError`` instrument_missing."""
    found = next((one for one in ActiveInstruments(session)() if one.instrument.id == instrument), None)
    if found is None:
        raise RuleError(Refusal.INSTRUMENT_MISSING)
    return found


def instrument_of(session: Session, interview: Interview) -> Instrument | None:
    """Return the very instrument that an interview was made with; None when only a newer program can read it."""
    wanted = interview.instrument_hash or ""
    shipped = session.instruments.by_hash(wanted)
    if shipped is not None:
        return shipped
    if interview.case is not None:
        copy = find(session.records, CaseInstrument, case_instrument_id(interview.case, wanted))
        if copy is not None:
            return pack_instrument(session, copy.value)
    kept = next((one.value for one in packs(session) if one.value.instrument_hash == wanted), None)
    return None if kept is None else pack_instrument(session, kept)


def find_instrument(session: Session, interview: Interview) -> Instrument:
    """Return the very instrument that an interview was made with. Raises ``RuleError`` instrument_missing."""
    found = instrument_of(session, interview)
    if found is None:
        raise RuleError(Refusal.INSTRUMENT_MISSING)
    return found


def copy_into_case(session: Session, case: EntityId, offered: Offered) -> list[Write[object]]:
    """Return what keeps a municipality's own file in a case; nothing for a shipped one, or when it is there already."""
    if offered.pack is None:
        return []
    sha256 = offered.instrument.sha256
    wanted = case_instrument_id(case, sha256)
    if find(session.records, CaseInstrument, wanted) is not None:
        return []
    pieces = offered.pack.value.pieces
    return [Write(CaseInstrument(id=wanted, case=case, instrument_hash=sha256, pieces=pieces))]
