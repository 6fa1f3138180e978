"""What the pool says of one home: places, a stop, who asked it, who looked. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.entities.pool import ClaimState, Inquiry, InquiryAnswer
from ifodesk.ui.homes.home_state import HomeRead
from ifodesk.ui.homes.neutral_lines import neutral_lines
from ifodesk.ui.homes.pool_reading import places_text
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.claims import contest_of
from ifodesk.usecases.pool import PoolLine
from ifodesk.words import label_words_homes as labels
from ifodesk.words import screen_words_homes_ask as ask_words
from ifodesk.words import screen_words_homes_home as words
from ifodesk.words.date_words import full_day, since
from ifodesk.words.plural_words import listed

RING, ANSWER, CONFIRM, STOP, LIFT, HOLD = "ring", "answer", "confirm", "stop", "lift", "hold"
INQUIRY = "inquiry-"


def pool_groups(read: HomeRead, line: PoolLine) -> Iterator[Group]:
    """Yield what everybody in the eight may see of a home, and what its own unit does about it."""
    if read.file is None:
        facts = neutral_lines(line.home.value)
        yield Group("about", words.ABOUT, tuple(Line(f"a-{at}", text, opens=False) for at, text in enumerate(facts)))
    yield _places(read, line)
    lines = tuple(_inquiry(read, seen.value) for seen in line.inquiries)
    yield Group("inquiries", words.INQUIRIES, lines, words.NEVER_ASKED)
    if read.file is not None and line.own:
        looked = tuple(Line(f"look-{at}", text, icon=Icon.PERSON, opens=False) for at, text in enumerate(read.looks))
        yield Group("looks", words.LOOKED, looked, words.NOBODY_LOOKED)


def _places(read: HomeRead, line: PoolLine) -> Group:
    confirmed = line.places.confirmed_on
    told = ask_words.CONFIRMED.format(day=since(confirmed, read.today)) if confirmed else ""
    actions = [Action(RING, ask_words.RING, Icon.PHONE)]
    if line.own:
        actions.append(Action(CONFIRM, ask_words.CONFIRM_SHORT))
    lines = [
        Line(
            "places",
            places_text(line, read.today).capitalize(),
            " · ".join(part for part in (told, line.home.value.phone or "") if part),
            icon=Icon.HOME,
            actions=tuple(actions),
            opens=False,
        ),
        *_claims(read, line),
        *_doubted(read, line),
    ]
    lines += [
        Line(
            f"stop-{seen.value.id.hex()}",
            words.STOPPED_SINCE.format(day=full_day(seen.value.from_on) if seen.value.from_on else ""),
            icon=Icon.WARNING,
            tone=Tone.LATE,
            actions=(Action(LIFT, words.LIFT),) if line.own else (),
            opens=False,
        )
        for seen in line.stops
    ]
    if line.stops and read.untold:
        told = words.RING_YOURSELF.format(places=listed([read.municipalities.get(code, code) for code in read.untold]))
        lines.append(Line("untold", told, words.RING_WHY, icon=Icon.PHONE, tone=Tone.LATE, opens=False))
    may_stop = line.own and not line.stops
    return Group("places", words.PLACES_NOW, tuple(lines), actions=(Action(STOP, words.STOP),) if may_stop else ())


def _claims(read: HomeRead, line: PoolLine) -> Iterator[Line]:
    """Yield who has reserved or taken places; the home's own unit settles where there are more than places."""
    contest = contest_of(line)
    for seen in line.claims:
        claim = seen.value
        state = labels.CLAIM_STATE[claim.state or ClaimState.RESERVED]
        place = read.municipalities.get(claim.municipality or "", claim.municipality or "")
        waits = any(one.id == claim.id for one in contest.waits)
        settles = contest.contested and line.own and claim.state is ClaimState.RESERVED
        yield Line(
            f"claim-{claim.id.hex()}",
            f"{ask_words.places(claim.places or 1)}, {state}",
            " · ".join(part for part in (place, words.CLAIM_WAITS if waits else "") if part),
            right=full_day(claim.from_on) if claim.from_on else "",
            icon=Icon.LATE if waits else Icon.HALF,
            tone=Tone.LATE if waits else Tone.QUIET,
            actions=(Action(HOLD, words.CLAIM_HOLDS),) if settles else (),
            opens=False,
        )


def _doubted(read: HomeRead, line: PoolLine) -> Iterator[Line]:
    """Yield who wrote about the reservations in another's place."""
    if line.doubted:
        told = words.CLAIMS_DOUBTED.format(names=listed(sorted(read.names.get(one, "") for one in line.doubted)))
        yield Line("doubted", told, words.CLAIMS_DOUBTED_WHY, icon=Icon.WARNING, tone=Tone.WARN, opens=False)


def _inquiry(read: HomeRead, inquiry: Inquiry) -> Line:
    place = read.municipalities.get(inquiry.municipality or "", inquiry.municipality or "")
    who = read.names.get(inquiry.asked_by, "") if inquiry.asked_by else ""
    asked = inquiry.asked_at.astimezone().date() if inquiry.asked_at else None
    waits = inquiry.answer in {None, InquiryAnswer.LATER}
    return Line(
        f"{INQUIRY}{inquiry.id.hex()}",
        ask_words.ASKED.format(who=place, day=since(asked, read.today) if asked else ""),
        " · ".join(part for part in (who, ask_words.places(inquiry.places or 1), answer_text(inquiry)) if part),
        icon=Icon.PHONE if waits else Icon.CHECK if inquiry.answer is InquiryAnswer.YES else Icon.CROSS,
        actions=(Action(ANSWER, ask_words.ANSWER_SHORT),) if waits and inquiry.municipality == read.mine else (),
        opens=False,
    )


def answer_text(inquiry: Inquiry) -> str:
    """Return what a home answered, with the neutral reason."""
    if inquiry.answer is None:
        return ask_words.WAITS
    if inquiry.answer is InquiryAnswer.LATER and inquiry.call_back_on is not None:
        return ask_words.BACK_ON.format(day=full_day(inquiry.call_back_on))
    reason = labels.NEUTRAL_REASON[inquiry.reason] if inquiry.reason else ""
    return ", ".join(part for part in (labels.INQUIRY_ANSWER[inquiry.answer], reason) if part)
