"""What a colleague can stand in for, on the page Lån. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.domain.entities.lending import StandInProfile
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.lending.typed import typed_number
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.notice import Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import LEADERS, Jobs
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.stand_in_profiles import SaveProfile, profile_of
from ifodesk.words import screen_words_profile as words
from ifodesk.words.date_words import full_day

_NEW = EntityId(bytes(16))


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """What stands in the form; counts as typed."""

    member: object = None
    placed: str = ""
    investigations: str = ""
    others: str = ""
    free: str = ""
    languages: str = ""
    competence: str = ""
    has_degree: object = None
    works_alone: object = None
    seen: Seen[StandInProfile] | None = None
    """What the form was filled from; None: nothing was written."""


@dataclass(frozen=True, slots=True)
class ProfileState:
    """What the form begins with."""

    form: ProfileForm
    people: tuple[Choice, ...]
    """Oneself, and for a chief the colleagues."""
    counted: str


class ProfileScreen(Protocol):
    """The form, as far as the presenter knows it."""

    def show_profile(self, state: ProfileState) -> None:
        """Open the form, filled in."""
        ...

    def profile_saved(self) -> None:
        """Close the form and forget what is in it."""
        ...


class ProfilePresenter:
    """One per window."""

    def __init__(self, view: ProfileScreen, session: Session, jobs: Jobs, tell: Tell) -> None:
        self._view = view
        self._session = session
        self._tell = tell
        self._work = ScreenWork(session, jobs, lambda text: tell(problem(text)))

    def open(self, member: object = None) -> None:
        """Open the form of one person; None: of oneself."""
        who = MemberId(member) if isinstance(member, bytes) else None
        self._work.run(lambda: read_profile(self._session, who), self._view.show_profile)

    def drop(self) -> None:
        """Forget everything."""
        self._work.renew()
        self._view.profile_saved()

    def given(self, form: ProfileForm) -> None:
        """Save it with today's date; what is typed stays when a count cannot be read."""
        typed = (form.placed, form.investigations, form.others)
        counts = tuple(typed_number(text) for text in typed)
        if any(count is None and text.strip() for count, text in zip(counts, typed, strict=True)):
            self._tell(problem(words.BAD_COUNT))
            return
        profile = StandInProfile(
            id=_NEW,
            member=MemberId(form.member) if isinstance(form.member, bytes) else None,
            placed=counts[0],
            investigations=counts[1],
            others=counts[2],
            free=form.free.strip() or None,
            languages=form.languages.strip() or None,
            competence=form.competence.strip() or None,
            has_degree=form.has_degree if isinstance(form.has_degree, bool) else None,
            works_alone=form.works_alone if isinstance(form.works_alone, bool) else None,
        )
        self._work.save(lambda: SaveProfile(self._session)(profile, form.seen), done=lambda _saved: self._saved())

    def _saved(self) -> None:
        self._view.profile_saved()
        self._tell(Notice(words.SAVED, NoticeKind.GOOD))


def read_profile(session: Session, member: MemberId | None) -> ProfileState:
    """Return what is known of *member*; None: of oneself. Store lane."""
    me = session.directory.me()
    people = session.directory.members(me.municipality) if me.roles & LEADERS else (me,)
    who = me.id if member is None else member
    seen = profile_of(session, who)
    profile = seen.value if seen else StandInProfile(id=_NEW)
    return ProfileState(
        form=ProfileForm(
            member=who,
            placed=_shown(profile.placed),
            investigations=_shown(profile.investigations),
            others=_shown(profile.others),
            free=profile.free or "",
            languages=profile.languages or "",
            competence=profile.competence or "",
            has_degree=profile.has_degree,
            works_alone=profile.works_alone,
            seen=seen,
        ),
        people=tuple(Choice(one.id, one.name) for one in people),
        counted=words.COUNTED.format(day=full_day(profile.counted_on)) if profile.counted_on else "",
    )


def _shown(count: int | None) -> str:
    return "" if count is None else str(count)
