"""Makes the state of walls and sharing. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ifodesk.domain.entities.access import SharedCaseBasis, Wall
from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.overview.access_reading import AccessRead
from ifodesk.ui.overview.access_state import AccessState, Candidate
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.due_questions import AskState
from ifodesk.words import screen_words_access as words
from ifodesk.words.date_words import full_day
from ifodesk.words.plural_words import listed

WALL, SHARE = "wall-", "share-"
"""What the keys of lines begin with."""
LIFT, OPEN, MORE, KEEP, PROLONG, END = "lift", "open", "more", "keep", "prolong", "end"
_LONGEST: Final = 36
"""Characters of a note that its tick shows."""


def access_state(read: AccessRead) -> AccessState:
    """Return the whole part."""
    mine = read.me.municipality
    people = sorted(read.everybody.values(), key=lambda one: swedish_key(one.name))
    outside = {member for member, _ in read.walls}
    return AccessState(
        case=read.case,
        groups=(Group("standing", words.STANDING, (*_walls(read), *_shares(read))),),
        people=tuple(
            Candidate(one.id, one.name, one.id in read.readers)
            for one in people
            if one.id != read.me.id
            and one.id not in outside
            and one.active
            and (one.municipality == mine or one.id in read.readers)
        ),
        reviewers=tuple(Choice(one.id, one.name) for one in read.reviewers),
        may_share=read.here is None,
        bases=tuple(Choice(one.code, _basis(read, one.code)) for one in read.law.bases),
        asks={one.code: f"{one.means} {one.asks}" for one in read.law.bases},
        places=tuple(Choice(code, name) for code, name in _places(read)),
        others=tuple(
            (one.municipality, Choice(one.id, words.jav_of(one.name, read.answered.get(one.id, AskState.NOT_ASKED))))
            for one in people
            if one.municipality != mine and one.active
        ),
        items=tuple(_items(read)),
        warnings=dict(_warnings(read)),
        own_cases=tuple(
            Choice(row.id, ", ".join(part for part in (row.number, row.client) if part)) for row in read.own_cases
        ),
    )


def _places(read: AccessRead) -> list[tuple[str, str]]:
    """Return code and name of the other municipalities, by name."""
    codes = {one.municipality for one in read.everybody.values() if one.active} - {read.me.municipality}
    return sorted(((code, read.place(code)) for code in codes), key=lambda one: swedish_key(one[1]))


def _items(read: AccessRead) -> Iterator[Choice]:
    for party in sorted(read.parties, key=lambda one: swedish_key(one.name or "")):
        if party.name:
            yield Choice(party.id, party.name)
    for note in read.notes:
        title = note.title or " ".join((note.text or "").split())
        shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()} …"
        yield Choice(note.id, words.NOTE.format(title=shown))


def _walls(read: AccessRead) -> Iterator[Line]:
    for member, noted in read.walls:
        standing = words.WALL_STANDS if noted else words.READS_NO_MORE
        lift = (Action(LIFT, words.LIFT if noted else words.LET_AGAIN),) if member in read.may_lift else ()
        yield Line(
            key=f"{WALL}{member.hex()}",
            text=standing.format(name=read.name(member)),
            detail=_noted(read, noted),
            icon=Icon.LOCK,
            tone=Tone.WARN if noted else Tone.QUIET,
            actions=lift,
            opens=False,
        )


def _noted(read: AccessRead, noted: tuple[Wall, ...]) -> str:
    parts: list[str] = []
    for wall in noted:
        if wall.raised_at is not None:
            parts.append(words.WALL_SINCE.format(day=full_day(wall.raised_at.astimezone().date())))
        if wall.reviewer is not None:
            parts.append(words.WALL_REVIEWED.format(name=read.name(wall.reviewer)))
        if wall.reason:
            parts.append(wall.reason)
    return " · ".join(dict.fromkeys(parts))


def _shares(read: AccessRead) -> Iterator[Line]:
    if read.here is not None:
        places = listed((read.place(read.here.from_municipality), read.place(read.here.to_municipality)))
        text = words.SHARED_HERE.format(places=places, day=_day(read.here))
        if left := _left(read, read.here):
            text = words.SHARED_HERE_LEFT.format(places=places, place=read.place(left))
        if read.here.ended_on is not None:
            text = words.SHARED_HERE_ENDED.format(places=places, day=_ended(read.here))
        yield _share(read, read.case, read.here, text, own=True)
    for shared, basis in read.shares:
        place = read.place(basis.to_municipality)
        form, day = (words.SHARED_WITH, _day(basis)) if basis.ended_on is None else (words.SHARED_ENDED, _ended(basis))
        form = words.SHARED_LEFT if basis.ended_on is None and _left(read, basis) else form
        yield _share(read, shared, basis, form.format(place=place, day=day), own=False)


def _left(read: AccessRead, basis: SharedCaseBasis) -> str:
    """Return which of the two has left the group; empty when neither has."""
    return next((one for one in (basis.from_municipality, basis.to_municipality) if one in read.gone), None) or ""


def _share(read: AccessRead, shared: EntityId, basis: SharedCaseBasis, text: str, *, own: bool) -> Line:
    late = basis.ended_on is None and basis.ends_on is not None and basis.ends_on < read.today
    actions = [Action(KEEP, words.KEEP)] if own else [Action(OPEN, words.OPEN_SHARED)]
    if basis.ended_on is None:
        actions += [] if own else [Action(MORE, words.MORE)]
        ours = basis.from_municipality in (None, read.me.municipality) and not _left(read, basis)
        actions += [Action(PROLONG, words.PROLONG)] if ours else []
        actions += [Action(END, words.END)]
    details = (_basis(read, basis.basis), basis.scope or "", basis.end_reason or "")
    return Line(
        key=f"{SHARE}{shared.hex()}",
        text=text,
        detail=" · ".join(part for part in details if part),
        icon=Icon.LATE if late else Icon.PEOPLE,
        tone=Tone.LATE if late else Tone.ACCENT,
        actions=tuple(actions),
        opens=False,
    )


def _warnings(read: AccessRead) -> Iterator[tuple[str, str]]:
    """Yield, by the key of its line, what ending each sharing means."""
    for shared, basis in (*read.shares, *(() if read.here is None else ((read.case, read.here),))):
        codes = {basis.from_municipality, basis.to_municipality} - {read.me.municipality}
        stays = basis.from_municipality == read.me.municipality
        means = words.END_MEANS if stays else words.LEAVE_MEANS
        told = means.format(other=listed(sorted(read.place(code) for code in codes)))
        living = read.living.get(shared, ())
        yield f"{SHARE}{shared.hex()}", f"{told} {_warning(read, living, stays=stays)}" if living else told


def _warning(read: AccessRead, living: tuple[Placement, ...], *, stays: bool) -> str:
    """Return what ending the sharing means while a child lives in a home that is followed there."""
    mine = read.me.municipality
    others = {code for one in living for code in (one.municipality, one.home_municipality) if code not in {mine, None}}
    homes = listed(sorted({one.home_name or "" for one in living}))
    told = words.CHILD_LIVES_THERE if stays else words.CHILD_LIVES_HERE
    return told.format(home=homes, other=listed(sorted(read.place(code) for code in others)))


def _basis(read: AccessRead, code: str | None) -> str:
    basis = read.law.basis(code)
    if basis is None:
        return code or ""
    form = words.CERTAIN if basis.certain else words.TO_VERIFY
    return form.format(title=basis.title, provision=basis.provision)


def _day(basis: SharedCaseBasis) -> str:
    return full_day(basis.ends_on) if basis.ends_on else ""


def _ended(basis: SharedCaseBasis) -> str:
    return full_day(basis.ended_on) if basis.ended_on else ""
