"""The history as sentences: who changed what, from what to what, on which device, when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.log_ports import HistoryLine
from ifodesk.usecases.ports import Member
from ifodesk.words import field_words_homes as homes
from ifodesk.words import field_words_placement as placement
from ifodesk.words.date_words import moment
from ifodesk.words.field_words import field_label, kind_label
from ifodesk.words.label_words import relation
from ifodesk.words.value_words import NOT_STATED, is_reference, quoted, shown

SOMEBODY: Final = "Någon"
"""Stands for an author whose name this device does not know."""
TAKEN_OVER: Final = ", övertaget från {name}"
"""Of held work that somebody took over in the own name."""

MADE: Final[Mapping[str, str]] = {
    **homes.MADE,
    **placement.MADE,
    "case": "öppnade ärendet",
    "party": "lade till en person",
    "note": "började en anteckning",
    "transfer": "märkte en handling",
    "shared_case_basis": "delade ärendet med en annan kommun",
    "case_share": "delade ur ärendet med en annan kommun",
    "wall": "satte upp en mur",
    "delay_act": "öppnade för en åtgärd som inte kan vänta",
    "held_decision": "lät något som hölls tillbaka ligga",
    "internal_sip": "började en intern-SIP",
    "goal": "lade till ett mål",
    "measure": "lade till en åtgärd",
    "consent": "skrev ner ett samtycke",
    "agreement": "skrev ner en överenskommelse",
    "follow_up": "planerade en uppföljning",
    "plan_version": "antog planen",
    "plan_part_link": "delade mål med andra enheter",
    "plan_part": "öppnade en plandel",
    "meeting_call": "började en kallelse",
    "invited": "lade till en deltagare",
    "other_plan": "skrev ner en annan plan",
    "paper_copy": "gjorde en kopia av planen",
    "goal_outcome": "följde upp ett mål",
    "paper_image": "lade till ett inskannat papper",
    "anonymous_question": "ställde en fråga utan namn",
    "unit": "lade till en enhet",
    "process_map": "lade till en processkarta",
    "goal_template": "lade till ett mål i målbanken",
    "disqualification_answer": "skrev in ett jävssvar",
    "disqualification_question": "ställde en jävsfråga",
    "disqualification_matter": "anmälde jäv",
    "disqualification_ruling": "beslutade om jäv",
    "disqualification_delegation": "bestämde vem som beslutar om jäv",
    "naming_basis": "skrev ner en grund för att nämna namn i en annan kommun",
    "chief_request": "frågade en chef i en annan kommun",
    "loan": "skrev ett avtal om utlåning",
    "loan_hours": "skrev in en veckas timmar",
    "stand_in_profile": "skrev ner vad en kollega kan hoppa in för",
    "urgent_note": "skrev en akut anteckning",
    "own_tie": "lade till ett band",
    "tie_review": "gick igenom banden",
    "municipality_settings": "gjorde kommunens inställningar",
    "interview": "började en intervju",
    "interview_answers": "började skriva svar i en intervju",
    "interviewer_rating": "skattade ett område efter en intervju",
    "answer_reveal": "tittade på förra svaret innan det nya var givet",
    "feedback": "började en återkoppling",
    "feedback_text": "skrev återkoppling om ett område",
    "interview_offer": "skrev ner om en intervju har erbjudits",
    "client_correction": "skrev ner en rättelse från klienten",
    "interview_summary": "skrev en sammanfattning av en intervju",
    "case_instrument": "sparade instrumentet i ärendet",
    "area_goal": "gjorde ett område i en intervju till ett mål",
}
_MADE_BY_NAME: Final[Mapping[str, str]] = {
    "party": "lade till {name}",
    "note": "började {name}",
    "transfer": "märkte {name} för personakten",
}
_TEXT_FIELDS: Final = frozenset(
    {
        ("note", "text"),
        ("note", "draft"),
        ("plan_version", "canonical"),
        ("internal_sip", "goal_places"),
        ("internal_sip", "goal_aims"),
        ("paper_copy", "content"),
        ("interview_summary", "text"),
    }
)
"""Too long to quote in a line; the text itself stands in its own place."""


def sentence(
    line: HistoryLine,
    member: Callable[[MemberId], Member],
    *,
    now: datetime | None = None,
    called: Mapping[EntityId, str] | None = None,
    zone: tzinfo | None = None,
) -> str:
    """Return one line of the history.

    Args:
        line: What happened.
        member: Finds a person by id.
        now: The present, when the sentence is to end with its time; None where the time stands beside it.
        called: Names of entities in the screen at hand, such as "mål 1", a person's name or "anteckningen ”Hembesök”"
            (of a transfer: its document); others are called by their kind.
        zone: Time zone; None: the machine's.
    """
    who = member(line.author).name or SOMEBODY
    origin = TAKEN_OVER.format(name=member(line.origin).name or SOMEBODY) if line.origin is not None else ""
    device = f", på {line.device}" if line.device else ""
    when = f", {moment(line.at, now, zone)}" if now is not None else ""
    return f"{who} {_Telling(line, member, called or {}, zone).deed()}{origin}{device}{when}"


@dataclass(frozen=True, slots=True)
class _Telling:
    """One line with what is needed to put it in words."""

    line: HistoryLine
    member: Callable[[MemberId], Member]
    called: Mapping[EntityId, str]
    zone: tzinfo | None

    def deed(self) -> str:
        """Return what was done."""
        line, after = self.line, self.value(self.line.after)
        deeds = {
            "made": self.made(),
            "removed": f"tog bort {self.gone()}",
            "let_in": f"släppte in {after} i ärendet",
            "opened": "läste i ärendet",
            "excluded": f"stängde ärendet för {after}",
            "conflict": f"skrev något annat än en kollega, {self.field()}: {after}",
            "chosen": f"valde {after} för {self.field()}",
        }
        return deeds.get(line.what) or self.change()

    def made(self) -> str:
        """Return what came to be; people and papers by name, which is what one looks for."""
        line = self.line
        name = self.called.get(line.entity, "")
        if name and line.kind in _MADE_BY_NAME:
            return _MADE_BY_NAME[line.kind].format(name=name)
        return MADE.get(line.kind, "lade till en uppgift")

    def gone(self) -> str:
        """Return what was taken away."""
        name, kind = self.called.get(self.line.entity, ""), kind_label(self.line.kind)
        return f"{kind}, {name}" if name and self.line.kind == "transfer" else name or kind

    def change(self) -> str:
        """Return from what to what a field was changed."""
        line = self.line
        where = (line.kind, line.field)
        if where == ("note", "ready") and line.after is True:
            return f"sa klar om {self.called.get(line.entity) or 'anteckningen'}"
        if where in _TEXT_FIELDS or is_reference(*where):
            return f"skrev {self.field()}"
        before, after = self.value(line.before), self.value(line.after)
        if before == NOT_STATED:
            return f"skrev {self.field()}: {after}"
        if after == NOT_STATED:
            return f"tog bort {self.field()}, som var {before}"
        return f"ändrade {self.field()} från {before} till {after}"

    def field(self) -> str:
        """Return the field and what it belongs to, unless the field says so by itself."""
        line = self.line
        label = field_label(line.kind, line.field)
        if line.entity in self.called:
            return f"{label} {'för' if line.kind == 'party' else 'i'} {self.called[line.entity]}"
        return label if label == kind_label(line.kind) else f"{label}{_IN.get(line.kind, '')}"

    def value(self, value: object) -> str:
        """Return a value of the field."""
        if self.line.field == "relation" and isinstance(value, str) and value:
            return quoted(relation(value))
        return shown(value, self.member, self.zone)


_IN: Final[Mapping[str, str]] = {
    "party": " för en person",
    "note": " i en anteckning",
    "internal_sip": " i planen",
    "goal": " i ett mål",
    "measure": " i en åtgärd",
    "consent": " i ett samtycke",
    "agreement": " i en överenskommelse",
    "follow_up": " i en uppföljning",
    "goal_outcome": " i uppföljningen av ett mål",
    "meeting_call": " i en kallelse",
    "invited": " för en deltagare",
    "other_plan": " för en annan plan",
    "paper_copy": " för en kopia",
    "plan_part": " i en plandel",
    "unit": " för en enhet",
    "goal_template": " i målbanken",
    "interview": " i en intervju",
    "feedback": " i en återkoppling",
    "disqualification_answer": " i ett jävssvar",
    "disqualification_matter": " i jävsärendet",
    "disqualification_ruling": " i ett jävsbeslut",
    "disqualification_delegation": " i vem som beslutar om jäv",
}
