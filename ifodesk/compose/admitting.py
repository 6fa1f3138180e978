"""Serves the port ``Admission`` over an open vault and files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ifodesk.compose.files import MOST_BYTES, read_whole, write_new
from ifodesk.compose.founding import is_for_device, words_of
from ifodesk.compose.opening import Opened
from ifodesk.documents import qr
from ifodesk.domain.ids import MemberId
from ifodesk.store.members.directory import log_role
from ifodesk.usecases.admission import Asker, Request, Written
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import Role


@dataclass(frozen=True, slots=True)
class VaultAdmission:
    """The group's side of joining, for the window."""

    opened: Opened

    def invite(self, out: Path, *, to_found: bool) -> Written:
        """Write an invitation."""
        return self._written(out, self.opened.welcoming.invitation(to_found=to_found))

    def invite_device(self, member: MemberId, out: Path) -> Written:
        """Write an invitation for one more device."""
        return self._written(out, self.opened.device_welcoming.invitation(member))

    def read(self, file: Path) -> Request:
        """Return what a request says."""
        raw = _read(file)
        if is_for_device(raw):
            return self._of_device(raw)
        who = self.opened.welcoming.newcomer(raw)
        asker = Asker.FOUNDER if who.founds else Asker.NEWCOMER
        return Request(asker, who.name, who.title, who.municipality, words_of(raw), raw)

    def approve(self, request: Request, roles: Collection[Role], ends: date | None, out: Path) -> bool:
        """Approve what was read and write the welcome."""
        _check_free(out)
        if is_for_device(request.raw):
            welcome = self.opened.device_welcoming.approve(request.raw).welcome
        else:
            given = [log_role(role) for role in sorted(roles)]
            welcome = self.opened.welcoming.approve(request.raw, given, ends)
        if welcome is not None:
            write_new(out, welcome)
        return welcome is not None

    def _of_device(self, raw: bytes) -> Request:
        directory = self.opened.session.directory
        owner = directory.member(self.opened.device_welcoming.owner(raw))
        asker = Asker.OWN_DEVICE if owner.id == directory.me().id else Asker.RECOVERED
        return Request(
            asker, owner.name, owner.title, directory.municipality_name(owner.municipality), words_of(raw), raw
        )

    def _written(self, out: Path, invitation: bytes) -> Written:
        write_new(out, invitation)
        squares = qr.squares(qr.to_text(invitation)) if len(invitation) <= qr.MAX_BYTES else ()
        return Written(out, self.opened.group_words(), squares)


def _read(file: Path) -> bytes:
    data = read_whole(file)
    if len(data) > MOST_BYTES:
        raise WorldError("not_a_request")
    return data


def _check_free(out: Path) -> None:
    """Raise ``WorldError`` before anything is signed when the welcome could not be written."""
    if out.exists():
        raise WorldError("output_exists", file=str(out))
    if not out.parent.is_dir():
        raise WorldError("output_unwritable", file=str(out))
