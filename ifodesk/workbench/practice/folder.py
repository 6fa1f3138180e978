"""The folder of a practice group: its hub, the vaults of those who practise, and the sleeping vaults of the others.

A sleeping vault is whole and in step, but its passphrase is stretched cheaply, because stretching 30 takes long. It is
moved out and its passphrase stretched like everybody's when somebody practises as that person for the first time.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ifodesk.compose.surroundings import Surroundings
from ifodesk.store.problems import disk_problems
from ifodesk.store.vault.lock import VaultLock
from ifodesk.store.vault.vault import Locked
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.workbench.practice.building import build, finish
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.layout import CHEAP, Layout, NoKeyRing
from ifodesk.workbench.practice.model import PracticeGroup, PracticeMember
from ifodesk.workbench.practice.progress import Report, Stage, unheard

SEED = 8
"""Of the group that everybody practises on."""
DEFAULT_USER = "karin.norberg"


@dataclass(frozen=True, slots=True)
class PracticeFolder:
    """A practice group on disk, made on first use."""

    root: Path
    around: Surroundings

    @property
    def hub(self) -> Path:
        """Where the devices of the group meet."""
        return Layout(self.root).hub

    def group(self) -> PracticeGroup:
        """Return the group that lies here, or the one that would be made today.

        Raises ``WorldError`` not_a_practice_folder when something else lies here.
        """
        if not self._in_use():
            return practice_group(SEED, self.around.clock.today())
        try:
            written = json.loads(Layout(self.root).manifest.read_text("utf-8"))
            return practice_group(int(written["seed"]), date.fromisoformat(written["day"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            code = "not_a_practice_folder"
            raise WorldError(code) from error

    def vault(self, key: str = DEFAULT_USER, report: Report = unheard) -> Path:
        """Return the vault of a member by key, to be unlocked with the printed passphrase and ``surroundings``.

        On first use the whole group is made, in a folder beside that is moved here when it is whole; a colleague in the
        same municipality and its chief are woken too. Takes some 20 seconds; later some tenths of one.

        Args:
            key: Of the member.
            report: Hears how far it has come. What it raises stops the making of the group and leaves nothing of it.

        Raises:
            RuleError: practice_user_unknown.
            WorldError: not_a_practice_folder, practice_being_made by another program, or what the disk says.
        """
        group = self.group()
        member = next((one for one in group.members if one.key == key), None)
        if member is None:
            code = "practice_user_unknown"
            raise RuleError(code, (), key=key)
        if not self._in_use():
            with self._alone():
                if not self._in_use():
                    self._make(group, member, report)
        return self._wake(Layout(self.root), group, member, unheard)

    @property
    def surroundings(self) -> Surroundings:
        """What practice vaults are opened with: no key ring, for their passphrases are printed."""
        return replace(self.around, key_ring=NoKeyRing())

    def _in_use(self) -> bool:
        return self.root.is_dir() and any(self.root.iterdir())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs from making the group meanwhile: they would take its half away. Who dies lets go."""
        file = self.root.with_name(self.root.name + ".lock")
        with disk_problems():
            file.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock = VaultLock(file)
        except WorldError as error:
            raise WorldError("practice_being_made") if error.code == "vault_in_use" else error from None
        try:
            yield
        finally:
            lock.release()
            with suppress(OSError):  # another program has it open already
                file.unlink(missing_ok=True)

    def _make(self, group: PracticeGroup, member: PracticeMember, report: Report) -> None:
        making = Layout(self.root.with_name(self.root.name + ".making"))
        shutil.rmtree(making.root, ignore_errors=True)
        making.root.mkdir(parents=True)
        try:
            self._fill(making, group, member, report)
        except BaseException:
            shutil.rmtree(making.root, ignore_errors=True)
            raise
        if self.root.is_dir():
            self.root.rmdir()
        making.root.replace(self.root)

    def _fill(self, making: Layout, group: PracticeGroup, member: PracticeMember, report: Report) -> None:
        build(making, group, self.around, report)
        woken = beside(group, member)
        for number, one in enumerate(woken):
            report(Stage.WAKING, number, len(woken))
            self._wake(making, group, one, report)
        manifest = json.dumps({"seed": group.seed, "day": group.day.isoformat()})
        making.manifest.write_text(manifest, "utf-8")

    def _wake(self, layout: Layout, group: PracticeGroup, member: PracticeMember, report: Report) -> Path:
        """Return the vault of a member, its passphrase stretched like everybody's.

        The first of a municipality lets all there meet. After that a colleague's vault may be in use: it is left alone.
        """
        awake = layout.awake(member)
        if awake.is_dir():
            return awake
        local = [one for one in group.members if one.municipality == member.municipality]
        if not any(layout.awake(one).is_dir() for one in local):
            finish(layout, group, self.around, member.municipality, hub=self.hub, report=report)
        locked = Locked(layout.sleeping(member), replace(self.surroundings, least_cost=CHEAP).tools)
        unlocked = locked.keys(member.passphrase)
        try:
            locked.change_passphrase(unlocked, member.passphrase)
        finally:
            unlocked.lock.release()
        layout.sleeping(member).replace(awake)
        return awake


def beside(group: PracticeGroup, member: PracticeMember) -> tuple[PracticeMember, ...]:
    """Return the member, the chief of the same municipality and a colleague; or a chief and two colleagues."""
    local = [one for one in group.members if one.municipality == member.municipality and one is not member]
    return (member, *sorted(local, key=lambda one: not one.is_chief)[:2])
