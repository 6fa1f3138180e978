"""What names a case outside it, for whoever is walled off: matters of jäv about it, and questions to colleagues.

Both lie in compartments of their own, and a wall is around the case. Who built the wall need not read them, so each
reader's device takes the walled out: with the wall, and after each round of sync.
"""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import DisqualificationMatter, DisqualificationQuestion
from ifodesk.domain.entities.own import AskedQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session


def withdraw_traces(session: Session) -> Changed:
    """Take whoever is walled off from a case out of the matters about it, and out of the own questions about it."""
    return together(*_matters(session), *_questions(session))


def _matters(session: Session) -> Iterator[Changed]:
    for seen in session.records.all(DisqualificationMatter):
        walled = _walled(session, seen.value.case)
        out = walled.intersection(session.readers.readers(seen.value.id)) if walled else frozenset()
        if out:
            yield session.readers.exclude(seen.value.id, *sorted(out))


def _questions(session: Session) -> Iterator[Changed]:
    """A question tells the names of the circle."""
    for seen in session.records.all(AskedQuestion):
        question, asked = seen.value.question, seen.value.asked
        if question is None or asked is None or asked not in _walled(session, seen.value.case):
            continue
        known = find(session.records, DisqualificationQuestion, question)
        if known is not None and asked in session.readers.readers(question):
            yield session.readers.exclude(question, asked)


def _walled(session: Session, case: EntityId | None) -> frozenset[MemberId]:
    """Return who is walled off from a case; nobody when the signed-in person does not read it."""
    if case is None or find(session.records, Case, case) is None:
        return frozenset()
    return frozenset(session.readers.walled(case)) - {session.directory.me().id}
