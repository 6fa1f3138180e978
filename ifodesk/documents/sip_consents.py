"""The two kinds of consent of an internal SIP as blocks. They are never shown as one (OSL 2009:400 10 kap. 1 §)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ifodesk.documents.blocks import Block, Column, Heading, Table
from ifodesk.documents.phrases import NOTHING, coded, day, said, stated
from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.sip_frozen import FrozenConsent, FrozenGoal
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day
from ifodesk.words.label_words_sip import GIVEN_AS

_AS = {str(code): label for code, label in GIVEN_AS.items()}

_PARTICIPATION = (Column(words.GIVEN_BY, 36), Column(words.GIVEN, 34), Column(words.VALID, 30))
_WAIVER = (
    Column(words.WHAT, 19),
    Column(words.RECEIVER, 25),
    Column(words.PURPOSE, 18),
    Column(words.GIVEN_BY, 21),
    Column(words.VALID, 17),
)


def consent_blocks(consents: tuple[FrozenConsent, ...], goals: tuple[FrozenGoal, ...] = ()) -> Iterator[Block]:
    """Yield both sections; one of unknown kind stands in a third, so that nothing given or withdrawn is left out."""
    numbers = {goal.id: str(number) for number, goal in enumerate(goals, start=1)}
    taking_part = [one for one in consents if one.kind == ConsentKind.PARTICIPATION]
    waivers = [one for one in consents if one.kind == ConsentKind.SECRECY_WAIVER]
    others = [one for one in consents if one not in taking_part and one not in waivers]
    yield Heading(words.PARTICIPATION)
    yield Table(_PARTICIPATION, tuple(map(_participation, taking_part))) if taking_part else NOTHING
    yield Heading(words.WAIVER)
    yield Table(_WAIVER, tuple(_waiver(one, numbers) for one in waivers)) if waivers else NOTHING
    if others:
        yield Heading(words.OTHER_CONSENT)
        yield Table(_WAIVER, tuple(_waiver(one, numbers) for one in others))


def _participation(consent: FrozenConsent) -> tuple[str, ...]:
    return (_by(consent), _given(consent), _valid(consent))


def _waiver(consent: FrozenConsent, numbers: Mapping[str, str]) -> tuple[str, ...]:
    covered = [numbers[goal] for goal in consent.goals if goal in numbers]
    what = stated(consent.what)
    if covered:
        what = f"{what}\n{words.COVERS.format(numbers=', '.join(sorted(covered, key=int)))}"
    receiver = consent.receiver if said(consent.receiver) else consent.unit
    return (what, stated(receiver), stated(consent.purpose), f"{_by(consent)}\n{_given(consent)}", _valid(consent))


def _by(consent: FrozenConsent) -> str:
    """Return who consents and in which capacity, with what the child thinks."""
    by = stated(consent.given_by)
    if consent.given_as is not None:
        by = f"{by}, {coded(consent.given_as, _AS)}"
    if consent.kind == ConsentKind.PARTICIPATION and said(consent.unit):
        by = f"{by}\n{words.FOR_UNIT.format(unit=consent.unit)}"
    return f"{by}\n{words.CHILD_VIEW.format(text=consent.child_view)}" if said(consent.child_view) else by


def _given(consent: FrozenConsent) -> str:
    when = day(consent.given_on)
    return when if consent.form is None else f"{when}, {coded(consent.form, words.FORM)}"


def _valid(consent: FrozenConsent) -> str:
    if consent.withdrawn_on is not None:
        withdrawn = words.WITHDRAWN.format(day=full_day(consent.withdrawn_on))
        return f"{withdrawn}, {consent.withdrawn_by}" if said(consent.withdrawn_by) else withdrawn
    if consent.valid_until is None:
        return words.NOT_STATED
    return words.VALID_UNTIL.format(day=full_day(consent.valid_until))
