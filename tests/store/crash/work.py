"""What the processes that are to die do: on real vaults, real SQLCipher, real files, with fresh randomness."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.system.clock import FixedClock
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.system.randomness import SystemRandomness
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from tests.program.team import CHEAP, MORNING, PASSPHRASE
from tests.store.crash.children import Tell

OPEN = b"open"
_SAVES_PER_CASE = 12
_SAVES_PER_ROUND = 3


def around() -> Surroundings:
    """Return the surroundings of a computer without a key ring, where passphrases cost little."""
    return Surroundings(NoKeyRing(), FixedClock(MORNING), SystemRandomness(), cost=CHEAP, least_cost=CHEAP)


def write_on(tell: Tell, folder: Path, *, rounds: bool) -> None:
    """Save without end, telling ``open`` and then the kind's letter and id of each thing when its save has returned."""
    opened = open_here(folder, PASSPHRASE, around())
    tell(OPEN)
    case = opened.session.queries.cases()[0].id
    for number in count(1):
        if number % _SAVES_PER_CASE == 0:
            case = OpenCase(opened.session)(CaseType.ADULT, f"Bo Testsson {number}").case
            tell(b"c" + case)
        tell(b"p" + save_plan_with_goal(opened, case, f"Plan {number}"))
        made = StartNote(opened.session)(case, text=f"Anteckning {number}")
        if number % 2:
            FinishNote(opened.session)(opened.session.records.get(Note, made.id))
        tell(b"n" + made.id)
        if rounds and number % _SAVES_PER_ROUND == 0:
            opened.session.sync.round()


def save_plan_with_goal(opened: Opened, case: EntityId, text: str) -> EntityId:
    """Save a plan and its goal in one change, with the same text in both, and return the plan."""
    plan, goal = new_id(opened.session.random), new_id(opened.session.random)
    opened.session.records.save(
        [Write(InternalSip(id=plan, case=case, own_words=text)), Write(Goal(id=goal, plan=plan, text=text))]
    )
    return plan
