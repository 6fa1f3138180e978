"""The two kinds of consent of an internal SIP as blocks. They are never shown as one (OSL 2009:400 10 kap. 1 §)."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Column, Heading, Table
from ifodesk.documents.phrases import NOTHING, coded, day, stated
from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.sip_frozen import FrozenConsent
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day

_PARTICIPATION = (Column(words.GIVEN_BY, 36), Column(words.GIVEN, 34), Column(words.VALID, 30))
_WAIVER = (
    Column(words.WHAT, 24),
    Column(words.RECEIVER, 19),
    Column(words.PURPOSE, 20),
    Column(words.GIVEN_BY, 21),
    Column(words.VALID, 19),
)


def consent_blocks(consents: tuple[FrozenConsent, ...]) -> Iterator[Block]:
    """Yield both sections; one of unknown kind stands in a third, so that nothing given or withdrawn is left out."""
    taking_part = [one for one in consents if one.kind == ConsentKind.PARTICIPATION]
    waivers = [one for one in consents if one.kind == ConsentKind.SECRECY_WAIVER]
    others = [one for one in consents if one not in taking_part and one not in waivers]
    yield Heading(words.PARTICIPATION)
    yield Table(_PARTICIPATION, tuple(map(_participation, taking_part))) if taking_part else NOTHING
    yield Heading(words.WAIVER)
    yield Table(_WAIVER, tuple(map(_waiver, waivers))) if waivers else NOTHING
    if others:
        yield Heading(words.OTHER_CONSENT)
        yield Table(_WAIVER, tuple(map(_waiver, others)))


def _participation(consent: FrozenConsent) -> tuple[str, ...]:
    return (stated(consent.given_by), _given(consent), _valid(consent))


def _waiver(consent: FrozenConsent) -> tuple[str, ...]:
    by = f"{stated(consent.given_by)}\n{_given(consent)}"
    return (stated(consent.what), stated(consent.receiver), stated(consent.purpose), by, _valid(consent))


def _given(consent: FrozenConsent) -> str:
    when = day(consent.given_on)
    return when if consent.form is None else f"{when}, {coded(consent.form, words.FORM)}"


def _valid(consent: FrozenConsent) -> str:
    if consent.withdrawn_on is not None:
        return words.WITHDRAWN.format(day=full_day(consent.withdrawn_on))
    if consent.valid_until is None:
        return words.NOT_STATED
    return words.VALID_UNTIL.format(day=full_day(consent.valid_until))
