"""Makes "Gå igenom banken": what is left, the group's points, the on-call telephone. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ifodesk.domain.dates import MONTHS
from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.homes_group import MeetingPoint
from ifodesk.domain.home_timeline import LineState, TimelineLine
from ifodesk.domain.ids import EntityId
from ifodesk.domain.vacancy import VacancyState
from ifodesk.ui.homes.confirm_state import ConfirmState
from ifodesk.ui.homes.pool_reading import places_text
from ifodesk.ui.homes.review_state import ReviewRead
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.claims import LostPlace
from ifodesk.usecases.pool import PoolLine, to_confirm
from ifodesk.words import screen_words_homes_review as words
from ifodesk.words.date_words import full_day, moment, since
from ifodesk.words.home_words import line_text, rule_basis
from ifodesk.words.plural_words import listed

START, CONFIRM, ADD_POINT, DECIDE, DONE, CALLED, SET_DUTY, WRITE_NOTE, TAKE = (
    *("start", "confirm", "add_point", "decide", "done"),
    *("called", "set_duty", "write_note", "take"),
)
HOME, POINT, NOTICE, NOTE, LOST, LACKS = "home-", "point-", "notice-", "note-", "lost-", "lacks-"
SEEN = "seen"
_NEXT = 3
_NOW = frozenset({LineState.EXPIRED, LineState.NOT_CLEAR})


def review_groups(read: ReviewRead) -> tuple[Group, ...]:
    """Return the whole view but the card."""
    return (
        *_stops(read),
        *_notes(read),
        _places(read),
        *_mine(read),
        _calls(read),
        _lacking(read),
        _left(read),
        _points(read),
        _duty(read),
    )


def confirmed_today(read: ReviewRead, line: PoolLine) -> bool:
    """Return whether somebody asked the home about its places today."""
    return line.places.confirmed_on == read.today


def card(read: ReviewRead, line: PoolLine, at: int, of: int) -> ConfirmState:
    """Return the card of one home."""
    known = None if line.vacancy is None else line.vacancy.value
    last = words.NEVER
    if known is not None and known.confirmed_on is not None:
        last = words.LAST.format(day=since(known.confirmed_on, read.today), places=words.places(known.free))
    return ConfirmState(
        key=line.home.value.id.hex(),
        title=_title(read, line),
        phone=line.home.value.phone or "",
        last=last,
        at=words.AT.format(at=at, of=of) if of > 1 else "",
        free=None,
        free_from=known.from_on if known is not None else None,
        paused_until=known.paused_until if known is not None else None,
        next_on=known.next_on if known is not None and (known.next_on or date.min) > read.today else None,
    )


def _title(read: ReviewRead, line: PoolLine) -> str:
    home = line.home.value
    place = home.place or read.municipalities.get(home.municipality or "", "")
    return words.HOME.format(name=home.name, place=place)


def _stops(read: ReviewRead) -> Iterator[Group]:
    lines = []
    for seen in read.notices:
        one, mine = seen.value, seen.value.municipality == read.me.municipality
        place = read.municipalities.get(one.municipality or "", "")
        who = read.names.get(one.call, "") if one.call else ""
        detail = ", ".join(part for part in (who, one.phone or "") if part)
        lines.append(
            Line(
                f"{NOTICE}{one.id.hex()}",
                words.STOP_LINE.format(home=one.home_name or ""),
                detail if mine else words.WAITS_FOR.format(place=place),
                right=moment(one.sent_at, read.now) if one.sent_at else "",
                icon=Icon.WARNING,
                tone=Tone.LATE,
                actions=(Action(CALLED, words.CALLED, main=True),) if mine else (),
                opens=False,
            )
        )
    yield Group("stops", words.STOPS.format(count=len(lines)), tuple(lines))


def _notes(read: ReviewRead) -> Iterator[Group]:
    lines = tuple(
        Line(
            f"{NOTE}{seen.value.id.hex()}",
            seen.value.text or "",
            " · ".join(
                part
                for part in (
                    read.names.get(seen.value.written_by, "") if seen.value.written_by else "",
                    words.URGENT if seen.value.urgent else "",
                )
                if part
            ),
            right=moment(seen.value.called_at, read.now) if seen.value.called_at else "",
            icon=Icon.PHONE,
            tone=Tone.LATE if seen.value.urgent else Tone.ACCENT,
            actions=(Action(TAKE, words.TAKE),) if seen.value.to == read.me.id else (),
            opens=False,
        )
        for seen in read.notes
    )
    yield Group("notes", words.NOTES.format(count=len(lines)), lines)


def _places(read: ReviewRead) -> Group:
    """Return the places that several want: own homes to settle, and own reservations that went to another."""
    contested = tuple(
        Line(
            f"contest-{one.line.home.value.id.hex()}",
            words.CONTESTED.format(home=_title(read, one.line)),
            words.SETTLE if one.line.own else words.NOT_SETTLED,
            icon=Icon.DIFFER,
            tone=Tone.WARN,
            opens=False,
        )
        for one in read.contests
    )
    lost = tuple(
        Line(
            f"{LOST}{one.claim.value.id.hex()}",
            words.LOST_LINE.format(home=one.home),
            _next_best(one),
            icon=Icon.OUT,
            tone=Tone.LATE,
            actions=(Action(SEEN, words.SEEN),),
            opens=False,
        )
        for one in read.lost
    )
    lines = (*contested, *lost)
    return Group("places", words.PLACES.format(count=len(lines)) if lines else "", lines)


def _next_best(one: LostPlace) -> str:
    if one.next is None:
        return words.SEARCH_AGAIN
    homes = [ranked.home.name for ranked in (*one.next.matched.fits, *one.next.matched.maybe)][:_NEXT]
    return words.NEXT_BEST.format(homes=listed(homes)) if homes else words.SEARCH_AGAIN


def _mine(read: ReviewRead) -> Iterator[Group]:
    mine = read.mine
    done = sum(confirmed_today(read, line) for line in mine)
    start = Action(START, words.GO_ON if done else words.START, main=True)
    title = words.MINE.format(done=done, of=len(mine))
    lines = tuple(_home(read, line) for line in mine)
    yield Group("mine", title, lines, words.NO_HOMES, (start,) if done < len(mine) else ())


def _calls(read: ReviewRead) -> Group:
    mine = {line.home.value.id for line in read.mine}
    lines = tuple(_home(read, line) for line in to_confirm(read.lines, read.today) if line.home.value.id not in mine)
    return Group("calls", words.CALL.format(count=len(lines)) if lines else "", lines)


def _home(read: ReviewRead, line: PoolLine) -> Line:
    done = confirmed_today(read, line)
    unclear = line.places.state is VacancyState.UNCLEAR
    confirmed = line.places.confirmed_on
    return Line(
        f"{HOME}{line.home.value.id.hex()}",
        _title(read, line),
        " · ".join(part for part in (places_text(line, read.today), line.home.value.phone or "") if part),
        right=since(confirmed, read.today) if confirmed else "",
        icon=Icon.CHECK if done else Icon.HALF if unclear else Icon.RING,
        tone=Tone.GOOD if done else Tone.WARN if unclear else Tone.QUIET,
        actions=(Action(CONFIRM, words.RING, Icon.PHONE),),
    )


def _left(read: ReviewRead) -> Group:
    lines = []
    for code, name in read.municipalities.items():
        there = [line for line in read.lines if line.home.value.municipality == code]
        done = sum(line.places.state is not VacancyState.UNCLEAR for line in there)
        if there:
            whole = done == len(there)
            text = words.LEFT_ALL if whole else words.LEFT_LINE
            lines.append(
                Line(
                    f"left-{code}",
                    name,
                    text.format(done=done, of=len(there)),
                    icon=Icon.CHECK if whole else Icon.HALF,
                    tone=Tone.GOOD if whole else Tone.WARN,
                    opens=False,
                )
            )
    return Group("left", words.LEFT, tuple(lines))


def _lacking(read: ReviewRead) -> Group:
    """Return what has run out or runs out soon in the files of own homes, and per home what was never done."""
    dated = [one for one in read.lacking if one[1].state is not LineState.MISSING]
    missing: dict[EntityId, list[tuple[Home, TimelineLine]]] = {}
    for one in read.lacking:
        if one[1].state is LineState.MISSING:
            missing.setdefault(one[0].id, []).append(one)
    lines = (
        *(_dated(number, *one) for number, one in enumerate(dated)),
        *(_missing(lacking) for lacking in missing.values()),
    )
    return Group("lacking", words.LACKS.format(count=len(lines)), lines)


def _dated(number: int, home: Home, line: TimelineLine) -> Line:
    return Line(
        f"{LACKS}{number}-{home.id.hex()}",
        words.LACKS_LINE.format(home=home.name or "", what=line_text(line)),
        rule_basis(line.rule),
        icon=Icon.LATE,
        tone=Tone.LATE if line.state in _NOW else Tone.WARN,
    )


def _missing(lacking: list[tuple[Home, TimelineLine]]) -> Line:
    home = lacking[0][0]
    names = list(dict.fromkeys(line.rule.text for _, line in lacking))
    shown = listed(names) if len(names) <= _NEXT else words.and_more(names[:_NEXT], len(names) - _NEXT)
    return Line(
        f"{LACKS}{home.id.hex()}",
        words.MISSING_LINE.format(home=home.name or "", what=shown),
        icon=Icon.RING,
        tone=Tone.QUIET,
    )


def _points(read: ReviewRead) -> Group:
    lines = tuple(_point(read, seen.value) for seen in read.points)
    title = words.POINTS.format(month=MONTHS[read.today.month - 1])
    return Group("points", title, lines, words.NO_POINTS, (Action(ADD_POINT, words.ADD_POINT, Icon.PLUS),))


def _point(read: ReviewRead, point: MeetingPoint) -> Line:
    who = read.names.get(point.responsible, "") if point.responsible else ""
    details = (
        words.EVERY_YEAR if point.month is not None else "",
        words.DECIDED.format(text=point.decision) if point.decision else "",
        words.BY.format(name=who) if who else "",
        words.UNTIL_DAY.format(day=full_day(point.due_on)) if point.due_on else "",
    )
    done = point.done_on is not None and point.done_on.year == read.today.year
    late = point.due_on is not None and point.due_on < read.today and not done
    return Line(
        f"{POINT}{point.id.hex()}",
        point.title or "",
        " · ".join(part for part in details if part),
        right=words.FINISHED.format(day=full_day(point.done_on)) if point.done_on and done else "",
        icon=Icon.CHECK if done else Icon.LATE if late else Icon.RING,
        tone=Tone.GOOD if done else Tone.LATE if late else Tone.QUIET,
        actions=() if done else (Action(DECIDE, words.DECIDE), Action(DONE, words.DONE)),
        opens=False,
    )


def _duty(read: ReviewRead) -> Group:
    lines = tuple(
        Line(
            f"duty-{one.id.hex()}",
            words.DUTY_LINE.format(
                name=read.names.get(one.member, "") if one.member else "",
                day=full_day(one.until_on) if one.until_on else "",
            ),
            one.phone or "",
            icon=Icon.PHONE,
            opens=False,
        )
        for one in read.duty
    )
    actions = (Action(SET_DUTY, words.SET_DUTY), Action(WRITE_NOTE, words.WRITE_NOTE, Icon.PLUS))
    return Group("duty", words.DUTY, lines, words.NO_DUTY, actions)
