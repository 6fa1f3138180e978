"""Makes the page of one home for its own unit: what is missing, the timeline, who lives there, the waivers. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ifodesk.domain.entities.home import HomeAdult, HomeWaiver
from ifodesk.domain.home_codes import chosen
from ifodesk.domain.home_pool import Hinder
from ifodesk.domain.home_timeline import LineState, TimelineLine
from ifodesk.ui.homes.home_access import readers_group
from ifodesk.ui.homes.home_state import HomeRead
from ifodesk.ui.homes.neutral_lines import neutral_lines
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.home_reading import HomeFile
from ifodesk.usecases.seen import Seen
from ifodesk.words import home_words
from ifodesk.words import label_words_homes as labels
from ifodesk.words import screen_words_homes_home as words
from ifodesk.words.date_words import day, full_day
from ifodesk.words.field_words_homes import NEUTRAL_FIELD
from ifodesk.words.plural_words import listed

RULE, ADULT, CONTACT, EVENT = "rule-", "adult-", "contact-", "event-"
"""What the keys of lines begin with."""
CHANGE, DONE, EXEMPT, ADD_ADULT, CHANGE_ADULT, LEFT, WAIVER, WITHDRAW, ENTER, LEAVE, END = (
    *("change", "done", "exempt", "add_adult", "change_adult", "left"),
    *("waiver", "withdraw", "enter", "leave", "end"),
)
ADD_CONTACT, ADD_EVENT, TAKE_BACK = "add_contact", "add_event", "take_back"
_MARK: Final = {
    LineState.MISSING: (Icon.RING, Tone.WARN),
    LineState.DONE: (Icon.CHECK, Tone.GOOD),
    LineState.EXEMPTED: (Icon.DASH, Tone.QUIET),
    LineState.SOON: (Icon.LATE, Tone.WARN),
    LineState.EXPIRED: (Icon.LATE, Tone.LATE),
    LineState.NOT_CLEAR: (Icon.WARNING, Tone.LATE),
}


def home_groups(read: HomeRead, file: HomeFile) -> tuple[Group, ...]:
    """Return the page without what the pool says."""
    return (
        _about(file),
        _lacking(read, file),
        Group("adults", words.ADULTS, tuple(_adults(read, file)), words.ADULTS_EMPTY, _add(ADD_ADULT, words.ADD_ADULT)),
        *_pool(read, file),
        _timeline(read, file),
        _contacts(read),
        *([] if read.people is None else [readers_group(read, file, read.people)]),
    )


def rule_key(line: TimelineLine) -> str:
    """Return the key of a requirement's line: of the home, or of one adult."""
    return f"{RULE}{line.rule.code}" + (f"-{line.adult.id.hex()}" if line.adult is not None else "")


def rule_text(line: TimelineLine) -> str:
    """Return what is required, and of whom."""
    if line.adult is None:
        return line.rule.text
    return words.ABOUT_WHOM.format(text=line.rule.text, name=line.adult.name or "")


def newest_waiver(file: HomeFile, adult: HomeAdult) -> Seen[HomeWaiver] | None:
    """Return what an adult said last; None when nothing."""
    given = [one for one in file.waivers if one.value.adult == adult.id]
    return max(
        given,
        key=lambda one: (one.value.given_on is not None, one.value.given_on, one.value.withdrawn_on is None),
        default=None,
    )


def _add(code: str, text: str) -> tuple[Action, ...]:
    return (Action(code, text, Icon.PLUS),)


def _about(file: HomeFile) -> Group:
    home = file.home.value
    lines = [Line(f"about-{at}", text, opens=False) for at, text in enumerate(neutral_lines(home))]
    actions = [Action(CHANGE, words.CHANGE, Icon.EDIT)]
    if home.ended_on is None:
        actions.append(Action(END, words.END))
    return Group("about", words.ABOUT, tuple(lines), words.ABOUT_EMPTY, tuple(actions))


def _lacking(read: HomeRead, file: HomeFile) -> Group:
    lines = tuple(_requirement(read, line, tuple(_deeds(line)), "lacks-") for line in file.timeline.lacking)
    return Group("lacking", words.LACKING.format(count=len(lines)), lines, words.NOTHING_LACKS)


def _timeline(read: HomeRead, file: HomeFile) -> Group:
    back = Action(TAKE_BACK, words.TAKE_BACK)
    lines = [_requirement(read, line, (*_deeds(line), back)) for line in file.timeline.lines if line.fact is not None]
    lines += [
        Line(f"unknown-{fact.id.hex()}", fact.kind or "", right=_on(fact.done_on), icon=Icon.CHECK, opens=False)
        for fact in file.timeline.unknown
    ]
    lines += [_event(read, number) for number in range(len(read.events))]
    return Group("timeline", words.TIMELINE, tuple(lines), words.NOTHING_DONE)


def _requirement(read: HomeRead, line: TimelineLine, actions: tuple[Action, ...], before: str = "") -> Line:
    icon, tone = _MARK[line.state]
    fact = line.fact
    outcome = "" if fact is None or fact.outcome is None else labels.REQUIREMENT_OUTCOME[fact.outcome]
    who = "" if fact is None else (fact.by_name or (read.names.get(fact.by, "") if fact.by else ""))
    details = (
        home_words.LINE_STATE[line.state] if line.state is not LineState.DONE else "",
        "" if fact is None or fact.exempt_reason else outcome,
        (fact.exempt_reason or "") if fact is not None else "",
        who,
        words.EXPIRES.format(day=full_day(line.expires_on)) if line.expires_on else "",
        home_words.rule_basis(line.rule),
    )
    return Line(
        before + rule_key(line),
        rule_text(line),
        " · ".join(part for part in details if part),
        right=_on(fact.done_on) if fact is not None else "",
        icon=icon,
        tone=tone,
        meaning=home_words.LINE_STATE[line.state],
        actions=actions,
        opens=False,
    )


def _deeds(line: TimelineLine) -> Iterator[Action]:
    yield Action(DONE, words.DONE if line.fact is None else words.AGAIN)
    if line.state in {LineState.MISSING, LineState.EXPIRED}:
        yield Action(EXEMPT, words.EXEMPT)


def _adults(read: HomeRead, file: HomeFile) -> Iterator[Line]:
    for seen in file.adults:
        one = seen.value
        waiver = newest_waiver(file, one)
        role = labels.ADULT_ROLE[one.role] if one.role is not None else ""
        left = words.HAS_LEFT.format(day=full_day(one.left_on)) if one.left_on else _waiver(read, waiver)
        yield Line(
            f"{ADULT}{one.id.hex()}",
            one.name or "",
            " · ".join(part for part in (role, one.phone or "", left) if part),
            icon=Icon.PERSON if one.left_on is None else Icon.DASH,
            actions=tuple(_of_adult(one, waiver)),
            opens=False,
        )


def _of_adult(adult: HomeAdult, waiver: Seen[HomeWaiver] | None) -> Iterator[Action]:
    if adult.left_on is not None:
        return
    yield Action(WAIVER, words.WAIVER)
    if waiver is not None and waiver.value.withdrawn_on is None:
        yield Action(WITHDRAW, words.WITHDRAW)
    yield Action(CHANGE_ADULT, words.CHANGE)
    yield Action(LEFT, words.LEFT)


def _waiver(read: HomeRead, seen: Seen[HomeWaiver] | None) -> str:
    if seen is None or seen.value.given_on is None:
        return words.WAIVER_NONE
    if seen.value.withdrawn_on is not None:
        return words.WAIVER_WITHDRAWN.format(day=full_day(seen.value.withdrawn_on))
    named = chosen(seen.value.municipalities) or frozenset()
    whole = named >= set(read.municipalities)
    places = words.WAIVER_ALL if whole else listed([read.municipalities.get(code, code) for code in sorted(named)])
    count = len(chosen(seen.value.fields) or ())
    return words.WAIVER_GIVEN.format(day=full_day(seen.value.given_on), count=count, places=places)


def _pool(read: HomeRead, file: HomeFile) -> Iterator[Group]:
    if file.entry is not None:
        shared = sorted(chosen(file.entry.value.shared) or ())
        since = file.entry.value.entered_on
        text = words.IN_POOL.format(day=day(since, read.today) if since else "")
        fields = words.SHARED.format(fields=listed([NEUTRAL_FIELD.get(name, name) for name in shared]))
        line = Line("pool-in", text, fields, icon=Icon.CHECK, tone=Tone.GOOD, opens=False)
        yield Group("pool", words.POOL, (line,), actions=(Action(LEAVE, words.LEAVE),))
    elif file.gate.open:
        line = Line("pool-may", words.MAY_ENTER, icon=Icon.RING, opens=False)
        yield Group("pool", words.POOL, (line,), actions=(Action(ENTER, words.ENTER, main=True),))
    else:
        lines = tuple(
            Line(f"hinder-{at}", _hinder(read, file, one), icon=Icon.CROSS, tone=Tone.WARN, opens=False)
            for at, one in enumerate(file.gate.hinders)
        )
        yield Group("pool", words.NOT_YET.format(count=len(lines)), lines)


def _hinder(read: HomeRead, file: HomeFile, hinder: Hinder) -> str:
    name = next((one.value.name or "" for one in file.adults if one.value.id == hinder.adult), "")
    places = listed([read.municipalities.get(code, code) for code in hinder.municipalities])
    whose = ", ".join(part for part in (name, words.NOT_NAMED.format(places=places) if places else "") if part)
    text = home_words.HINDRANCE[hinder.code]
    return words.WHOSE.format(text=text, whose=whose) if whose else text


def _contacts(read: HomeRead) -> Group:
    lines = []
    for seen in sorted(read.contacts, key=lambda seen: (seen.value.on is not None, seen.value.on), reverse=True):
        one = seen.value
        kind = labels.CONTACT_KIND[one.kind].capitalize() if one.kind else ""
        minutes = words.MINUTES.format(count=one.minutes) if one.minutes else ""
        who = read.names.get(one.by, "") if one.by else ""
        detail = " · ".join(part for part in (one.text or "", minutes, who) if part)
        lines.append(Line(f"{CONTACT}{one.id.hex()}", kind, detail, right=_on(one.on), icon=Icon.NOTE, opens=False))
    add = (Action(ADD_CONTACT, words.ADD_CONTACT, Icon.PLUS), Action(ADD_EVENT, words.ADD_EVENT, Icon.PLUS))
    return Group("contacts", words.CONTACTS, tuple(lines), words.NO_CONTACTS, add)


def _event(read: HomeRead, number: int) -> Line:
    one = read.events[number].value
    kind = labels.EVENT_KIND[one.kind].capitalize() if one.kind else ""
    return Line(f"{EVENT}{one.id.hex()}", kind, one.text or "", right=_on(one.on), icon=Icon.HISTORY, opens=False)


def _on(on: date | None) -> str:
    return full_day(on) if on is not None else ""
