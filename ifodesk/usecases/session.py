"""What one signed-in person works with. `compose` builds it; windows, command line and practice use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ifodesk.domain.board_only import BoardOnly
from ifodesk.domain.child_population import ChildPopulation
from ifodesk.domain.collaboration import Collaboration
from ifodesk.domain.disqualification_law import DisqualificationLaw
from ifodesk.domain.home_law import HomeLaw
from ifodesk.domain.home_questions import YearlyQuestions
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.places import Gazetteer
from ifodesk.domain.placement_law import PlacementLaw
from ifodesk.domain.placement_levels import Levels
from ifodesk.domain.sharing_law import SharingLaw
from ifodesk.domain.sip_rules import SipRules
from ifodesk.usecases.group_ports import Membership
from ifodesk.usecases.held_ports import Held
from ifodesk.usecases.hub_views import HubOutcome
from ifodesk.usecases.hubs import Hubs
from ifodesk.usecases.instrument_ports import ShippedInstruments
from ifodesk.usecases.log_ports import Log
from ifodesk.usecases.ports import Cancel, Clock, Directory, Progress, Randomness, Readers, Records
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.sync_views import SyncBrief, SyncState
from ifodesk.usecases.views import Queries


@dataclass(frozen=True, slots=True)
class RoundResult:
    """How a sync round ended."""

    fetched: int
    """Objects that came."""
    sent: int
    """Objects that left."""
    changed: Changed
    """What is new here."""
    problem: str | None = None
    """A code; None when everything went well. Whatever it is, nothing is lost."""
    alarms: tuple[str, ...] = ()
    hubs: tuple[HubOutcome, ...] = ()
    """How it ended with each hub."""
    carried: int = 0
    """Objects that were carried between a stick and another hub."""
    stopped: bool = False
    """A person stopped it before its end."""

    @property
    def lacking(self) -> int:
        """Return how many objects the hubs had lost or held damaged."""
        return sum(one.missing + one.damaged for one in self.hubs)


class Sync(Protocol):
    """Sync with the hubs that the person has chosen."""

    def state(self) -> SyncState:
        """Return what the Synk screen shows. Store lane."""
        ...

    def brief(self) -> SyncBrief:
        """Return what of it the bottom line says, much sooner. Store lane."""
        ...

    def seen(self, alarm: int) -> Changed:
        """Note that the person has read an alarm and knows what to do. Store lane."""
        ...

    def put_away(self, case: EntityId) -> Changed:
        """Tell no more of a case of `Queries.lost_shares`: the person has read it. Store lane."""
        ...

    def round(self, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None) -> RoundResult:
        """Run one round with every hub and return how it ended. Never raises for a hub that is gone: that is a result.

        Blocks its caller, which is the network lane in the window; it uses the store lane for each store step.
        """
        ...


@dataclass(frozen=True, slots=True)
class Session:
    """Everything of one unlocked vault. For the store lane, but ``sync.round``, ``hubs``, ``clock``, ``random``."""

    records: Records
    readers: Readers
    directory: Directory
    log: Log
    queries: Queries
    sync: Sync
    clock: Clock
    random: Randomness
    law: DisqualificationLaw
    """The rules of jäv as they stand today."""
    group: Membership
    """The life of the group: devices, roles, acts that await a signature."""
    held: Held
    """What was written without right, with its content, for people to decide about."""
    hubs: Hubs
    """The places where the vault meets the others."""
    sharing_law: SharingLaw
    """By what right a case may be shared, as it stands today."""
    sip_rules: SipRules
    """What ships about internal SIPs: whom to ask, how long things may take, goals, questions."""
    home_law: HomeLaw
    """What is checked about homes, as it ships; a municipality's own numbers go before it."""
    home_questions: YearlyQuestions
    """What the homes are asked once a year."""
    collaboration: Collaboration
    """The areas that work together, and process maps to begin with."""
    board_only: BoardOnly
    """Which decisions never leave the own board, as it stands today."""
    gazetteer: Gazetteer
    """The towns and villages of the group, and the roads between them."""
    placement_law: PlacementLaw
    """What happens on the way to a placement, and who does what during one."""
    placement_levels: Levels
    """What placements cost, as it ships; a municipality's own levels go before it."""
    child_population: ChildPopulation
    """How many children live in each municipality."""
    instruments: ShippedInstruments
    """The instruments that come with the program."""
    practice: bool
    """Whether this is the practice group: every window and page is watermarked."""
    close: Callable[[], None]
    """Lock: drop keys and close the vault."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another vault of the same person on this computer, for another municipality."""

    folder: Path
    hint: str
    """Whose it is, as at the making; may be empty."""


class Door(Protocol):
    """The way into a vault, before there is a session."""

    def hint(self) -> str:
        """Return who the vault is for and where ("Karin Norberg, Dorotea"), or ""; read without any key."""
        ...

    def practice_passphrase(self) -> str | None:
        """Return the printed passphrase of a practice vault, to fill the field with; None for a real one."""
        ...

    def needs_os_secret(self) -> bool:
        """Return whether the vault was made with a secret in the operating system's key ring."""
        ...

    def unlock(self, passphrase: str) -> Session:
        """Open the vault. Slow (Argon2id): call it on the work lane.

        Raises ``WorldError``: wrong_passphrase, not_a_vault, newer_vault (details format, program), damaged_vault
        (details page), vault_in_use, os_secret_missing (open by code instead), vault_gone.
        """
        ...

    def confirm(self, passphrase: str) -> None:
        """Return when *passphrase* is the one of the vault that is open. Slow: call it on the work lane.

        Raises ``WorldError`` as `unlock` does.
        """
        ...

    def put_aside(self) -> Path:
        """Move the locked vault beside its place under today's date and return where it is; it is not changed.

        Raises ``WorldError``: not_a_vault, vault_in_use, or what the disk says; then it stands where it stood.
        """
        ...

    def others(self) -> tuple[Path, ...]:
        """Return the vaults that were put aside from here, the oldest first; from one of those, the usual place."""
        ...

    def beside(self) -> tuple[Beside, ...]:
        """Return the other vaults of this computer: whoever works in two municipalities has one for each."""
        ...

    def free_beside(self) -> Path | None:
        """Return where one more vault can be made, for another municipality.

        None: this one is of the practice group or was put aside, or there are nine already.
        """
        ...

    def unlock_by_code(self, code: str, new_passphrase: str) -> Session:
        """Open by the printed recovery code; set a new passphrase and a new secret in the key ring.

        Raises as above, and ``wrong_code`` or ``wrong_code_group`` (group).
        """
        ...
