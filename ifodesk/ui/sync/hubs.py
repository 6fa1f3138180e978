"""The places to sync with: what each can, one more, one less. Nothing is written anywhere before a yes. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from ifodesk.ui.parts.shapes import Action, Group, Message, MessageKind
from ifodesk.ui.sync import places
from ifodesk.ui.sync.hubs_state import HubsScreen, HubsState, Way
from ifodesk.ui.sync.runner import PROGRESS, SyncRunner
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.hubs import FirstSight, HubAbility, HubAccess, HubAdded, HubFilled, Lies
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import hub_sight_words, sync_words
from ifodesk.words import screen_words_sync_hubs as words
from ifodesk.words.plural_words import count

T = TypeVar("T")

SYNC = Changed(frozenset({"sync"}))
ADD = "add"
_USE, _REMOVE, _NO = "use", "remove", "no"


@dataclass(frozen=True, slots=True, repr=False)
class _Asked:
    """A place that was seen, while its question waits."""

    seen: FirstSight
    access: HubAccess | None
    stick: bool


class HubsPresenter:
    """Shows the places and takes one more into use, in two steps: look, then a yes."""

    def __init__(self, view: HubsScreen, session: Session, jobs: Jobs, runner: SyncRunner) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._runner = runner
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = HubsState(Group("hubs", words.TITLE))
        self._open: int | None = None
        self._asked: _Asked | None = None
        self._removing: int | None = None
        self._begun = False
        self._known = places.Known()
        self._dropped = False
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the places."""
        self._work.read(lambda: places.read(self._session), self._loaded)

    def acted(self, _key: str, code: str) -> None:
        """A button of the list was pressed."""
        if code == ADD:
            self._forget_question()
            self._show(replace(self._state, adding=True, needed=False, message=None))

    def opened(self, key: str) -> None:
        """A place is to show what it can."""
        self._open = places.number_of(key)
        self._refresh()

    def closed(self) -> bool:
        """Close what is open, the innermost first; false when nothing is."""
        if self._asked is not None or self._removing is not None:
            self._answered_no()
            return True
        if self._state.adding:
            self._show(replace(self._state, adding=False, needed=False))
            return True
        if self._open is not None:
            self._open = None
            self._refresh()
            return True
        return False

    def look_clicked(self, way: Way, address: str, user: str, secret: str) -> None:
        """See what lies at a place. Nothing is written."""
        if not address:
            self._show(replace(self._state, needed=True))
            return
        access = HubAccess(user, secret) if way is Way.SERVER and user else None
        look = partial(self._session.hubs.look, address, access)
        self._slow(words.LOOKING, look, lambda seen: self._ask(_Asked(seen, access, way is Way.STICK)))

    def answered(self, code: str) -> None:
        """The question of a message was answered."""
        if code == _USE and (asked := self._asked) is not None:
            self._asked = None
            add = partial(self._session.hubs.add, asked.seen, asked.access, stick=asked.stick)
            self._slow(words.ADDING, add, self._added)
        elif code == _REMOVE and (number := self._removing) is not None:
            self._removing = None
            self._slow("", partial(self._session.hubs.remove, number), self._removed)
        else:
            self._answered_no()

    def try_clicked(self) -> None:
        """Try out anew what the open place can."""
        if self._open is not None:
            self._slow(words.TRYING, partial(self._session.hubs.try_again, self._open), self._tried)

    def fill_clicked(self) -> None:
        """Put back what the open place has lost."""
        if self._open is not None:
            self._slow(words.FILLING, partial(self._session.hubs.fill_up, self._open), self._filled)

    def remove_clicked(self) -> None:
        """Ask whether the open place is to be used no more."""
        place = self._known.place(self._open)
        if place is not None:
            self._removing = place.number
            yes, no = Action(_REMOVE, words.REMOVE_YES), Action(_NO, words.NO, main=True)
            text = words.REMOVE_SURE.format(address=place.address)
            self._show(replace(self._state, message=Message(text, MessageKind.WARN, (no, yes), closable=False)))

    def left(self) -> None:
        """Another page is shown: what was begun here is given up, and nothing typed stays in its fields."""
        self._forget_question()
        self._open = None
        self._show(HubsState(self._state.group, busy=self._state.busy))

    def drop(self) -> None:
        """Forget everything that was read or typed."""
        self._dropped = True
        self._work.renew()
        self._open = None
        self._known = places.Known()
        self._forget_question()
        self._show(HubsState(Group("hubs", words.TITLE)))

    def _ask(self, asked: _Asked) -> None:
        """Ask; the first button has the focus, so that Enter never takes strangers' files into use."""
        self._asked = asked
        strange = asked.seen.lies is Lies.STRANGERS
        yes, no = Action(_USE, words.USE, main=not strange), Action(_NO, words.USE_NOT, main=strange)
        text = hub_sight_words.question(asked.seen)
        kind = MessageKind.WARN if strange else MessageKind.INFO
        answers = (no, yes) if strange else (yes, no)
        self._show(replace(self._state, message=Message(text, kind, answers, closable=False)))

    def _answered_no(self) -> None:
        text = words.NOT_USED if self._asked is not None else ""
        self._forget_question()
        self._show(replace(self._state, message=Message(text) if text else None))

    def _added(self, added: HubAdded) -> None:
        text = words.ADDED if added.in_key_ring else words.ADDED_IN_VAULT
        self._show(replace(self._state, adding=False, needed=False))
        self._done(text)
        self._begun = added.in_key_ring
        self._runner.start()

    def _removed(self, _nothing: None) -> None:
        self._open = None
        self._done(words.REMOVED)

    def _tried(self, _found: tuple[HubAbility, ...]) -> None:
        self._done(words.TRIED_NOW)

    def _filled(self, filled: HubFilled) -> None:
        if filled.problem is not None:
            self._done(sync_words.problem(filled.problem), MessageKind.PROBLEM)
        elif filled.lacking:
            self._done(words.FILLED.format(count=count(filled.lacking, words.PART, words.PARTS)))
        else:
            self._done(words.FILLED_NOTHING)

    def _done(self, text: str, kind: MessageKind = MessageKind.GOOD) -> None:
        self._show(replace(self._state, message=Message(text, kind)))
        self._jobs.tell(SYNC)

    def _slow(self, said: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run *work* on the network lane, one at a time."""
        if self._state.busy:
            return

        def ended(answer: T) -> None:
            self._show(replace(self._state, busy=""))
            done(answer)

        self._show(replace(self._state, busy=said, message=None))
        self._work.run(work, ended, lane="network")

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, busy="", message=Message(text, MessageKind.PROBLEM)))

    def _forget_question(self) -> None:
        self._asked = self._removing = None

    def _loaded(self, known: places.Known) -> None:
        self._known = known
        self._refresh()

    def _refresh(self) -> None:
        card = places.card(self._known, self._open)
        self._show(replace(self._state, group=places.group(self._known), card=card))

    def _changed(self, changed: Changed) -> None:
        if not self._dropped and changed.kinds != PROGRESS.kinds and "sync" in changed.kinds:
            if self._begun and not self._runner.running:
                self._round_ended()
            self.load()

    def _round_ended(self) -> None:
        """What was said of the round that a new place began is old now: the page tells how it went."""
        self._begun = False
        if self._state.message == Message(words.ADDED, MessageKind.GOOD):
            self._show(replace(self._state, message=None))

    def _show(self, state: HubsState) -> None:
        if state != self._state:
            self._state = state
            self._view.show_state(state)
