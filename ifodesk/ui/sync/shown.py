"""The state of sync, the conflicts and what was held, in words. Pure. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ifodesk.domain.declare import ValueType
from ifodesk.domain.ids import MemberId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line, Tone
from ifodesk.ui.sync import news
from ifodesk.ui.sync.found import Found
from ifodesk.ui.sync.places import title
from ifodesk.ui.sync.state import ConflictState, HeldCard, OptionState
from ifodesk.ui.tabs.lost_shares import lost_group
from ifodesk.usecases.held_ports import HeldWork
from ifodesk.usecases.hub_views import HubState, with_problem
from ifodesk.usecases.log_ports import Conflict, Option
from ifodesk.usecases.ports import Member
from ifodesk.usecases.sync_views import HeldItem, SyncState
from ifodesk.words import held_words, sync_words, value_words
from ifodesk.words import screen_words_sync as words
from ifodesk.words import screen_words_sync_held as held_screen
from ifodesk.words.date_words import moment
from ifodesk.words.field_words import field_label, kind_label
from ifodesk.words.hub_words import NO_CONTACT, Place, place_of
from ifodesk.words.label_words import short_name


def groups(found: Found) -> tuple[Group, ...]:
    """Return what waits, what has been received, who is silent, what cannot be read, and the alarms that were seen."""
    return (
        _waiting(found),
        _drafts(found.state),
        news.received(found),
        news.gaps(found),
        _held(found),
        lost_group(found.lost),
        news.seen_alarms(found),
    )


def urgent(found: Found) -> tuple[Group, ...]:
    """Return what somebody must do something about: the alarms that nobody has seen, and what hinders sync."""
    return (news.alarms(found), _trouble(found.state))


def conflicts(found: Found) -> tuple[ConflictState, ...]:
    """Return the conflicts in words."""
    both = zip(found.conflicts, found.holding, strict=True)
    return tuple(_conflict(conflict, holds, found) for conflict, holds in both)


def conflict_key(conflict: Conflict) -> str:
    """Return what names a conflict over a refresh."""
    return f"{conflict.entity.hex()}-{conflict.field}-{conflict.key}"


def _trouble(state: SyncState) -> Group:
    texts = ["" if state.gaps else sync_words.missing(state.missing)]
    texts.append(sync_words.keyless(sum(change.keyless for change in state.waiting)))
    lines = [*_problems(state), *(Line("", text, icon=Icon.WARNING, tone=Tone.LATE) for text in texts if text)]
    keyed = tuple(replace(line, key=f"trouble-{at}", opens=False) for at, line in enumerate(lines))
    return Group("trouble", words.TROUBLE, keyed)


def _problems(state: SyncState) -> list[Line]:
    """Return what hinders sync with each place, and which it is where there are several."""
    if state.problem is None:
        return []
    told = [_problem(hub.problem, hub, several=len(state.hubs) > 1) for hub in with_problem(state.hubs)]
    return told or [_problem(state.problem)]


def _problem(code: str | None, hub: HubState | None = None, *, several: bool = False) -> Line:
    """Return a line; what passes by itself when the place is there again is calmer."""
    calm = code in NO_CONTACT
    place = Place.FOLDER if hub is None else place_of(hub.address, stick=hub.stick)
    return Line(
        "",
        sync_words.problem(code, place),
        title(hub.address, stick=hub.stick) if hub is not None and several else "",
        icon=Icon.OFFLINE if calm else Icon.WARNING,
        tone=Tone.WARN if calm else Tone.LATE,
    )


def _waiting(found: Found) -> Group:
    lines = tuple(
        Line(
            key=f"waiting-{at}",
            text=", ".join(part for part in (_capital(kind_label(change.kind)), found.numbers[change.root]) if part),
            right=words.WRITTEN.format(when=moment(change.at, found.now)),
            icon=Icon.OUT,
            opens=False,
        )
        for at, change in enumerate(found.state.waiting)
    )
    title = words.WAITING.format(count=len(found.state.waiting))
    empty = words.WAITING_EMPTY if found.state.last_round is not None else words.NEVER_SENT
    return Group("waiting", title, lines, empty)


def _drafts(state: SyncState) -> Group:
    said = sync_words.drafts(state.drafts)
    return Group("drafts", "", (Line("drafts", said, icon=Icon.NOTE, opens=False),) if said else ())


def _held(found: Found) -> Group:
    lines = tuple(
        Line(
            key=f"held-{at}",
            text=sync_words.held(item),
            detail=f"{_from(item, found)}. {_to_do(item)}".strip(),
            right=moment(item.at, found.now) if item.at is not None else "",
            icon=Icon.HALF,
            tone=Tone.QUIET if item.decided else Tone.WARN,
            opens=False,
        )
        for at, item in enumerate(_sealed(found))
    )
    return Group("held", words.HELD.format(count=len(lines)), lines)


def _to_do(item: HeldItem) -> str:
    return held_screen.DECIDED if item.decided else held_screen.DO.get(item.state, "")


def _sealed(found: Found) -> Sequence[HeldItem]:
    """Return what is told of without its content: it cannot be read here, or somebody has decided about it."""
    readable = {(work.author, work.reason) for work in found.work}
    return [item for item in found.state.held if item.decided or (item.author, item.reason) not in readable]


def cards(found: Found) -> tuple[HeldCard, ...]:
    """Return what was held with its content, oldest first, and what may be decided about it here."""
    return tuple(_card(work, found) for work in found.work)


def _card(work: HeldWork, found: Found) -> HeldCard:
    decides = work.id in found.decides

    def member(one: MemberId) -> Member:
        return found.people.get(one, _NOBODY)

    return HeldCard(
        key=work.id,
        heading=held_words.heading(work, member),
        lines=(*_where(work, found), *held_words.told(work, member)),
        note="" if decides or found.is_chief else held_screen.CANNOT,
        may_raise=found.is_chief,
        may_adopt=decides and not work.is_draft,
        may_leave=decides and work.root is not None,
    )


def _where(work: HeldWork, found: Found) -> tuple[str, ...]:
    """Return which case it was written in, where that is known here."""
    number = "" if work.root is None else found.numbers.get(work.root, "")
    return (held_screen.WHERE.format(number=number),) if number else ()


def _from(item: HeldItem, found: Found) -> str:
    name = found.people[item.author].name if item.author is not None else ""
    return words.FROM.format(name=name) if name else words.FROM_UNKNOWN


def _conflict(conflict: Conflict, holds: object, found: Found) -> ConflictState:
    spec = value_words.field_spec(conflict.kind, conflict.field)
    field = field_label(conflict.kind, conflict.field)
    seen = words.SEEN.format(value=_value(conflict.seen, found)) if conflict.seen else words.SEEN_NOTHING
    return ConflictState(
        key=conflict_key(conflict),
        case=found.numbers[conflict.root],
        where=words.WHERE.format(kind=_capital(kind_label(conflict.kind)), field=field),
        seen=seen,
        options=tuple(_option(option, conflict.options, holds, found) for option in conflict.options),
        may_write=spec is not None and spec.value is ValueType.TEXT,
    )


def _option(option: Option, among: Sequence[Option], holds: object, found: Found) -> OptionState:
    name = short_name(found.people[option.author].name)
    when = moment(option.at, found.now)
    who = words.YOU_WROTE.format(when=when) if option.mine else words.OTHER_WROTE.format(name=name, when=when)
    alike = [other for other in among if other.author == option.author and other.mine == option.mine]
    keep = words.KEEP_MINE if option.mine else words.KEEP_OTHER.format(name=name)
    shows = option.value == holds
    return OptionState(
        words.NOW_HOLDS.format(who=who) if shows else who,
        _value(option.value, found),
        keep if len(alike) == 1 else words.KEEP_ONE,
        shows,
    )


def _value(value: object, found: Found) -> str:
    """Return a value whole: here a person compares, so nothing is cut off."""
    if isinstance(value, str) and type(value) is str:
        return value or words.EMPTY_VALUE
    if value is None:
        return words.EMPTY_VALUE
    return value_words.shown(value, lambda member: found.people.get(member, _NOBODY))


_NOBODY = Member(MemberId(b""), "", "", "", frozenset(), active=False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
