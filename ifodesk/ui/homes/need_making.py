"""Makes "Sök hem": the need in words, what a home may be told, and the match. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.child_population import Fitting
from ifodesk.domain.dates import MONTHS
from ifodesk.domain.entities.pool import Inquiry
from ifodesk.domain.matching.joint import Joint
from ifodesk.domain.matching.match import Matched
from ifodesk.domain.matching.need import Need
from ifodesk.domain.matching.places import Gazetteer
from ifodesk.domain.matching.terms import AgeBand, Criterion
from ifodesk.ui.homes import ask_forms
from ifodesk.ui.homes.match_making import AboutHome
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line
from ifodesk.usecases.pool import PoolLine
from ifodesk.words import label_words_homes as labels
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_need as words
from ifodesk.words.date_words import since
from ifodesk.words.plural_words import listed
from ifodesk.words.population_words import fitting_lines

CHANGE, ADD, SEARCH = "change", "add", "search"
GROUP_NEED = "group-"
"""What the key of another municipality's need begins with."""


@dataclass(frozen=True, slots=True)
class NeedRead:
    """A need with every home's answer."""

    needs: tuple[Need, ...]
    """All that are looked at together."""
    matched: Matched
    """How the homes answer the one that is shown."""
    joint: Joint | None
    """The best for all of them; None for one child alone."""
    lines: Mapping[str, PoolLine]
    """By the id that the match knows a home by."""
    gazetteer: Gazetteer
    fitting: Fitting | None
    mine: str
    """SCB code of who asks."""
    today: date


@dataclass(frozen=True, slots=True)
class GroupNeed:
    """A graded need that some municipality has sent to the group."""

    key: str
    """Id in hexadecimal."""
    place: str
    """Name of who looks."""
    need: Need


def group_needs_group(needs: Sequence[GroupNeed]) -> Group:
    """Return what homes are looked for in the eight."""
    lines = tuple(
        Line(
            f"{GROUP_NEED}{one.key}",
            need_text(one.need),
            one.place,
            icon=Icon.PEOPLE,
            actions=(Action(SEARCH, words.MATCH),),
            opens=False,
        )
        for one in needs
    )
    return Group("group", words.GROUP_NEEDS.format(count=len(lines)) if lines else "", lines)


def need_text(need: Need) -> str:
    """Return a need as one line: "2 syskon, 6–12 år · Vilhelmina · familjehem · från december"."""
    bands = Counter(child.band for child in need.children)
    ages = listed([match_words.AGE_BAND[band] for band in AgeBand if band in bands])
    kinds = ", ".join(match_words.HOME_KIND[kind] for kind in match_words.HOME_KIND if kind in need.kinds)
    month = words.FROM_MONTH.format(month=MONTHS[need.month.month - 1], year=need.month.year)
    first = f"{words.children(len(need.children))}, {ages}"
    return " · ".join(part for part in (first, need.area, kinds, month, *_demands(need)) if part)


def told_group(read: NeedRead) -> Group:
    """Return what a home is told when it is asked, and how many children in the municipality are like that."""
    name = read.gazetteer.names.get(read.mine, "")
    lines = [Line("need", need_text(read.matched.need), icon=Icon.INFO, opens=False)]
    lines += [
        Line(f"fitting-{at}", text, icon=Icon.PEOPLE, opens=False)
        for at, text in enumerate(fitting_lines(read.fitting, name))
    ]
    actions = (Action(CHANGE, words.CHANGE, Icon.EDIT), Action(ADD, words.ADD, Icon.PLUS))
    return Group("told", words.TOLD, tuple(lines), actions=actions)


def about_homes(read: NeedRead) -> dict[str, AboutHome]:
    """Return what lines show of homes that the match does not know."""
    return about_homes_of(read.matched.need, read.lines, read.gazetteer, read.mine, read.today)


def about_homes_of(
    need: Need, lines: Mapping[str, PoolLine], gazetteer: Gazetteer, mine: str, today: date
) -> dict[str, AboutHome]:
    """Return what lines show of homes that the match of *need* does not know; *mine*: SCB code of who asks."""
    return {key: _about(need, line, gazetteer, mine, today) for key, line in lines.items()}


def _about(need: Need, line: PoolLine, gazetteer: Gazetteer, mine: str, today: date) -> AboutHome:
    home = line.home.value
    code = home.municipality or ""
    here = gazetteer.where(home.place or "", code) or gazetteer.centres.get(code)
    area = gazetteer.where(need.area) if need.area else None
    road = ""
    if here is not None and area is not None:
        road = words.FROM_AREA.format(road=match_words.road_line(gazetteer.road(area, here)), area=need.area)
    own = next((seen.value for seen in line.inquiries if seen.value.municipality == mine), None)
    return AboutHome(
        town=home.place or gazetteer.names.get(code, ""),
        phone=home.phone or "",
        road=road,
        asked=" · ".join(_asked(line, own, gazetteer, today)),
        answer_open=ask_forms.waiting(line, mine) is not None,
        own=line.own,
    )


def _asked(line: PoolLine, own: Inquiry | None, gazetteer: Gazetteer, today: date) -> Iterator[str]:
    asking = {one.municipality for one in line.asked_now if one.municipality}
    if asking:
        yield words.ASKED_NOW.format(who=listed([gazetteer.names.get(code, code) for code in sorted(asking)]))
    if own is not None and own.answer is not None and own.answered_at is not None:
        day = since(own.answered_at.astimezone().date(), today)
        yield words.ASKED_LAST.format(answer=labels.INQUIRY_ANSWER[own.answer], day=day)


def _demands(need: Need) -> Iterator[str]:
    for one in need.demands:
        what = match_words.CRITERION[one.criterion]
        if one.criterion is Criterion.NEAR:
            what = words.NEAR.format(place=one.value, km=one.km)
        elif one.value:
            what = f"{what} {one.value}"
        yield f"{what} ({match_words.WEIGHT[one.weight]})"
