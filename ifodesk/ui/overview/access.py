"""Walls around a case, and sharing it with another municipality. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from typing_extensions import override

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.overview.access_making import OPEN, SHARE, WALL, access_state
from ifodesk.ui.overview.access_reading import AccessRead, read_access
from ifodesk.ui.overview.access_state import AccessScreen, AccessState, ShareForm, WallForm
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.case_part import CasePart
from ifodesk.ui.tabs.notice import Tell
from ifodesk.usecases.keep_only import KeepOnly, may_review_only
from ifodesk.usecases.ports import Jobs, Member
from ifodesk.usecases.saving import Made
from ifodesk.usecases.session import Session
from ifodesk.usecases.sharing import EndSharing, KeepFromShared, OpenShared, ProlongSharing, ShareCase, Terms
from ifodesk.usecases.walls import BuildWall, LiftWall, may_review
from ifodesk.words import access_words
from ifodesk.words import screen_words_access as words
from ifodesk.words.date_words import full_day


class AccessPresenter(CasePart[AccessRead]):
    """One per window; shows one case at a time."""

    def __init__(
        self,
        view: AccessScreen,
        session: Session,
        jobs: Jobs,
        navigator: Navigator,
        tell: Tell,
    ) -> None:
        super().__init__(session, jobs, tell)
        self._view = view
        self._navigator = navigator
        self._state = AccessState()

    @override
    def read(self, case: EntityId) -> AccessRead:
        return read_access(self._session, case)

    @override
    def show(self, found: AccessRead | None) -> None:
        self._show(AccessState() if found is None else access_state(found))

    @override
    def drop(self) -> None:
        """Forget everything that was read."""
        self._view.close_access()
        super().drop()

    def wall_people_changed(self, form: WallForm) -> None:
        """Offer only reviewers who would read the case."""
        case = self._case
        if case is not None:
            offered = may_review_only if form.only else may_review
            self._work.run(lambda: offered(self._session, case, form.people), self._show_reviewers)

    def wall_given(self, form: WallForm) -> None:
        """Build a wall."""
        case = self._case
        if case is None:
            return
        if not form.people and not form.only:
            self._problem(words.WALL_NOBODY)
        elif not isinstance(form.reviewer, bytes):
            self._problem(words.WALL_NO_REVIEWER)
        else:
            build = (KeepOnly if form.only else BuildWall)(self._session)
            reviewer = MemberId(form.reviewer)
            self._work.save(
                lambda: build(case, form.people, reviewer=reviewer, reason=form.reason),
                done=lambda _changed: self._done(access_words.WALL_BUILT),
            )

    def share_given(self, form: ShareForm) -> None:
        """Share the case; the new case is told by its number."""
        case = self._case
        if case is None:
            return
        if form.ends_on is None:
            self._problem(words.NO_DAY)
            return
        basis = form.basis if isinstance(form.basis, str) else ""
        terms = Terms(basis=basis, detail=form.detail, scope=form.scope, ends_on=form.ends_on, asked=form.asked)
        self._work.save(lambda: OpenShared(self._session)(case, form.members, terms, form.items), done=self._shared)

    def line_acted(self, key: str, code: str) -> None:
        """Do what a button beside a wall or a sharing says."""
        if code == OPEN:
            self._navigator.open_case(_entity(key))
        else:
            self._view.ask_access(code, key)

    def lift_given(self, key: str, reason: str) -> None:
        """Take a wall down."""
        if (case := self._case) is not None:
            member = MemberId(bytes.fromhex(key.removeprefix(WALL)))
            self._work.save(
                lambda: LiftWall(self._session)(case, member, reason=reason),
                done=lambda _changed: self._done(access_words.WALL_LIFTED),
            )

    def end_given(self, key: str, reason: str) -> None:
        """End a sharing."""
        self._work.save(
            lambda: EndSharing(self._session)(_entity(key), reason=reason),
            done=lambda _changed: self._done(access_words.SHARING_ENDED),
        )

    def prolong_given(self, key: str, day: date) -> None:
        """Give a sharing another last day."""
        self._work.save(
            lambda: ProlongSharing(self._session)(_entity(key), day),
            done=lambda _saved: self._done(words.PROLONGED.format(day=full_day(day))),
        )

    def more_given(self, key: str, items: tuple[EntityId, ...]) -> None:
        """Copy more to where the case is shared."""
        self._work.save(
            lambda: ShareCase(self._session)(_entity(key), items),
            done=lambda _changed: self._done(words.copied(len(items))),
        )

    def keep_given(self, case: EntityId, items: tuple[EntityId, ...]) -> None:
        """Copy from the shared case that is shown into a case of one's own."""
        self._work.save(
            lambda: KeepFromShared(self._session)(case, items),
            done=lambda _changed: self._done(words.kept(len(items))),
        )

    def _show_reviewers(self, able: tuple[Member, ...]) -> None:
        self._show(replace(self._state, reviewers=tuple(Choice(one.id, one.name) for one in able)))

    def _shared(self, made: Made) -> None:
        self._work.run(
            lambda: self._session.queries.overview(made.id).row.number,
            lambda number: self._done(access_words.SHARED.format(number=number)),
        )

    def _done(self, text: str) -> None:
        self._view.close_access()
        self._good(text)

    def _show(self, state: AccessState) -> None:
        self._state = state
        self._view.show_access(state)


def _entity(key: str) -> EntityId:
    return EntityId(bytes.fromhex(key.removeprefix(SHARE)))
