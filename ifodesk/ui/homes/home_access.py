"""Who reads a home's file, on its page: the lines, the forms, and what they save. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.home_state import HomeRead
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.home_readers import GiveHome, HomeReaders, LetBackIntoHome, LetIntoHome, ShutOutOfHome
from ifodesk.usecases.home_reading import HomeFile
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_access as words

GIVE, LET_IN, SHUT_OUT, LET_BACK = "give_home", "let_in", "shut_out", "let_back"
"""Codes of the buttons, and of the forms that they open."""
FORMS: Final = frozenset({GIVE, LET_IN, SHUT_OUT})
READER = "reader-"


def readers_group(read: HomeRead, file: HomeFile, people: HomeReaders) -> Group:
    """Return who reads the file, who is shut out of it, and what can be done about it."""
    lines = (*_readers(read, file, people), *_shut_out(read, people))
    actions = (Action(LET_IN, words.LET_IN, Icon.PLUS), Action(GIVE, words.GIVE))
    return Group("readers", words.READERS, lines, actions=actions)


def access_form(file: HomeFile, people: HomeReaders, key: str, code: str) -> FormSpec | None:
    """Return the form that a button of the group opens; None for another button, or when there is nobody to choose."""
    home = file.home.value
    if code == SHUT_OUT:
        member = _of(people.readers, key)
        if member is None:
            return None
        title = words.SHUT_OUT_TITLE.format(member=member.name, name=home.name)
        text = words.SHUT_OUT_TEXT.format(member=member.name)
        return FormSpec(SHUT_OUT, title, words.SHUT_OUT, (), member.id.hex(), text)
    if code == GIVE:
        able = [one for one in (*people.readers, *people.others) if one.id != home.handler and one.active]
        return _choose(GIVE, words.GIVE_TITLE.format(name=home.name), words.GIVE_TEXT, words.GIVE_WHO, able)
    title = words.LET_IN_TITLE.format(name=home.name)
    return _choose(LET_IN, title, words.LET_IN_TEXT, words.LET_IN_WHO, people.others) if code == LET_IN else None


def save_access(session: Session, home: EntityId, answers: Answers) -> Changed:
    """Do what one of these forms says. Store lane. Raises ``RuleError`` as the use cases say."""
    if answers.code == SHUT_OUT:
        return ShutOutOfHome(session)(home, MemberId(bytes.fromhex(answers.about)))
    member = _chosen(answers)
    return GiveHome(session)(home, member) if answers.code == GIVE else LetIntoHome(session)(home, member)


def let_back(session: Session, home: EntityId, key: str) -> Changed:
    """Let somebody in again who was shut out. Store lane."""
    return LetBackIntoHome(session)(home, MemberId(bytes.fromhex(key.removeprefix(READER))))


def told(people: HomeReaders, answers: Answers) -> str:
    """Return the sentence that says what was done."""
    member = MemberId(bytes.fromhex(answers.about)) if answers.code == SHUT_OUT else _chosen(answers)
    everybody = (*people.readers, *people.others, *people.shut_out)
    name = next((one.name for one in everybody if one.id == member), "")
    done = {GIVE: words.GIVEN, LET_IN: words.LET_IN_DONE, SHUT_OUT: words.SHUT_OUT_DONE}
    return done[answers.code].format(name=name)


def _readers(read: HomeRead, file: HomeFile, people: HomeReaders) -> Iterator[Line]:
    home = file.home.value
    roles = {home.deputy: words.DEPUTY, home.handler: words.WORKER}
    for one in people.readers:
        may = one.id not in {home.handler, read.me.id}
        yield Line(
            f"{READER}{one.id.hex()}",
            one.name,
            " · ".join(part for part in (one.title, roles.get(one.id, "")) if part),
            icon=Icon.PERSON,
            actions=(Action(SHUT_OUT, words.SHUT_OUT),) if may else (),
            opens=False,
        )


def _shut_out(read: HomeRead, people: HomeReaders) -> Iterator[Line]:
    chief = Role.CHIEF in read.me.roles
    for one in people.shut_out:
        yield Line(
            f"{READER}{one.id.hex()}",
            one.name,
            words.SHUT_OUT_LINE,
            icon=Icon.LOCK,
            tone=Tone.WARN,
            actions=(Action(LET_BACK, words.LET_BACK),) if chief else (),
            opens=False,
        )


def _choose(code: str, title: str, text: str, who: str, able: Sequence[Member]) -> FormSpec | None:
    if not able:
        return None
    choices = (Choice(None, words.CHOOSE), *(Choice(one.id, one.name) for one in able))
    fields = (FieldSpec("who", who, Ask.ONE, None, choices, needed=True),)
    return FormSpec(code, title, words.GIVE if code == GIVE else words.LET_IN, fields, text=text)


def _of(people: tuple[Member, ...], key: str) -> Member | None:
    return next((one for one in people if key == f"{READER}{one.id.hex()}"), None)


def _chosen(answers: Answers) -> MemberId:
    who = answers.one("who")
    if not isinstance(who, bytes):
        raise TypeError(who)
    return MemberId(who)
