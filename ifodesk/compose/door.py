"""The way into a vault for the window: slow sums on the work lane, the database on the store lane."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, final

from typing_extensions import override

from ifodesk.compose.lanes import BULK, Lanes
from ifodesk.compose.surroundings import Surroundings
from ifodesk.store.vault.aside import place_of, put_aside, vaults_aside
from ifodesk.store.vault.beside import free_beside, vaults_beside
from ifodesk.store.vault.info import read_info
from ifodesk.store.vault.vault import Locked, Unlocked
from ifodesk.usecases.session import Beside, Door, Session

if TYPE_CHECKING:
    from ifodesk.compose.opening import Opened


@final
class VaultDoor(Door):
    """The port Door over a vault's folder. Call `unlock` on the work lane."""

    def __init__(self, folder: Path, lanes: Lanes, surroundings: Surroundings) -> None:
        """Name the vault; nothing is read yet."""
        self._folder = folder
        self._locked = Locked(folder, surroundings.tools)
        self._lanes = lanes
        self._surroundings = surroundings
        self.opened: Opened | None = None
        """What the session is made of, for printing; None while the vault is locked."""

    @override
    def hint(self) -> str:
        return self._locked.info().hint

    @override
    def practice_passphrase(self) -> str | None:
        return self._locked.info().practice_passphrase

    @override
    def needs_os_secret(self) -> bool:
        return self._locked.needs_os_secret()

    @override
    def unlock(self, passphrase: str) -> Session:
        return self._open(self._locked.keys(passphrase))

    @override
    def confirm(self, passphrase: str) -> None:
        self._locked.confirm(passphrase)

    @override
    def put_aside(self) -> Path:
        return put_aside(self._folder, self._surroundings.clock.today(), self._surroundings.tools)

    @override
    def others(self) -> tuple[Path, ...]:
        usual = place_of(self._folder)
        return vaults_aside(self._folder) if usual is None else (usual,)

    @override
    def beside(self) -> tuple[Beside, ...]:
        if place_of(self._folder) is not None:
            return ()
        return tuple(Beside(one, read_info(one).hint) for one in vaults_beside(self._folder))

    @override
    def free_beside(self) -> Path | None:
        alone = place_of(self._folder) is not None or self.practice_passphrase() is not None
        return None if alone else free_beside(self._folder)

    @override
    def unlock_by_code(self, code: str, new_passphrase: str) -> Session:
        return self._open(self._locked.keys_by_code(code, new_passphrase))

    def _open(self, unlocked: Unlocked) -> Session:
        from ifodesk.compose.opening import open_unlocked  # not needed to show the locked window: it opens sooner

        on_store = partial(self._lanes.store.call, rank=BULK)
        opened = self._lanes.store.call(lambda: open_unlocked(unlocked, self._surroundings, on_store))
        self.opened = opened
        return opened.session
