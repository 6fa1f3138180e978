"""Where an interview is: which question, which section, what was answered, what does not go together. No Qt, no store.

Last time's answers stay hidden until this time's is given. What the interviewer notes for itself is never among the
questions of a talk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ifodesk.domain.dates import typed_date
from ifodesk.domain.instrument.answers import Answer, Answers
from ifodesk.domain.instrument.checking import Finding, check
from ifodesk.domain.instrument.entry import read_answer
from ifodesk.domain.instrument.form import effective, next_item, progress, step, visible
from ifodesk.domain.instrument.model import Instrument, Item, Kind, Level, Section, Source
from ifodesk.domain.instrument.situation import Circumstances

TALK = frozenset({Source.CLIENT})
FORM = frozenset({Source.CLIENT, Source.INTERVIEWER})
PRIVATE = frozenset({Source.INTERVIEWER})


@dataclass(slots=True)
class Conduct:
    """One interview under way. The presenter saves what it changes."""

    instrument: Instrument
    item_set: str
    answers: dict[str, Answer]
    today: date
    earlier: Answers = field(default_factory=dict)
    circumstances: Circumstances = field(default_factory=Circumstances)
    reasons: dict[str, str] = field(default_factory=dict)
    revealed: set[str] = field(default_factory=set)
    sources: frozenset[Source] = TALK
    code: str = ""
    section: str = ""

    def begin(self) -> None:
        """Go to the first question that is not answered, else to the first of all."""
        found = next_item(self.instrument, self.answers, "", self.item_set, self.sources)
        first = found or next(iter(self.items()), None)
        if first is not None:
            self.go(first.code)

    def go(self, code: str) -> None:
        """Go to a question."""
        self.code, self.section = code, self.instrument.items[code].section

    def item(self) -> Item | None:
        """Return the question where the interview is; None when there is none to ask."""
        return self.instrument.items.get(self.code)

    def items(self, section: str = "") -> tuple[Item, ...]:
        """Return the questions that are asked now, of one section or of all, in the order of the form."""
        every = visible(self.instrument, self.answers, self.item_set, self.sources)
        return tuple(item for item in every if not section or item.section == section)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that have a question now, and the one where the interview is."""
        with_items = {item.section for item in self.items()} | {self.section}
        return tuple(section for section in self.instrument.sections if section.id in with_items)

    def read(self, code: str, text: str) -> Answer:
        """Return what *text* means as an answer; a day may be typed as everywhere else. Raises ``AnswerError``."""
        item = self.instrument.items[code]
        day = typed_date(text, self.today, past=True) if item.kind is Kind.DATE else None
        return read_answer(item, text if day is None else day.isoformat())

    def put(self, code: str, answer: Answer | None) -> None:
        """Keep an answer; None takes it away."""
        if answer is None:
            self.answers.pop(code, None)
        else:
            self.answers[code] = answer

    def move(self, *, forward: bool) -> bool:
        """Go to the neighbour within the section; false at its end, and the place stays."""
        found = step(self.instrument, self.answers, self.code, forward=forward, item_set=self.item_set,
                     sources=self.sources)  # fmt: skip
        if found is None or found.section != self.section:
            return False
        self.code = found.code
        return True

    def move_section(self, *, forward: bool) -> bool:
        """Go to the next section's first question, or the former one's last; false at either end."""
        ids = [section.id for section in self.sections()]
        at = ids.index(self.section) + (1 if forward else -1)
        if not 0 <= at < len(ids):
            return False
        items = self.items(ids[at])
        self.go(items[0 if forward else -1].code)
        return True

    def findings(self, section: str | None = None) -> tuple[Finding, ...]:
        """Return what does not go together, of a section or (None) of the whole interview; alerts stand apart."""
        found = check(
            self.instrument,
            self.answers,
            section=section,
            item_set=self.item_set,
            circumstances=self.circumstances,
        )
        return tuple(one for one in found if one.level is not Level.ALERT and one.id not in self.reasons)

    def alerts(self) -> tuple[Finding, ...]:
        """Return what must be acted on at once."""
        found = check(self.instrument, self.answers, item_set=self.item_set, circumstances=self.circumstances)
        return tuple(one for one in found if one.level is Level.ALERT)

    def notes(self) -> tuple[Item, ...]:
        """Return the interviewer's own items of this section that are not answered."""
        every = visible(self.instrument, self.answers, self.item_set, PRIVATE)
        return tuple(item for item in every if item.section == self.section and item.code not in self.answers)

    def set_aside(self) -> Mapping[str, Answer]:
        """Return what was answered and is hidden by a later answer: kept, and back when that answer is changed."""
        return effective(self.instrument, self.answers, self.item_set).set_aside

    def earlier_answer(self, code: str) -> Answer | None:
        """Return last time's answer; None while this time's is not given and nobody asked to see it."""
        return self.earlier.get(code) if code in self.answers or code in self.revealed else None

    def can_reveal(self, code: str) -> bool:
        """Return whether last time's answer exists and is hidden."""
        return code in self.earlier and code not in self.answers and code not in self.revealed

    def share(self, section: str) -> tuple[int, int]:
        """Return how many questions of a section are answered, and of how many."""
        done = progress(self.instrument, self.answers, section, self.item_set, self.sources)
        return done.answered, done.of
