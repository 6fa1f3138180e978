"""The forms that reckon a proposal and print its pay, and what they do. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ifodesk.domain.cost_cells import typed
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes import placement_cost_making as making
from ifodesk.ui.homes.case_state import CaseRead
from ifodesk.ui.homes.cost_forms import FORMS, CostAsk, MoneyError, reckon, refilled
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.money_invoices import compared
from ifodesk.ui.homes.placement_deeds import cover_of
from ifodesk.ui.parts.shapes import Choice
from ifodesk.usecases.home_papers import PayBasis, PayOccasion
from ifodesk.usecases.placement_costs import NoteCost
from ifodesk.usecases.proposal_reading import ProposalFile
from ifodesk.usecases.saving import Made
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words import screen_words_homes_money as money_words

PAY = "placement_pay"
"""Code of the form of the basis for pay."""


def cost_form(read: CaseRead, key: str, code: str) -> FormSpec | None:
    """Return the form that a button above the costs opens; None for another button."""
    file = _file(read, key.rsplit("-", maxsplit=1)[-1])
    if file is None:
        return None
    if code == making.PAY:
        return _pay_form(read, file)
    if code not in FORMS:
        return None
    spec = FORMS[code](_ask(read, file))
    kept = next((one for one in file.costs.newest if one.kind is not None and making.button(one.kind) == code), None)
    spec = spec if kept is None else refilled(spec, kept.value.terms)
    return replace(spec, about=file.proposal.value.id.hex(), text=words.COST_TEXT)


def keep_cost(session: Session, read: CaseRead, answers: Answers) -> Callable[[], Made]:
    """Return the work that keeps what a form comes to. Raises ``MoneyError`` for what cannot be read."""
    file = _file(read, answers.about)
    counted = reckon(CostAsk(read.levels, read.today), answers)
    terms = typed(answers.values)
    if file is None:
        raise MoneyError(words.PROPOSAL_GONE)
    proposal = file.proposal.value
    return lambda: NoteCost(session)(proposal, counted.kind, counted.cost, terms)


def pay_basis(session: Session, read: CaseRead, answers: Answers) -> Callable[[], PayBasis]:
    """Return the work that gathers the basis for pay. Raises ``MoneyError`` for invoices that cannot be read."""
    file = _file(read, answers.about)
    own = None if file is None else file.costs.own
    if file is None or own is None or own.cost is None or own.kind is None:
        raise MoneyError(words.PROPOSAL_GONE)
    value, cost, kind = file.proposal.value, own.cost, own.kind
    occasion = PayOccasion(str(answers.one("why")))
    basis = PayBasis(
        cover=cover_of(session, value.case),
        occasion=occasion,
        from_on=answers.day("from") or (cost.period.last if occasion is PayOccasion.END else cost.period.first),
        home=value.home_name or "",
        home_municipality=session.directory.municipality_name(value.home_municipality or ""),
        kind=kind,
        cost=cost,
        before=file.costs.before if answers.yes("compare") else None,
        invoices=compared(cost, answers.text("invoices")),
    )
    return lambda: basis


def _pay_form(read: CaseRead, file: ProposalFile) -> FormSpec:
    placement = next((one.placement.value for one in read.placements if _is_of(file, one.placement.value.id)), None)
    ended = placement is not None and placement.last_on is not None
    before = file.costs.before
    why = PayOccasion.END if ended else PayOccasion.CHANGE if before is not None else PayOccasion.START
    day = None if placement is None else placement.last_on if ended else placement.first_on
    own = file.costs.own
    if why is PayOccasion.CHANGE and own is not None and own.cost is not None:
        day = own.cost.period.first
    whys = tuple(Choice(one.value, money_words.OCCASIONS[one]) for one in PayOccasion)
    fields: tuple[FieldSpec, ...] = (
        FieldSpec("why", money_words.OCCASION, Ask.ONE, why.value, whys),
        FieldSpec("from", words.PAY_FROM, Ask.DAY, day, needed=True),
    )
    if own is not None and own.kind is making.BOUGHT:
        fields = (*fields, FieldSpec("invoices", money_words.INVOICES, Ask.TEXT, hint=money_words.INVOICES_HINT))
    if before is not None:
        fields = (*fields, FieldSpec("compare", money_words.COMPARE, Ask.YES, value=why is PayOccasion.CHANGE))
    about = file.proposal.value.id.hex()
    return FormSpec(PAY, money_words.PRINT_TITLE, money_words.PRINT, fields, about, words.PAY_TEXT)


def _ask(read: CaseRead, file: ProposalFile) -> CostAsk:
    wanted = next((one.wanted for one in read.needs if one.seen.value.id == file.proposal.value.need), None)
    children = () if wanted is None else wanted.children
    ages = tuple(child.age for child in children if child.age is not None)
    first = file.proposal.value.from_on or read.today
    return CostAsk(read.levels, read.today, first, ages if len(ages) == len(children) else (), len(children) or 1)


def _file(read: CaseRead, about: str) -> ProposalFile | None:
    return next((one for one in read.proposals if one.proposal.value.id.hex() == about), None)


def _is_of(file: ProposalFile, placement: EntityId) -> bool:
    return file.proposal.value.placement == placement
