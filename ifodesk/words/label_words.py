"""Labels of codes: what a case, a person, a note or a plan can be. Lower case unless the label stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.disqualification_law import Relation
from ifodesk.domain.entities.case import CaseStatus, CaseType, PartyRole, TransferState
from ifodesk.domain.entities.disqualification import Answer, AnswerWay, Ground, Outcome
from ifodesk.domain.entities.lending import Reply
from ifodesk.domain.entities.ruling import Concerns, RulingMeasure
from ifodesk.usecases.views import DocumentKind, TodayKind

CASE_TYPE: Final[Mapping[CaseType, str]] = {
    CaseType.CHILD_YOUTH: "Barn/unga",
    CaseType.ADULT: "Vuxen",
    CaseType.INCOME_SUPPORT: "Ekonomiskt bistånd",
    CaseType.FAMILY_LAW: "Familjerätt",
    CaseType.VIOLENCE: "Våld",
    CaseType.LSS: "LSS",
    CaseType.ADVICE: "Råd eller insats utan behovsprövning",
    CaseType.OTHER: "Övrigt",
}
CASE_STATUS: Final[Mapping[CaseStatus, str]] = {CaseStatus.OPEN: "Pågår", CaseStatus.CLOSED: "Avslutat"}

PARTY_ROLE: Final[Mapping[PartyRole, str]] = {
    PartyRole.CLIENT: "klient",
    PartyRole.GUARDIAN: "vårdnadshavare",
    PartyRole.RELATIVE: "anhörig",
    PartyRole.HOUSEHOLD: "bor i samma hushåll",
    PartyRole.FOSTER_HOME: "familjehem",
    PartyRole.REPORTER: "anmälare",
    PartyRole.LEGAL_REPRESENTATIVE: "god man eller förvaltare",
    PartyRole.AGENT: "ombud",
    PartyRole.FORMER_REPRESENTATIVE: "tidigare ställföreträdare",
    PartyRole.OTHER: "annan person",
    PartyRole.FIRM: "företag eller förening",
}

RELATION: Final[Mapping[Relation, str]] = {
    Relation.SELF: "personen själv",
    Relation.SPOUSE: "make eller maka",
    Relation.REGISTERED_PARTNER: "registrerad partner",
    Relation.COHABITEE: "sambo",
    Relation.EX_PARTNER: "tidigare partner",
    Relation.CHILD: "barn",
    Relation.STEPCHILD: "styvbarn",
    Relation.FOSTER_CHILD: "fosterbarn",
    Relation.PARENT: "förälder",
    Relation.STEP_PARENT: "styvförälder",
    Relation.SIBLING: "syskon",
    Relation.HALF_SIBLING: "halvsyskon",
    Relation.MOTHER_IN_LAW: "svärmor",
    Relation.FATHER_IN_LAW: "svärfar",
    Relation.SIBLING_IN_LAW: "svåger eller svägerska",
    Relation.GRANDPARENT: "mor- eller farförälder",
    Relation.GRANDCHILD: "barnbarn",
    Relation.COUSIN: "kusin",
    Relation.AUNT_UNCLE: "moster, faster, morbror eller farbror",
    Relation.NIECE_NEPHEW: "syskonbarn",
    Relation.CLOSE_FRIEND: "nära vän",
    Relation.HOUSEHOLD: "delar hushåll",
    Relation.LANDLORD: "hyresvärd",
    Relation.TENANT: "hyresgäst",
    Relation.EMPLOYER: "arbetsgivare eller chef",
    Relation.EMPLOYEE: "anställd",
    Relation.BUSINESS_PARTNER: "affärspartner",
    Relation.CREDITOR: "har lånat ut pengar",
    Relation.LEGAL_REPRESENTATIVE: "god man, förvaltare eller annan ställföreträdare",
    Relation.AGENT: "ombud",
    Relation.INJURED_PARTY: "målsägande mot personen",
    Relation.OPPOSING_PARTY: "motpart eller ovän",
    Relation.NEIGHBOUR: "granne",
    Relation.CLUB_OR_HUNTING_TEAM: "samma förening eller jaktlag",
    Relation.COLLEAGUE: "arbetskamrat",
    Relation.OTHER: "annan relation",
}

TRANSFER_STATE: Final[Mapping[TransferState, str]] = {
    TransferState.NOT_TRANSFERRED: "inte förd",
    TransferState.TRANSFERRED: "förd till personakten",
    TransferState.NOT_TO_BE_TRANSFERRED: "ska inte föras",
}

ANSWER: Final[Mapping[Answer, str]] = {
    Answer.HINDER: "hinder",
    Answer.NO_HINDER: "inget hinder",
    Answer.WANTS_TO_TALK: "vill prata",
}
NOT_ANSWERED: Final = "inte svarat"
ANSWER_WAY: Final[Mapping[AnswerWay, str]] = {
    AnswerWay.OWN: "eget svar",
    AnswerWay.ORAL: "frågad muntligt",
    AnswerWay.SYNC: "frågad genom ifodesk",
}
GROUND: Final[Mapping[Ground, str]] = {
    Ground.PARTY_OR_AFFECTED: "själv eller närstående är part eller berörd",
    Ground.REPRESENTATIVE: "själv eller närstående är ställföreträdare eller ombud",
    Ground.SUPERVISION: "tillsyn över en verksamhet man är knuten till",
    Ground.TWO_INSTANCE: "har avgjort saken hos en annan myndighet",
    Ground.SPECIAL_CIRCUMSTANCE: "annan särskild omständighet (delikatessjäv)",
}
REPLY: Final[Mapping[Reply, str]] = {Reply.YES: "ja, vi kan hjälpa", Reply.NO: "nej, inte nu", Reply.TALK: "vill prata"}
OUTCOME: Final[Mapping[Outcome, str]] = {
    Outcome.NO_JAV: "inte jäv",
    Outcome.JAV: "jäv",
    Outcome.OBVIOUSLY_IRRELEVANT: "jäv, men opartiskheten saknar uppenbarligen betydelse",
    Outcome.RESOLVED_BY_REPLACEMENT: "löst genom att handläggaren byttes",
    Outcome.CLIENT_WISH: "klienten önskar en annan kommun: inte jäv",
    Outcome.UNCLEAR: "oklart",
}

CONCERNS: Final[Mapping[Concerns, str]] = {
    Concerns.STAFF: "handläggare och annan personal",
    Concerns.CHIEF: "chefer",
    Concerns.CONSULTANT: "konsulter",
}

RULING_MEASURE: Final[Mapping[RulingMeasure, str]] = {
    RulingMeasure.NEW_HANDLER: "en annan handläggare tar över",
    RulingMeasure.OTHER_MUNICIPALITY: "en annan kommun tar över handläggningen",
    RulingMeasure.CONSULTANT: "en konsult tar över",
    RulingMeasure.NONE: "ingen åtgärd behövs",
}

DOCUMENT_KIND: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.NOTE: "anteckning",
    DocumentKind.PLAN_VERSION: "antagen intern-SIP",
    DocumentKind.INTERVIEW_SUMMARY: "sammanfattning av intervju",
}
TODAY_KIND: Final[Mapping[TodayKind, str]] = {
    TodayKind.FOLLOW_UP: "Uppföljning intern-SIP",
    TodayKind.MEASURE_DUE: "Åtgärd i intern-SIP",
    TodayKind.MEASURE_UNCONFIRMED: "Åtgärd som inte är bekräftad",
    TodayKind.PLAN_DEADLINE: "Intern-SIP",
    TodayKind.QUESTION: "Svara på en jävsfråga",
    TodayKind.NOBODY_LET_IN: "Ingen mer har släppts in i ärendet",
    TodayKind.MATTER: "Jävsfråga att avgöra",
    TodayKind.RULING: "Jävsbeslut som inte är fört till diariet",
    TodayKind.HAND_OVER: "Bytet av handläggare är inte klart",
    TodayKind.SHARE_ENDS: "Sista dagen för en delning med en annan kommun",
    TodayKind.DELAY_ACT: "Åtgärd trots jäv att avsluta",
    TodayKind.URGENT_NOTE: "Akut anteckning att ta hand om",
    TodayKind.CHIEF_REQUEST: "Fråga chef till chef",
    TodayKind.LOAN_TERMS: "Avtal om utlåning att svara på",
    TodayKind.LOAN_HOURS: "Timmar att bekräfta",
    TodayKind.LOAN_ENDS: "En utlåning går mot sitt slut",
    TodayKind.INTERVIEW_DUE: "Dags för uppföljningsintervju",
    TodayKind.INTERVIEW_FEEDBACK: "Återkoppling av intervju",
    TodayKind.CONSENT_ENDS: "Samtycke till intern-SIP går ut",
    TodayKind.ANONYMOUS_QUESTION: "Fråga utan namn i samverkan",
}

PROTECTED: Final = "Skyddad"
"""Stands for the name of a protected person outside the case."""
AS_TYPED: Final = "Numret kunde inte läsas och står som det skrevs."


def relation(code_or_text: str | None) -> str:
    """Return the label of a relation; free text comes back as it was written.

    >>> relation("sibling"), relation("kontaktperson")
    ('syskon', 'kontaktperson')
    """
    if code_or_text in list(Relation):
        return RELATION[Relation(code_or_text)]
    return code_or_text or ""


def document_title(kind: DocumentKind, title: str) -> str:
    """Return what a document is called in a list: its own title, a plan by its version, else what it is.

    >>> document_title(DocumentKind.PLAN_VERSION, "2"), document_title(DocumentKind.NOTE, "")
    ('Antagen intern-SIP, version 2', 'Anteckning')
    """
    name = f"{DOCUMENT_KIND[kind][:1].upper()}{DOCUMENT_KIND[kind][1:]}"
    if kind is DocumentKind.PLAN_VERSION:
        return f"{name}, version {title}" if title else name
    return title or name


def short_name(name: str) -> str:
    """Return a colleague's name in a narrow place: "Karin N".

    >>> short_name("Karin Norberg"), short_name("Åsa")
    ('Karin N', 'Åsa')
    """
    first, *rest = name.split() or [""]
    return f"{first} {rest[-1][0]}" if rest else first
