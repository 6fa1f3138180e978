"""A sentence for every error that a person can meet: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import IfodeskError, RuleError
from ifodesk.words.document_words import PRINT_TROUBLE
from ifodesk.words.gap_words import missing
from ifodesk.words.hub_words import HUB_PROBLEM
from ifodesk.words.practice_words import PRACTICE_TROUBLE

REFUSED: Final[Mapping[Refusal, str]] = {
    Refusal.NAME_NEEDED: "Skriv ett namn först. Är namnet okänt räcker det med ”okänd”.",
    Refusal.IN_THE_FUTURE: "Dagen ligger framåt i tiden. Det du har skrivit finns kvar. Ändra dagen och försök igen.",
    Refusal.CLIENT_STAYS: "Ett ärende har alltid en klient. Lägg till den rätta klienten först, ta sedan bort den här.",
    Refusal.NOT_A_MEMBER: "Personen finns inte längre bland dem som använder ifodesk. Välj någon annan.",
    Refusal.OTHER_MUNICIPALITY: (
        "Personen arbetar i en annan kommun. Mellan kommunerna gäller sekretess (OSL 8 kap. 1 §), så ingenting har "
        "lämnats ut. Prata med chefen om vilken grund som finns."
    ),
    Refusal.ALREADY_READS: "Personen läser redan ärendet.",
    Refusal.HAS_HINDER: (
        "Personen har svarat hinder på jävsfrågan och har inte släppts in. Välj någon annan, eller fråga igen om "
        "svaret var fel."
    ),
    Refusal.NOTE_EMPTY: "Anteckningen är tom. Skriv något innan du säger klar.",
    Refusal.NOTE_READY: "Anteckningen är redan klar och ändras inte mer. Rätta den med en ny anteckning.",
    Refusal.NOTE_NOT_READY: "Anteckningen är inte klar än. Säg klar först.",
    Refusal.NOT_THE_WRITER: "Det är någon annans utkast. Bara den som skriver kan ändra det.",
    Refusal.REASON_NEEDED: "Skriv varför. Det räcker med några ord.",
    Refusal.UNDO_TOO_LATE: "Det har gått mer än 14 dagar, så märkningen går inte att ta tillbaka. Inget är ändrat.",
    Refusal.NOTHING_TO_UNDO: "Det finns ingen märkning att ta tillbaka.",
    Refusal.TRANSFER_IN_THE_FUTURE: "Dagen för överföringen ligger framåt i tiden. Inget är märkt. Ändra dagen.",
    Refusal.NOTHING_TO_COPY: "Det finns ingen text att föra över.",
    Refusal.PLAN_INCOMPLETE: "Planen är inte antagen än. {missing}",
    Refusal.PLAN_HAS_CONFLICTS: (
        "Ni har skrivit olika i planen. Planen är inte antagen, och båda texterna finns kvar. Välj först vilken som "
        "ska gälla."
    ),
    Refusal.PLAN_UNREADABLE: (
        "En del av planen är skriven i ett nyare program och kan inte läsas här. Planen är inte antagen och inget är "
        "ändrat. Uppdatera ifodesk och försök igen."
    ),
    Refusal.PLAN_CLOSED: "Planen är avslutad. Börja en ny intern-SIP om arbetet går vidare.",
    Refusal.PLAN_UNCHANGED: "Inget har ändrats sedan planen antogs senast. Den antagna versionen gäller.",
    Refusal.BEFORE_CONSENT: "Dagen ligger före dagen då samtycket gavs. Ändra dagen och försök igen.",
    Refusal.TIES_NOT_REVIEWED: (
        "Du har inte gått igenom dina egna band på länge, eller inte på den här datorn. Ditt svar är inte sparat. Gå "
        "igenom banden först, det tar några minuter."
    ),
    Refusal.COMMENT_NEEDED: (
        "Det finns en träff i din lista. Skriv en rad om varför det inte är jäv. Ditt svar är inte sparat än."
    ),
    Refusal.ASK_YOURSELF: "Frågan gäller dig själv. Svara direkt här.",
    Refusal.OWN_ANSWER_BY_CLICK: "Ditt eget svar lämnar du själv, det skrivs inte ner som muntligt.",
    Refusal.ALREADY_ASKED: "Personen är redan frågad och har inte svarat klart än.",
    Refusal.CIRCLE_HAS_PROTECTED: (
        "En person i ärendet har skyddade uppgifter. Frågan är inte ställd. Fråga muntligt, eller välj att namnet får "
        "följa med."
    ),
    Refusal.CIRCLE_EMPTY: "Det finns inga namn i ärendet att fråga om. Lägg till dem som ärendet rör först.",
    Refusal.NOT_YOUR_QUESTION: "Frågan är ställd till någon annan.",
    Refusal.QUESTION_CLOSED: "Frågan är redan avslutad. Inget har ändrats.",
    Refusal.NOT_ANSWERED: "Frågan är inte besvarad än.",
    Refusal.NO_CHIEF_READS: (
        "Ingen annan chef läser ärendet, så det finns ingen att anmäla till här. Säg till chefen direkt, och släpp in "
        "en chef i ärendet om du kan."
    ),
    Refusal.ALREADY_REPORTED: "Du har redan anmält jäv i det här ärendet. Chefen ser det.",
    Refusal.SAME_HANDLER: "Det är samma person. Välj någon annan.",
    Refusal.NOT_A_READER: "Personen läser inte ärendet. Släpp in personen först, eller fördela om ärendet.",
}

_VAULT: Final[Mapping[str, str]] = {
    "wrong_passphrase": "Lösenfrasen stämmer inte. Inget är ändrat. Försök igen, eller öppna med återställningskoden.",
    "wrong_code": "Återställningskoden stämmer inte. Inget är ändrat. Kontrollera koden på papperet och försök igen.",
    "not_a_vault": "Det här är inget valv från ifodesk. Inget är ändrat. Välj en annan mapp.",
    "newer_vault": (
        "Valvet är sparat av ett nyare program (format {format}, det här programmet läser format {program}). Inget är "
        "ändrat. Uppdatera ifodesk och öppna igen."
    ),
    "damaged_vault": (
        "Valvet är skadat (sida {page}). Programmet har inte ändrat något i det. Stäng programmet, ta en kopia av "
        "mappen och be om hjälp innan du gör något mer."
    ),
    "vault_in_use": "Valvet är redan öppet i ett annat fönster. Inget är ändrat. Gå dit, eller stäng det fönstret.",
    "vault_gone": (
        "Mappen med valvet går inte att nå. Det som redan är sparat finns kvar i den. Anslut disken eller minnet och "
        "öppna igen."
    ),
    "vault_exists": "Det finns redan ett valv i mappen. Inget är ändrat. Välj en annan mapp.",
    "os_secret_missing": (
        "Den hemlighet som datorn brukar minnas finns inte här, så lösenfrasen räcker inte. Inget är förlorat. Öppna "
        "med återställningskoden."
    ),
    "no_memory": "Datorn har för lite ledigt minne för att öppna valvet. Inget är ändrat. Stäng andra program först.",
    "disk_full": (
        "Disken är full. Det senaste är inte sparat, allt tidigare är det. Det du skrev står kvar på skärmen. Gör "
        "plats på disken, så sparas det."
    ),
    "read_only": (
        "Det går inte att skriva i mappen med valvet. Det senaste är inte sparat, allt tidigare är det. Be om "
        "skrivrätt till mappen."
    ),
    "save_failed": (
        "Det gick inte att spara. Allt som sparats tidigare finns kvar, och det du skrev står kvar på skärmen. Försök "
        "igen om en stund."
    ),
}

_CHANGES: Final[Mapping[str, str]] = {
    "undo_overtaken": "Någon har skrivit något annat där sedan dess, så det ångras inte. Inget är ändrat.",
    "undo_not_possible": "Det som är klart eller antaget ångras inte. Rätta med en ny anteckning eller en ny version.",
    "not_found": "Det finns inte här.",
}

_COMMAND_LINE: Final[Mapping[str, str]] = {
    "interrupted": "Avbrutet. Det som hann sparas finns kvar.",
    "passphrase_empty": "Lösenfrasen är tom. Inget är gjort.",
    "input_unreadable": "Filen går inte att läsa: {file}",
    "input_too_large": "Filen är för stor: {file}",
    "input_not_text": "Filen är inte text i UTF-8: {file}",
    "input_not_json": "Filen är inte JSON (rad {line}): {file}",
    "output_exists": "Filen finns redan och skrivs inte över: {file}",
    "output_unwritable": "Filen kan inte skrivas: {file}",
    "jav_not_a_question": "Fråga {number} är ingen jävsfråga. Formen står i docs/jav-file.md.",
    "jav_unknown_code": "Fråga {number} har en kod som inte finns ({kind}). Koderna står i docs/jav-file.md.",
}

UNKNOWN: Final = (
    "Något gick fel i programmet. Det som är sparat finns kvar. Försök igen, och uppge koden om du ber om hjälp: {code}"
)

SENTENCES: Final[Mapping[str, str]] = {
    **{code.value: text for code, text in REFUSED.items()},
    **_VAULT,
    **_CHANGES,
    **_COMMAND_LINE,
    **PRINT_TROUBLE,
    **PRACTICE_TROUBLE,
    **HUB_PROBLEM,
}
"""Every sentence by code. Words in braces are details of the error."""


def sentence(error: Exception) -> str:
    """Return what to tell a person about *error*; for a bug one calm sentence without its text, which may hold data."""
    if not isinstance(error, IfodeskError):
        return UNKNOWN.format(code=type(error).__name__)
    details = dict(error.details)
    if isinstance(error, RuleError) and error.reasons:
        details["missing"] = missing(error.reasons)
    return SENTENCES.get(error.code, UNKNOWN).format_map(_Details(details | {"code": error.code}))


class _Details(dict[str, str | int]):
    """Details of an error; one that is not told is left out of the sentence."""

    def __missing__(self, name: str) -> str:
        return "–"
