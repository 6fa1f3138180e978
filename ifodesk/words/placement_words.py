"""Gates, proposals and placements in words, and a proposal as it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ifodesk.domain.entities.placement import PlacementDuty
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_gates import CONSULTATION, CONTRADICTING, FactKind, GateFact, GateState, GateView
from ifodesk.domain.placement_law import PlacementLaw
from ifodesk.domain.placement_rules import PlacementWarning, Warned
from ifodesk.usecases.home_papers import Considered, DutyLine, GateLine, HomeCover, ProposalPaper
from ifodesk.usecases.ports import Directory
from ifodesk.usecases.proposal_reading import ProposalFile
from ifodesk.words.date_words import full_day

GATE_STATE: Final[Mapping[GateState, str]] = {
    GateState.OPEN: "inte gjort",
    GateState.DONE: "gjort",
    GateState.NOT_NEEDED: "behövs inte här",
    GateState.COULD_NOT_WAIT: "kunde inte vänta, görs i efterhand",
    GateState.AFTERWARDS: "gjort i efterhand",
    GateState.STOPPED: "stopp",
}
_FACT: Final[Mapping[FactKind, str]] = {
    FactKind.NETWORK_HOME: "hemmet är barnets nätverk: {told}",
    FactKind.NETWORK_TRIED: "prövat och draget tillbaka {day}: {told}",
    FactKind.NEED_SENT: "graderat behov skickat till gruppen",
    FactKind.NEED_STAYS: "nätverkshem: inget skickas till gruppen",
    FactKind.PLACE_SETTLED: "hemmets enhet har avgjort att platsen är er",
    FactKind.PLACE_LOST: "hemmets enhet har låtit en annan kommun få platsen {day}",
    FactKind.PLACES_STOPPED: "hemmets enhet har stoppat nya placeringar från {day}: ring hemkommunen",
    FactKind.PLACE_RESERVED: "platsen är reserverad, hemmets enhet ser det",
    FactKind.RESERVED_UNSENT: "platsen är reserverad {day} men inte synkad: hemmets enhet vet inget än",
    FactKind.HOME_YES: "hemmet svarade ja",
    FactKind.HOME_NO: "hemmet svarade nej {day}",
    FactKind.HOME_LATER: "hemmet återkommer, sades {day}",
    FactKind.HOME_SILENT: "tillfrågat {day}, inget svar än",
    FactKind.BASIS_RECORDED: "grund antecknad: {told}",
    FactKind.CASE_SHARED: "delat ärende, {told}",
    FactKind.NO_HINDER: "inget hinder, svarat av alla tillfrågade ({told})",
    FactKind.HANDLER_HINDER: "handläggaren har svarat att det finns jäv",
    FactKind.HANDLER_RULED: "det är beslutat att handläggaren har jäv",
    FactKind.JAV_OPEN: "en jävsfråga om någon som läser ärendet är inte avslutad",
    FactKind.HANDLER_SILENT: "handläggaren har inte svarat för alla i kretsen",
    FactKind.OTHERS_SILENT: "inte svarat inget hinder: {told} av de tillfrågade",
    FactKind.CIRCLE_LACKS: "inget hinder, men kretsen är inte hel (saknas: {told})",
    FactKind.REGISTERS_RENEWED: "registren hämtade {day}, efter att behovet uppstod",
    FactKind.REGISTERS_OLD: "alla register är inte hämtade för barnet: äldst {day}",
    FactKind.PROPOSED: "framlagt",
    FactKind.MOVED_IN: "barnet har flyttat in",
}
SHARED_SINCE: Final = "delat ärende med kommunen sedan {day}"
NO_CONSULTATION: Final = "Hemmet ligger i den egna kommunen, och ingen annan har någon placerad där."
_WARNING: Final[Mapping[PlacementWarning, str]] = {
    PlacementWarning.MANY_CHILDREN: "{children} placerade barn bor i hemmet. Pröva särskilt om det är bra för dem.",
    PlacementWarning.EMERGENCY_SOON: "Barnet får bo i jourhemmet till och med {day} ({provision}).",
    PlacementWarning.EMERGENCY_OVER: (
        "Barnet skulle ha bott i jourhemmet längst till och med {day} ({provision}). Skriv de särskilda skälen, om det "
        "finns sådana."
    ),
}


def gate_title(view: GateView, municipality_name: Callable[[str], str]) -> str:
    """Return what a gate is called: "Information till och samråd med kommunen: Åsele"."""
    return view.rule.text if view.municipality is None else f"{view.rule.text}: {municipality_name(view.municipality)}"


def gate_note(view: GateView) -> str:
    """Return what stands beside a gate: what somebody wrote, who decided, or why it is not needed."""
    if view.state is GateState.NOT_NEEDED and not view.written:
        return NO_CONSULTATION
    plain = view.state in {GateState.DONE, GateState.OPEN, GateState.STOPPED}
    said = "" if plain else _capital(GATE_STATE[view.state])
    told = view.fact is not None and (not view.written or view.fact.kind in CONTRADICTING)
    shown = "" if view.fact is None or not told else fact_line(view.fact)
    parts = (said, _capital(view.choice), " ".join(view.note.split()), _capital(shown))
    return ". ".join(part for part in parts if part)


def fact_line(fact: GateFact) -> str:
    """Return what another record shows of a gate: "hemmet svarade ja"."""
    form = SHARED_SINCE if fact.gate == CONSULTATION else _FACT[fact.kind]
    return form.format(told=fact.told, day=full_day(fact.on)).rstrip(" ,:")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def warning_line(warned: Warned, law: PlacementLaw) -> str:
    """Return a warning as a sentence."""
    day = "" if warned.on is None else full_day(warned.on)
    return _WARNING[warned.code].format(children=warned.children, day=day, provision=law.emergency_provision)


def proposal_paper(
    file: ProposalFile,
    cover: HomeCover,
    directory: Directory,
    *,
    child: str = "",
    duties: Iterable[DutyLine] = (),
) -> ProposalPaper:
    """Return a proposal as it is printed.

    Args:
        file: As `ReadProposal` gives it.
        cover: What stands above it.
        directory: Finds names of municipalities.
        child: The child's name; "" prints a line to write on.
        duties: Who is to do what (`duty_lines`).
    """
    value = file.proposal.value
    return ProposalPaper(
        cover=cover,
        child=child,
        home=value.home_name or "",
        home_municipality=directory.municipality_name(value.home_municipality or ""),
        kind=next((kind for kind in HomeKind if kind == value.kind), HomeKind.FOSTER),
        from_on=value.from_on,
        reasons_for=_lines(value.reasons_for),
        reasons_against=_lines(value.reasons_against),
        answers=file.answers,
        considered=tuple(_considered(text) for text in value.considered.values() if text),
        gates=tuple(_gate_line(one, directory) for one in file.gates if one.rule.before_proposal),
        duties=tuple(duties),
        cost=None if file.costs.own is None else file.costs.own.cost,
        other_costs=tuple((one.kind, one.cost) for one in file.costs.others if one.kind and one.cost),
    )


def duty_lines(duties: Iterable[PlacementDuty], law: PlacementLaw, directory: Directory) -> tuple[DutyLine, ...]:
    """Return who does what, in words; what a newer program calls something else keeps its code."""
    found = []
    for one in duties:
        rule = law.duty(one.kind)
        name = directory.member(one.member).name if one.member is not None else ""
        found.append(
            DutyLine(
                rule.text if rule is not None else one.kind or "",
                directory.municipality_name(one.municipality or ""),
                one.person or name,
                one.often or "",
            )
        )
    return tuple(found)


def _gate_line(view: GateView, directory: Directory) -> GateLine:
    title = gate_title(view, directory.municipality_name)
    needed = view.state is not GateState.NOT_NEEDED
    note = gate_note(view) if needed or not view.written else " ".join(view.note.split())
    return GateLine(title, view.rule.provision, view.on, note, view.rule.certain, needed)


def _considered(text: str) -> Considered:
    home, _, why = text.partition("\n")
    return Considered(home, why)


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
