"""A child moves in on a disk with less and less room missing: what stands after each try, and in the end."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from ifodesk.compose.opening import open_here
from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Placement, PlacementDuty, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState
from ifodesk.domain.home_codes import HomeKind as FosterKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching import need as matching
from ifodesk.domain.matching.need import Child
from ifodesk.domain.matching.terms import AgeBand, HomeKind
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.needs import NoteNeed, SendStep1
from ifodesk.usecases.place_finishing import finish_places
from ifodesk.usecases.placements import StartPlacement
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import PassGate, Propose, StartProposal
from ifodesk.usecases.session import Session
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.program.team import PASSPHRASE, Team
from tests.store.crash.children import Tell
from tests.store.crash.full_disk import NAME, NO_DISK, mount_small_disk, take_all_room
from tests.store.crash.work import around
from tests.usecases.home_desk import Homes

PAGE: Final = 4096
MOST_TRIES: Final = 60
_WANTED = matching.Need("", (Child(AgeBand.MIDDLE, 9),), frozenset({HomeKind.FOSTER}), date(2026, 12, 14), "Vilhelmina")


@dataclass(frozen=True, slots=True)
class Stands:
    """What is here after one try."""

    code: str
    """Of the error; empty: none."""
    proposals: int
    points: bool
    """The proposal names its placement."""
    placements: int
    duties: int
    taken: int
    """Places of the pool that are taken."""


def decided(session: Session) -> EntityId:
    """Return a proposal of a home of the own municipality that the committee has decided."""
    _, _, entry = Homes(session).pooled()
    ConfirmVacancy(session)(entry, 1)
    case = OpenCase(session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    need = NoteNeed(session)(case, _WANTED)
    SendStep1(session)(session.records.get(Need, need.id))
    made = StartProposal(session)(need.id, entry, kind=FosterKind.FOSTER).id
    for view in ReadProposal(session)(made).blocked:
        PassGate(session)(made, view.rule.code, note="Klart", municipality=view.municipality)
    Propose(session)(session.records.get(Proposal, made))
    PassGate(session)(made, "decision", choice="committee")
    return made


def move_in(session: Session, proposal: EntityId, leave_room: Callable[[int], None]) -> list[Stands]:
    """Let the child move in with no room, then with a page more each time, until it is done; return every outcome."""
    found: list[Stands] = []
    for pages in range(MOST_TRIES):
        leave_room(pages)
        code = ""
        try:
            StartPlacement(session)(proposal)
        except (WorldError, RuleError) as error:
            code = error.code
        found.append(stands(session, proposal, code))
        if code != "disk_full":
            break
    return found


def stands(session: Session, proposal: EntityId, code: str) -> Stands:
    """Return what is here."""
    (seen,) = session.records.all(Proposal)
    return Stands(
        code=code,
        proposals=int(seen.value.id == proposal),
        points=seen.value.placement is not None,
        placements=len(session.records.all(Placement)),
        duties=len(session.records.all(PlacementDuty)),
        taken=sum(one.value.state is ClaimState.TAKEN for one in session.records.all(Claim)),
    )


def on_a_small_disk(tell: Tell, folder: Path) -> None:
    """Do it on a disk of its own, and tell the parent every outcome as JSON; or `NO_DISK`."""
    if not mount_small_disk(folder):
        tell(NO_DISK)
        return
    opened = Team(folder).found(NAME).opened
    session, rest = opened.session, folder / "rest"
    proposal = decided(session)

    def leave_room(pages: int) -> None:
        take_all_room(rest)
        with rest.open("r+b") as file:
            file.truncate(max(0, rest.stat().st_size - pages * PAGE))

    found = move_in(session, proposal, leave_room)
    rest.unlink()
    session.close()
    again = open_here(folder / NAME, PASSPHRASE, around())
    finish_places(again.session)
    found.append(stands(again.session, proposal, ""))
    damaged = again.parts.core.database.damaged_pages()
    again.session.close()
    tell(json.dumps({"found": [asdict(one) for one in found], "damaged": damaged}).encode())
