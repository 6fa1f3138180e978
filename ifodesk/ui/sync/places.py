"""The places to sync with in words: how each is, and what each can. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.ui.sync.hubs_state import HubCard
from ifodesk.usecases.hub_views import HubState, is_elsewhere
from ifodesk.usecases.hubs import HubPlace
from ifodesk.usecases.session import Session
from ifodesk.words import hub_test_words
from ifodesk.words import screen_words_sync_hubs as words
from ifodesk.words.date_words import moment
from ifodesk.words.hub_words import SHORT, SHORT_ELSE, place_of

_KEY = "hub-"
_SCHEME = "://"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Known:
    """What was read."""

    places: tuple[HubPlace, ...] = ()
    states: tuple[HubState, ...] = ()
    now: datetime = _LONG_AGO

    def place(self, number: int | None) -> HubPlace | None:
        """Return a place by its number; None when it is not there."""
        return next((place for place in self.places if place.number == number), None)

    def state(self, number: int) -> HubState | None:
        """Return how the rounds with a place went."""
        return next((state for state in self.states if state.number == number), None)


def read(session: Session) -> Known:
    """Read the places. Store lane."""
    return Known(session.hubs.all(), session.sync.state().hubs, session.clock.now())


def group(known: Known) -> Group:
    """Return a line for each place."""
    lines = tuple(_line(place, known) for place in known.places)
    return Group("hubs", words.TITLE, lines, words.NONE, (Action("add", words.ADD, Icon.PLUS),))


def title(address: str, *, stick: bool) -> str:
    """Return what a place is called: what kind it is, and where."""
    return words.NAMES[place_of(address, stick=stick)].format(address=address.partition(_SCHEME)[2] or address)


def number_of(key: str) -> int | None:
    """Return the number of the place whose line has *key*."""
    number = key.removeprefix(_KEY)
    return int(number) if key.startswith(_KEY) and number.isdigit() else None


def card(known: Known, number: int | None) -> HubCard | None:
    """Return what an opened place can; None when none is open."""
    place = known.place(number)
    if place is None:
        return None
    tried = words.NOT_TRIED if place.tried_at is None else words.TRIED.format(when=moment(place.tried_at, known.now))
    tests = words.TRY if place.abilities else words.TRY_FIRST
    state = known.state(place.number)
    named = title(place.address, stick=state is not None and state.stick)
    return HubCard(place.number, named, tried, tuple(_abilities(place)), tests)


def _line(place: HubPlace, known: Known) -> Line:
    state = known.state(place.number)
    problem = None if state is None or is_elsewhere(state) else state.problem
    return Line(
        key=f"{_KEY}{place.number}",
        text=title(place.address, stick=state is not None and state.stick),
        detail="" if problem is None else SHORT.get(problem, SHORT_ELSE),
        right=_when(state, known.now),
        icon=Icon.OFFLINE if problem else Icon.SYNC,
        tone=Tone.LATE if problem else Tone.QUIET,
        meaning=words.TROUBLE if problem else words.GOOD,
    )


def _when(state: HubState | None, now: datetime) -> str:
    if state is None or state.last_round is None:
        return words.NEVER
    form = words.STICK_SYNCED if state.stick else words.SYNCED
    return form.format(when=moment(state.last_round, now))


def _abilities(place: HubPlace) -> Iterator[Line]:
    for one in place.abilities:
        careful = (one.ability, one.answer) in hub_test_words.CAUTION
        yield Line(
            key=one.ability,
            text=hub_test_words.FOUND.get((one.ability, one.answer), one.ability),
            icon=Icon.WARNING if careful else Icon.CHECK,
            tone=Tone.WARN if careful else Tone.GOOD,
            meaning=words.TO_MIND if careful else words.FINE,
            opens=False,
        )
