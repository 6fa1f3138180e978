"""A mailbox where somebody lays other things beside the letters: request and welcome are found, and nothing is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ifodesk.changes.names import object_name
from ifodesk.compose.admitting import VaultAdmission
from ifodesk.compose.opening import open_here
from ifodesk.compose.setting_up import VaultSetUp
from ifodesk.documents.qr import to_text
from ifodesk.sync.folder_layout import path_of
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import Role as UserRole
from ifodesk.usecases.setting_up import MeetingPlace
from tests.compose.test_setting_up import AROUND, BIRGITTA, DOROTEA, KARIN
from tests.sync.objects import next_handle

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="neither pipes nor links without rights"),
]


def lay_beside(hub: Path, letters: set[Path]) -> int:
    """Lay 205 things under the tag of each letter: bytes of all sizes, copies, a pipe, a link, a folder, 2 GB."""
    for letter in letters:
        tag, real = letter.name.partition("-")[0], letter.read_bytes()
        for number in range(200):
            junk = os.urandom(number * 40)
            place = path_of(hub, object_name(tag, junk))
            place.write_bytes(junk if number % 2 else real)
        odd = [path_of(hub, object_name(tag, bytes([number]))) for number in range(5)]
        os.mkfifo(odd[0])
        odd[1].symlink_to("/dev/zero")
        odd[2].mkdir()
        with odd[3].open("wb") as file:
            file.truncate(2 << 30)
        odd[4].write_bytes(real[:-1])
    return 205 * len(letters)


def test_request_and_welcome_are_found_among_whatever_else_lies_in_the_mailbox(tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    chief, newcomer = VaultSetUp(tmp_path / "chief", AROUND), VaultSetUp(tmp_path / "vault", AROUND)
    chief.found(BIRGITTA, DOROTEA, MeetingPlace(str(hub)))
    opened = open_here(chief.keep(None), BIRGITTA.passphrase, AROUND)
    admission = VaultAdmission(opened)
    written = admission.invite(tmp_path / "invitation", to_found=False, mailbox=True)
    before = set(hub.glob("o/*/*"))
    newcomer.ask(KARIN, to_text(written.path.read_bytes()), None)
    newcomer.keep(None, MeetingPlace(str(hub)))
    requests = set(hub.glob("o/*/*")) - before
    laid = lay_beside(hub, requests)
    handle = next_handle()
    (request,) = admission.letters()
    assert request.name == "Karin Norberg"
    with pytest.raises(WorldError, match="no_welcome_there"):
        newcomer.fetch(KARIN.passphrase)
    before = set(hub.glob("o/*/*"))
    assert admission.approve(request, {UserRole.CASEWORKER}, None, None)
    welcomes = set(hub.glob("o/*/*")) - before
    laid += lay_beside(hub, welcomes)
    assert admission.letters() == ()
    newcomer.fetch(KARIN.passphrase)
    assert next_handle() == handle
    assert len(requests) == len(welcomes) == 1
    assert len(set(hub.glob("o/*/*"))) >= laid
    opened.session.close()
