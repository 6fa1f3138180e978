"""Makes lines of a match: three groups, every home once, and each answer with why when a home is unfolded. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.matching.finding import Finding
from ifodesk.domain.matching.match import Matched, Ranked
from ifodesk.domain.matching.terms import Answer, Criterion
from ifodesk.domain.matching.terms import Group as Fit
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_need as words

HOME: Final = "home-"
"""What the key of a home's line begins with."""
RING, ANSWER, CONFIRM = "ring", "answer", "confirm"
_MARK: Final = {
    Fit.FITS: (Icon.DOT, Tone.GOOD),
    Fit.MAYBE: (Icon.HALF, Tone.WARN),
    Fit.EXCLUDED: (Icon.DASH, Tone.QUIET),
}
_ANSWER: Final = {
    Answer.MET: (Icon.CHECK, Tone.GOOD),
    Answer.NOT_MET: (Icon.CROSS, Tone.LATE),
    Answer.UNKNOWN: (Icon.QUESTION, Tone.WARN),
}


@dataclass(frozen=True, slots=True)
class AboutHome:
    """What a line shows of a home that the match does not know."""

    town: str
    phone: str = ""
    road: str = ""
    """How far it is, with its source."""
    asked: str = ""
    """Who asks it now, or what it answered last."""
    own: bool = False
    """Whether the signed-in person's municipality answers for it: then its places may be confirmed here."""
    answer_open: bool = False
    """Whether this person's own question to it waits for its answer."""
    more: tuple[Action, ...] = ()
    """Further buttons."""


_NOTHING: Final = AboutHome("")


def match_groups(
    matched: Matched, about: Mapping[str, AboutHome], unfolded: Collection[str], *, may_ask: bool = True
) -> tuple[Group, ...]:
    """Return the three groups. *about* and *unfolded* go by the id of the home."""
    found = ((Fit.FITS, matched.fits), (Fit.MAYBE, matched.maybe), (Fit.EXCLUDED, matched.excluded))
    return tuple(
        Group(
            fit,
            f"{match_words.GROUP[fit]} ({len(ranked)})",
            tuple(
                line
                for one in ranked
                for line in _home(one, about.get(one.home.id, _NOTHING), unfolded, may_ask=may_ask)
            ),
        )
        for fit, ranked in found
    )


def _home(ranked: Ranked, about: AboutHome, unfolded: Collection[str], *, may_ask: bool) -> Iterator[Line]:
    icon, tone = _MARK[ranked.group]
    parts = [part for part in (_told(ranked), match_words.wish_line(ranked), about.road, about.asked) if part]
    yield Line(
        f"{HOME}{ranked.home.id}",
        ", ".join(part for part in (ranked.home.name, about.town) if part),
        " · ".join([*(part.removesuffix(".") for part in parts[:-1]), *parts[-1:]]),
        right=about.phone,
        icon=icon,
        tone=tone,
        meaning=match_words.GROUP[ranked.group],
        actions=tuple(_actions(ranked, about)) if may_ask else (),
    )
    if ranked.home.id in unfolded:
        yield from (_finding(ranked, one) for one in ranked.findings)


def _told(ranked: Ranked) -> str:
    """Return the one thing to know first: what it lacks, what excluded it and what would mend that, or its places."""
    if ranked.hinder is not None:
        return f"{match_words.finding_line(ranked.hinder)} {match_words.remedy_line(ranked)}"
    if ranked.missing:
        return match_words.missing_line(ranked)
    places = next((one for one in ranked.findings if one.criterion is Criterion.PLACES), None)
    return match_words.finding_line(places) if places is not None else ""


def _actions(ranked: Ranked, about: AboutHome) -> Iterator[Action]:
    yield from about.more
    if about.answer_open:
        yield Action(ANSWER, words.ANSWER)
    elif ranked.group is not Fit.EXCLUDED:
        yield Action(RING, words.RING, Icon.PHONE)
    if about.own and any(one.criterion is Criterion.PLACES for one in ranked.missing):
        yield Action(CONFIRM, words.CONFIRM)


def _finding(ranked: Ranked, finding: Finding) -> Line:
    icon, tone = _ANSWER[finding.answer]
    return Line(
        f"finding-{ranked.home.id}-{finding.criterion}",
        match_words.finding_line(finding),
        right=match_words.WEIGHT[finding.weight],
        icon=icon,
        tone=tone,
        meaning=match_words.ANSWER[finding.answer],
        opens=False,
    )
