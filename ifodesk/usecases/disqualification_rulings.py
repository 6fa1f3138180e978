"""Deciding in a matter of jäv. The rule proposes, the decider decides, and the reasons are the decider's own.

KL 2017:725 6 kap. 28-30 §§ (through 7 kap. 4 §); FL 2017:900 31-32 §§.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.disqualification import Assessment, assess, may_be_irrelevant
from ifodesk.domain.disqualification_law import Article, Fact, Relation, Toward
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.ruling import DisqualificationRuling, RulingMeasure
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_deciders import CHIEFS, Decider, concerns_of, delegation_of
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import change, check_not_ahead, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write

_WITH_GROUND = frozenset({Outcome.JAV, Outcome.OBVIOUSLY_IRRELEVANT})


@dataclass(frozen=True, slots=True)
class RulingDesk:
    """A matter as the decider sees it."""

    matter: Seen[DisqualificationMatter]
    rulings: tuple[Seen[DisqualificationRuling], ...]
    """Oldest first; the last one holds."""
    proposal: Assessment | None
    """What the rule says; None while the relation is not written down, and for a client's wish."""
    decider: Decider
    i_decide: bool
    outcomes: Mapping[Outcome, Refusal | None]
    """Each outcome: None when it can be chosen now, else why not."""
    doubted: Mapping[EntityId, frozenset[MemberId]]
    """Rulings that somebody else signed than the one whom they name as decider, and who: a field can name anybody."""


@dataclass(frozen=True, slots=True)
class RulingForm:
    """What the decider has written."""

    outcome: Outcome
    reasons: str = ""
    ground: Ground | None = None
    against: str = ""
    missing: str = ""
    """For ``UNCLEAR``: what must be found out."""
    measure: RulingMeasure | None = None
    presented_by: str = ""
    others_present: str = ""


@dataclass(frozen=True, slots=True)
class OpenRuling:
    """Lay a matter before the signed-in person."""

    session: Session

    def __call__(self, matter: EntityId) -> RulingDesk:
        """Return the matter with what the rule says and which outcomes can be chosen. Raises ``NotFoundError``."""
        session = self.session
        seen = session.records.get(DisqualificationMatter, matter)
        proposal = _proposal(session, seen.value)
        rulings = session.records.children(DisqualificationRuling, matter)
        writers = {ruling.value.id: other_writers(session, ruling.value) for ruling in rulings}
        return RulingDesk(
            matter=seen,
            rulings=rulings,
            proposal=proposal,
            decider=_decider(session, seen.value),
            i_decide=_i_decide(session, seen.value),
            outcomes={outcome: _why_not(session, seen.value, outcome) for outcome in Outcome},
            doubted={ruling: members for ruling, members in writers.items() if members},
        )


@dataclass(frozen=True, slots=True)
class Decide:
    """Decide in a matter."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationMatter], form: RulingForm) -> Saved:
        """Save the ruling and the outcome as one change; with ``UNCLEAR`` only what is missing.

        A matter with the outcome ``JAV`` stays open until the person is shut out of the case, so that nobody forgets.

        Raises:
            RuleError: only_decider, matter_closed, wish_is_no_jav, ends_by_hand_over, relation_needed,
                never_irrelevant, ground_needed, reason_needed, missing_needed, older_group.
        """
        session, matter = self.session, seen.value
        refusal = _why_not(session, matter, form.outcome) or _lacks(session, matter, form)
        if refusal is not None:
            raise RuleError(refusal)
        if form.outcome is Outcome.UNCLEAR:
            value = replace(matter, outcome=Outcome.UNCLEAR, missing=words_or_none(form.missing))
            return change(session.records, seen, value)
        check_may_write(session, matter.id, "disqualification_ruling")
        now = session.clock.now()
        waits = form.outcome is Outcome.JAV and _still_reads(session, matter)
        value = replace(
            matter,
            outcome=form.outcome,
            ground=form.ground or matter.ground,
            missing=None,
            closed_at=None if waits else now,
        )
        return session.records.save([Write(tidy(self._ruling(matter, form))), Write(tidy(value), seen)])

    def _ruling(self, matter: DisqualificationMatter, form: RulingForm) -> DisqualificationRuling:
        session, decider = self.session, _decider(self.session, matter)
        former = session.records.children(DisqualificationRuling, matter.id)
        ground = form.ground if form.outcome in _WITH_GROUND else None
        return DisqualificationRuling(
            id=new_id(session.random),
            matter=matter.id,
            outcome=form.outcome,
            ground=ground,
            law_on=session.clock.today(),
            reasons=words_or_none(form.reasons),
            against=words_or_none(form.against),
            measure=form.measure,
            decided_by=decider.member,
            decider_title=decider.title,
            delegation_item=decider.item,
            delegation_checked=decider.checked,
            standing_in=decider.standing_in,
            decided_at=session.clock.now(),
            presented_by=words_or_none(form.presented_by),
            others_present=words_or_none(form.others_present),
            replaces=former[-1].value.id if former else None,
            provisions="\n".join(_provisions(session, form.outcome, ground)) or None,
        )


@dataclass(frozen=True, slots=True)
class NoteGivenOnPaper:
    """Note that the person concerned got a ruling on paper: the line of the register."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationRuling], *, on: date | None = None) -> Saved:
        """Save the day (None: today) and who gave it.

        Raises ``RuleError``: in_the_future, before_ruling, already_given; not_by_concerned for whoever gets it.
        """
        session, ruling = self.session, seen.value
        day, me = check_not_ahead(session, on), session.directory.me().id
        if ruling.given_on is not None:
            raise RuleError(Refusal.ALREADY_GIVEN)
        if ruling.decided_at is not None and day < ruling.decided_at.date():
            raise RuleError(Refusal.BEFORE_RULING)
        if ruling.matter and session.records.get(DisqualificationMatter, ruling.matter).value.concerned == me:
            raise RuleError(Refusal.NOT_BY_CONCERNED)
        return change(session.records, seen, replace(ruling, given_on=day, given_by=me))


@dataclass(frozen=True, slots=True)
class FileRuling:
    """Say that a ruling now stands in the diary, in a matter of its own and never in the client's file."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationRuling], *, on: date | None = None) -> Saved:
        """Save the day (None: today) and who filed it. Raises ``RuleError`` in_the_future or before_ruling."""
        session, ruling = self.session, seen.value
        day = check_not_ahead(session, on)
        if ruling.decided_at is not None and day < ruling.decided_at.date():
            raise RuleError(Refusal.BEFORE_RULING)
        return change(session.records, seen, replace(ruling, filed_on=day, filed_by=session.directory.me().id))


@dataclass(frozen=True, slots=True)
class TakeBackFiling:
    """Say that a ruling does not stand in the diary after all."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationRuling]) -> Saved:
        """Save that it is not filed; the history keeps what was said before."""
        return change(self.session.records, seen, replace(seen.value, filed_on=None, filed_by=None))


def other_writers(session: Session, ruling: DisqualificationRuling) -> frozenset[MemberId]:
    """Return who signed the ruling besides the one whom it names as decider; nobody, if all is as it should be."""
    lines = () if ruling.matter is None else session.log.history(ruling.matter)
    authors = {line.author for line in lines if line.entity == ruling.id and line.what == "made"}
    return frozenset(authors - {ruling.decided_by})


def known_facts(matter: DisqualificationMatter) -> tuple[Fact, ...]:
    """Return what is known in a matter, as far as this program knows the codes."""
    return tuple(fact for fact in Fact if matter.facts.get(fact.value) is True)


def relation_in(matter: DisqualificationMatter) -> Relation | None:
    """Return the relation that a matter names; None for none or one that only a newer program knows."""
    return Relation(matter.relation) if matter.relation in list(Relation) else None


def toward_in(matter: DisqualificationMatter) -> Toward | None:
    """Return whom the relation is to; None as for the relation."""
    return Toward(matter.toward) if matter.toward in list(Toward) else None


def _proposal(session: Session, matter: DisqualificationMatter) -> Assessment | None:
    relation, toward = relation_in(matter), toward_in(matter)
    if relation is None or toward is None or matter.is_wish:
        return None
    return assess(session.law, relation, toward, known_facts(matter))


def _why_not(session: Session, matter: DisqualificationMatter, outcome: Outcome) -> Refusal | None:
    """Return why an outcome cannot be chosen, whatever the form says; None when it can."""
    if not _i_decide(session, matter):
        return Refusal.ONLY_DECIDER
    if matter.closed_at is not None:
        return Refusal.MATTER_CLOSED
    if outcome is Outcome.RESOLVED_BY_REPLACEMENT:
        return Refusal.ENDS_BY_HAND_OVER
    if (outcome is Outcome.CLIENT_WISH) != bool(matter.is_wish):
        return Refusal.WISH_IS_NO_JAV
    if outcome is Outcome.OBVIOUSLY_IRRELEVANT:
        return _why_not_irrelevant(session, matter, None)
    return None


def _why_not_irrelevant(session: Session, matter: DisqualificationMatter, ground: Ground | None) -> Refusal | None:
    relation = relation_in(matter)
    if relation is None or relation is Relation.OTHER:
        return Refusal.RELATION_NEEDED
    allowed = may_be_irrelevant(session.law, relation, ground, known_facts(matter))
    return None if allowed else Refusal.NEVER_IRRELEVANT


def _lacks(session: Session, matter: DisqualificationMatter, form: RulingForm) -> Refusal | None:
    """Return what the form lacks; None when it is whole."""
    if form.outcome is Outcome.UNCLEAR:
        return Refusal.MISSING_NEEDED if words_or_none(form.missing) is None else None
    if form.outcome in _WITH_GROUND and form.ground is None:
        return Refusal.GROUND_NEEDED
    if words_or_none(form.reasons) is None:
        return Refusal.REASON_NEEDED
    return _why_not_irrelevant(session, matter, form.ground) if form.outcome is Outcome.OBVIOUSLY_IRRELEVANT else None


def _decider(session: Session, matter: DisqualificationMatter) -> Decider:
    """Return the matter's decider with title and item as the setting has them today."""
    member = matter.decider or session.directory.me().id
    own = Decider(member, session.directory.member(member).title, None, checked=False)
    found = delegation_of(session, concerns_of(session, matter.concerned))
    if found is None:
        return own
    row, checked = found.value, found.value.checked_on is not None
    if member == row.stand_in:
        return Decider(member, row.stand_in_title or own.title, row.item, checked, standing_in=True)
    return Decider(member, row.title or own.title, row.item, checked) if row.decider in (member, None) else own


def _i_decide(session: Session, matter: DisqualificationMatter) -> bool:
    """Return whether the signed-in person decides; where an older program named nobody, any chief not concerned."""
    me = session.directory.me()
    if matter.decider is None:
        return me.id != matter.concerned and bool(me.roles & CHIEFS)
    return matter.decider == me.id


def _still_reads(session: Session, matter: DisqualificationMatter) -> bool:
    if matter.case is None or matter.concerned is None:
        return False
    return matter.concerned in session.readers.readers(matter.case)


def _provisions(session: Session, outcome: Outcome, ground: Ground | None) -> tuple[str, ...]:
    """Return what a ruling cites."""
    cited = () if ground is None else (session.law.provisions[ground],)
    if outcome is Outcome.OBVIOUSLY_IRRELEVANT:
        return (*cited, session.law.irrelevance)
    return (*cited, session.law.articles[Article.MAY_NOT_TAKE_PART]) if outcome is Outcome.JAV else cited
