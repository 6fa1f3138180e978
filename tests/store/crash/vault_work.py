"""What is done to a vault while the process may die at any call to the disk."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Final

from ifodesk.compose.opening import open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import CaseType
from ifodesk.store.vault.vault import Locked, Tools, create_vault
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.round import SyncRound, run_round
from ifodesk.system.clock import FixedClock
from ifodesk.system.randomness import SystemRandomness
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.notes import StartNote
from tests.program.team import CHEAP, MORNING, PASSPHRASE
from tests.store.crash.children import Tell
from tests.store.crash.fuse import FileKeyRing, Fuse, FusedHubDisk, FusedVaultDisk
from tests.store.crash.work import save_plan_with_goal

NEW_PASSPHRASE: Final = "sju andra ord som ingen vet"  # noqa: S105 - of throwaway vaults
VAULT: Final = "vault"
HUB: Final = "hub"
BEGUN: Final = b"begun"
DONE: Final = b"done"
NOW_MS: Final = int(MORNING.timestamp() * 1000)
NEVER: Final = 0


def fused(place: Path, fuse: Fuse) -> Surroundings:
    """Return surroundings whose disk and key ring burn *fuse*; the key ring lies in *place* too."""
    ring, disk = FileKeyRing(place / "ring", fuse), FusedVaultDisk(fuse)
    return Surroundings(ring, FixedClock(MORNING), SystemRandomness(), disk, cost=CHEAP, least_cost=CHEAP)


def tools(place: Path, steps: int = NEVER) -> Tools:
    """Return the tools of a vault in *place* that fail at a step, or never."""
    return fused(place, Fuse(steps)).tools


def create(tell: Tell, place: Path, steps: int) -> None:
    """Make a vault."""
    create_vault(place / VAULT, PASSPHRASE, tools(place, steps))
    tell(DONE)


def change_passphrase(tell: Tell, place: Path, steps: int) -> None:
    """Change the passphrase."""
    locked = Locked(place / VAULT, tools(place, steps))
    locked.change_passphrase(locked.keys(PASSPHRASE), NEW_PASSPHRASE)
    tell(DONE)


def open_by_code(tell: Tell, place: Path, steps: int) -> None:
    """Give the vault a new passphrase by its recovery code, which lies beside it here."""
    code = (place / "code").read_text()
    Locked(place / VAULT, tools(place, steps)).keys_by_code(code, NEW_PASSPHRASE)
    tell(DONE)


def rekey(tell: Tell, place: Path, steps: int) -> None:
    """Encrypt the database anew."""
    opened = open_here(place / VAULT, PASSPHRASE, fused(place, Fuse(steps)))
    tell(BEGUN)
    opened.vault.rekey()
    opened.session.close()
    tell(DONE)


def sync(tell: Tell, place: Path, steps: int) -> None:
    """Run a whole round."""
    fuse = Fuse(steps)
    opened = open_here(place / VAULT, PASSPHRASE, fused(place, fuse))
    hub = FolderHub(place / HUB, FusedHubDisk(fuse))
    assert run_round(SyncRound(hub, opened.parts.inbox, opened.parts.outbox, now_ms=NOW_MS)).problem is None
    opened.session.close()
    tell(DONE)


def save(tell: Tell, place: Path, steps: int) -> None:
    """Save a few things, telling each id once its save has returned."""
    opened = open_here(place / VAULT, PASSPHRASE, fused(place, Fuse(steps)))
    case = opened.session.queries.cases()[0].id
    tell(save_plan_with_goal(opened, case, "Plan 1"))
    tell(StartNote(opened.session)(case, text="Anteckning").id)
    tell(OpenCase(opened.session)(CaseType.ADULT, "Bo Testsson").case)
    opened.session.close()
    tell(DONE)


def rekey_until_a_file_would_grow_beyond(tell: Tell, place: Path, most_bytes: int) -> None:
    """Encrypt the database anew; the system kills the process in the write that passes *most_bytes* of any file."""
    opened = open_here(place / VAULT, PASSPHRASE, fused(place, Fuse(NEVER)))
    _die_when_a_file_grows_beyond(most_bytes)
    tell(BEGUN)
    opened.vault.rekey()
    tell(DONE)


if sys.platform != "win32":
    import resource

    def _die_when_a_file_grows_beyond(size: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

else:

    def _die_when_a_file_grows_beyond(size: int) -> None:
        raise NotImplementedError(size)
