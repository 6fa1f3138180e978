"""Two municipalities of a group, each with a chief: real vaults that meet in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ifodesk.compose import founding
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Write
from tests.program.team import PASSPHRASE, Desk, Team, dorotea

KARIN, BERIT, ULLA, NILS = "Karin Norberg", "Berit Ask", "Ulla Ek", "Nils Sand"


@dataclass
class Region:
    """Dorotea with Berit and Karin, Åsele with Ulla and Nils; Berit and Ulla are chiefs and administrators."""

    team: Team

    def __post_init__(self) -> None:
        self.berit, self.karin = self.team.desks[BERIT], self.team.desks[KARIN]
        self.ulla = self._founds(ULLA)
        self.nils = self._joins_asele(NILS)
        settings = MunicipalitySettings(id=self.ulla.session.group.settings_id(), record_system="Viva")
        self.ulla.session.records.save([Write(settings)], home=MUNICIPALITY)
        self.team.everybody_syncs(3)

    def _founds(self, name: str) -> Desk:
        around, folder = self.team.around(name), self.team.place / name
        fresh = founding.make_vault(folder, PASSPHRASE, around, hint=name)
        invitation = self.berit.opened.welcoming.invitation(to_found=True)
        with fresh.opened() as bare:
            request = founding.ask(bare, invitation, name, "IFO-chef", found="2463", municipality="Åsele")
            founding.accept(bare, self.berit.opened.welcoming.approve(request, ()))
            founding.set_hub(bare, self.team.hub, prepare=False)
        return self.team.open(name, folder, around)

    def _joins_asele(self, name: str) -> Desk:
        self.team.everybody_syncs(2)
        return self.team.join(self.ulla, name)

    def joined(self) -> None:
        assert not self.berit.session.group.join("2463", "KS 2027-03-01").in_force
        self.team.everybody_syncs(2)
        assert self.ulla.session.group.join("2425", "KS 2027-03-01").in_force
        self.team.everybody_syncs(3)


@contextmanager
def region_of_two(place: Path) -> Iterator[Region]:
    """Give the two municipalities, everybody in step."""
    with dorotea(place, KARIN) as team:
        yield Region(team)


def cells_of(desk: Desk) -> bytes:
    """Return all that stands in the tables of a vault."""
    database = desk.opened.parts.core.database
    tables = [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = [row for table in tables for row in database.rows(f'SELECT * FROM "{table}"')]  # noqa: S608 - from the file
    return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row)
