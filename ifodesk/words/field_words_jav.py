"""What the kinds about jäv and their fields are called: definite form, lower case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KIND: Final[Mapping[str, str]] = {
    "disqualification_delegation": "vem som beslutar om jäv",
    "disqualification_ruling": "jävsbeslutet",
}

FIELD: Final[Mapping[tuple[str, str], str]] = {
    ("disqualification_matter", "case"): "ärendet",
    ("disqualification_matter", "case_number"): "ärendets nummer",
    ("disqualification_matter", "concerned"): "vem jävet gäller",
    ("disqualification_matter", "ground"): "grunden",
    ("disqualification_matter", "reported_at"): "tiden för anmälan",
    ("disqualification_matter", "reported_by"): "vem som anmälde",
    ("disqualification_matter", "view"): "den egna synen",
    ("disqualification_matter", "outcome"): "utgången",
    ("disqualification_matter", "closed_at"): "tiden då det avslutades",
    ("disqualification_matter", "replaced_by"): "vem som tog över",
    ("disqualification_matter", "law_on"): "vilken dags lag som gäller",
    ("disqualification_matter", "relation"): "relationen",
    ("disqualification_matter", "toward"): "vem relationen gäller",
    ("disqualification_matter", "facts"): "det som är känt",
    ("disqualification_matter", "circumstances"): "omständigheterna",
    ("disqualification_matter", "missing"): "det som saknas",
    ("disqualification_matter", "decider"): "vem som beslutar",
    ("disqualification_matter", "is_wish"): "om det är klientens önskan",
    ("disqualification_matter", "access_ended_at"): "tiden då läsningen stängdes",
    ("disqualification_matter", "access_again_at"): "tiden då läsningen öppnades igen",
    ("disqualification_matter", "done_anyway"): "det som inte kunde vänta",
    ("disqualification_matter", "main_decision"): "beslutet i själva ärendet",
    ("disqualification_matter", "reopened_because"): "varför det öppnades igen",
    ("disqualification_delegation", "concerns"): "vem det gäller",
    ("disqualification_delegation", "decider"): "vem som beslutar",
    ("disqualification_delegation", "title"): "beslutsfattarens titel",
    ("disqualification_delegation", "item"): "punkten i delegationsordningen",
    ("disqualification_delegation", "stand_in"): "ersättaren",
    ("disqualification_delegation", "stand_in_title"): "ersättarens titel",
    ("disqualification_delegation", "checked_on"): "dagen då det jämfördes med delegationsordningen",
    ("disqualification_delegation", "ended_on"): "dagen då det slutade gälla",
    ("disqualification_ruling", "matter"): "jävsärendet",
    ("disqualification_ruling", "outcome"): "utgången",
    ("disqualification_ruling", "ground"): "grunden",
    ("disqualification_ruling", "law_on"): "vilken dags lag som gäller",
    ("disqualification_ruling", "reasons"): "skälen",
    ("disqualification_ruling", "against"): "det som talar mot",
    ("disqualification_ruling", "measure"): "åtgärden",
    ("disqualification_ruling", "decided_by"): "vem som beslutade",
    ("disqualification_ruling", "decider_title"): "beslutsfattarens titel",
    ("disqualification_ruling", "delegation_item"): "punkten i delegationsordningen",
    ("disqualification_ruling", "delegation_checked"): "om delegationen är kontrollerad",
    ("disqualification_ruling", "standing_in"): "om en ersättare beslutade",
    ("disqualification_ruling", "decided_at"): "tiden för beslutet",
    ("disqualification_ruling", "presented_by"): "föredraganden",
    ("disqualification_ruling", "others_present"): "vilka fler som var med",
    ("disqualification_ruling", "replaces"): "beslutet som ersätts",
    ("disqualification_ruling", "given_on"): "dagen då det lämnades på papper",
    ("disqualification_ruling", "given_by"): "vem som lämnade det på papper",
    ("disqualification_ruling", "provisions"): "bestämmelserna",
}
