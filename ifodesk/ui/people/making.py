"""Makes the state of Ledning. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.ui.people.reading import PeopleRead
from ifodesk.ui.people.state import PeopleState, PersonCard
from ifodesk.ui.people.waiting import tasks, waiting
from ifodesk.usecases.group_ports import Colleague, DeviceView, RoleHeld
from ifodesk.usecases.group_today import REMIND_BEFORE
from ifodesk.usecases.ports import Role
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words
from ifodesk.words.date_words import full_day, since

ROLES = tuple(Choice(role, name) for role, name in group_words.ROLE_NAME.items())
PERSON, ROLE, DEVICE, PLACE, HELPER = "person-", "role-", "device-", "place-", "helper-"
"""What the keys of lines begin with."""
_FAR = date.max


def people_state(read: PeopleRead, opened: str | None, sort: str) -> PeopleState:
    """Return the whole page without what forms show, with the person *opened* in the card."""
    card = next((one for one in read.colleagues if one.member.id.hex() == opened), None)
    if not read.leads:
        card = next((one for one in read.colleagues if one.member.id == read.me.id), None)
    return PeopleState(
        title=words.NAME if read.leads else words.MINE,
        leads=read.leads,
        tasks=tuple(_to_do(read)),
        groups=tuple(_of_leaders(read, sort)) if read.leads else (),
        alone=read.leads and len(read.colleagues) <= 1,
        sort=sort,
        card=None if card is None else _card(read, card),
        whom=tuple(_whom(read)),
        roles=ROLES,
        municipalities=tuple(Choice(code, name) for code, name in read.others),
        quorum=read.quorum,
        may_help=tuple(_may_help(read)),
        chiefs=tuple(Choice(one.id, one.name) for one in read.chiefs),
        record_system=read.basics.record_system,
        settings=read.basics.seen,
        has_hub=read.has_hub,
        loaded=True,
    )


def _to_do(read: PeopleRead) -> Iterator[Group]:
    lines = tuple(tasks(read))
    yield Group("tasks", words.TASKS.format(count=len(lines)), lines, empty=words.NOTHING_TO_DO)
    others = tuple(waiting(read))
    yield Group("waiting", words.WAITING.format(count=len(others)), others)


def _of_leaders(read: PeopleRead, sort: str) -> Iterator[Group]:
    people = sorted(read.colleagues, key=lambda one: _order(read, one, sort))
    title = words.PEOPLE.format(municipality=read.municipality, count=len(people))
    yield Group("people", title, tuple(_person(read, one) for one in people))
    yield Group("basics", words.BASICS, tuple(_basics(read)))
    quorum = words.QUORUM.format(people=group_words.people(read.quorum))
    change = (Action("quorum", words.QUORUM_CHANGE),)
    line = Line("quorum", quorum, words.QUORUM_DETAIL, icon=Icon.EDIT, actions=change, opens=False)
    add = (Action("helper", words.HELPER_ADD),)
    yield Group("signing", words.SIGNING, (line, *(_helper(read, one) for one in read.helpers)), actions=add)
    held = tuple(
        Line(f"rehearsal-{one.held_on}", one.told, right=full_day(one.held_on), icon=Icon.CHECK, opens=False)
        for one in read.rehearsals
    )
    keep = (Action("rehearse", words.REHEARSE_NOW),)
    yield Group("rehearsals", words.REHEARSALS, held, empty=words.REHEARSALS_NONE, actions=keep)
    yield _places(read)


def _places(read: PeopleRead) -> Group:
    if read.has_left:
        text = words.HAS_LEFT.format(municipality=read.municipality)
        return Group("places", words.PLACES, (Line("left", text, words.HAS_LEFT_DETAIL, opens=False),))
    part = (Action("part", words.PART),)
    places = tuple(
        Line(f"{PLACE}{code}", words.JOINED.format(name=name), icon=Icon.PEOPLE, actions=part, opens=False)
        for code, name in read.joined
    )
    ways = [Action("join", words.JOIN)] if read.others else []
    ways.append(Action("leave", words.LEAVE_GROUP))
    return Group("places", words.PLACES, places, empty=words.PLACES_NONE, actions=tuple(ways))


def _helper(read: PeopleRead, one: Colleague) -> Line:
    text = words.HELPER.format(name=one.member.name, place=read.places.get(one.member.municipality, ""))
    take = (Action("take_helper", words.TAKE_ROLE),)
    return Line(f"{HELPER}{one.member.id.hex()}", text, words.HELPER_DETAIL, icon=Icon.LOCK, actions=take, opens=False)


def _may_help(read: PeopleRead) -> Iterator[Choice]:
    """Give colleagues first, then the people of the other municipalities, each by name."""
    for one in sorted(read.may_help, key=lambda one: (one.municipality != read.me.municipality, swedish_key(one.name))):
        elsewhere = one.municipality != read.me.municipality
        form = words.HELPER_ELSEWHERE if elsewhere else "{name}"
        yield Choice(one.id, form.format(name=one.name, place=read.places.get(one.municipality, "")))


def _basics(read: PeopleRead) -> Iterator[Line]:
    chief, system = read.basics.chief, read.basics.record_system
    text = words.NEW_CASES.format(name=read.name(chief)) if chief else words.NEW_CASES_NOBODY
    yield _setting("new_cases", text, words.NEW_CASES_DETAIL, known=chief is not None)
    text = words.RECORD_SYSTEM.format(name=system) if system else words.RECORD_SYSTEM_UNSAID
    yield _setting("record_system", text, words.RECORD_SYSTEM_DETAIL, known=bool(system))


def _setting(code: str, text: str, detail: str, *, known: bool) -> Line:
    """Return a line whose button opens the form of the same name."""
    actions = (Action(code, words.QUORUM_CHANGE if known else words.NEW_CASES_CHOOSE),)
    icon, tone = (Icon.DOT, Tone.QUIET) if known else (Icon.WARNING, Tone.WARN)
    return Line(code, text, detail, icon=icon, tone=tone, actions=actions, opens=False)


def _order(read: PeopleRead, one: Colleague, sort: str) -> tuple[object, ...]:
    name = swedish_key(one.member.name)
    if sort == "ends":
        return (min((held.ends for held in one.roles if held.ends), default=_FAR), name)
    if sort == "heard":
        silent = read.silent.get(one.member.id)
        return (silent is None, silent.timestamp() if silent else 0.0, name)
    return (name,)


def _person(read: PeopleRead, one: Colleague) -> Line:
    soon = any(_soon(held, read.today) for held in one.roles)
    roles = ", ".join(group_words.role(held.role, held.ends) for held in one.roles) or words.NO_ROLE
    devices = ", ".join(device.name for device in one.devices)
    silent, mine = read.silent.get(one.member.id), one.member.id == read.me.id
    heard = "" if silent is None else words.SILENT_SINCE.format(day=since(_local(silent), read.today))
    return Line(
        key=f"{PERSON}{one.member.id.hex()}",
        text=words.YOU.format(name=one.member.name) if mine else one.member.name,
        detail=" · ".join(part for part in (roles, devices) if part),
        right="" if mine else heard,
        icon=Icon.LATE if soon else Icon.PERSON,
        tone=Tone.WARN if soon else Tone.QUIET,
        meaning=words.ENDS_SOON if soon else "",
    )


def _card(read: PeopleRead, one: Colleague) -> PersonCard:
    other = one.member.id != read.me.id
    give = (Action("give", words.GIVE_ROLE),) if read.leads else ()
    roles = tuple(_role(read, held) for held in one.roles)
    if not other:
        roles += tuple(_helped(place) for place in read.helps)
    devices = tuple(_device(device) for device in one.devices)
    return PersonCard(
        key=one.member.id.hex(),
        name=one.member.name,
        detail=one.member.title,
        groups=(
            Group("roles", words.ROLES, roles, empty=words.NO_ROLE, actions=give),
            Group("devices", words.DEVICES, devices, empty=words.NO_DEVICES),
        ),
        leaves=other and read.leads,
        forgot=other and read.leads,
    )


def _helped(place: str) -> Line:
    return Line(f"helps-{place}", words.HELPS.format(place=place), words.HELPS_DETAIL, icon=Icon.DOT, opens=False)


def _role(read: PeopleRead, held: RoleHeld) -> Line:
    soon = _soon(held, read.today)
    actions = (Action("give", words.NEW_END), Action("take", words.TAKE_ROLE)) if read.leads else ()
    return Line(
        key=f"{ROLE}{held.role}",
        text=group_words.role(held.role, held.ends),
        icon=Icon.LATE if soon else Icon.DOT,
        tone=Tone.WARN if soon else Tone.QUIET,
        meaning=words.ENDS_SOON if soon else "",
        actions=actions,
        opens=False,
    )


def _device(one: DeviceView) -> Line:
    notes = [group_words.THIS_DEVICE] * one.this
    if not one.own_key:
        notes += [group_words.RECOVERED_DEVICE, group_words.DEVICE_WORDS.format(words=" ".join(one.words))]
    lost = () if one.this else (Action("lost", words.LOST),)
    return Line(f"{DEVICE}{one.id.hex()}", one.name, " · ".join(notes), icon=Icon.LOCK, actions=lost, opens=False)


def _whom(read: PeopleRead) -> Iterator[Choice]:
    if read.leads:
        yield Choice("colleague", words.WHOM_COLLEAGUE)
    yield Choice("myself", words.WHOM_MYSELF)
    if not read.leads:
        return
    if Role.ADMIN in read.me.roles:
        yield Choice("municipality", words.WHOM_MUNICIPALITY)
    for one in read.colleagues:
        if one.member.id != read.me.id:
            yield Choice(one.member.id, words.WHOM_FORGOT.format(name=one.member.name))


def _soon(held: RoleHeld, today: date) -> bool:
    return held.ends is not None and held.ends <= today + REMIND_BEFORE


def _local(at: datetime) -> date:
    """Return the day of an instant where the user is."""
    return at.astimezone().date()
