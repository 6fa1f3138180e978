"""A group is founded and joined at a real server, as the window does it: nobody carries a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.compose.admitting import VaultAdmission
from ifodesk.compose.opening import open_here
from ifodesk.compose.setting_up import VaultSetUp
from ifodesk.usecases.admission import Approval
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hubs import HubAccess
from ifodesk.usecases.ports import Role
from ifodesk.usecases.setting_up import MeetingPlace
from tests.compose.test_setting_up import AROUND, BIRGITTA, DOROTEA, KARIN
from tests.sync.places import Place, place_at

pytestmark = [pytest.mark.servers, pytest.mark.slow]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Place]:
    found = place_at("apache_dav", request)
    yield found
    found.close()


def test_request_and_welcome_lie_in_the_mailbox_at_a_server(server: Place, tmp_path: Path) -> None:
    access = HubAccess(server.credentials.user, server.credentials.secret)
    at_server = MeetingPlace(server.address.text, access)
    chief = VaultSetUp(tmp_path / "chief", AROUND)
    with pytest.raises(WorldError):
        chief.found(BIRGITTA, DOROTEA, MeetingPlace(server.address.text, HubAccess("fel", "fel")))
    chief.found(BIRGITTA, DOROTEA, at_server)
    opened = open_here(chief.keep(None), BIRGITTA.passphrase, AROUND)
    admission = VaultAdmission(opened)
    written = admission.invite(tmp_path / "invitation", to_found=False, mailbox=True)
    newcomer = VaultSetUp(tmp_path / "vault", AROUND)
    newcomer.ask(KARIN, str(written.path), None)
    with pytest.raises(WorldError):
        newcomer.keep(None, MeetingPlace(server.address.text))
    assert not (tmp_path / "vault").exists(), "what went wrong leaves nothing behind, and can be tried again"
    folder = newcomer.keep(None, at_server)
    (request,) = admission.letters()
    assert admission.approve(request, {Role.CASEWORKER}, None, None) is Approval.WELCOMED
    newcomer.fetch(KARIN.passphrase)
    opened.session.close()
    karin = open_here(folder, KARIN.passphrase, AROUND)
    assert karin.session.sync.round().problem is None
    assert [one.address for one in karin.session.hubs.all()] == [server.address.text]
    karin.session.close()
