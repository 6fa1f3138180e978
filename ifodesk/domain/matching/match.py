"""One need and every home: three groups, every demand and wish answered, and why a home does not fit. Pure.

Source: SoL 2025:400 22 kap. (the child's best and close persons come before any list); own rules in docs/matching.md.
No learned score; what orders the homes is counted from what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.checks import checks
from ifodesk.domain.matching.finding import COLUMNS, Finding
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.need import Need
from ifodesk.domain.matching.terms import Answer, Group, Weight
from ifodesk.domain.sorting import swedish_key


@dataclass(frozen=True, slots=True)
class Ranked:
    """A home with every answer."""

    home: Home
    group: Group
    findings: tuple[Finding, ...]
    """In the order of `Criterion`."""
    standing: bytes
    """What orders homes, the least first: a count a column, as `finding` says."""

    @property
    def hinder(self) -> Finding | None:
        """Return the one thing that excluded the home: the first demand that it does not meet. None: not excluded."""
        return next(iter(self.misses), None)

    @property
    def misses(self) -> tuple[Finding, ...]:
        """Return the demands that are not met, the hinder first."""
        return self._hard(Answer.NOT_MET)

    @property
    def missing(self) -> tuple[Finding, ...]:
        """Return the demands that nobody has the answer to: what there is to ask about."""
        return self._hard(Answer.UNKNOWN)

    @property
    def would_be(self) -> Group:
        """Return the group that the home were in if every demand that it does not meet were mended."""
        return Group.MAYBE if self.missing else Group.FITS

    def wishes(self, weight: Weight) -> tuple[int, int]:
        """Return how many wishes of a weight are met, and how many there are."""
        found = [one for one in self.findings if one.weight is weight]
        return sum(one.answer is Answer.MET for one in found), len(found)

    def _hard(self, answer: Answer) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.answer is answer and one.weight is Weight.HARD)


@dataclass(frozen=True, slots=True)
class Matched:
    """The answer to one need: every home once."""

    need: Need
    fits: tuple[Ranked, ...]
    maybe: tuple[Ranked, ...]
    excluded: tuple[Ranked, ...]

    @property
    def everyone(self) -> tuple[Ranked, ...]:
        """Return every home, in order."""
        return (*self.fits, *self.maybe, *self.excluded)


def match(need: Need, homes: Iterable[Home], around: Around) -> Matched:
    """Return every home in its group and order; the order in which *homes* come never matters."""
    ranked = in_order(rank(need, homes, around))
    return Matched(need, *(tuple(one for one in ranked if one.group is group) for group in Group))


def rank(need: Need, homes: Iterable[Home], around: Around) -> list[Ranked]:
    """Return how each home answers, in the order of *homes*."""
    homes = tuple(homes)
    answers = zip(*(check.all(homes) for check in checks(need, around)), strict=True)
    return [_ranked(home, findings) for home, findings in zip(homes, answers, strict=True)]


def _ranked(home: Home, findings: tuple[Finding, ...]) -> Ranked:
    standing = sum([finding.counts for finding in findings]).to_bytes(COLUMNS)
    group = Group.EXCLUDED if standing[0] else Group.MAYBE if standing[1] else Group.FITS
    return Ranked(home, group, findings, standing)


def in_order(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Return homes by what is counted, then longest since last asked (never first), then name and id."""
    counted = sorted(ranked, key=_counted)
    return [one for _, tied in groupby(counted, key=_counted) for one in _by_name(list(tied))]


def _counted(ranked: Ranked) -> tuple[bytes, int]:
    asked = ranked.home.last_asked
    return ranked.standing, asked.toordinal() if asked else 0


def _by_name(tied: list[Ranked]) -> list[Ranked]:
    """Return homes that nothing else orders; a name's place in the alphabet is dear to find out, so only here."""
    if len(tied) == 1:
        return tied
    return sorted(tied, key=lambda one: (swedish_key(one.home.name), one.home.id))
