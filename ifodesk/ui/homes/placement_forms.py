"""The forms of gates, proposals and placements, as data, and what they save. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ifodesk.domain.entities.placement import Placement, PlacementDuty, Proposal
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.home_figures import Ended
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.placement_gates import FactKind, GateFact
from ifodesk.ui.homes import placement_making as making
from ifodesk.ui.homes.case_state import CaseRead
from ifodesk.ui.homes.considered_homes import considered_lines, considered_of
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.parts.shapes import Choice
from ifodesk.usecases.placements import ChangeDuty, ChangePlacement, EndPlacement, StartPlacement
from ifodesk.usecases.proposals import ChangeProposal, DeferGate, PassGate, SkipGate, WithdrawProposal
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.home_paper_words import ENDED
from ifodesk.words.placement_words import fact_line

PASS, SKIP, DEFER, REASONS, WITHDRAW, MOVE_IN, DUTY, CHANGE, END = (
    *("gate_pass", "gate_skip", "gate_defer", "reasons", "withdraw"),
    *("move_in", "duty", "change_placed", "end_placement"),
)
"""Codes of the forms."""
_DATED: Final = frozenset({FactKind.NETWORK_TRIED, FactKind.REGISTERS_RENEWED})
"""What does not pass a gate, but has the day that a person would write."""
CODES: Final = frozenset({PASS, SKIP, DEFER, REASONS, WITHDRAW, MOVE_IN, DUTY, CHANGE, END})


def placement_form(read: CaseRead, key: str, code: str) -> FormSpec | None:
    """Return the form that the button *code* on the line or heading *key* opens; None for a button without one."""
    if key.startswith(making.GATE):
        return _gate_form(read, key, code)
    forms: dict[str, Callable[[CaseRead, str], FormSpec | None]] = {
        making.REASONS: _reasons_form,
        making.WITHDRAW: lambda _read, about: _reason_form(WITHDRAW, words.WITHDRAW, about),
        making.MOVE_IN: _move_in_form,
        making.CHANGE_DUTY: _duty_form,
        making.CHANGE_PLACED: _change_form,
        making.END: _end_form,
    }
    return forms[code](read, key.rsplit("-", maxsplit=1)[-1]) if code in forms else None


def save_placement(session: Session, read: CaseRead, answers: Answers) -> Saved | Made | Changed:
    """Save what one of these forms says, on top of *read*: what was seen when the form opened. Store lane."""
    deeds: dict[str, Callable[[Session, Answers], Saved | Made | Changed]] = {
        PASS: _pass,
        SKIP: _skip,
        DEFER: _defer,
        REASONS: lambda s, a: _reasons(s, read, a),
        WITHDRAW: lambda s, a: WithdrawProposal(s)(s.records.get(Proposal, _entity(a.about)), a.text("reason")),
        MOVE_IN: lambda s, a: StartPlacement(s)(_entity(a.about), first_on=a.day("on")),
        DUTY: lambda s, a: _duty(s, read, a),
        CHANGE: lambda s, a: _change(s, read, a),
        END: lambda s, a: _end(s, read, a),
    }
    return deeds[answers.code](session, answers)


def _gate_form(read: CaseRead, key: str, code: str) -> FormSpec | None:
    proposal, gate, _place = _gate_key(key)
    rule = read.law.gate(gate)
    if rule is None:
        return None
    if code == making.PASS:
        choices = tuple(Choice(one, text) for one, text in rule.choices.items())
        asked = (FieldSpec("choice", words.GATE_CHOICE, Ask.ONE, choices[0].key, choices),) if choices else ()
        fact = _fact(read, key)
        dated = fact is not None and (fact.passes or fact.kind in _DATED)
        fields = (
            FieldSpec("on", words.GATE_ON, Ask.DAY, fact.on if fact is not None and dated else read.today, needed=True),
            *asked,
            FieldSpec("note", words.GATE_NOTE, Ask.TEXT),
        )
        known = "" if fact is None else words.GATE_KNOWN.format(what=fact_line(fact))
        return FormSpec(PASS, rule.text, words.SAVE, fields, key, known)
    reason = (FieldSpec("reason", words.GATE_REASON, Ask.TEXT, needed=True),)
    if code == making.DEFER:
        return FormSpec(DEFER, rule.text, words.SAVE, reason, key, words.DEFER_TEXT)
    return FormSpec(SKIP, rule.text, words.SAVE, reason, key) if code == making.SKIP and proposal else None


def _fact(read: CaseRead, key: str) -> GateFact | None:
    """Return what other records show of a gate."""
    proposal, code, place = _gate_key(key)
    gates = (view for file in read.proposals if file.proposal.value.id == proposal for view in file.gates)
    return next((one.fact for one in gates if one.rule.code == code and one.municipality == place), None)


def _reasons_form(read: CaseRead, about: str) -> FormSpec | None:
    file = next((one for one in read.proposals if one.proposal.value.id.hex() == about), None)
    if file is None:
        return None
    value = file.proposal.value
    fields = (
        FieldSpec("from", words.FROM_ON, Ask.DAY, value.from_on),
        FieldSpec("for", words.REASONS_FOR, Ask.TEXT, value.reasons_for),
        FieldSpec("against", words.REASONS_AGAINST, Ask.TEXT, value.reasons_against),
        FieldSpec("others", words.CONSIDERED, Ask.TEXT, considered_lines(read, file), hint=words.CONSIDERED_HINT),
    )
    return FormSpec(REASONS, words.REASONS_TITLE, words.SAVE, fields, about)


def _reason_form(code: str, title: str, about: str) -> FormSpec:
    return FormSpec(code, title, words.SAVE, (FieldSpec("reason", words.GATE_REASON, Ask.TEXT, needed=True),), about)


def _move_in_form(read: CaseRead, about: str) -> FormSpec:
    fields = (FieldSpec("on", words.FROM_ON, Ask.DAY, read.today, needed=True),)
    return FormSpec(MOVE_IN, words.MOVE_IN, words.SAVE, fields, about)


def _duty_form(read: CaseRead, about: str) -> FormSpec | None:
    one = next((seen.value for file in read.placements for seen in file.duties if seen.value.id.hex() == about), None)
    if one is None:
        return None
    rule = read.law.duty(one.kind)
    places = tuple(Choice(code, name) for code, name in read.gazetteer.names.items())
    people = (Choice(None, words.NOBODY), *(Choice(member.id, member.name) for member in read.people))
    fields = (
        FieldSpec("place", words.DUTY_PLACE, Ask.ONE, one.municipality, places),
        FieldSpec("who", words.DUTY_WHO, Ask.ONE, one.member, people),
        FieldSpec("person", words.DUTY_PERSON, value=one.person),
        FieldSpec("often", words.DUTY_OFTEN, value=one.often),
    )
    title = words.DUTY_TITLE.format(what=rule.text if rule is not None else one.kind or "")
    return FormSpec(DUTY, title, words.SAVE, fields, about)


def _change_form(read: CaseRead, about: str) -> FormSpec | None:
    found = (file.placement.value for file in read.placements)
    one = next((placement for placement in found if placement.id.hex() == about), None)
    if one is None:
        return None
    emergency = (
        FieldSpec("investigated", words.INVESTIGATED, Ask.DAY, one.investigation_ended_on),
        FieldSpec("longer", words.LONGER, Ask.TEXT, one.longer_reason),
    )
    until = FieldSpec("until", words.PLANNED_UNTIL, Ask.DAY, one.planned_until)
    fields = (until, *(emergency if one.kind == HomeKind.EMERGENCY.value else ()))
    return FormSpec(CHANGE, words.CHANGE_PLACED, words.SAVE, fields, about)


def _end_form(read: CaseRead, about: str) -> FormSpec:
    kinds = tuple(Choice(one, ENDED[one]) for one in Ended)
    fields = (
        FieldSpec("on", words.END_PLACEMENT_ON, Ask.DAY, read.today, needed=True),
        FieldSpec("kind", words.END_PLACEMENT_KIND, Ask.ONE, Ended.PLANNED, kinds),
        FieldSpec("reason", words.END_PLACEMENT_WHY, Ask.TEXT),
    )
    return FormSpec(END, words.END_PLACEMENT, words.SAVE, fields, about)


def _pass(session: Session, answers: Answers) -> Saved:
    proposal, gate, place = _gate_key(answers.about)
    choice = answers.one("choice")
    return PassGate(session)(
        proposal,
        gate,
        on=answers.day("on"),
        choice=choice if isinstance(choice, str) else "",
        note=answers.text("note"),
        municipality=place,
    )


def _skip(session: Session, answers: Answers) -> Saved:
    proposal, gate, place = _gate_key(answers.about)
    return SkipGate(session)(proposal, gate, answers.text("reason"), municipality=place)


def _defer(session: Session, answers: Answers) -> Saved:
    proposal, gate, place = _gate_key(answers.about)
    return DeferGate(session)(proposal, gate, answers.text("reason"), municipality=place)


def _reasons(session: Session, read: CaseRead, answers: Answers) -> Saved:
    seen = _proposal(session, read, answers)
    value = replace(
        seen.value,
        from_on=answers.day("from"),
        reasons_for=answers.text("for") or None,
        reasons_against=answers.text("against") or None,
        considered=considered_of(answers.text("others")),
    )
    return ChangeProposal(session)(seen, value)


def _duty(session: Session, read: CaseRead, answers: Answers) -> Saved:
    who, place = answers.one("who"), answers.one("place")
    duties = (seen for file in read.placements for seen in file.duties if seen.value.id.hex() == answers.about)
    seen = next(duties, None) or session.records.get(PlacementDuty, _entity(answers.about))
    return ChangeDuty(session)(
        seen,
        place if isinstance(place, str) else seen.value.municipality or "",
        member=MemberId(who) if isinstance(who, bytes) else None,
        person=answers.text("person"),
        often=answers.text("often"),
    )


def _change(session: Session, read: CaseRead, answers: Answers) -> Saved:
    seen = _placement(session, read, answers)
    value = replace(seen.value, planned_until=answers.day("until"))
    if value.kind == HomeKind.EMERGENCY.value:
        longer = answers.text("longer") or None
        value = replace(value, investigation_ended_on=answers.day("investigated"), longer_reason=longer)
    return ChangePlacement(session)(seen, value)


def _end(session: Session, read: CaseRead, answers: Answers) -> Changed:
    kind = answers.one("kind")
    seen = _placement(session, read, answers)
    ended = kind if isinstance(kind, Ended) else Ended.OTHER
    return EndPlacement(session)(seen, ended, on=answers.day("on"), reason=answers.text("reason"))


def _proposal(session: Session, read: CaseRead, answers: Answers) -> Seen[Proposal]:
    """Return the proposal as the form was filled from it; as it stands now when it was not among what was read."""
    found = (file.proposal for file in read.proposals if file.proposal.value.id.hex() == answers.about)
    return next(found, None) or session.records.get(Proposal, _entity(answers.about))


def _placement(session: Session, read: CaseRead, answers: Answers) -> Seen[Placement]:
    """Return the placement as the form was filled from it; as it stands now when it was not among what was read."""
    found = (file.placement for file in read.placements if file.placement.value.id.hex() == answers.about)
    return next(found, None) or session.records.get(Placement, _entity(answers.about))


def _gate_key(key: str) -> tuple[EntityId, str, str | None]:
    """Return the proposal, the gate's code and the municipality that is consulted."""
    proposal, code, place = key.removeprefix(making.GATE).split("-")
    return _entity(proposal), code, place or None


def _entity(about: str) -> EntityId:
    return EntityId(bytes.fromhex(about))
