"""Words of the municipality's own numbers about homes, and of who does what by the agreement."""

from __future__ import annotations

from ifodesk.words.plural_words import count

TITLE = "Inställningar"
LIST = "Kommunens egna tal för hemmen"
TEXT = (
    "Talen är praxis, inte lag, om inget annat står. Där det står kontrollera är uppgiften inte säker: "
    "stäm av med er jurist. En chef eller administratör kan sätta kommunens egna tal."
)
POOL = "Banken"
CHECKS = "Så länge gäller en kontroll"
DUTIES = "Vem gör vad i era placeringar, enligt avtalet"
VACANCY = "En bekräftad plats gäller"
VACANCY_WHY = "Sedan läses den som oklar, aldrig som ledig."
SOON = "Påminnelse innan en kontroll går ut"
MOST_CHILDREN = "Varning när fler barn är placerade än"
FOR_GOOD = "tills vidare"
OWN = "kommunens eget tal"
CHECK = "kontrollera"
CHANGE = "Ändra"
SAVE = "Spara"
SAVED = "Sparat. Det gäller hela kommunen från nästa synk."
VACANCY_TITLE = "Hur länge gäller en bekräftad plats?"
MONTHS_TITLE = "Hur länge gäller {what}?"
DAYS_FIELD = "&Dagar"
MONTHS_FIELD = "&Månader"
EMPTY_HINT = "1–999. Tomt: som det levereras."
DUTY_TITLE = "{what}: vem gör det?"
DUTY_FIELD = "&Kommun"
DUTY_BY = {"placing": "placerande kommun", "home": "hemmets kommun"}
AGREEMENTS = "Avtal med andra kommuner"
NO_AGREEMENTS = "Inget avtal är inskrivet. Då gäller raderna ovan för alla kommuner."
ADD_AGREEMENT = "Skriv in ett avtal"
AGREEMENT_TITLE = "Avtalet {name}"
AGREEMENT_TEXT = (
    "Det avtalet säger går före kommunens egna rader, för placeringar i hem i de kommunerna. Det avtalet inte säger är "
    "som kommunens egna rader. Placeringar som pågår ändras inte."
)
AGREEMENT_NAME, AGREEMENT_REFERENCE = "Avtalets &namn", "&Diarienummer"
AGREEMENT_PARTIES = "Med vilka kommuner"
AGREEMENT_FROM, AGREEMENT_UNTIL = "&Första dagen", "&Sista dagen (tomt: tills vidare)"
NOT_AGREED = "inte avtalat"
AGREEMENT_LINE = "med {names}, från {first} {last}"
UNTIL_FURTHER, UNTIL = "tills vidare", "till {day}"
HOLDS, DOES_NOT_HOLD = "gäller i dag", "gäller inte i dag"
DUTY_SHIPPED = "som det levereras ({by})"


def days(number: int) -> str:
    """Return a number of days.

    >>> days(1), days(30)
    ('1 dag', '30 dagar')
    """
    return count(number, "dag", "dagar")


def months(number: int | None) -> str:
    """Return a number of months; None is for good.

    >>> months(12), months(None)
    ('12 månader', 'tills vidare')
    """
    return FOR_GOOD if number is None else count(number, "månad", "månader")
