"""Jäv in words: grounds, reasons, what speaks against, what is missing, what the own list says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.disqualification import Assessment, Missing, Reason
from ifodesk.domain.disqualification_law import Fact, Relation, Toward
from ifodesk.domain.entities.disqualification import Outcome
from ifodesk.domain.ties import SURENESS as SURENESS_OF
from ifodesk.domain.ties import CircleRule, MatchRule, Sureness
from ifodesk.usecases.disqualification_check import Check, CheckState, ShownHit
from ifodesk.words import label_words as labels
from ifodesk.words.plural_words import count

TOWARD: Final[Mapping[Toward, str]] = {
    Toward.CLIENT: "klienten",
    Toward.GUARDIAN: "en vårdnadshavare",
    Toward.PARTY: "en part",
    Toward.AFFECTED: "någon som berörs av beslutet",
}

FACT: Final[Mapping[Fact, str]] = {
    Fact.EARLIER_HANDLER_SAME_BOARD: "Har handlagt tidigare ärenden i samma nämnd: det är inte ensamt jäv.",
    Fact.EARLIER_HANDLER_OTHER_BOARD: "Har handlagt ärenden i en annan nämnd: det är inte ensamt jäv (KL 6 kap. 31 §).",
    Fact.REPORTED_PRIVATELY: "Har som privatperson anmält familjen.",
    Fact.COMPLAINED_ABOUT_HANDLER: "Personen har klagat på handläggaren: det är inte ensamt jäv.",
    Fact.OWN_FOSTER_HOME_PROPOSED: "Det egna familjehemmet är föreslaget.",
    Fact.SUPERVISION_OF_OWN_WORKPLACE: "Ärendet är tillsyn över en verksamhet som handläggaren är knuten till.",
    Fact.BOARD_MEMBER_OF_PARTY: "Sitter i styrelsen för en part.",
    Fact.HANDLER_REPLACED: "Någon annan har tagit över: frågan behöver inte avgöras formellt (KL 6 kap. 30 §).",
    Fact.REGISTRATION_ONLY: "Det gäller bara registrering, där opartiskheten saknar betydelse (KL 6 kap. 29 §).",
    Fact.CLIENT_WISHES_OTHER_MUNICIPALITY: "Klienten önskar en annan kommun: inte jäv, men det kan tillgodoses.",
    Fact.SAME_SURNAME_ONLY: "Bara efternamnet är lika: det är ingen relation.",
    Fact.SPOUSE_OF_HANDLER_IS_LEGAL_REPRESENTATIVE: "En närstående är ställföreträdare eller ombud.",
    Fact.CHILD_IN_RELATIONSHIP_WITH_CLIENT: "Handläggarens barn har ett förhållande med klienten (kontrollera).",
    Fact.CONTACT_PERSON_FOR_CLIENT: "Är eller har varit kontaktperson för klienten (kontrollera).",
    Fact.COACH_OF_CLIENT: "Är klientens tränare.",
    Fact.FINAL_PART_AT_OTHER_AUTHORITY: (
        "Har varit med om att avgöra ärendet hos en annan myndighet och prövar det nu som överordnad."
    ),
}
ACQUAINTANCE: Final[Mapping[Relation, str]] = {
    Relation.NEIGHBOUR: "Att vara grannar på en liten ort är inte ensamt jäv.",
    Relation.CLUB_OR_HUNTING_TEAM: "Att vara med i samma förening eller jaktlag är inte ensamt jäv.",
}

MISSING: Final[Mapping[Missing, str]] = {
    Missing.RELATION: "vilken relation det är",
    Missing.ACTUAL_CLOSENESS: "hur nära de två står varandra i verkligheten",
    Missing.WHOLE_PICTURE: "hur omständigheterna vägs samman, när ingen av dem ensam är jäv",
    Missing.IS_AFFECTED: "om personen berörs av beslutet i en inte oväsentlig utsträckning",
    Missing.SAME_PERSON: "om det är samma person",
    Missing.LAW: "vad lag och praxis säger (källan är inte kontrollerad)",
}

OUTCOME: Final[Mapping[Outcome, str]] = {
    Outcome.NO_JAV: "Inte jäv, så långt som är känt.",
    Outcome.JAV: "Jäv.",
    Outcome.OBVIOUSLY_IRRELEVANT: "Jäv, men opartiskheten saknar uppenbarligen betydelse.",
    Outcome.RESOLVED_BY_REPLACEMENT: "Löst: handläggaren är bytt, så frågan avgörs inte formellt.",
    Outcome.CLIENT_WISH: "Inte jäv: klienten önskar en annan kommun, och det kan tillgodoses ändå.",
    Outcome.UNCLEAR: "Oklart.",
}

MATCH: Final[Mapping[MatchRule, str]] = {
    MatchRule.NUMBER: "samma personnummer",
    MatchRule.WHOLE_NAME: "samma namn",
    MatchRule.GIVEN_AND_SURNAME: "samma förnamn och efternamn",
    MatchRule.FORMER_SURNAME: "samma förnamn och ett tidigare efternamn",
    MatchRule.ONE_OF_SEVERAL: "ett av flera förnamn eller efternamn är lika",
    MatchRule.SHORT_FORM: "en kortform av förnamnet och samma efternamn",
    MatchRule.SPELLING: "namn som låter lika",
    MatchRule.ONE_LETTER: "en bokstav skiljer",
}
SURENESS: Final[Mapping[Sureness, str]] = {
    Sureness.SURE: "säkert samma person",
    Sureness.LIKELY: "troligen samma person",
    Sureness.POSSIBLE: "kanske samma person",
}
CIRCLE: Final[Mapping[CircleRule, str]] = {
    CircleRule.PARTY: "part i ärendet",
    CircleRule.HOUSEHOLD: "bor med klienten",
    CircleRule.RELATION: "anhörig till klienten",
    CircleRule.REPRESENTATIVE: "företräder klienten, eller har gjort det",
    CircleRule.FOSTER_HOME: "familjehem",
    CircleRule.OTHER: "nämns i ärendet",
}
CHECK: Final[Mapping[CheckState, str]] = {
    CheckState.HITS: "Det finns träffar i din lista. Du avgör vad de betyder.",
    CheckState.NOTHING_IN_LIST: "Inget i din lista. Titta på namnen: bara du kan svara ”inget hinder”.",
    CheckState.NOT_REVIEWED: (
        "Du har inte gått igenom dina band på den här datorn, så listan säger inget. Gå igenom den först."
    ),
}
NOT_AS_EXPECTED: Final = "Inte det svar som filen väntar sig."
NOTHING_AGAINST: Final = "Det som talar mot jäv: inget känt."


def because(reason: Relation | Fact, to: Toward) -> str:
    """Return why a ground applies, or may apply.

    >>> because(Relation.SIBLING, Toward.GUARDIAN), because(Relation.SELF, Toward.CLIENT)
    ('Syskon till en vårdnadshavare.', 'Är själv klienten.')
    """
    if isinstance(reason, Fact):
        return FACT[reason]
    label = labels.RELATION[reason]
    return f"{_RELATED.get(reason, f'{label[:1].upper()}{label[1:]} till')} {TOWARD[to]}."


_RELATED: Final[Mapping[Relation, str]] = {
    Relation.SELF: "Är själv",
    Relation.HOUSEHOLD: "Delar hushåll med",
    Relation.LEGAL_REPRESENTATIVE: "Är eller har varit ställföreträdare för",
    Relation.AGENT: "Är eller har varit ombud för",
    Relation.CREDITOR: "Har lånat ut pengar till",
    Relation.INJURED_PARTY: "Är målsägande mot",
    Relation.OPPOSING_PARTY: "Är motpart till eller ovän med",
    Relation.NEIGHBOUR: "Är granne med",
    Relation.CLUB_OR_HUNTING_TEAM: "Är med i samma förening eller jaktlag som",
    Relation.COLLEAGUE: "Är arbetskamrat med",
    Relation.OTHER: "Har en annan relation till",
}
"""Where "label till" would not be Swedish."""


def against(reason: Relation | Fact) -> str:
    """Return what speaks against jäv."""
    return FACT[reason] if isinstance(reason, Fact) else ACQUAINTANCE.get(reason, labels.RELATION[reason])


def ground(reason: Reason, to: Toward) -> str:
    """Return a ground with why and where it stands."""
    return f"{because(reason.because, to)} {reason.provision}"


def assessment_lines(found: Assessment) -> tuple[str, ...]:
    """Return an assessment as lines: the answer, its grounds, what speaks against, what is missing."""
    lines = [OUTCOME[found.answer]]
    lines += [ground(reason, found.to) for reason in found.grounds]
    lines += [f"Mot jäv: {against(reason)}" for reason in found.against] or [NOTHING_AGAINST]
    lines += [f"Behöver klarläggas: {MISSING[missing]}." for missing in found.missing]
    return tuple(lines)


def hit(shown: ShownHit) -> str:
    """Return a hit as the person concerned sees it. Never shown to anybody else."""
    name = shown.party.name or "Någon"
    role = labels.PARTY_ROLE[shown.party.role] if shown.party.role else CIRCLE[shown.hit.circle]
    if shown.tie is None:
        return f"{name} ({role}) kan vara du själv: {_how_sure(shown.hit.match)}."
    relation = shown.hit.assessment.relation if shown.tie.ended else shown.tie.relation
    return f"{name} ({role}) kan vara {labels.relation(relation)} i din lista: {_how_sure(shown.hit.match)}."


def _how_sure(rule: MatchRule) -> str:
    """Return by which rule it was, and how sure that is."""
    return f"{MATCH[rule]}, {SURENESS[SURENESS_OF[rule]]}"


def check_line(check: Check) -> str:
    """Return what the own list says about a circle."""
    if check.state is not CheckState.HITS:
        return CHECK[check.state]
    found = count(len(check.hits), "träff", "träffar")
    return f"{found} i din lista. Du avgör vad {'den' if len(check.hits) == 1 else 'de'} betyder."
