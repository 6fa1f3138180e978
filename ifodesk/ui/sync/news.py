"""What has been received, who has not been heard, what is missing and what rang the alarm, in lines. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ifodesk.domain.ids import MemberId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.ui.sync.found import Found
from ifodesk.ui.sync.places import title
from ifodesk.usecases.sync_views import AlarmLine, Heard, Missing, ReceiptLine, Received, Silent
from ifodesk.words import alarm_words, sync_words
from ifodesk.words import received_words as words
from ifodesk.words import screen_words_sync as screen_words
from ifodesk.words.date_words import moment
from ifodesk.words.label_words import short_name
from ifodesk.words.plural_words import count

SAW = "saw"
"""Code of the button that says that an alarm was read."""
PEOPLE = "people"
"""Code of the button to people and devices, and the name of that page."""
_ALARM = "alarm-"
_TIMES = 12
"""Times that a municipality's line tells."""


def received(found: Found) -> Group:
    """Return what asks for a receipt, newest first."""
    lines = tuple(_receipt(at, line, found) for at, line in enumerate(found.state.receipts))
    return Group("received", words.TITLE, lines, words.EMPTY)


def gaps(found: Found) -> Group:
    """Return who has not been heard and what is missing; nothing when all is well."""
    return Group("gaps", words.GAPS, (*_missing(found), *_silent(found)))


def alarms(found: Found) -> Group:
    """Return the alarms that nobody has said to have seen, newest first."""
    fresh = tuple(_alarm(line, found) for line in found.state.alarm_lines if not line.seen)
    return Group("alarms", screen_words.ALARMS.format(count=len(fresh)), fresh)


def seen_alarms(found: Found) -> Group:
    """Return the alarms that somebody has seen, newest first."""
    seen = tuple(_alarm(line, found) for line in found.state.alarm_lines if line.seen)
    return Group("alarms_seen", screen_words.SEEN_ALARMS.format(count=len(seen)), seen)


def heard(found: Found) -> Group:
    """Return when each colleague was last heard, others than of the own municipality a line for each of theirs."""
    own = [one for one in found.state.heard if one.member is not None]
    places: dict[str, list[str]] = {}
    for one in found.state.heard:
        if one.member is None:
            places.setdefault(found.places.get(one.municipality, ""), []).append(moment(one.at, found.now))
    lines = [_heard(at, one, found) for at, one in enumerate(own)]
    lines += [_heard_there(at, place, times) for at, (place, times) in enumerate(sorted(places.items()))]
    people = Action(PEOPLE, screen_words.PEOPLE if found.leads else screen_words.OWN_DEVICES, Icon.PERSON)
    return Group("heard", words.HEARD, tuple(lines), words.NOBODY_HEARD, (people,))


def _heard(at: int, one: Heard, found: Found) -> Line:
    when, devices = moment(one.at, found.now), _devices(one.member, found)
    if one.is_me or one.member is None:
        detail = " ".join(part for part in (devices and f"{devices}.", words.ME_HOW) if part)
        return Line(f"heard-{at}", words.ME, detail, when, icon=Icon.OUT, opens=False)
    return Line(f"heard-{at}", short_name(found.people[one.member].name), devices, when, icon=Icon.PERSON, opens=False)


def _devices(member: MemberId | None, found: Found) -> str:
    """Return which devices a colleague has; empty where that is not known here."""
    names = found.devices.get(member, ()) if member is not None else ()
    return (words.DEVICE if len(names) == 1 else words.DEVICES).format(names=", ".join(names)) if names else ""


def _heard_there(at: int, place: str, times: list[str]) -> Line:
    """Return a line for a municipality; *times* begin with the latest."""
    told, more = " · ".join(times[:_TIMES]), len(times) - _TIMES
    detail = words.MORE.format(times=told, count=more) if more > 0 else told
    text = words.MUNICIPALITY.format(place=place, people=count(len(times), words.PERSON, words.PEOPLE))
    return Line(f"heard-at-{at}", text, detail if len(times) > 1 else "", times[0], icon=Icon.PERSON, opens=False)


def alarm_number(key: str) -> int | None:
    """Return the number of the alarm whose line has *key*; None for any other line."""
    number = key.removeprefix(_ALARM)
    return int(number) if key.startswith(_ALARM) and number.isdigit() else None


def _receipt(at: int, line: ReceiptLine, found: Found) -> Line:
    icon, tone, meaning = Icon.HALF, Tone.WARN, words.SOME
    if not line.received:
        icon, tone, meaning = Icon.RING, Tone.LATE, words.NOT_YET
    elif not line.missing:
        icon, tone, meaning = Icon.CHECK, Tone.GOOD, words.ALL
    by = [_by(one, found) for one in sorted(line.received, key=lambda one: one.at)]
    return Line(
        key=f"received-{at}",
        text=words.received(line.kind, found.numbers[line.root], by, len(by) + len(line.missing)),
        detail=words.waits_for([short_name(found.people[one].name) for one in line.missing]),
        right=words.sent(line.kind, moment(line.sent_at, found.now)),
        icon=icon,
        tone=tone,
        meaning=meaning,
        opens=False,
    )


def _by(one: Received, found: Found) -> str:
    person = found.people[one.member]
    name, when = short_name(person.name), moment(one.at, found.now)
    if person.municipality == found.mine:
        return words.BY_OWN.format(name=name, when=when)
    return words.BY.format(place=found.places.get(person.municipality, ""), when=when, name=name)


def _silent(found: Found) -> Iterator[Line]:
    """Return a line for each who may be named, and one for each other municipality; what to do stands once."""
    for at, together in enumerate(_together(found.state.silent)):
        do = "" if at else words.SILENT_DO
        yield Line(f"silent-{at}", _silent_said(together, found), do, icon=Icon.OFFLINE, tone=Tone.QUIET, opens=False)


def _together(silent: Sequence[Silent]) -> list[list[Silent]]:
    """Return those of one municipality who are not named together, else each alone; the longest silent first."""
    found: dict[MemberId | str, list[Silent]] = {}
    for one in silent:
        found.setdefault(one.municipality if one.member is None else one.member, []).append(one)
    return list(found.values())


def _silent_said(together: Sequence[Silent], found: Found) -> str:
    today, first = found.now.astimezone().date(), together[0]
    on, place = first.since.astimezone().date(), found.places.get(first.municipality, "")
    if len(together) > 1:
        return words.silent_there(place, len(together), on, today)
    name = "" if first.member is None else short_name(found.people[first.member].name)
    return words.silent(words.who(name, place), on, today)


def _missing(found: Found) -> Iterator[Line]:
    today = found.now.astimezone().date()
    for at, one in enumerate(found.state.gaps):
        on = None if one.since is None else one.since.astimezone().date()
        said = words.missing(_writer(one, found), one.parts, on, today)
        yield Line(f"missing-{at}", said, words.MISSING_DO, icon=Icon.WARNING, tone=Tone.WARN, opens=False)


def _writer(one: Missing, found: Found) -> str:
    """Return who wrote what is missing: by name to colleagues of the same municipality only."""
    person = found.people[one.member]
    name = short_name(person.name) if person.municipality == found.mine else ""
    return words.who(name, found.places.get(person.municipality, ""))


def _alarm(line: AlarmLine, found: Found) -> Line:
    whose = found.people[line.member].name if line.member is not None else ""
    about = alarm_words.about(line.code, whose, mine=line.mine)
    where = "" if line.hub is None else f"{title(line.hub.address, stick=line.hub.stick)}."
    do = screen_words.ALARM_DO.format(do=alarm_words.to_do(line.code, mine=line.mine))
    return Line(
        key=f"{_ALARM}{line.number}",
        text=sync_words.alarm(line.code),
        detail=" ".join(part for part in (about, where, do) if part),
        right=moment(line.at, found.now),
        icon=Icon.CHECK if line.seen else Icon.WARNING,
        tone=Tone.QUIET if line.seen else Tone.LATE,
        actions=() if line.seen else (Action(SAW, screen_words.SAW),),
        opens=False,
    )
