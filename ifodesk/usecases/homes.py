"""The homes of the own unit: laid up, changed, ended; who lives there; who has opened the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from ifodesk.domain import personal_number as numbers
from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, HomeOpening
from ifodesk.domain.home_cells import LONGEST_KEY, MOST_PLACES
from ifodesk.domain.home_codes import HomeKind, as_codes, chosen
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases import ports
from ifodesk.usecases.cases import chief_for_new_cases
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_colleague
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.pool_settling import and_settle, check_texts
from ifodesk.usecases.saving import Made, change, check_not_ahead, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AddHome:
    """Lay up a home of the own municipality, in a compartment of its own."""

    session: Session

    def __call__(self, name: str, kinds: Iterable[HomeKind], *, place: str = "", for_child: str = "") -> Made:
        """Return the new home. Raises ``RuleError`` as `make`.

        Args:
            name: A short name of the unit's choosing.
            kinds: What it takes assignments as.
            place: A village or town.
            for_child: Of a network home: the number of the child's case.
        """
        home = Home(id=new_id(self.session.random), name=name, kinds=as_codes(kinds), place=place, for_child=for_child)
        return self.make(home)

    def make(self, home: Home, adults: Iterable[HomeAdult] = ()) -> Made:
        """Save *home* whole, read by the own unit; its municipality, day and worker are filled in.

        Raises:
            RuleError: name_needed, kind_needed, child_needed, key_too_long, places_out_of_range, not_a_member,
                other_municipality (about the worker), older_group.
        """
        (made,) = self.make_all([(home, adults)])
        return made

    def make_all(self, homes: Iterable[tuple[Home, Iterable[HomeAdult]]]) -> tuple[Made, ...]:
        """Save *homes*, each with its adults and whole, as `make` does; who reads them is asked once for all."""
        session, me, today = self.session, self.session.directory.me(), self.session.clock.today()
        check_known(session, "home")
        units: dict[MemberId | None, set[MemberId]] = {}
        made: list[Made] = []
        for home, adults in homes:
            whole = replace(
                tidy(home),
                municipality=me.municipality,
                handler=home.handler or me.id,
                opened_on=home.opened_on or today,
            )
            check_home(whole)
            if whole.handler not in units:
                units[whole.handler] = _own_unit(session, whole.handler)
            readers = session.readers.open_compartment(units[whole.handler] - {me.id})
            people: list[Write[object]] = [Write(replace(tidy(one), home=whole.id)) for one in adults]
            saved = session.records.save([Write(whole), *people], home=ports.Home("restricted", readers))
            made.append(Made(whole.id, saved))
        return tuple(made)


@dataclass(frozen=True, slots=True)
class ChangeHome:
    """Change what stands about a home. What may stand in the pool is renewed there in the same act."""

    session: Session

    def __call__(self, seen: Seen[Home], value: Home) -> Saved:
        """Save *value* in place of what was seen.

        Raises ``RuleError`` as `AddHome`, not_a_reader, and for a home in the pool pool_text_identifies.
        """
        session = self.session
        check_home(tidy(value))
        if value.pool is not None:
            check_texts(session, value)
        chosen_now = {value.handler, value.deputy} - {seen.value.handler, seen.value.deputy, None}
        if not chosen_now <= set(session.readers.readers(value.id)):
            raise RuleError(Refusal.NOT_A_READER)
        return and_settle(session, change(session.records, seen, value), value.id)


@dataclass(frozen=True, slots=True)
class EndHome:
    """A home takes no more assignments. It leaves the pool; its file stays."""

    session: Session

    def __call__(self, seen: Seen[Home], reason: str, *, on: date | None = None) -> Saved:
        """Save the home as ended. Raises ``RuleError`` already_ended, reason_needed, in_the_future."""
        session, why = self.session, words_or_none(reason)
        if seen.value.ended_on is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        ended = replace(seen.value, ended_on=check_not_ahead(session, on), end_reason=why)
        return and_settle(session, change(session.records, seen, ended), ended.id)


@dataclass(frozen=True, slots=True)
class AddAdult:
    """Write down an adult of a home. A home in the pool leaves it until that person's waiver is there too."""

    session: Session

    def __call__(
        self,
        home: EntityId,
        role: AdultRole,
        name: str,
        *,
        personal_number: str = "",
        phone: str = "",
        guardian: bool | None = None,
        protected: bool | None = None,
    ) -> Made:
        """Return the new adult. Raises ``RuleError`` name_needed, or ``NotFoundError`` for a home not read here."""
        session, called = self.session, words_or_none(name)
        session.records.get(Home, home)
        if called is None:
            raise RuleError(Refusal.NAME_NEEDED)
        adult = HomeAdult(
            id=new_id(session.random),
            home=home,
            role=role,
            name=called,
            phone=words_or_none(phone),
            guardian=guardian,
            protected=protected,
        )
        adult = with_number(adult, personal_number, session.clock.today())
        return Made(adult.id, and_settle(session, session.records.save([Write(adult)]), home))


@dataclass(frozen=True, slots=True)
class ChangeAdult:
    """Change what stands about an adult of a home, also that the person has left it."""

    session: Session

    def __call__(self, seen: Seen[HomeAdult], value: HomeAdult) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` name_needed, in_the_future."""
        session = self.session
        if words_or_none(value.name) is None:
            raise RuleError(Refusal.NAME_NEEDED)
        if value.left_on is not None:
            check_not_ahead(session, value.left_on)
        saved = change(session.records, seen, value)
        return saved if value.home is None else and_settle(session, saved, value.home)


@dataclass(frozen=True, slots=True)
class LogHomeOpening:
    """Note that the signed-in person opened a home's file, once per device and hour."""

    session: Session

    def __call__(self, home: EntityId) -> Changed | None:
        """Save the entry; None when this hour has one. Raises ``NotFoundError`` for a home not read here."""
        session = self.session
        session.records.get(Home, home)
        now = session.clock.now().replace(second=0, microsecond=0)
        hour = now.replace(minute=0)
        noted = any(one.here and one.at.replace(minute=0) == hour for one in session.log.openings(home))
        if noted or not session.readers.may_write(home, "home_opening"):
            return None
        entry = HomeOpening(id=new_id(session.random), home=home, opened_at=now)
        return session.records.save([Write(entry)]).changed


def check_home(home: Home) -> None:
    """Raise ``RuleError`` for what no home may be without, or has too much of: see `AddHome`."""
    kinds = chosen(home.kinds)
    if words_or_none(home.name) is None:
        raise RuleError(Refusal.NAME_NEEDED)
    if not kinds:
        raise RuleError(Refusal.KIND_NEEDED)
    if HomeKind.NETWORK in kinds and words_or_none(home.for_child) is None:
        raise RuleError(Refusal.CHILD_NEEDED)
    if home.places is not None and not 0 <= home.places <= MOST_PLACES:
        raise RuleError(Refusal.PLACES_OUT_OF_RANGE)
    keyed = (getattr(home, one.name) for one in fields(home))
    if any(not 0 < len(key) <= LONGEST_KEY for value in keyed if isinstance(value, Mapping) for key in value):
        raise RuleError(Refusal.KEY_TOO_LONG)


def with_number(adult: HomeAdult, typed: str, today: date) -> HomeAdult:
    """Return *adult* with a number as typed: 12 digits and the birth year when it can be read, else unchanged text."""
    match numbers.read(typed, today):
        case numbers.Readable(digits=digits, birth_year=year):
            return replace(adult, personal_number=digits, birth_year=year)
        case numbers.AsTyped(text=text):
            return replace(adult, personal_number=words_or_none(text))


def _own_unit(session: Session, handler: MemberId | None) -> set[MemberId]:
    """Return who reads a new home: its worker, the municipality's members of the familjehemsgrupp, the chief."""
    me = session.directory.me()
    if handler is not None:
        check_colleague(session, me.municipality, handler)
    group = {one.id for one in session.directory.members(me.municipality) if ports.Role.HOMES_GROUP in one.roles}
    return group | {one for one in (handler, chief_for_new_cases(session)) if one is not None}
