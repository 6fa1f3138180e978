"""Makes lines of several needs at once: which home for which, and what each gives up for the others. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.matching.joint import Given, Joint, Plan
from ifodesk.ui.homes.need_making import NeedRead, need_text
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_need as words

REMOVE = "remove"
NEED = "need-"
"""What the key of a need's line begins with."""


def needs_group(read: NeedRead) -> Group:
    """Return the needs that are looked at together; the one whose homes are shown stands out."""
    lines = tuple(
        Line(
            f"{NEED}{need.id}",
            words.NEED_LINE.format(id=need.id, text=need_text(need)),
            icon=Icon.DOT if need.id == read.matched.need.id else Icon.RING,
            actions=(Action(REMOVE, words.REMOVE),),
        )
        for need in read.needs
    )
    title = words.NEEDS.format(count=len(lines)) if len(lines) > 1 else ""
    return Group("needs", title, lines if len(lines) > 1 else (), actions=())


def joint_groups(read: NeedRead, joint: Joint | None) -> Iterator[Group]:
    """Yield the best for all together, and beside it with siblings apart."""
    if joint is None:
        return
    if len(read.needs) > 1:
        yield Group("joint", words.JOINT, tuple(_plan(read, joint.together, "t")))
    if joint.apart is not None:
        between = tuple(
            Line(
                f"between-{one.one}-{one.other}",
                words.BETWEEN.format(one=one.one, other=one.other, road=match_words.road_line(one.road)),
                icon=Icon.INFO,
                opens=False,
            )
            for one in joint.between
        )
        yield Group("apart", words.JOINT_APART, (*_plan(read, joint.apart, "a"), *between))


def _plan(read: NeedRead, plan: Plan, before: str) -> Iterator[Line]:
    for given in plan.given:
        yield Line(
            f"{before}-{given.need.id}",
            words.GIVEN.format(id=given.need.id, home=_home(read, given)),
            _gives_up(given),
            right=match_words.GROUP[given.ranked.group],
            icon=Icon.HOME,
            opens=False,
        )
    for need in plan.unplaced:
        text = words.UNPLACED.format(id=need.id)
        yield Line(f"{before}-{need.id}", text, icon=Icon.CROSS, tone=Tone.WARN, opens=False)


def _home(read: NeedRead, given: Given) -> str:
    home = given.ranked.home
    place = home.place or read.gazetteer.names.get(home.municipality, "")
    return ", ".join(part for part in (home.name, place) if part)


def _gives_up(given: Given) -> str:
    if not given.gives_up:
        return words.GIVES_UP_NOTHING
    return words.GIVES_UP.format(what=" ".join(match_words.finding_line(one) for one in given.gives_up))
