"""A whole match as lines, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ifodesk.domain.matching.joint import Joint, Plan
from ifodesk.domain.matching.match import Matched, Ranked
from ifodesk.domain.matching.terms import Answer, Group
from ifodesk.words.match_words import GROUP, finding_line, remedy_line, road_line, wish_line

_GROUP: Final = "{need}: {group} ({homes})"
_HOME: Final = "  {home}: {lines}"
_TOGETHER: Final = "Syskon tillsammans"
_APART: Final = "Syskon isär"
_UNPLACED: Final = "  {need}: inget hem är kvar."
_GIVEN: Final = "  {need}: {home}. {gives_up}"
_OWN_FIRST: Final = "Hemmet är det första också för sig."
_GIVES_UP: Final = "Första hemmet för sig är {best}. Det här ger upp: {lines}"
_GIVES_NOTHING: Final = "Första hemmet för sig är {best}. Inget önskemål ges upp."
_BETWEEN: Final = "  Mellan {one} och {other}: {road}."


def match_lines(matched: Matched) -> Iterator[str]:
    """Yield the three groups, each with its homes."""
    groups = ((Group.FITS, matched.fits), (Group.MAYBE, matched.maybe), (Group.EXCLUDED, matched.excluded))
    for group, homes in groups:
        yield _GROUP.format(need=matched.need.id, group=GROUP[group], homes=len(homes))
        for ranked in homes:
            yield _HOME.format(home=ranked.home.name, lines=" ".join(_home(ranked)))


def _home(ranked: Ranked) -> Iterator[str]:
    """Yield what a person reads first: what excludes and what would mend it, else every answer."""
    if ranked.misses:
        yield from (finding_line(miss) for miss in ranked.misses)
        yield remedy_line(ranked)
        return
    if wished := wish_line(ranked):
        yield f"Önskemål: {wished}."
    yield from (finding_line(one) for one in ranked.findings if one.answer is not Answer.MET)
    yield from (finding_line(one) for one in ranked.findings if one.answer is Answer.MET)


def joint_lines(found: Joint) -> Iterator[str]:
    """Yield the assignment with siblings together, and beside it apart."""
    if found.apart is None:
        yield from _plan(found.together)
        return
    yield _TOGETHER
    yield from _plan(found.together)
    yield _APART
    yield from _plan(found.apart)
    for one in found.between:
        yield _BETWEEN.format(one=one.one, other=one.other, road=road_line(one.road))


def _plan(plan: Plan) -> Iterator[str]:
    for given in plan.given:
        best = given.best.home
        if best == given.ranked.home:
            gives_up = _OWN_FIRST
        elif given.gives_up:
            lines = " ".join(finding_line(one) for one in given.gives_up)
            gives_up = _GIVES_UP.format(best=best.name, lines=lines)
        else:
            gives_up = _GIVES_NOTHING.format(best=best.name)
        yield _GIVEN.format(need=given.need.id, home=given.ranked.home.name, gives_up=gives_up)
    for need in plan.unplaced:
        yield _UNPLACED.format(need=need.id)
