"""Words of the page Uppföljning: what is settled about interviews, and figures that name nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NAME = "Uppföljning"
LIST = "Inställningar och siffror"
SETTINGS = "Så arbetar kommunen med intervjuer"
MONTHS = "Uppföljning efter {months} månader"
MONTHS_DETAIL = "6–12 månader. Dagen går att ändra för varje intervju."
MONTHS_ASK = "Efter hur många månader, 6–12?"
RATE_NONE = "Ingen växelkurs är bestämd"
RATE_NONE_DETAIL = "Kontrollera: formlerna räknar i dollar. Utan en bestämd kurs visas inte mått som bygger på belopp."
RATE = "{rate} kronor för en dollar"
RATE_DETAIL = "Kontrollera: formlerna räknar i dollar. Kursen gäller alla mått som bygger på belopp."
RATE_ASK = "Hur många kronor för en dollar? Tomt tar bort kursen"
SCORES_ON = "Sammanvägda mått visas för handläggaren"
SCORES_OFF = "Sammanvägda mått visas inte"
SCORES_DETAIL = "De står aldrig i klientens återkoppling."
ROUTINE_SET = "Rutin vid tankar på självmord är inlagd"
ROUTINE_NONE = "Rutin vid tankar på självmord saknas"
ROUTINE_DETAIL = "Visas genast för intervjuaren när ett svar kräver det."
ROUTINE_ASK = "Vad ska intervjuaren göra? Kort, med telefonnummer"
CHANGE = "Ändra"
SHOW = "Visa"
HIDE = "Visa inte"
KEEP = "Spara"
SAVED = "Sparat."
INTERVIEWERS = "Utbildade intervjuare ({count})"
CERTIFIED = "utbildad {day}"
NOT_CERTIFIED = "ingen dag inskriven"
CERTIFY = "Skriv in dagen"
CERTIFY_ASK = "Vilken dag godkändes {name}? Till exempel 14/3 2024"
NOT_A_DAY = "Skriv en dag, till exempel 14/3 2024."
INSTRUMENTS = "Instrument"
SHIPPED = "följer med programmet, version {version}"
INSTALLED = "kommunens egen fil, version {version}"
INSTALL = "Lägg in en fil …"
INSTALL_TITLE = "Välj instrumentfilen"
INSTALL_FILES = "Instrument (*.json)"
INSTALLED_NOW = "{name} används nu för nya intervjuer. De som redan är gjorda behåller sitt instrument."
WITHDRAW = "Sluta använda"
YEAR = "&År"
INSTRUMENT = "&Instrument"
COUNT = "Räkna"
KEEP_COUNT = "Behåll årets siffror"
GIVE = "Lämna till gruppen"
GROUP = "Visa gruppens"
CSV = "Spara som CSV …"
CSV_NAME = "uppfoljning-{year}.csv"
CSV_SAVED = "Sparat som {name}."
OWN_TITLE = "{municipality}, {year}"
GROUP_TITLE = "Gruppen, {year}. Lämnat av: {names}"
NOBODY = "ingen än"
KEPT = "Siffrorna är sparade och ändras inte mer."
GIVEN = "Siffrorna är lämnade till gruppen."
FEW = "färre än 5"
NO_FIGURES = "Inga siffror än. Räkna går igenom de ärenden som du läser."
COLUMNS = ("Del", "Område", "Mått", "Värde", "Antal")
PARTS: Final[Mapping[str, str]] = {
    "coverage": "Täckning",
    "mean": "Medelvärde vid grundintervju",
    "after": "Medelvärde vid uppföljning",
    "change": "Förändring i skattning",
    "free": "Fri från problem",
}
NAMES: Final[Mapping[str, str]] = {
    "addiction": "klienter med beroende",
    "offered": "erbjudna intervju",
    "interviewed": "intervjuade",
    "feedback": "fått återkoppling",
    "followed_up": "uppföljda",
    "rater": "intervjuarens skattning (0–9)",
    "days": "dagar med besvär av 30",
    "worry": "oro (0–4)",
    "need": "hjälpbehov (0–4)",
    "lower": "lägre",
    "same": "samma",
    "higher": "högre",
    "free": "skattning 0–1",
    "not_free": "skattning 2–9",
}
README: Final = (
    "Varje rad är en siffra. Del och Mått säger vad som räknas, Område vilket livsområde.",
    "Värde är ett antal eller ett medelvärde, Antal över hur många medelvärdet är.",
    "Tomt Värde betyder färre än fem personer, eller att siffran skulle röja en sådan.",
)
"""Said first in the file, a line each: what the columns hold."""
