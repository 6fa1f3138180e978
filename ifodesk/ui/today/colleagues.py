"""What the life of the group leaves open, as lines of Idag: cases without a handler, and how much waits in Ledning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line, Tone
from ifodesk.usecases.group_signatures import awaited, waiting_for_others
from ifodesk.usecases.group_today import GroupTask, GroupTaskKind, group_tasks
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session
from ifodesk.words import group_words, screen_words_people
from ifodesk.words import screen_words_today as words
from ifodesk.words.date_words import full_day

PEOPLE_KEY = "people"
UNSIGNED_KEY = "people-unsigned"
_OF_CASES = {
    GroupTaskKind.NO_HANDLER: (screen_words_people.NO_HANDLER, screen_words_people.GO_TO_CASE, Icon.CASES),
    GroupTaskKind.SHARE_LEFT: (screen_words_people.SHARE_LEFT, screen_words_people.SHARE_LEFT_DETAIL, Icon.PEOPLE),
    GroupTaskKind.ASK_AGAIN: (screen_words_people.ASK_AGAIN, screen_words_people.GO_TO_CASE, Icon.SCALES),
}
_OF_ME = {
    GroupTaskKind.REJOIN: (screen_words_people.REJOIN, screen_words_people.REJOIN_DETAIL, Icon.OFFLINE),
    GroupTaskKind.MY_ROLE_ENDS: (screen_words_people.MY_ROLE_ENDS, screen_words_people.MY_ROLE_ENDS_DETAIL, Icon.LATE),
    GroupTaskKind.BE_LET_IN: (screen_words_people.BE_LET_IN, screen_words_people.BE_LET_IN_DETAIL, Icon.LOCK),
    GroupTaskKind.NO_ROLE: (screen_words_people.OUT_OF_ROLES, screen_words_people.OUT_OF_ROLES_DETAIL, Icon.WARNING),
}
_OUT = {
    GroupTaskKind.RETIRED: (screen_words_people.RETIRED, screen_words_people.RETIRED_DETAIL),
    GroupTaskKind.REMOVED: (screen_words_people.REMOVED, screen_words_people.REMOVED_DETAIL),
}


@dataclass(frozen=True, slots=True)
class Open:
    """One line; *case* is where it leads, None for a page."""

    line: Line
    case: EntityId | None
    page: str = PEOPLE_KEY
    """The page that it leads to without a case."""
    tab: str = ""
    """The tab of the case."""


def read_open(session: Session) -> tuple[Open, ...]:
    """Return the lines. Store lane."""
    tasks = group_tasks(session)
    out = [task.kind for task in tasks if task.kind in _OUT]
    others = 0 if out else sum(task.kind not in {*_OF_CASES, *_OF_ME} for task in tasks)
    mine = (_of_me(task) for task in tasks if task.kind in _OF_ME)
    return (*(_out(kind) for kind in out), *mine, *_people(others), *_unsigned(session), *_cases(session, tasks))


def group(found: tuple[Open, ...]) -> Group:
    """Return the lines under their heading."""
    return Group("group", words.COLLEAGUES.format(count=len(found)), tuple(one.line for one in found))


def _out(kind: GroupTaskKind) -> Open:
    text, detail = _OUT[kind]
    return Open(Line(PEOPLE_KEY, text, detail, icon=Icon.WARNING, tone=Tone.WARN), None)


def _of_me(task: GroupTask) -> Open:
    """Tell what becomes of the own roles, cases and computer: nobody else tells the person."""
    text, detail, icon = _OF_ME[task.kind]
    if task.role is not None and task.due_on is not None:
        text = text.format(role=group_words.ROLE_NAME[task.role], day=full_day(task.due_on))
    key = f"{PEOPLE_KEY}-{task.kind}-{task.role or ''}"
    return Open(Line(key, text, detail, icon=icon, tone=Tone.WARN), None)


def _people(number: int) -> Iterator[Open]:
    if number:
        yield Open(Line(PEOPLE_KEY, words.people_wait(number), icon=Icon.PEOPLE, tone=Tone.ACCENT), None)


def _unsigned(session: Session) -> Iterator[Open]:
    """Remind of one's own proposals, with what is waited for when there is one alone."""
    waiting = waiting_for_others(session)
    if not waiting:
        return
    detail = group_words.waits_for(awaited(session, waiting[0].id)) if len(waiting) == 1 else ""
    yield Open(Line(UNSIGNED_KEY, words.others_wait(len(waiting)), detail, icon=Icon.HALF), None)


def _cases(session: Session, tasks: tuple[GroupTask, ...]) -> Iterator[Open]:
    for task in tasks:
        if task.kind in _OF_CASES and task.case is not None:
            text, detail, icon = _OF_CASES[task.kind]
            seen = find(session.records, Case, task.case)
            number = "" if seen is None else seen.value.record_number or seen.value.number or ""
            name = session.directory.member(task.member).name if task.member is not None else ""
            key = f"{task.kind}-{task.case.hex()}-{task.member.hex() if task.member else ''}"
            place = session.directory.municipality_name(task.municipality) if task.municipality else ""
            yield Open(Line(key, text.format(number=number, name=name, place=place), detail, icon=icon), task.case)
