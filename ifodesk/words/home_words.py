"""Homes and the pool in words: where a home is on its way, what is missing, why it is not in the pool, its places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.home_law import RequirementRule, Stage
from ifodesk.domain.home_pool import Hindrance
from ifodesk.domain.home_timeline import LineState, TimelineLine
from ifodesk.usecases.home_today import HomeTask, HomeTaskKind
from ifodesk.words.date_words import full_day as day
from ifodesk.words.plural_words import count

CHECK: Final = "kontrollera"
"""Stands beside a number or a rule that is practice and has to be verified."""

STAGE: Final[Mapping[Stage, str]] = {
    Stage.INTEREST: "intresseanmälan",
    Stage.INITIAL: "initial bedömning",
    Stage.REGISTERS: "registerkontroll och referenser",
    Stage.INTERVIEW: "intervju",
    Stage.VISIT: "hembesök",
    Stage.INTERPRETATION: "tolkning",
    Stage.ASSESSED: "allmän bedömning",
    Stage.EDUCATED: "utbildning",
    Stage.READY: "utrett",
    Stage.IN_POOL: "i banken",
    Stage.ASSIGNMENT: "har uppdrag",
    Stage.FOLLOW_UP: "uppföljning",
    Stage.RESTING: "vilande",
    Stage.NOT_SUITABLE: "bedömt inte lämpligt",
    Stage.ENDED: "avslutat",
}
"""Where a home is: computed, never set. Never "godkänt": that is said of a home for a given child only."""

LINE_STATE: Final[Mapping[LineState, str]] = {
    LineState.MISSING: "saknas",
    LineState.DONE: "gjort",
    LineState.EXEMPTED: "behövs inte här",
    LineState.SOON: "går snart ut",
    LineState.EXPIRED: "har gått ut",
    LineState.NOT_CLEAR: "behöver bedömas",
}

HINDRANCE: Final[Mapping[Hindrance, str]] = {
    Hindrance.ENDED: "Hemmet har slutat.",
    Hindrance.NO_KIND: "Ingen har sagt vad för hem det är.",
    Hindrance.NETWORK: "Ett nätverkshem är för ett visst barn och står aldrig i banken.",
    Hindrance.NOT_POOLED: "Kontaktfamiljer, kontaktpersoner och stödfamiljer står inte i banken.",
    Hindrance.PROTECTED: "Någon i hemmet har skyddade personuppgifter. Då står hemmet aldrig i banken.",
    Hindrance.HIDDEN_ADDRESS: "Hemmet har hemlig adress. Då står det aldrig i banken.",
    Hindrance.NO_ADULT: "Ingen är uppskriven som den som tar uppdraget.",
    Hindrance.NO_WAIVER: "Samtycke saknas.",
    Hindrance.WITHDRAWN: "Samtycket är tillbakataget.",
    Hindrance.NOT_WRITTEN: "Samtycket är inte skriftligt.",
    Hindrance.RAN_OUT: "Samtycket har gått ut.",
    Hindrance.MUNICIPALITY_MISSING: "Samtycket nämner inte alla kommuner som läser banken.",
    Hindrance.FIELD_MISSING: "Samtycket omfattar inte hemmets namn och vad för hem det är.",
    Hindrance.NOT_ASSESSED: "Den allmänna bedömningen är inte gjord.",
    Hindrance.NOT_SUITABLE: "Hemmet är bedömt inte lämpligt.",
    Hindrance.RESTING: "Hemmet är vilande.",
}


def line_text(line: TimelineLine) -> str:
    """Return one line of a timeline in words: what, how it stands, until when."""
    until = "" if line.expires_on is None else f" {day(line.expires_on)}"
    match line.state:
        case LineState.DONE if line.expires_on is not None:
            state = f"gjort, gäller till{until}"
        case LineState.SOON | LineState.EXPIRED:
            state = LINE_STATE[line.state] + until
        case _:
            state = LINE_STATE[line.state]
    about = "" if line.adult is None else f", {line.adult.name}"
    return f"{line.rule.text}{about}: {state}"


def rule_basis(rule: RequirementRule) -> str:
    """Return by what a requirement is asked: its provision, or practice; with "kontrollera" where it is uncertain."""
    basis = rule.provision or "praxis"
    return basis if rule.certain else f"{basis}, {CHECK}"


def task_line(task: HomeTask) -> str:
    """Return what homes and the pool ask for, as a line of Idag."""
    checks = count(task.count, "kontroll", "kontroller")
    lines = {
        HomeTaskKind.RING_HOME: f"Ring hemkommunen i dag: {task.name} tar inte emot nya placeringar",
        HomeTaskKind.CALL_NOTE: f"{count(task.count, 'anteckning', 'anteckningar')} från beredskapen till dig",
        HomeTaskKind.SETTLE: f"Avgör vem som får platsen i {task.name}: flera har reserverat den",
        HomeTaskKind.LOST_PLACE: f"Din plats i {task.name} gick till en annan kommun. Se de näst bästa hemmen",
        HomeTaskKind.CONSULT_AFTER: f"{count(task.count, 'samråd', 'samråd')} som inte kunde vänta är inte gjort än",
        HomeTaskKind.IMPORT_STOPPED: "En inläsning av hem stannade på vägen. Läs in listan igen, eller ta tillbaka",
        HomeTaskKind.RUN_OUT: f"{checks} av dina hem har gått ut eller behöver bedömas",
        HomeTaskKind.RUNS_OUT: f"{checks} av dina hem går snart ut",
        HomeTaskKind.TO_CONFIRM: f"Ring och bekräfta {count(task.count, 'hem', 'hem')}",
    }
    return lines[task.kind]
