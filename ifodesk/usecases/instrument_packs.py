"""A municipality's own instrument files: put in use, taken out of use, never lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.instruments import InstrumentPack
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.instrument_pack import PackError, to_pieces
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instruments import packs
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.ports import LEADERS, MUNICIPALITY
from ifodesk.usecases.saving import Made, change, new_id
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Installed:
    """A file that is now in use."""

    instrument: Instrument
    made: Made


@dataclass(frozen=True, slots=True)
class InstallPack:
    """Put an instrument file in use. New interviews take it; those that were begun keep theirs."""

    session: Session

    def __call__(self, raw: bytes) -> Installed:
        """Keep the file for the municipality.

        Raises:
            InstrumentFileError: The file is wrong, with line and reason. Nothing is changed; the former one stays.
            RuleError: only_a_chief; older_group; pack_too_large; pack_in_use for the very file that is in use already.
        """
        session = self.session
        check_leader(session)
        check_known(session, "instrument_pack")
        instrument = session.instruments.read(raw)
        same = [one.value for one in packs(session) if one.value.instrument == instrument.id]
        in_use = [one for one in same if one.withdrawn_at is None]
        if any(one.instrument_hash == instrument.sha256 for one in in_use[-1:]):
            raise RuleError(Refusal.PACK_IN_USE)
        try:
            pieces = to_pieces(raw)
        except PackError as error:
            raise RuleError(Refusal.PACK_TOO_LARGE) from error
        pack = InstrumentPack(
            id=new_id(session.random),
            instrument=instrument.id,
            version=instrument.version,
            instrument_hash=instrument.sha256,
            pieces=pieces,
            installed_at=session.clock.now(),
            installed_by=session.directory.me().id,
        )
        return Installed(instrument, Made(pack.id, session.records.save([Write(pack)], home=MUNICIPALITY)))


@dataclass(frozen=True, slots=True)
class WithdrawPack:
    """Take a file out of use. The one before it, or the built-in one, is used for new interviews from now on."""

    session: Session

    def __call__(self, seen: Seen[InstrumentPack]) -> Saved:
        """Save it as withdrawn now. Raises ``RuleError`` only_a_chief."""
        check_leader(self.session)
        return change(self.session.records, seen, replace(seen.value, withdrawn_at=self.session.clock.now()))


def check_known(session: Session, kind: str) -> None:
    """Raise ``RuleError`` older_group when the group's table of rights does not know *kind*: others would hold it."""
    seen = own_settings(session)
    if seen is not None and not session.readers.may_write(seen.value.id, kind):
        raise RuleError(Refusal.OLDER_GROUP)


def check_leader(session: Session) -> None:
    """Raise ``RuleError`` only_a_chief unless the signed-in person is chief, deputy chief or administrator."""
    if not session.directory.me().roles & LEADERS:
        raise RuleError(Refusal.ONLY_A_CHIEF)
