"""The pool of homes of the eight: entering, leaving, reading it, and who looked at a home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from ifodesk.domain.entities.home_need import NeedStep1
from ifodesk.domain.entities.pool import Claim, HomeLook, Inquiry, PoolHome, PoolStop, Vacancy
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.domain.vacancy import VacancyState, VacancyView, is_stopped, vacancy_view
from ifodesk.usecases.changes import together
from ifodesk.usecases.claim_truth import ClaimTruth
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.home_reading import ReadHome, home_law, homes
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.log_ports import Opening
from ifodesk.usecases.pool_settling import check_texts, entry_value, leave
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import change, new_id
from ifodesk.usecases.seen import Changed, Seen, Write
from ifodesk.usecases.session import Session

T = TypeVar("T", Vacancy, Inquiry, Claim, PoolStop)


_SAID = frozenset({"free", "from_on", "paused_until"})
"""Of a vacancy, what makes its number doubtful when two people wrote it differently."""


@dataclass(frozen=True, slots=True)
class EnteredPool:
    """A home's new entry."""

    entry: EntityId
    changed: Changed


@dataclass(frozen=True, slots=True)
class EnterPool:
    """Put a home in the pool: the neutral fields that every adult's waiver names, and nothing else."""

    session: Session

    def __call__(self, home: EntityId) -> EnteredPool:
        """Return its entry.

        Raises:
            RuleError: already_in_pool; pool_closed, with the codes of `Hindrance` as reasons; pool_text_identifies;
                older_group.
        """
        session = self.session
        check_known(session, "pool_home")
        file = ReadHome(session)(home)
        if file.entry is not None:
            raise RuleError(Refusal.ALREADY_IN_POOL)
        if not file.gate.open:
            raise RuleError(Refusal.POOL_CLOSED, [one.code for one in file.gate.hinders])
        check_texts(session, file.home.value)
        entry = PoolHome(id=new_id(session.random), entered_on=session.clock.today())
        pointing = change(session.records, file.home, replace(file.home.value, pool=entry.id))
        saved = session.records.save([Write(entry_value(session, file, entry))], home=GROUP)
        return EnteredPool(entry.id, together(pointing.changed, saved.changed))


@dataclass(frozen=True, slots=True)
class LeavePool:
    """Take a home out of the pool, whatever the waivers say."""

    session: Session

    def __call__(self, home: EntityId) -> Changed:
        """Remove its entry and what hangs on it. Raises ``RuleError`` not_in_pool."""
        file = ReadHome(self.session)(home)
        if file.entry is None:
            raise RuleError(Refusal.NOT_IN_POOL)
        return leave(self.session, file.home, file.entry)


@dataclass(frozen=True, slots=True)
class PoolLine:
    """One home in the pool with all that the group knows about it."""

    home: Seen[PoolHome]
    places: VacancyView
    vacancy: Seen[Vacancy] | None
    stops: tuple[Seen[PoolStop], ...]
    """Those that hold."""
    inquiries: tuple[Seen[Inquiry], ...]
    """Newest first."""
    claims: tuple[Seen[Claim], ...]
    """Oldest first."""
    own: bool
    """Whether the signed-in person's municipality answers for the home."""
    file: EntityId | None
    """The home's own file, when this person reads it."""
    needs_ended: frozenset[EntityId] = frozenset()
    """Graded needs that nobody looks for a home for any more."""
    doubted: frozenset[MemberId] = frozenset()
    """Who wrote something about its reservations in another's place: it does not count."""

    @property
    def asked_now(self) -> tuple[Inquiry, ...]:
        """Return those that wait for an answer: "tillfrågas nu av Åsele"."""
        open_ones = (one.value for one in self.inquiries if one.value.answer is None)
        return tuple(one for one in open_ones if one.need not in self.needs_ended)

    @property
    def last_asked(self) -> datetime | None:
        """Return when the home was last asked; None: never."""
        return max((one.value.asked_at for one in self.inquiries if one.value.asked_at is not None), default=None)


@dataclass(frozen=True, slots=True)
class ReadPool:
    """Read the whole pool."""

    session: Session

    def __call__(self) -> tuple[PoolLine, ...]:
        """Return every home in the pool, in Swedish order of name."""
        session, records = self.session, self.session.records
        vacancies = _by_home(records.all(Vacancy))
        stops, inquiries, claims = (
            _by_home(records.all(PoolStop)),
            _by_home(records.all(Inquiry)),
            _by_home(records.all(Claim)),
        )
        files = {seen.value.pool: seen.value.id for seen in homes(session)}
        today, stale = session.clock.today(), home_law(session).vacancy_days.count
        mine = session.directory.me().municipality
        ended = frozenset(one.value.id for one in records.all(NeedStep1) if one.value.ended_on is not None)
        truth, lines = ClaimTruth(session), []
        for home in records.all(PoolHome):
            key = home.value.id
            vacancy = next(iter(vacancies[key]), None)
            told = [truth.told(one) for one in claims[key]]
            counted = tuple(one.claim for one in told if one.claim is not None)
            places = vacancy_view(
                None if vacancy is None else vacancy.value,
                stops=[one.value for one in stops[key]],
                claims=[one.value for one in counted],
                today=today,
                stale_days=stale,
                in_conflict=is_contradicted(vacancy),
            )
            lines.append(
                PoolLine(
                    home,
                    places,
                    vacancy,
                    tuple(one for one in stops[key] if is_stopped(one.value, today)),
                    tuple(reversed(inquiries[key])),
                    counted,
                    own=home.value.municipality == mine,
                    file=files.get(key),
                    needs_ended=ended,
                    doubted=frozenset().union(*(one.doubted for one in told)),
                )
            )
        return tuple(sorted(lines, key=lambda line: swedish_key(line.home.value.name or "")))


@dataclass(frozen=True, slots=True)
class LogLook:
    """Note that the signed-in person looked at a home in the pool, once per device and day; not at one's own."""

    session: Session

    def __call__(self, entry: EntityId) -> Changed | None:
        """Save the entry; None when this day has one, or the person has no right to write in the pool.

        Raises ``NotFoundError`` for a home that left the pool.
        """
        session = self.session
        seen = session.records.get(PoolHome, entry)
        if seen.value.municipality == session.directory.me().municipality:
            return None
        now = session.clock.now().replace(second=0, microsecond=0)
        here = [one.at.date() for one in session.log.openings(entry) if one.here]
        if now.date() in here or not session.readers.may_write(entry, "home_look"):
            return None
        return session.records.save([Write(HomeLook(id=new_id(session.random), home=entry, looked_at=now))]).changed


@dataclass(frozen=True, slots=True)
class ReadLooks:
    """Read who looked at a home in the pool: for the home's own municipality."""

    session: Session

    def __call__(self, entry: EntityId) -> tuple[Opening, ...]:
        """Return them, newest first. Raises ``RuleError`` not_your_home for a home of another municipality."""
        session = self.session
        check_own(session, session.records.get(PoolHome, entry).value)
        return session.log.openings(entry)


def is_contradicted(vacancy: Seen[Vacancy] | None) -> bool:
    """Return whether two people said different things about a home's places; who of them confirmed it is no matter."""
    return vacancy is not None and not vacancy.conflicts.isdisjoint(_SAID)


def check_own(session: Session, entry: PoolHome) -> None:
    """Raise ``RuleError`` not_your_home unless the signed-in person's municipality answers for the home."""
    if entry.municipality != session.directory.me().municipality:
        raise RuleError(Refusal.NOT_YOUR_HOME)


def to_confirm(lines: Iterable[PoolLine], today: date) -> tuple[PoolLine, ...]:
    """Return the own homes to ring and confirm: those unclear and those whose next day has come, oldest first."""
    due = [line for line in lines if line.own and (line.places.state is VacancyState.UNCLEAR or _is_due(line, today))]
    return tuple(sorted(due, key=lambda line: line.places.confirmed_on or date.min))


def _is_due(line: PoolLine, today: date) -> bool:
    next_on = None if line.vacancy is None else line.vacancy.value.next_on
    return next_on is not None and next_on <= today


def _by_home(found: Iterable[Seen[T]]) -> Mapping[EntityId | None, list[Seen[T]]]:
    by_home: defaultdict[EntityId | None, list[Seen[T]]] = defaultdict(list)
    for seen in found:
        by_home[seen.value.home].append(seen)
    return by_home
