"""What home a child needs: whole in the case; graded, without the child, to the group when a person has seen it.

The case is written first and the group after: what stops in between is finished by sending once more, an end
after the next round of sync.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.child_population import Fitting, fitting
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState
from ifodesk.domain.home_need import described, graded, kept_back, matching_need
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching import need as matching
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.pool_settling import NOTHING
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import Made, change, check_not_ahead, find, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write


@dataclass(frozen=True, slots=True)
class NoteNeed:
    """Write down in the child's case what home is wanted. Nothing leaves the case."""

    session: Session

    def __call__(self, case: EntityId, wanted: matching.Need, *, arisen_on: date | None = None) -> Made:
        """Return the need.

        Args:
            case: The child's case.
            wanted: What is asked for; its id says nothing.
            arisen_on: When a home was first looked for; None: today.

        Raises:
            RuleError: area_unknown (only towns that the program knows: a school or a village would point at somebody),
                in_the_future, older_group.
        """
        session = self.session
        session.records.get(Case, case)
        check_may_write(session, case, "need")
        _check_area(session, wanted)
        need = Need(
            id=new_id(session.random),
            case=case,
            arisen_on=check_not_ahead(session, arisen_on),
            noted_by=session.directory.me().id,
        )
        return Made(need.id, session.records.save([Write(described(need, wanted))]))


@dataclass(frozen=True, slots=True)
class ChangeNeed:
    """Change what home is wanted. What was sent to the group is renewed only when it is sent again."""

    session: Session

    def __call__(self, seen: Seen[Need], wanted: matching.Need) -> Saved:
        """Save it. Raises ``RuleError`` area_unknown, already_ended."""
        _check_open(self.session.records.get(Need, seen.value.id).value)
        _check_area(self.session, wanted)
        return change(self.session.records, seen, described(seen.value, wanted))


@dataclass(frozen=True, slots=True)
class EndNeed:
    """Nobody looks for a home any more. The group sees that it has ended, never why.

    Homes that were asked and have not answered are not asked any more, and a place that was reserved for it is given
    back, unless a proposal waits for that place.
    """

    session: Session

    def __call__(self, seen: Seen[Need], reason: str, *, on: date | None = None) -> Changed:
        """Save the end in the case and then in the group. Raises ``RuleError`` already_ended, reason_needed."""
        session, why = self.session, words_or_none(reason)
        _check_open(seen.value)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        day = check_not_ahead(session, on)
        saved = change(session.records, seen, replace(seen.value, ended_on=day, end_reason=why))
        return together(saved.changed, *_end_in_group(session, seen.value.step1, day))


@dataclass(frozen=True, slots=True)
class Step1Preview:
    """Exactly what all eight will know, and how few children that fits."""

    step1: NeedStep1
    need: matching.Need
    """The same, as it is matched."""
    kept_back: tuple[matching.Demand, ...]
    """Demands that stay in the municipality."""
    fitting: Fitting | None
    """None: nobody has counted the children of the municipality."""


@dataclass(frozen=True, slots=True)
class PreviewStep1:
    """Show what would be sent, before anything is."""

    session: Session

    def __call__(self, need: EntityId) -> Step1Preview:
        """Return it. Raises ``RuleError`` need_lacking (children, a kind of home or a day), area_unknown."""
        session = self.session
        value = session.records.get(Need, need).value
        wanted = read_need(value)
        _check_area(session, wanted)
        me = session.directory.me()
        step1 = graded(wanted, value.step1 or new_id(session.random), me.municipality, me.id, session.clock.today())
        told = matching_need(step1)
        if told is None:
            raise RuleError(Refusal.NEED_LACKING)
        count = fitting(session.child_population, me.municipality, told)
        return Step1Preview(step1, told, kept_back(wanted), count)


@dataclass(frozen=True, slots=True)
class SendStep1:
    """Send the graded need to the group, or send it again as it is now."""

    session: Session

    def __call__(self, seen: Seen[Need]) -> Made:
        """Return what stands in the group. Raises ``RuleError`` as `PreviewStep1`, already_ended, older_group."""
        session = self.session
        _check_open(seen.value)
        check_known(session, "need_step1")
        step1 = PreviewStep1(session)(seen.value.id).step1
        pointing = change(session.records, seen, replace(seen.value, step1=step1.id, sent_at=session.clock.now()))
        former = find(session.records, NeedStep1, step1.id)
        saved = session.records.save([Write(step1, former)], home=None if former else GROUP)
        return Made(step1.id, replace(saved, changed=together(pointing.changed, saved.changed)))


def read_need(value: Need | NeedStep1) -> matching.Need:
    """Return a need as it is matched. Raises ``RuleError`` need_lacking."""
    found = matching_need(value)
    if found is None:
        raise RuleError(Refusal.NEED_LACKING)
    return found


def needs_of(session: Session, case: EntityId) -> tuple[Seen[Need], ...]:
    """Return the needs of a case, oldest first."""
    return session.records.children(Need, case)


def group_needs(session: Session) -> tuple[Seen[NeedStep1], ...]:
    """Return what homes are looked for now in the eight, oldest first."""
    return tuple(seen for seen in session.records.all(NeedStep1) if seen.value.ended_on is None)


def finish_needs(session: Session) -> Changed:
    """Tell the group of own needs that ended in the case, where that stopped half way; return what changed."""
    me = session.directory.me().id
    mine = (seen.value for seen in session.records.all(Need) if seen.value.noted_by == me)
    ended = ((one.step1, one.ended_on) for one in mine if one.ended_on is not None)
    return together(NOTHING, *(changed for step1, day in ended for changed in _end_in_group(session, step1, day)))


def _end_in_group(session: Session, step1: EntityId | None, day: date) -> Iterator[Changed]:
    """End a graded need, last of all: until then what is reserved for it may not have been given back."""
    sent = None if step1 is None else find(session.records, NeedStep1, step1)
    if sent is not None and sent.value.ended_on is None:
        yield from _give_back(session, sent.value.id, day)
        yield change(session.records, sent, replace(sent.value, ended_on=day)).changed


def _give_back(session: Session, step1: EntityId, day: date) -> Iterator[Changed]:
    """Give back the own municipality's places that are reserved for a graded need and that no proposal counts on."""
    mine = session.directory.me().municipality
    proposals = (seen.value for seen in session.records.all(Proposal))
    counted = {one.claim for one in proposals if one.withdrawn_on is None}
    for seen in session.records.all(Claim):
        one = seen.value
        if (one.need, one.municipality, one.state) == (step1, mine, ClaimState.RESERVED) and one.id not in counted:
            value = replace(one, state=ClaimState.RELEASED, ended_on=day)
            yield change(session.records, seen, value).changed


def _check_open(value: Need) -> None:
    if value.ended_on is not None:
        raise RuleError(Refusal.ALREADY_ENDED)


def _check_area(session: Session, wanted: matching.Need) -> None:
    if wanted.area and wanted.area not in session.gazetteer.places:
        raise RuleError(Refusal.AREA_UNKNOWN)
