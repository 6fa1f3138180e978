"""Who can take the case instead: the ranked list, and asking those of other municipalities. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from typing_extensions import override

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sharing_law import SharingBasis
from ifodesk.domain.standing_in import Ranked, StandInPlace
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line
from ifodesk.ui.tabs.case_part import CasePart
from ifodesk.ui.tabs.notice import Tell
from ifodesk.usecases.disqualification_deciders import CHIEFS
from ifodesk.usecases.disqualification_questions import AskColleague
from ifodesk.usecases.naming_basis import RecordNamingBasis, naming_basis_of
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.usecases.standing_in import StandInView, WhoCanInstead
from ifodesk.words import access_words, standing_in_words
from ifodesk.words import screen_words_instead as words

ASK_CHIEF, ASK_JAV, ASK_AGAIN = "ask_chief", "ask_jav", "ask_again"


@dataclass(frozen=True, slots=True)
class InsteadRead:
    """The ranking with what is needed to put it in words."""

    found: StandInView
    places: dict[str, str]
    named: frozenset[MemberId]
    """Whom the names may be told to: a basis is recorded."""
    wanted: bool
    """Whether somebody steps aside: the handler has answered "hinder"."""
    leads: bool
    bases: tuple[SharingBasis, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class InsteadState:
    """The part of the tab."""

    groups: tuple[Group, ...] = ()
    board_only: str = ""
    wanted: bool = False
    """Whether the list opens by itself."""
    bases: tuple[Choice, ...] = ()
    asks: tuple[tuple[str, str], ...] = ()
    """What each basis means and asks for."""


@dataclass(frozen=True, slots=True)
class NamingForm:
    """By what right names are told to somebody elsewhere."""

    member: MemberId
    basis: object
    detail: str


class InsteadScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_instead(self, state: InsteadState | None) -> None:
        """Show the list; None: no case is shown."""
        ...

    def ask_chief(self, municipality: str) -> None:
        """Open the question to the chief of a municipality (SCB code)."""
        ...

    def ask_naming(self, member: MemberId, title: str) -> None:
        """Ask by what right names may be told."""
        ...

    def named(self) -> None:
        """The basis is saved: close its form."""
        ...


class InsteadPresenter(CasePart[InsteadRead]):
    """One per window."""

    def __init__(self, view: InsteadScreen, session: Session, jobs: Jobs, tell: Tell) -> None:
        self._view = view
        self._names: dict[str, str] = {}
        super().__init__(session, jobs, tell)

    @override
    def read(self, case: EntityId) -> InsteadRead:
        session = self._session
        found = WhoCanInstead(session)(case)
        everybody = [one.candidate for one in (*found.ranked, *found.unable)]
        handler = session.queries.overview(case).case.value.handler
        return InsteadRead(
            found=found,
            places={one.municipality: session.directory.municipality_name(one.municipality) for one in everybody},
            named=frozenset(
                one.member for one in everybody if one.member and naming_basis_of(session, case, one.member)
            ),
            wanted=handler is not None and session.queries.answer_of(case, handler) is Answer.HINDER,
            leads=bool(session.directory.me().roles & CHIEFS),
            bases=session.sharing_law.bases,
            now=session.clock.now(),
        )

    @override
    def show(self, found: InsteadRead | None) -> None:
        self._names = {} if found is None else _names(found)
        self._view.show_instead(None if found is None else instead_state(found))

    def acted(self, key: str, code: str) -> None:
        """Ask a chief, or one that a chief has offered."""
        if code == ASK_CHIEF:
            self._view.ask_chief(key)
            return
        member = MemberId(bytes.fromhex(key))
        if code == ASK_JAV:
            self._view.ask_naming(member, words.NAMING_TITLE.format(name=self._names.get(key, "")))
        elif code == ASK_AGAIN:
            self._ask(member, words.ASKED)

    def naming_given(self, form: NamingForm) -> None:
        """Record by what right the names are told, then ask."""
        if (case := self._case) is not None:
            basis = form.basis if isinstance(form.basis, str) else ""
            self._work.save(
                lambda: RecordNamingBasis(self._session)(case, form.member, basis=basis, detail=form.detail),
                done=lambda _made: self._named(form.member),
            )

    def _named(self, member: MemberId) -> None:
        self._view.named()
        self._ask(member, words.NAMING_ASKED)

    def _ask(self, member: MemberId, said: str) -> None:
        if (case := self._case) is not None:
            self._work.save(lambda: AskColleague(self._session)(case, member), done=lambda _made: self._good(said))


def instead_state(read: InsteadRead) -> InsteadState:
    """Return the part."""
    ranked = tuple(_line(read, one, number) for number, one in enumerate(read.found.ranked, start=1))
    unable = tuple(_line(read, one, None) for one in read.found.unable)
    elsewhere = any(one.candidate.place is StandInPlace.OTHER_MUNICIPALITY for one in read.found.ranked)
    return InsteadState(
        groups=(Group("ranked", words.TITLE, ranked, empty=words.NOBODY), Group("unable", words.UNABLE, unable)),
        board_only=standing_in_words.board_only_text(read.found.board_only) if elsewhere else "",
        wanted=read.wanted,
        bases=tuple(Choice(one.code, _basis(one)) for one in read.bases),
        asks=tuple((one.code, f"{one.means} {one.asks}") for one in read.bases),
    )


def _line(read: InsteadRead, ranked: Ranked, number: int | None) -> Line:
    one = ranked.candidate
    place = read.places.get(one.municipality, "")
    name = one.name if one.member is None else f"{one.name}, {place}"
    return Line(
        one.municipality if one.member is None else one.member.hex(),
        f"{number}. {name}" if number else name,
        detail=standing_in_words.line(ranked, read.now),
        icon=Icon.DASH if number is None else Icon.PEOPLE if one.member is None else Icon.PERSON,
        actions=tuple(_actions(read, ranked)),
        opens=False,
    )


def _actions(read: InsteadRead, ranked: Ranked) -> Iterator[Action]:
    one = ranked.candidate
    if ranked.unable or one.place is not StandInPlace.OTHER_MUNICIPALITY:
        return
    if one.member is None:
        if read.leads and one.asked_at is None:
            yield Action(ASK_CHIEF, words.ASK_CHIEF)
    elif one.member in read.named:
        yield Action(ASK_AGAIN, words.ASK_AGAIN)
    else:
        yield Action(ASK_JAV, words.ASK_JAV)


def _names(read: InsteadRead) -> dict[str, str]:
    people = (one.candidate for one in read.found.ranked)
    return {one.member.hex(): one.name for one in people if one.member is not None}


def _basis(basis: SharingBasis) -> str:
    mark = "" if basis.certain else f" [{access_words.TO_VERIFY}]"
    return f"{basis.title} ({basis.provision}){mark}"
