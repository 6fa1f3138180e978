"""Decides what "Gå igenom banken" shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes import review_forms, review_making
from ifodesk.ui.homes.confirm_state import Confirmed
from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.review_reading import read_review
from ifodesk.ui.homes.review_state import ReviewRead, ReviewScreen
from ifodesk.ui.homes.sheet_state import SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session
from ifodesk.usecases.vacancies import ConfirmVacancy
from ifodesk.words import screen_words_homes_review as words

_SHOWN: Final = frozenset(
    {"pool_home", "vacancy", "pool_stop", "claim", "meeting_point", "duty_roster", "stop_notice", "call_note"}
    | {"members", "municipality_settings", "home", "home_adult", "requirement"}
)


class ReviewPresenter(SheetWork[ReviewScreen]):
    """One per window."""

    def __init__(self, view: ReviewScreen, session: Session, jobs: Jobs, open_home: Callable[[EntityId], None]) -> None:
        """*open_home* shows the page of a home."""
        super().__init__(view, session, jobs, SheetState(words.TITLE, words.TEXT), _SHOWN)
        self._read: ReviewRead | None = None
        self._way: tuple[EntityId, ...] = ()
        self._at = 0
        self._open_home = open_home

    @override
    def load(self) -> None:
        """Read everything anew."""
        self._work.read(lambda: read_review(self._session), self._loaded)

    def opened(self, key: str) -> None:
        """Ask about the home of a line, or show the home in whose file something is missing."""
        if key.startswith(review_making.LACKS):
            self._open_home(EntityId(bytes.fromhex(key.rsplit("-", maxsplit=1)[-1])))
        elif key.startswith(review_making.HOME):
            self._begin((EntityId(bytes.fromhex(key.removeprefix(review_making.HOME))),))

    def acted(self, key: str, code: str) -> None:
        """Do what a button beside a line or a heading says."""
        read = self._read
        if read is None:
            return
        deeds: dict[str, Callable[[], None]] = {
            review_making.START: self._start,
            review_making.CONFIRM: lambda: self.opened(key),
            review_making.ADD_POINT: lambda: self._view.open_form(review_forms.point_form()),
            review_making.SET_DUTY: lambda: self._view.open_form(review_forms.duty_form(read)),
            review_making.WRITE_NOTE: lambda: self._view.open_form(review_forms.note_form(read)),
            review_making.DECIDE: lambda: self._decide(read, key),
            review_making.DONE: lambda: self._save(lambda: review_forms.finish(self._session, key)),
            review_making.CALLED: lambda: self._save(lambda: review_forms.called(self._session, key)),
            review_making.SEEN: lambda: self._save(lambda: review_forms.see(self._session, key)),
            review_making.TAKE: lambda: self._save(lambda: review_forms.take(self._session, key)),
        }
        deeds[code]()

    def given(self, answers: Answers) -> None:
        """Save what a form says."""
        told = words.SENT if answers.code == review_forms.NOTE else words.SAVED
        self._save(lambda: review_forms.save(self._session, answers), told)

    def confirmed(self, given: Confirmed) -> None:
        """Save what a home said today, and go on to the next."""
        entry = EntityId(bytes.fromhex(given.key))
        self._work.save(
            lambda: ConfirmVacancy(self._session)(
                entry,
                given.free,
                from_on=given.free_from,
                paused_until=given.paused_until,
                next_on=given.next_on,
            ),
            done=lambda _saved: self._next(),
        )

    def stepped(self, by: int) -> None:
        """Go to another home of the way without confirming."""
        self._at = min(max(self._at + by, 0), len(self._way))
        self._show_card()

    def close_card(self) -> bool:
        """Ask no more; false when nothing is asked."""
        if not self._way:
            return False
        self._way, self._at = (), 0
        self._show_card()
        return True

    def keep(self, text: str) -> None:
        """Keep what is half typed as a loose note: the window locks."""
        self._keep(words.KEPT.format(text=text))

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._read, self._way, self._at = None, (), 0
        self._view.close_forms()
        self._view.show_card(None)
        self._show(SheetState())

    @property
    @override
    def _has_read(self) -> bool:
        return self._read is not None

    def _start(self) -> None:
        if self._read is not None:
            read = self._read
            left = tuple(line for line in read.mine if not review_making.confirmed_today(read, line))
            self._begin(tuple(line.home.value.id for line in left))

    def _begin(self, way: tuple[EntityId, ...]) -> None:
        self._way, self._at = way, 0
        self._notice(None)
        self._show_card()
        self._view.focus_card()

    def _next(self) -> None:
        self._at += 1
        whole = len(self._way) > 1 and self._at >= len(self._way)
        self._show_card()
        if whole:
            self._say(words.ALL_DONE)
        elif not self._way:
            self._say(words.SAVED)

    def _show_card(self) -> None:
        if self._at >= len(self._way):
            self._way, self._at = (), 0
        line = self._line(self._way[self._at]) if self._way else None
        if line is None or self._read is None:
            self._view.show_card(None)
        else:
            self._view.show_card(review_making.card(self._read, line, self._at + 1, len(self._way)))

    def _line(self, entry: EntityId) -> PoolLine | None:
        lines = () if self._read is None else self._read.lines
        return next((line for line in lines if line.home.value.id == entry), None)

    def _decide(self, read: ReviewRead, key: str) -> None:
        point = next((seen for seen in read.points if key.endswith(seen.value.id.hex())), None)
        if point is not None:
            self._view.open_form(review_forms.decision_form(read, point))

    def _save(self, work: Callable[[], Saved | Made], told: str = words.SAVED) -> None:
        self._work.save(work, done=lambda _saved: self._done(told))

    def _done(self, told: str) -> None:
        self._view.close_forms()
        self._say(told)

    def _loaded(self, read: ReviewRead) -> None:
        self._read = read
        self._show(SheetState(words.TITLE, words.TEXT, review_making.review_groups(read), self._state.notice))
        self._show_card()
