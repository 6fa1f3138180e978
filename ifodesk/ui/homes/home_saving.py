"""What the forms of a home's page save. Store lane, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ifodesk.domain.entities.home import (
    AdultRole,
    ContactKind,
    EventKind,
    Home,
    HomeAdult,
    HomeWaiver,
    Requirement,
    RequirementOutcome,
)
from ifodesk.domain.entities.pool import PoolStop
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes import ask_forms, home_access, home_forms
from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.home_making import newest_waiver
from ifodesk.ui.homes.neutral_form import with_answers
from ifodesk.usecases.claims import SettleClaims
from ifodesk.usecases.home_contacts import NoteContact, NoteEvent
from ifodesk.usecases.home_reading import ReadHome
from ifodesk.usecases.home_requirements import Exempt, NoteDone, TakeBackFact
from ifodesk.usecases.home_waivers import NoteWaiver, WithdrawWaiver
from ifodesk.usecases.homes import AddAdult, AddHome, ChangeAdult, ChangeHome, EndHome, with_number
from ifodesk.usecases.pool import EnterPool, LeavePool
from ifodesk.usecases.pool_stops import LiftStop, StopPlacements
from ifodesk.usecases.saving import Made, new_id
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session

Done = Saved | Made | Changed


@dataclass(frozen=True, slots=True)
class HomeSaving:
    """Saves what a form says about one home."""

    session: Session
    home: EntityId | None
    """The home's file; None: a new home, or another unit's."""

    def __call__(self, answers: Answers) -> Done:
        """Save it. Raises ``RuleError`` as the use case says."""
        deeds: dict[str, Callable[[Answers], Done]] = {
            home_forms.NEW: self._add,
            home_forms.CHANGE: self._change,
            home_forms.DONE: self._done,
            home_forms.EXEMPT: self._exempt,
            home_forms.ADULT: self._adult,
            home_forms.LEFT: self._left,
            home_forms.WAIVER: self._waiver,
            home_forms.WITHDRAW: self._withdraw,
            home_forms.END: self._end,
            home_forms.STOP: self._stop,
            home_forms.CONTACT: self._contact,
            home_forms.EVENT: self._event,
        }
        if answers.code in home_access.FORMS:
            return home_access.save_access(self.session, self._home, answers)
        deed = deeds.get(answers.code)
        return deed(answers) if deed is not None else ask_forms.save(self.session, answers)

    def enter(self) -> Changed:
        """Put the home in the pool."""
        return EnterPool(self.session)(self._home).changed

    def leave(self) -> Changed:
        """Take the home out of the pool."""
        return LeavePool(self.session)(self._home)

    def lift(self, stop: EntityId) -> Saved:
        """Lift a stop."""
        return LiftStop(self.session)(self.session.records.get(PoolStop, stop))

    def take_back(self, fact: EntityId) -> Saved:
        """Remove what was written by mistake about a requirement."""
        return TakeBackFact(self.session)(self.session.records.get(Requirement, fact))

    def let_back(self, key: str) -> Changed:
        """Let somebody read the file again who was shut out."""
        return home_access.let_back(self.session, self._home, key)

    def hold(self, entry: EntityId, claim: EntityId) -> Saved:
        """Let one reservation of a contested place hold; the others are told."""
        return SettleClaims(self.session)(entry, {claim})

    @property
    def _home(self) -> EntityId:
        if self.home is None:
            raise ValueError(self.home)
        return self.home

    def _add(self, answers: Answers) -> Made:
        home = _whole(Home(id=new_id(self.session.random)), answers)
        return AddHome(self.session).make(home)

    def _change(self, answers: Answers) -> Saved:
        seen = answers.base(Home)
        return ChangeHome(self.session)(seen, _whole(seen.value, answers))

    def _done(self, answers: Answers) -> Made:
        kind, adult = rule_of(answers.about)
        outcome = answers.one("outcome")
        return NoteDone(self.session)(
            self._home,
            kind,
            outcome=outcome if isinstance(outcome, RequirementOutcome) else RequirementOutcome.CLEAR,
            done_on=answers.day("on"),
            adult=adult,
            by_name=answers.text("by"),
            expires_on=answers.day("until"),
        )

    def _exempt(self, answers: Answers) -> Made:
        kind, adult = rule_of(answers.about)
        reason = answers.text("reason")
        return Exempt(self.session)(self._home, kind, reason, adult=adult, until=answers.day("until"))

    def _adult(self, answers: Answers) -> Saved | Made:
        role = answers.one("role")
        given = role if isinstance(role, AdultRole) else AdultRole.CARER
        if not answers.about:
            return AddAdult(self.session)(
                self._home,
                given,
                answers.text("name"),
                personal_number=answers.text("number"),
                phone=answers.text("phone"),
                guardian=answers.yes("guardian"),
                protected=answers.yes("protected"),
            )
        seen = answers.base(HomeAdult)
        value = replace(
            seen.value,
            role=given,
            name=answers.text("name"),
            phone=answers.text("phone") or None,
            guardian=answers.yes("guardian"),
            protected=answers.yes("protected"),
        )
        if answers.text("number") != (value.personal_number or ""):
            value = with_number(value, answers.text("number"), self.session.clock.today())
        return ChangeAdult(self.session)(seen, value)

    def _left(self, answers: Answers) -> Saved:
        seen = answers.base(HomeAdult)
        return ChangeAdult(self.session)(seen, replace(seen.value, left_on=answers.day("on")))

    def _waiver(self, answers: Answers) -> Made:
        return NoteWaiver(self.session)(
            _id(answers),
            municipalities=[str(code) for code in answers.some("places")],
            fields=[str(name) for name in answers.some("fields")],
            given_on=answers.day("on"),
            kept_where=answers.text("kept"),
            valid_until=answers.day("until"),
        )

    def _withdraw(self, answers: Answers) -> Saved:
        """Take back what the adult said last, even if it was noted while the form was open: it holds no more."""
        adult = self.session.records.get(HomeAdult, _id(answers)).value
        found = newest_waiver(ReadHome(self.session)(self._home), adult)
        seen = self.session.records.get(HomeWaiver, found.value.id if found is not None else adult.id)
        return WithdrawWaiver(self.session)(seen, on=answers.day("on"))

    def _end(self, answers: Answers) -> Saved:
        """End the home as it stands now: one that a colleague ended meanwhile is not ended twice."""
        seen = self.session.records.get(Home, self._home)
        return EndHome(self.session)(seen, answers.text("reason"), on=answers.day("on"))

    def _contact(self, answers: Answers) -> Made:
        kind = answers.one("kind")
        return NoteContact(self.session)(
            self._home,
            kind if isinstance(kind, ContactKind) else ContactKind.OTHER,
            answers.text("text"),
            on=answers.day("on"),
            minutes=answers.number("minutes"),
        )

    def _event(self, answers: Answers) -> Made:
        kind = answers.one("kind")
        given = kind if isinstance(kind, EventKind) else EventKind.OTHER
        return NoteEvent(self.session)(self._home, given, answers.text("text"), on=answers.day("on"))

    def _stop(self, answers: Answers) -> Changed:
        return StopPlacements(self.session)(
            _id(answers), from_on=answers.day("from"), phone=answers.text("phone")
        ).changed


def rule_of(key: str) -> tuple[str, EntityId | None]:
    r"""Return the requirement that the key of a line names, and of which adult.

    >>> rule_of("rule-interest"), rule_of("lacks-rule-criminal_register-0102")
    (('interest', None), ('criminal_register', b'\x01\x02'))
    """
    code, _, adult = key.partition("rule-")[2].partition("-")
    return code, EntityId(bytes.fromhex(adult)) if adult else None


def _id(answers: Answers) -> EntityId:
    return EntityId(bytes.fromhex(answers.about))


def _whole(home: Home, answers: Answers) -> Home:
    """Return *home* with what its form says, what stays with the own unit too."""
    return replace(
        with_answers(home, answers),
        for_child=answers.text("for_child") or None,
        agency=answers.text("agency") or None,
        record_number=answers.text("record_number") or None,
        secret_address=answers.yes("secret_address"),
    )
