"""One matter of jäv on the tab: what is known, the ruling, the paper, the wall. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.ruling import DisqualificationRuling, RulingMeasure
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.jav.matter_making import FILE, GIVE, PRINT, UNFILE, matter_state
from ifodesk.ui.jav.matter_reading import MatterRead, read_matter
from ifodesk.ui.jav.matter_state import KnownForm, MatterScreen, RulingDraft
from ifodesk.ui.jav.papers import RulingPrinting
from ifodesk.ui.tabs.notice import Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.disqualification_raising import ChangeMatter, PassMatterOn, ReopenMatter
from ifodesk.usecases.disqualification_rulings import Decide, FileRuling, NoteGivenOnPaper, RulingForm, TakeBackFiling
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.jav_walls import LowerWall, RaiseWall
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import label_words
from ifodesk.words import screen_words_matter as words

_PROGRESS = frozenset({"sync_progress"})


class MatterPresenter:
    """One per place where matters are opened; shows one at a time."""

    def __init__(
        self,
        view: MatterScreen,
        session: Session,
        jobs: Jobs,
        papers: RulingPrinting,
        tell: Callable[[Notice | None], None],
    ) -> None:
        self._view = view
        self._session = session
        self._papers = papers
        self._tell: Tell = tell
        self._work = ScreenWork(session, jobs, lambda text: tell(problem(text)))
        self._matter: EntityId | None = None
        self._read: MatterRead | None = None
        jobs.listen(self._changed)

    def open(self, matter: EntityId) -> None:
        """Show *matter*."""
        self._work.renew()
        self._matter = matter
        self._load()

    @property
    def is_open(self) -> bool:
        """Return whether a matter is shown."""
        return self._matter is not None

    def close(self) -> None:
        """Close the card and forget what was read."""
        self._work.renew()
        self._matter = self._read = None
        self._view.show_matter(None)

    def known_given(self, form: KnownForm) -> None:
        """Save what is known, on top of what the form was filled from: a colleague's words may have come since."""
        if (read := self._read) is not None and form != matter_state(read).known:
            seen = form.seen or read.desk.matter
            value = with_known(seen.value, form)
            self._work.save(
                lambda: ChangeMatter(self._session)(seen, value), done=lambda _saved: self._good(words.KNOWN_SAVED)
            )

    def decided(self, draft: RulingDraft) -> None:
        """Decide. The form stays as it is until the ruling is saved."""
        if (read := self._read) is None:
            return
        form = ruling_form(draft)
        if form is None:
            self._tell(problem(words.CHOOSE_OUTCOME))
            return
        said = words.IS_UNCLEAR if form.outcome is Outcome.UNCLEAR else words.DECIDED
        self._work.save(
            lambda: Decide(self._session)(read.desk.matter, form), done=lambda _saved: self._is_decided(said)
        )

    def ruling_acted(self, key: str, code: str) -> None:
        """Print a ruling, or note that it was given on paper, filed in the diary, or not filed after all."""
        ruling = EntityId(bytes.fromhex(key))
        if code == PRINT:
            self._papers.make(self._work, ruling, self._tell)
            return
        acts: Mapping[str, tuple[Callable[[Seen[DisqualificationRuling]], Saved], str]] = {
            GIVE: (NoteGivenOnPaper(self._session), words.IS_GIVEN),
            FILE: (FileRuling(self._session), words.IS_FILED),
            UNFILE: (TakeBackFiling(self._session), words.IS_UNFILED),
        }
        if code in acts:
            act, said = acts[code]
            records = self._session.records
            self._work.save(
                lambda: act(records.get(DisqualificationRuling, ruling)), done=lambda _saved: self._good(said)
            )

    def wall_given(self, reviewer: object) -> None:
        """Build the wall against the person concerned."""
        if (read := self._read) is None:
            return
        if not isinstance(reviewer, bytes):
            self._tell(problem(words.WALL_CHOOSE))
            return
        name = label_words.short_name(read.name(read.matter.concerned))
        self._work.save(
            lambda: RaiseWall(self._session)(read.desk.matter, reviewer=MemberId(reviewer)),
            done=lambda _changed: self._good(words.WALL_BUILT.format(name=name)),
        )

    def lowered(self, reason: str) -> None:
        """Take the wall down: a later ruling says so."""
        if (read := self._read) is not None:
            name = label_words.short_name(read.name(read.matter.concerned))
            self._work.save(
                lambda: LowerWall(self._session)(read.desk.matter, reason=reason),
                done=lambda _changed: self._good(words.LOWERED.format(name=name)),
            )

    def reopened(self, reason: str) -> None:
        """Open a closed matter again."""
        if (read := self._read) is not None:
            self._work.save(
                lambda: ReopenMatter(self._session)(read.desk.matter, reason=reason),
                done=lambda _saved: self._good(words.IS_OPEN_AGAIN),
            )

    def passed(self, to: object) -> None:
        """Give the matter to somebody else to decide."""
        if (read := self._read) is None:
            return
        if not isinstance(to, bytes):
            self._tell(problem(words.SUCCEED_CHOOSE))
            return
        name = next(one.name for one in read.successors if one.id == to)
        self._work.save(
            lambda: PassMatterOn(self._session)(read.desk.matter, MemberId(to)),
            done=lambda _changed: self._good(words.SUCCEEDED.format(name=name)),
        )

    def keep(self, draft: RulingDraft) -> None:
        """Keep a ruling that is half written as a loose note: the window locks."""
        parts = (draft.reasons, draft.against, draft.missing, draft.presented_by, draft.others_present)
        text = "\n".join(part.strip() for part in parts if part.strip())
        if text and self._read is not None:
            self._work.save(
                lambda: SaveLooseNote(self._session)(words.KEPT.format(text=text)),
                done=lambda _made: self._view.ruled(),
            )

    def _is_decided(self, said: str) -> None:
        self._view.ruled()
        self._good(said)

    def _load(self) -> None:
        if (matter := self._matter) is not None:
            self._work.read(lambda: self._found(matter), self._loaded)

    def _found(self, matter: EntityId) -> MatterRead | None:
        try:
            return read_matter(self._session, matter)
        except NotFoundError:
            return None

    def _loaded(self, read: MatterRead | None) -> None:
        self._read = read
        self._view.show_matter(None if read is None else matter_state(read))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds != _PROGRESS:
            self._load()

    def _good(self, text: str) -> None:
        self._tell(Notice(text, NoticeKind.GOOD))


def with_known(matter: DisqualificationMatter, form: KnownForm) -> DisqualificationMatter:
    """Return *matter* with what stands in the form. A fact that was unticked stays as known not to be."""
    facts = {code: code in form.facts for code in {*matter.facts, *form.facts}}
    return replace(
        matter,
        relation=form.relation or None,
        toward=form.toward or None,
        facts=facts,
        circumstances=form.circumstances.strip() or None,
        view=form.view.strip() or None,
        done_anyway=form.done_anyway.strip() or None,
        main_decision=form.main_decision.strip() or None,
    )


def ruling_form(draft: RulingDraft) -> RulingForm | None:
    """Return what is to be decided; None while no outcome is chosen."""
    if not isinstance(draft.outcome, Outcome):
        return None
    return RulingForm(
        outcome=draft.outcome,
        reasons=draft.reasons,
        ground=draft.ground if isinstance(draft.ground, Ground) else None,
        against=draft.against,
        missing=draft.missing,
        measure=draft.measure if isinstance(draft.measure, RulingMeasure) else None,
        presented_by=draft.presented_by,
        others_present=draft.others_present,
    )
