"""More devices for the people of a team: one of one's own, or one by recovery."""

from __future__ import annotations

from ifodesk.compose import founding
from ifodesk.domain.ids import MemberId
from tests.program.team import PASSPHRASE, Desk, Team


class Asked:
    """A computer that has asked to be somebody's device, and waits for the welcome."""

    def __init__(self, team: Team, via: Desk, owner: MemberId, name: str) -> None:
        self.team, self.name = team, name
        self.around = team.around(name)
        self.folder = team.place / name
        fresh = founding.make_vault(self.folder, PASSPHRASE, self.around, hint=name)
        with fresh.opened() as bare:
            invitation = via.opened.device_welcoming.invitation(owner)
            assert founding.invited(invitation).person
            self.request = founding.ask(bare, invitation, "", "", found=None, municipality="")

    def enter(self, welcome: bytes) -> Desk:
        with founding.opened_bare(self.folder, PASSPHRASE, self.around) as bare:
            founding.accept(bare, welcome)
            founding.set_hub(bare, self.team.hub, prepare=False)
        return self.team.open(self.name, self.folder, self.around)


def second_device(team: Team, desk: Desk, name: str) -> Desk:
    asked = Asked(team, desk, desk.id, name)
    welcome = desk.opened.device_welcoming.approve(asked.request).welcome
    assert welcome is not None
    return asked.enter(welcome)
