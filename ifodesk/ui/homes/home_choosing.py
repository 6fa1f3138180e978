"""Which form a button on a home's page opens. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.domain.entities.home import HomeAdult
from ifodesk.domain.entities.pool import InquiryAnswer
from ifodesk.domain.home_timeline import TimelineLine
from ifodesk.ui.homes import ask_forms, home_access, home_forms, home_making, home_pool_making
from ifodesk.ui.homes.form_spec import Answers, FormSpec
from ifodesk.ui.homes.home_saving import rule_of
from ifodesk.ui.homes.home_state import HomeRead
from ifodesk.usecases.home_reading import HomeFile
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.seen import Seen
from ifodesk.words import screen_words_homes_access as access_words
from ifodesk.words import screen_words_homes_home as words
from ifodesk.words.plural_words import listed


def form_of(read: HomeRead, key: str, code: str) -> FormSpec | None:
    """Return the form that the button *code* on the line or heading *key* opens; None for a button without one."""
    own = None if read.file is None else _own_form(read, read.file, key, code)
    return own if own is not None or read.line is None else _pool_form(read, read.line, key, code)


def why_not(code: str) -> str:
    """Return why the button *code* opens no form now, as a sentence; empty for a button that never opens one."""
    if code in {home_making.DONE, home_making.EXEMPT}:
        return words.ADULT_NEEDED
    return access_words.NOBODY if code in home_access.FORMS else ""


def told_of(read: HomeRead | None, answers: Answers) -> str:
    """Return the sentence that says that what a form gave was done."""
    if read is not None and read.people is not None and answers.code in home_access.FORMS:
        return home_access.told(read.people, answers)
    if answers.code == home_forms.STOP and read is not None and read.untold:
        places = listed([read.municipalities.get(code, code) for code in read.untold])
        return words.STOPPED_RING.format(ring=words.RING_YOURSELF.format(places=places))
    return {home_forms.STOP: words.STOPPED, home_forms.NEW: words.ADDED}.get(answers.code, words.SAVED)


def _pool_form(read: HomeRead, line: PoolLine, key: str, code: str) -> FormSpec | None:
    home = line.home.value
    forms: dict[str, Callable[[], FormSpec]] = {
        home_pool_making.RING: lambda: ask_forms.ask_form(line),
        home_pool_making.CONFIRM: lambda: ask_forms.confirm_form(line),
        home_pool_making.STOP: lambda: home_forms.stop_form(home.name or "", home.id, read.today),
    }
    if code in forms:
        return forms[code]()
    asked = next((one for one in line.inquiries if key.endswith(one.value.id.hex())), None)
    if code != home_pool_making.ANSWER or asked is None or asked.value.answer not in {None, InquiryAnswer.LATER}:
        return None
    return ask_forms.answer_form(line, asked)


def _own_form(read: HomeRead, file: HomeFile, key: str, code: str) -> FormSpec | None:
    if code in {home_making.DONE, home_making.EXEMPT}:
        return _rule_form(read, file, key, code)
    if read.people is not None and code in home_access.FORMS:
        return home_access.access_form(file, read.people, key, code)
    home = file.home.value
    forms: dict[str, Callable[[], FormSpec]] = {
        home_making.CHANGE: lambda: home_forms.home_form(home, file.home),
        home_making.END: lambda: home_forms.end_form(home, read.today),
        home_making.ADD_ADULT: lambda: home_forms.adult_form(None),
        home_making.ADD_CONTACT: lambda: home_forms.contact_form(read.today),
        home_making.ADD_EVENT: lambda: home_forms.event_form(read.today),
    }
    if code in forms:
        return forms[code]()
    adult = next((one for one in file.adults if key == f"{home_making.ADULT}{one.value.id.hex()}"), None)
    return None if adult is None else _adult_form(read, adult, code)


def _rule_form(read: HomeRead, file: HomeFile, key: str, code: str) -> FormSpec | None:
    line = line_of(file, key)
    if line is None or (line.rule.per_adult and line.adult is None):
        return None
    return home_forms.done_form(line, read.today) if code == home_making.DONE else home_forms.exempt_form(line)


def _adult_form(read: HomeRead, seen: Seen[HomeAdult], code: str) -> FormSpec | None:
    forms: dict[str, Callable[[], FormSpec]] = {
        home_making.CHANGE_ADULT: lambda: home_forms.adult_form(seen),
        home_making.LEFT: lambda: home_forms.left_form(seen, read.today),
        home_making.WAIVER: lambda: home_forms.waiver_form(read, seen.value),
        home_making.WITHDRAW: lambda: home_forms.withdraw_form(seen.value, read.today),
    }
    return forms[code]() if code in forms else None


def line_of(file: HomeFile, key: str) -> TimelineLine | None:
    """Return what is required that the line *key* of the page is about; None for another line."""
    wanted = rule_of(key)
    lines = file.timeline.lines
    return next((one for one in lines if (one.rule.code, one.adult.id if one.adult else None) == wanted), None)
