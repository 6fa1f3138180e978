"""The yearly questions to the homes: a paper without a name, counted once for the group, figures that tell nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.entities.instruments import PooledCount
from ifodesk.domain.home_questions import AnswerFigures, Tally, figures
from ifodesk.domain.home_questions_form import from_form, to_form
from ifodesk.domain.suppression import LEAST
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.home_papers import AnswersPaper, QuestionsPaper
from ifodesk.usecases.instrument_packs import check_known, check_leader
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Saved, Write
from ifodesk.usecases.session import Session

_WHAT: Final = "yearly_questions"
"""Stands where figures of interviews name their instrument: no instrument has the name."""
_MOST: Final = 1000
_YEARS: Final = 3
"""So many years stand below each other on paper."""


@dataclass(frozen=True, slots=True)
class CountAnswers:
    """Count the papers that came back, for the whole group. Once a year: two counts would tell who came late."""

    session: Session

    def __call__(self, year: int, asked: int, returned: int, tallies: Mapping[str, Tally]) -> Saved:
        """Save what may be told; the counts themselves are kept nowhere.

        Args:
            year: This year or an earlier one.
            asked: Homes that got the paper.
            returned: Papers that came back.
            tallies: By the code of a question of the year; one that is missing was answered by nobody.

        Raises:
            RuleError: only_a_chief, older_group, in_the_future, already_counted; too_few_answers below five papers;
                counts_do_not_add_up for more answers than papers, more papers than homes, or an unknown question.
        """
        session = self.session
        check_leader(session)
        check_known(session, "pooled_count")
        if year > session.clock.today().year:
            raise RuleError(Refusal.IN_THE_FUTURE)
        if _counts(session, year):
            raise RuleError(Refusal.ALREADY_COUNTED)
        me = session.directory.me()
        count = PooledCount(
            id=new_id(session.random),
            municipality=me.municipality,
            instrument=_WHAT,
            year=year,
            figures=to_form(self._figures(year, asked, returned, tallies)),
            made_at=session.clock.now(),
            made_by=me.id,
        )
        return session.records.save([Write(count)], home=GROUP)

    def _figures(self, year: int, asked: int, returned: int, tallies: Mapping[str, Tally]) -> AnswerFigures:
        codes = [one.code for one in self.session.home_questions.of(year)]
        if returned < LEAST:
            raise RuleError(Refusal.TOO_FEW_ANSWERS)
        if asked > _MOST or tallies.keys() - set(codes):
            raise RuleError(Refusal.COUNTS_DO_NOT_ADD_UP)
        try:
            return figures(year, asked, returned, {code: tallies.get(code, Tally()) for code in codes})
        except ValueError as error:
            raise RuleError(Refusal.COUNTS_DO_NOT_ADD_UP) from error


@dataclass(frozen=True, slots=True)
class YearAnswers:
    """What stands of a year."""

    figures: AnswerFigures | None
    """None: counted by a newer program, in a way that this one cannot read."""
    counted_by: str
    """SCB code of the municipality whose chief counted."""
    also: tuple[str, ...] = ()
    """Of those who counted the same year before they knew of it: the papers are counted once, so somebody is wrong."""


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """Read the answers of a year."""

    session: Session

    def __call__(self, year: int) -> YearAnswers | None:
        """Return them; None when nobody has counted. Of several counts everybody sees the same one, and whose."""
        counts = _counts(self.session, year)
        if not counts:
            return None
        counted_by, *also = (one.municipality or "" for one in counts)
        try:
            found = from_form(counts[0].figures or "")
        except ValueError:
            return YearAnswers(None, counted_by, tuple(also))
        return YearAnswers(self.session.home_questions.in_order(found), counted_by, tuple(also))


@dataclass(frozen=True, slots=True)
class PrepareQuestions:
    """Prepare the paper that every home gets: the same for all, with nothing on it that tells whose it is."""

    session: Session

    def __call__(self, year: int) -> QuestionsPaper:
        """Return it."""
        known = self.session.home_questions
        return QuestionsPaper(
            year=year, questions=tuple(one.text for one in known.of(year)), practice=self.session.practice
        )


@dataclass(frozen=True, slots=True)
class PrepareAnswers:
    """Prepare a page of the answers: a year, with those before it that were counted."""

    session: Session

    def __call__(self, year: int) -> AnswersPaper:
        """Return it. Raises ``RuleError`` not_counted_yet when nobody has counted the year in a way to be read."""
        session = self.session
        read = [ReadAnswers(session)(one) for one in range(year, year - _YEARS, -1)]
        years = tuple(one.figures for one in read if one is not None and one.figures is not None)
        if not years or years[0].year != year:
            raise RuleError(Refusal.NOT_COUNTED_YET)
        return AnswersPaper(
            years=years,
            texts={code: session.home_questions.text(code) for one in years for code in one.questions},
            made_on=session.clock.today(),
            practice=session.practice,
        )


def _counts(session: Session, year: int) -> list[PooledCount]:
    """Return the counts of a year, one but for chiefs who did not know of each other, in the same order everywhere."""
    found = [seen.value for seen in session.records.all(PooledCount)]
    mine = [one for one in found if (one.year, one.instrument) == (year, _WHAT)]
    return sorted(mine, key=lambda one: (one.municipality or "", one.id))
