"""Serves the port ``SettingUp``: makes the first vault beside its place and puts it there when its code is on paper."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ifodesk.changes.device_joining import is_device_invitation
from ifodesk.changes.joining import decode_invitation
from ifodesk.compose import founding
from ifodesk.compose.files import read_whole, write_new
from ifodesk.compose.founding import Fresh
from ifodesk.compose.hub_choosing import Tried, try_place
from ifodesk.compose.hub_opening import open_hub, set_up
from ifodesk.compose.hubs import Known
from ifodesk.compose.mailing import bare_invitation, invitation_in, mailbox_of
from ifodesk.compose.shipped import municipality_names
from ifodesk.compose.surroundings import Surroundings
from ifodesk.documents.qr import PREFIX
from ifodesk.domain.sorting import swedish_key
from ifodesk.store.problems import disk_problems
from ifodesk.store.vault import recovery_code
from ifodesk.store.vault.aside import vaults_aside
from ifodesk.sync.address import parse_address
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.setting_up import Invited, MeetingPlace, Newcomer, Prepared
from ifodesk.words.cli_words import HINT

_GROUPS = 7


@dataclass(slots=True, repr=False)
class VaultSetUp:
    """One set-up. Call it on the work lane, one call at a time."""

    folder: Path
    """Where the vault will stand."""
    around: Surroundings
    _fresh: Fresh | None = None
    _request: bytes | None = field(default=None, init=False)
    _whose: str = field(default="", init=False)

    def municipalities(self) -> tuple[tuple[str, str], ...]:
        """Return SCB code and name of each municipality, by name."""
        return tuple(sorted(municipality_names().items(), key=lambda one: swedish_key(one[1])))

    def aside(self) -> Path | None:
        """Return the vault that was put aside last."""
        return next(reversed(vaults_aside(self.folder)), None)

    def found(self, who: Newcomer, municipality: str, place: MeetingPlace | None) -> Prepared:
        """Found a group with one municipality."""
        name = municipality_names()[municipality]
        tried = _tried(place, prepare=True)
        fresh = self._make(who, name)
        with fresh.opened() as bare:
            group = founding.found(bare, municipality, name, who.name, who.title)
            if tried is not None:
                founding.use(bare, tried)
        return self._prepared(fresh, group)

    def read_invitation(self, source: str) -> Invited:
        """Return what an invitation says."""
        whole = _invitation(source)
        data = bare_invitation(whole)
        shown = founding.invited(data)
        to_found = not is_device_invitation(data) and bool(decode_invitation(data).records)
        return Invited(shown.municipality, shown.words, to_found, mailbox_of(whole) is not None, shown.person)

    def ask(self, who: Newcomer, invitation: str, found: str | None) -> Prepared:
        """Make a vault and a request to join."""
        data = _invitation(invitation)
        shown = founding.invited(data)
        municipality = municipality_names()[found] if found else shown.municipality
        fresh = self._make(who, municipality)
        with fresh.opened() as bare:
            bare.mailboxes.keep_of(data)
            self._request = founding.ask(bare, data, who.name, who.title, found=found, municipality=municipality)
        return self._prepared(fresh, founding.words_of(self._request))

    def same_group(self, number: int, typed: str) -> bool:
        """Return whether *typed* is that group of the recovery code."""
        return recovery_code.same_group(typed, self._made().recovery_code.split("-")[number - 1])

    def print_code(self, path: Path) -> Path:
        """Write the recovery code as a PDF. Raises ``WorldError`` export_copied, or as printing does."""
        from ifodesk.compose.own_folders import require_place_for_papers
        from ifodesk.documents.pdf import render
        from ifodesk.documents.printer import write_whole
        from ifodesk.documents.recovery_sheet import recovery_blocks
        from ifodesk.system.resources import fonts

        sheet = recovery_blocks(self._made().recovery_code, self._whose, self.around.clock.today())
        path = path.absolute()
        require_place_for_papers(path)
        write_whole(path, render(sheet, fonts()))
        return path

    def remove_file(self, path: Path) -> None:
        """Take a printed code away."""
        with disk_problems():
            path.unlink(missing_ok=True)

    def keep(self, request: Path | None, mailbox: MeetingPlace | None = None) -> Path:
        """Put the vault in its place."""
        fresh = self._made()
        if request is not None and self._request is not None:
            write_new(request, self._request)
        if (tried := _tried(mailbox, prepare=False)) is not None and self._request is not None:
            with fresh.opened() as bare:
                with (
                    set_up(tried.place) as late,
                    closing(open_hub(Known(0, tried.place), tried.credentials, late)) as opened,
                ):
                    bare.mailboxes.ask(opened.hub, self._request)
                founding.use(bare, tried)  # only now: a place that does not answer is not met at
        with disk_problems():
            if self.folder.is_dir():
                self.folder.rmdir()
            self.around.disk.replace(fresh.folder, self.folder)
            self.around.disk.sync_folder(self.folder.parent)
        self._fresh = self._request = None
        return self.folder

    def accept(self, passphrase: str, welcome: Path, place: MeetingPlace | None) -> Path:
        """Take the welcome in."""
        data, tried = read_whole(welcome), _tried(place, prepare=False)
        with founding.opened_bare(self.folder, passphrase, self.around) as bare:
            founding.accept(bare, data)
            if tried is not None:
                founding.use(bare, tried)
        return self.folder

    def fetch(self, passphrase: str) -> Path:
        """Take the welcome from the mailbox in."""
        with founding.opened_bare(self.folder, passphrase, self.around) as bare:
            known = bare.hubs.all()
            if not known:
                raise WorldError("no_mailbox")
            secret = bare.hubs.credentials(known[0])
            with set_up(known[0].address) as late, closing(open_hub(known[0], secret, late)) as opened:
                bare.accept_one_of(bare.mailboxes.welcomes(opened.hub))
        return self.folder

    def _make(self, who: Newcomer, municipality: str) -> Fresh:
        beside = self.folder.with_name(self.folder.name + ".new")
        with disk_problems():
            shutil.rmtree(beside, ignore_errors=True)
        self._whose = HINT.format(name=who.name, municipality=municipality)
        return founding.make_vault(beside, who.passphrase, self.around, hint=self._whose)

    def _prepared(self, fresh: Fresh, words: tuple[str, ...]) -> Prepared:
        self._fresh = fresh
        return Prepared(fresh.recovery_code, self._two(), words, fresh.with_key_ring)

    def _two(self) -> tuple[int, int]:
        """Return two different groups, from 1, in order."""
        first, step = self.around.random(1)[0] % _GROUPS, 1 + self.around.random(1)[0] % (_GROUPS - 1)
        one, other = sorted((first, (first + step) % _GROUPS))
        return one + 1, other + 1

    def _made(self) -> Fresh:
        if self._fresh is None:
            raise RuntimeError  # the window asked in the wrong order: a fault of its own
        return self._fresh


def _tried(place: MeetingPlace | None, *, prepare: bool) -> Tried | None:
    """Return a place once it is sure that it can be used; *prepare* makes what a hub needs there."""
    if place is None:
        return None
    return try_place(parse_address(place.address), place.access, prepare=prepare, stick=place.stick)


def _invitation(source: str) -> bytes:
    """Return an invitation's bytes: from the text of its QR code, or from its file."""
    typed = source.strip()
    if typed.upper().startswith(PREFIX):
        return invitation_in(typed.encode("ascii", "replace"))
    return invitation_in(read_whole(Path(typed)))
