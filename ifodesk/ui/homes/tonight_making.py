"""Makes the list of an evening: whom to ring, in order, and what is known of each. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer
from ifodesk.domain.matching.tonight import NightHome, TonightAnswer
from ifodesk.ui.homes.tonight_state import Call
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.seen import Seen
from ifodesk.words import label_words_homes as labels
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_tonight as words
from ifodesk.words.date_words import clock, since


@dataclass(frozen=True, slots=True)
class Evening:
    """What an answer is shown with."""

    lines: Mapping[str, PoolLine]
    """By the id that the match knows a home by."""
    municipalities: Mapping[str, str]
    mine: str
    """SCB code of who asks."""
    today: date


def calls(answer: TonightAnswer, evening: Evening) -> tuple[Call, ...]:
    """Return the homes to ring, in order."""
    return tuple(_call(one, number, evening) for number, one in enumerate(answer.now, start=1))


def later(answer: TonightAnswer, evening: Evening) -> tuple[Group, ...]:
    """Return the rest, with why it waits."""
    lines = tuple(_later(one, evening) for one in answer.later)
    return (Group("later", words.LATER.format(count=len(lines)) if lines else "", lines),)


def mine_today(line: PoolLine, evening: Evening) -> Seen[Inquiry] | None:
    """Return the municipality's own newest question to a home today; None for none."""
    for seen in line.inquiries:
        asked = seen.value
        if (
            asked.municipality == evening.mine
            and asked.asked_at
            and asked.asked_at.astimezone().date() == evening.today
        ):
            return seen
    return None


def _call(one: NightHome, number: int, evening: Evening) -> Call:
    line = evening.lines[one.home.id]
    seen = mine_today(line, evening)
    asked = None if seen is None else seen.value
    bands = ", ".join(match_words.AGE_BAND[band] for band in match_words.AGE_BAND if band in (one.home.bands or ()))
    road = f"{match_words.drive_line(one.road)} ({match_words.road_line(one.road)})" if one.road is not None else ""
    return Call(
        key=one.home.id,
        number=str(number),
        name=_name(one, evening),
        phone=line.home.value.phone or words.NO_PHONE,
        detail=" · ".join(part for part in (_places(one, evening.today), road, bands) if part),
        told="\n".join(_told(line, asked, evening)),
        open=asked is None or asked.answer in {None, InquiryAnswer.LATER},
    )


def _told(line: PoolLine, asked: Inquiry | None, evening: Evening) -> Iterator[str]:
    if asked is not None and asked.answer is None and asked.asked_at is not None:
        yield words.ASKED.format(at=clock(asked.asked_at))
    elif asked is not None and asked.answer is not None and asked.answered_at is not None:
        answer = labels.INQUIRY_ANSWER[asked.answer].capitalize()
        yield words.ANSWERED.format(answer=answer, at=clock(asked.answered_at))
    others = {one.municipality for one in line.asked_now if one.municipality not in {None, evening.mine}}
    for code in sorted(code for code in others if code is not None):
        yield words.ASKED_BY.format(who=evening.municipalities.get(code, code))


def _places(one: NightHome, today: date) -> str:
    home = one.home
    if home.places is None or one.unknown:
        return words.UNCLEAR.format(day=since(home.confirmed_on, today)) if home.confirmed_on else words.NEVER
    return words.CONFIRMED.format(
        places=words.places(home.places), day=since(home.confirmed_on, today) if home.confirmed_on else ""
    )


def _later(one: NightHome, evening: Evening) -> Line:
    why = [match_words.finding_line(finding) for finding in one.against]
    if one.too_far:
        why.append(words.FAR.format(road=match_words.road_line(one.road)))
    phone = evening.lines[one.home.id].home.value.phone or words.NO_PHONE
    return Line(f"later-{one.home.id}", _name(one, evening), " ".join(why), right=phone, icon=Icon.DASH, opens=False)


def _name(one: NightHome, evening: Evening) -> str:
    place = one.home.place or evening.municipalities.get(one.home.municipality, "")
    return words.HOME.format(name=one.home.name, place=place)
