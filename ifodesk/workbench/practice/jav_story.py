"""A decided matter of jäv in Dorotea, so that whoever is new finds one: a neighbour, which alone is no jäv."""

from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.disqualification_law import Fact, Relation, Toward
from ifodesk.domain.entities.case import Case, CaseStatus
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Outcome
from ifodesk.domain.entities.ruling import DisqualificationRuling, RulingMeasure
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.disqualification_raising import ChangeMatter, RaiseDisqualification
from ifodesk.usecases.disqualification_rulings import Decide, NoteGivenOnPaper, RulingForm
from ifodesk.usecases.session import Session
from ifodesk.words import practice_words as words


def decide(session: Session, concerned: MemberId) -> bool:
    """Raise the question about a handler in the first case that the chief reads too, decide it, and give it on paper.

    Returns False, and does nothing, when there is no such case. It is the chief's session.
    """
    me, records = session.directory.me().id, session.records
    for seen in records.all(Case):
        case = seen.value
        if (case.handler, case.chief, case.status) == (concerned, me, CaseStatus.OPEN):
            break
    else:
        return False
    matter = RaiseDisqualification(session)(case.id, concerned, circumstances=words.JAV_CIRCUMSTANCES).id
    raised = records.get(DisqualificationMatter, matter)
    known = replace(raised.value, relation=Relation.NEIGHBOUR.value, toward=Toward.GUARDIAN.value)
    ChangeMatter(session)(raised, replace(known, facts={Fact.EARLIER_HANDLER_SAME_BOARD.value: True}))
    form = RulingForm(Outcome.NO_JAV, words.JAV_REASONS, against=words.JAV_AGAINST, measure=RulingMeasure.NONE)
    Decide(session)(records.get(DisqualificationMatter, matter), form)
    (ruling,) = records.children(DisqualificationRuling, matter)
    NoteGivenOnPaper(session)(ruling)
    return True
