"""Makes the state of one matter of jäv. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.entities.disqualification import Outcome
from ifodesk.domain.entities.ruling import DisqualificationRuling
from ifodesk.ui.jav.matter_reading import MatterRead
from ifodesk.ui.jav.matter_state import KnownForm, MatterState
from ifodesk.ui.jav.own import grounds
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.seen import Seen
from ifodesk.words import date_words, disqualification_words, label_words, refusal_words, ruling_words
from ifodesk.words import screen_words_matter as words

PRINT, GIVE, FILE, UNFILE = "print", "give", "file", "unfile"


def matter_state(read: MatterRead) -> MatterState:
    """Return the card."""
    desk, matter = read.desk, read.matter
    closed = matter.closed_at is not None
    mine = matter.concerned == read.me
    return MatterState(
        id=matter.id,
        title=_title(read),
        about=tuple(_about(read)),
        known=_known(read),
        may_change=not closed and (not mine or matter.reported_by == read.me),
        is_mine=mine,
        is_wish=bool(matter.is_wish),
        proposal=_proposal(read),
        decider=_decider(read),
        to_verify="" if desk.decider.checked else words.TO_VERIFY,
        i_decide=desk.i_decide and not closed,
        outcomes=tuple(Choice(one, _first_upper(label_words.OUTCOME[one])) for one, why in _offered(read) if not why),
        not_now=tuple(
            words.NOT_NOW.format(outcome=_first_upper(label_words.OUTCOME[one]), why=why)
            for one, why in _offered(read)
            if why
        ),
        grounds=tuple(
            Choice(one.ground, f"{one.text}, {one.provision}") for one in grounds(read.law) if one.ground is not None
        ),
        rulings=_rulings(read),
        may_reopen=closed and not mine,
        may_lower=matter.access_ended_at is not None and matter.access_again_at is None and not mine,
        wall_note="" if read.reviewers is None else words.WALL_TEXT.format(name=_short(read)),
        reviewers=tuple(Choice(one.id, one.name) for one in read.reviewers or ()),
        successors=tuple(Choice(one.id, one.name) for one in read.successors),
    )


def _title(read: MatterRead) -> str:
    matter = read.matter
    number = matter.case_number or ""
    if matter.is_wish:
        return words.WISH_TITLE.format(number=number)
    return words.TITLE.format(name=read.name(matter.concerned), number=number)


def _short(read: MatterRead) -> str:
    return label_words.short_name(read.name(read.matter.concerned))


def _about(read: MatterRead) -> Iterator[str]:
    matter, now = read.matter, read.now
    if matter.reported_at:
        yield words.REPORTED.format(at=date_words.moment(matter.reported_at, now), name=read.name(matter.reported_by))
    if matter.view and matter.concerned != read.me:
        yield words.OWN_VIEW.format(view=matter.view)
    yield words.OUTCOME.format(outcome=label_words.OUTCOME[matter.outcome]) if matter.outcome else words.STILL_OPEN
    if matter.missing:
        yield words.MISSING.format(missing=matter.missing)
    for at, text in ((matter.access_ended_at, words.ACCESS_ENDED), (matter.access_again_at, words.ACCESS_AGAIN)):
        if at is not None:
            yield text.format(name=_short(read), at=date_words.moment(at, now))
    if matter.reopened_because:
        yield words.REOPENED.format(reason=matter.reopened_because)
    if matter.law_on:
        yield words.LAW_ON.format(day=date_words.full_day(matter.law_on))


def _known(read: MatterRead) -> KnownForm:
    matter = read.matter
    return KnownForm(
        relation=matter.relation or "",
        toward=matter.toward or "",
        facts=frozenset(code for code, holds in matter.facts.items() if holds),
        circumstances=matter.circumstances or "",
        view=matter.view or "",
        done_anyway=matter.done_anyway or "",
        main_decision=matter.main_decision or "",
        seen=read.desk.matter,
    )


def _proposal(read: MatterRead) -> tuple[str, ...]:
    if read.matter.is_wish:
        return (words.WISH_PROPOSAL,)
    if read.desk.proposal is None:
        return (words.NO_PROPOSAL,)
    return disqualification_words.assessment_lines(read.desk.proposal)


def _decider(read: MatterRead) -> str:
    decider = read.desk.decider
    parts = [words.DECIDES.format(name=read.name(decider.member), title=decider.title)]
    if decider.standing_in:
        parts.append(words.STANDS_IN)
    if decider.item:
        parts.append(words.ITEM.format(item=decider.item))
    return " · ".join(parts)


def _offered(read: MatterRead) -> Iterator[tuple[Outcome, str]]:
    """Yield every outcome that a person could think of here, with why it cannot be chosen now."""
    for outcome, refusal in read.desk.outcomes.items():
        if (outcome is Outcome.CLIENT_WISH) == bool(read.matter.is_wish) or outcome is Outcome.UNCLEAR:
            yield outcome, "" if refusal is None else refusal_words.REFUSED[refusal]


def _rulings(read: MatterRead) -> Group:
    return Group("rulings", words.RULINGS, tuple(_ruling(read, seen) for seen in reversed(read.desk.rulings)))


def _ruling(read: MatterRead, seen: Seen[DisqualificationRuling]) -> Line:
    ruling = seen.value
    at = date_words.moment(ruling.decided_at, read.now) if ruling.decided_at else ""
    given = ruling.given_on is not None
    doubted = read.desk.doubted.get(ruling.id, ())
    writers = ", ".join(sorted(read.name(one) for one in doubted))
    parts = (
        ruling_words.WRITTEN_BY.format(name=writers) if doubted else "",
        words.RULED_BY.format(name=read.name(ruling.decided_by), title=ruling.decider_title or ""),
        words.REPLACES if ruling.replaces else "",
        words.GIVEN.format(day=date_words.full_day(ruling.given_on), name=read.name(ruling.given_by))
        if ruling.given_on
        else words.NOT_GIVEN,
        words.FILED.format(day=date_words.full_day(ruling.filed_on), name=read.name(ruling.filed_by))
        if ruling.filed_on
        else words.NOT_FILED,
    )
    done = given and ruling.filed_on is not None and not doubted
    actions = [Action(PRINT, words.PRINT, icon=Icon.PRINT)]
    if not given and read.matter.concerned != read.me:
        actions.append(Action(GIVE, words.GIVE))
    actions.append(Action(UNFILE, words.UNFILE) if ruling.filed_on else Action(FILE, words.FILE))
    outcome = label_words.OUTCOME[ruling.outcome] if ruling.outcome else ""
    return Line(
        ruling.id.hex(),
        _first_upper(words.RULED.format(outcome=outcome, at=at)),
        detail=" · ".join(part for part in parts if part),
        icon=Icon.CHECK if done else Icon.HALF,
        tone=Tone.GOOD if done else Tone.WARN,
        actions=tuple(actions),
        opens=False,
    )


def _first_upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
