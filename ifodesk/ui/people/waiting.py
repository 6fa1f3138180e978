"""What the group's life asks of the signed-in person, and what waits for others, as lines. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Line, Tone
from ifodesk.ui.people.reading import PeopleRead
from ifodesk.usecases.group_ports import ActKind, Proposal
from ifodesk.usecases.group_today import GroupTask, GroupTaskKind
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words
from ifodesk.words import screen_words_returning as returning_words
from ifodesk.words.date_words import day, full_day
from ifodesk.words.plural_words import listed

_ICON = {
    GroupTaskKind.SIGN: Icon.EDIT,
    GroupTaskKind.ROLE_ENDS: Icon.LATE,
    GroupTaskKind.MY_ROLE_ENDS: Icon.LATE,
    GroupTaskKind.NO_ROLE: Icon.WARNING,
    GroupTaskKind.BE_LET_IN: Icon.LOCK,
    GroupTaskKind.NO_HANDLER: Icon.CASES,
    GroupTaskKind.SHARE_LEFT: Icon.PEOPLE,
    GroupTaskKind.ASK_AGAIN: Icon.SCALES,
    GroupTaskKind.NEW_KEY: Icon.LOCK,
    GroupTaskKind.REOPEN: Icon.LOCK,
    GroupTaskKind.WELCOME: Icon.LOCK,
    GroupTaskKind.REJOIN: Icon.OFFLINE,
    GroupTaskKind.RETIRED: Icon.WARNING,
    GroupTaskKind.REMOVED: Icon.WARNING,
    GroupTaskKind.REHEARSE: Icon.HISTORY,
    GroupTaskKind.NEW_CASES: Icon.CASES,
    GroupTaskKind.NO_HELPER: Icon.LOCK,
    GroupTaskKind.RIGHTS: Icon.EDIT,
}


def tasks(read: PeopleRead) -> Iterator[Line]:
    """Give a line for each task; its key is `task_key`."""
    for task in read.tasks:
        text, detail, actions = _told(read, task)
        yield Line(
            key=task_key(task),
            text=text,
            detail=detail,
            right=day(task.due_on, read.today) if task.due_on else "",
            icon=_ICON[task.kind],
            tone=Tone.ACCENT,
            actions=actions,
            opens=task.kind in _LEADS_ON,
        )


def waiting(read: PeopleRead) -> Iterator[Line]:
    """Give a line for each proposal that waits for others: of one's own, and to those who lead of all."""
    for one in read.proposals:
        if one.signed_by_me or (read.leads and not one.counts):
            waits = group_words.waits_for(read.awaited[one.id])
            yield Line(f"waiting-{one.id.hex()}", _proposed(read, one), waits, icon=Icon.HALF, opens=False)


def task_key(task: GroupTask) -> str:
    """Return what names a task over a refresh."""
    about = task.case or (task.proposal.id if task.proposal else None) or task.member or b""
    return f"{task.kind}-{about.hex()}-{task.role or ''}"


_LEADS_ON = {
    *(GroupTaskKind.ROLE_ENDS, GroupTaskKind.NO_HANDLER, GroupTaskKind.SHARE_LEFT, GroupTaskKind.ASK_AGAIN),
}
_FIXED: Final[Mapping[GroupTaskKind, tuple[str, str, tuple[Action, ...]]]] = {
    GroupTaskKind.RETIRED: (words.RETIRED, words.RETIRED_DETAIL, (Action("rejoin", returning_words.BEGIN),)),
    GroupTaskKind.REMOVED: (words.REMOVED, words.REMOVED_DETAIL, ()),
    GroupTaskKind.BE_LET_IN: (words.BE_LET_IN, words.BE_LET_IN_DETAIL, ()),
    GroupTaskKind.NO_ROLE: (words.OUT_OF_ROLES, words.OUT_OF_ROLES_DETAIL, ()),
    GroupTaskKind.NEW_KEY: (words.NEW_KEY, words.NEW_KEY_DETAIL, (Action("new_key", words.NEW_KEY_NOW),)),
    GroupTaskKind.REJOIN: (words.REJOIN, words.REJOIN_DETAIL, (Action("rejoin", returning_words.BEGIN),)),
    GroupTaskKind.REHEARSE: (words.REHEARSE, words.REHEARSE_DETAIL, (Action("rehearse", words.REHEARSE_NOW),)),
    GroupTaskKind.NEW_CASES: (words.NO_CHIEF, words.NO_CHIEF_DETAIL, (Action("new_cases", words.NEW_CASES_CHOOSE),)),
    GroupTaskKind.RIGHTS: (words.RIGHTS, words.RIGHTS_DETAIL, (Action("rights", words.RIGHTS_NOW),)),
}


def _told(read: PeopleRead, task: GroupTask) -> tuple[str, str, tuple[Action, ...]]:
    """Return the text, the detail and the buttons of a task."""
    name = read.name(task.member)
    if task.proposal is not None:
        return _to_sign(read, task.proposal)
    if task.role is not None and task.due_on is not None:
        mine = task.kind is GroupTaskKind.MY_ROLE_ENDS
        form, detail = (
            (words.MY_ROLE_ENDS, words.MY_ROLE_ENDS_DETAIL) if mine else (words.ROLE_ENDS, words.ROLE_ENDS_DETAIL)
        )
        return form.format(name=name, role=group_words.ROLE_NAME[task.role], day=full_day(task.due_on)), detail, ()
    if task.kind is GroupTaskKind.REOPEN:
        detail = words.REOPEN_DETAIL.format(cases=group_words.cases(task.count))
        return words.REOPEN.format(name=name), detail, (Action("reopen", words.REOPEN_NOW),)
    if task.kind is GroupTaskKind.WELCOME:
        return words.WELCOME.format(name=name), words.WELCOME_DETAIL, (Action("request", words.OPEN_REQUEST),)
    if task.kind in _FIXED:
        return _FIXED[task.kind]
    return _somebody_is_missing(read, task, name)


def _somebody_is_missing(read: PeopleRead, task: GroupTask, name: str) -> tuple[str, str, tuple[Action, ...]]:
    """Tell that somebody has left, or that one more is needed."""
    number = read.numbers.get(task.case, "") if task.case else ""
    if task.kind is GroupTaskKind.SHARE_LEFT:
        place = read.places.get(task.municipality, task.municipality)
        return words.SHARE_LEFT.format(number=number, place=place), words.SHARE_LEFT_DETAIL, ()
    if task.kind is GroupTaskKind.NO_HANDLER:
        return words.NO_HANDLER.format(number=number, name=name), words.GO_TO_CASE, ()
    if task.kind is GroupTaskKind.NO_HELPER:
        text = words.NO_HELPER_ME if task.member == read.me.id else words.NO_HELPER.format(name=name)
        return text, words.NO_HELPER_DETAIL, (Action("helper", words.HELPER_CHOOSE),)
    return words.ASK_AGAIN.format(name=name), words.GO_TO_CASE, ()


def _to_sign(read: PeopleRead, one: Proposal) -> tuple[str, str, tuple[Action, ...]]:
    waits = group_words.waits_for(read.awaited[one.id])
    if one.kind is ActKind.RECOVER:  # the words are in the request: signing without them would be blind
        detail = f"{words.SIGN_BY_REQUEST.format(name=read.name(one.member))} {waits}"
        return _proposed(read, one), detail, (Action("request", words.OPEN_REQUEST),)
    return _proposed(read, one), waits, (Action("sign", words.SIGN),)


def told(read: PeopleRead, one: Proposal) -> str:
    """Return what a proposal wants, as the end of a sentence."""
    return group_words.act(one, read.name(one.member), _places(read, one))


def _places(read: PeopleRead, one: Proposal) -> tuple[str, ...]:
    return tuple(read.places.get(code, code) for code in one.municipalities)


def _proposed(read: PeopleRead, one: Proposal) -> str:
    signers = tuple(read.name(who) for who in one.signed)
    if one.signed_by_me:
        return group_words.proposed(one, read.name(one.member), signers, _places(read, one))
    return words.SIGN_TEXT.format(by=listed(signers), act=told(read, one))
