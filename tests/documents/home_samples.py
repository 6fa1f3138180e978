"""Papers about homes to print: everything in them is invented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ifodesk.compose.shipped import home_questions
from ifodesk.domain.home_figures import Ended, HomeFigures, Spell, figures
from ifodesk.domain.home_questions import Tally
from ifodesk.domain.home_questions import figures as answer_figures
from ifodesk.domain.invoice_check import Invoiced, compare
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.need import Demand
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Weight
from ifodesk.domain.placement_cost import (
    AgencyHome,
    Carer,
    Cost,
    Extras,
    OwnHome,
    Period,
    agency_cost,
    own_home_cost,
)
from ifodesk.domain.placement_levels import Levels, Price, PriceCode
from ifodesk.system.resources import resource
from ifodesk.usecases.home_papers import (
    AnswersPaper,
    BoardFigures,
    Considered,
    DutyLine,
    GateLine,
    HomeCover,
    OnCallList,
    OnCallRow,
    PayBasis,
    PayOccasion,
    ProposalPaper,
    QuestionsPaper,
)
from tests.domain.matching.pool import TODAY, around, gazetteer, home, need

LEVELS = Levels.from_data(
    *(json.loads(resource(f"law/{name}.json").read_text("utf-8")) for name in ("placement_levels", "fees"))
)
COVER = HomeCover(
    municipality="Vilhelmina", case_number="D-26-7KQF-3", made_on=TODAY, made_by="Lisa Boman, socialsekreterare"
)
YEAR = Period(date(2026, 12, 1), date(2027, 5, 31))


def a_price(amount: str) -> Price:
    return Price(Decimal(amount), "Avtal om familjehem")


def own_home(fee: str = "15040") -> Cost:
    base = LEVELS.expenses(9, TODAY)
    assert base is not None
    benefit, travel = (LEVELS.price(code, TODAY) for code in (PriceCode.CHILD_BENEFIT, PriceCode.TRAVEL_KM))
    extras = Extras(Decimal(600), travel, Decimal(12), None, a_price("4000"))
    carers = (Carer(1957, Decimal(50)), Carer(1971, Decimal(50)))
    return own_home_cost(OwnHome(a_price(fee), base[0], benefit, carers, extras), LEVELS, YEAR)


def proposal() -> ProposalPaper:
    asked = need(
        Demand(Criterion.NO_PETS, Weight.HARD),
        Demand(Criterion.NEAR, Weight.STRONG, "Vilhelmina", 60),
        Demand(Criterion.LANGUAGE, Weight.MIDDLE, "sydsamiska"),
    )
    found = match(asked, [home("Lärkan", pets=frozenset(), languages=frozenset())], around())
    return ProposalPaper(
        cover=COVER,
        child="Nils Fjällström",
        home="Lärkan",
        home_municipality="Åsele",
        kind=HomeKind.FOSTER,
        from_on=date(2026, 12, 7),
        reasons_for=("Syskonen kan bo tillsammans och gå kvar i skolan.", "Hemmet har haft barn i samma ålder förut."),
        reasons_against=("Hemmet kan inte stödja sydsamiska. Modersmålet ordnas genom skolan.",),
        answers=found.fits[0],
        considered=(Considered("Udden", "Inte djurfritt: hund."), Considered("Granlund", "Svarade nej: inte nu.")),
        gates=(
            GateLine("Nätverket prövat först", "SoL 22 kap. 1 §", date(2026, 11, 20), "Mormor kan inte just nu."),
            GateLine("Hemkommunen informerad och samråd", "SoL 22 kap. 6 §", date(2026, 11, 25), "Karin N, Åsele"),
            GateLine("Hemmet bedömt för barnet, register förnyade", "SoF 3 kap. 3 §", date(2026, 11, 25)),
            GateLine("Barn och föräldrar har träffat hemmet", "", None, "Träffas 1 december."),
            GateLine("Regionen underrättad", "SoL 22 kap. 7 §", None, "Vid placeringens början.", certain=False),
        ),
        duties=(
            DutyLine("Besök hos barnet", "Vilhelmina", "Lisa Boman", "var sjätte vecka"),
            DutyLine("Stöd till hemmet", "Åsele", "Karin Nyström", "varannan vecka"),
            DutyLine("Lön och ersättning", "Vilhelmina", "", ""),
        ),
        cost=own_home(),
        other_costs=((HomeKind.AGENCY, agency_cost(AgencyHome(a_price("2150"), Decimal(24), None), YEAR)),),
    )


def on_call() -> OnCallList:
    places = gazetteer()
    names = [
        ("Forsen", "2481", 3, 0),
        ("Tallbacken", "2418", 1, 9),
        ("Långnäs", "2462", None, 50),
        ("Berget", "2421", 2, 2),
    ]
    rows = []
    for name, code, free, age in names:
        centre = places.centres[code]
        rows.append(
            OnCallRow(
                name,
                places.names[code],
                centre.name,
                "070-000 00 00",
                frozenset(AgeBand) if free else frozenset({AgeBand.TEEN}),
                free,
                TODAY - timedelta(age),
                age > 30,
                places.road(places.centres["2481"], centre),
            )
        )
    return OnCallList(
        number="2026-48-3", made_on=TODAY, made_by="Lisa Boman", near="Lycksele", rows=tuple(rows), practice=True
    )


def pay(occasion: PayOccasion = PayOccasion.CHANGE) -> PayBasis:
    before = own_home("13132") if occasion is PayOccasion.CHANGE else None
    return PayBasis(
        cover=COVER,
        occasion=occasion,
        from_on=date(2026, 12, 1),
        home="Lärkan",
        home_municipality="Åsele",
        kind=HomeKind.FOSTER,
        cost=own_home(),
        before=before,
    )


def bought() -> PayBasis:
    stay = Period(date(2026, 11, 20), date(2026, 12, 31))
    cost = agency_cost(AgencyHome(a_price("2150"), Decimal(6), a_price("520")), stay)
    invoiced = {date(2026, 11, 1): Invoiced(12, Decimal(25800))}
    paper = pay(PayOccasion.END)
    return replace(paper, kind=HomeKind.AGENCY, cost=cost, before=None, invoices=compare(stay, Decimal(2150), invoiced))


def a_year(year: int, own: int, bought_care: int, codes: Sequence[str] = ("2481", "2462", "2421")) -> HomeFigures:
    """Return a year with children spread evenly over municipalities."""
    spells = []
    for number in range(own + bought_care):
        kind = HomeKind.FOSTER if number < own else HomeKind.AGENCY
        spells.append(
            Spell(
                number,
                codes[number % len(codes)],
                kind,
                date(year, 1 + number % 9, 3),
                date(year, 12, 20),
                need_on=date(year, 1 + number % 9, 1) - timedelta(number),
                cost_per_day=Decimal(980 if kind is HomeKind.FOSTER else 2240),
                ended=Ended.BY_HOME if number % 9 == 0 else Ended.PLANNED,
            )
        )
    return figures(spells, year, TODAY)


def questions() -> QuestionsPaper:
    return QuestionsPaper(year=2026, questions=tuple(one.text for one in home_questions().of(2026)), practice=True)


def answers() -> AnswersPaper:
    told = {
        "support": Tally(20, 6, 5),
        "reach": Tally(12, 10, 9),
        "told": Tally(2, 10, 18),
        "listened": Tally(26, 3, 2),
        "again": Tally(31),
    }
    years = tuple(home_questions().in_order(answer_figures(year, 40, 31, told)) for year in (2026, 2025))
    return AnswersPaper(years=years, texts={code: home_questions().text(code) for code in told}, made_on=TODAY)


def board() -> BoardFigures:
    years = tuple(a_year(year, own, 10) for year, own in ((2023, 14), (2024, 19), (2025, 24), (2026, 30)))
    return BoardFigures(whose="Region 8", years=years, names=gazetteer().names, made_on=TODAY)
