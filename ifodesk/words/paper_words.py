"""Swedish texts of the papers beside the plan: copies, the plan in easy Swedish, one person's sheet, letters."""

from __future__ import annotations

from typing import Final

NEUTRAL_TITLE: Final = "Möte"
"""The title of a calendar entry: it can be asked for as a public document."""

# Every copy
COPY_CODE: Final = "Kopians kontrollkod"
COPY_CLOSING: Final = "Kopia till {recipient}, gjord {day}. {version}. Kopians kontrollkod {code}."
COPY_NOTE: Final = (
    "En kopia kan innehålla mindre än planen. Kontrollkoden räknas fram ur det som står här: samma kod betyder samma "
    "innehåll, ord för ord."
)
COPY_PROTECT: Final = "Här finns uppgifter som är skyddade. Lämna inte papperet vidare och låt det inte ligga framme."
NO_NAME: Final = "Namnet står inte i den här kopian"

# In easy Swedish
EASY: Final = "Min plan"
EASY_BELOW: Final = "Intern-SIP på lätt svenska"
EASY_FROM: Final = "Planen gäller från {day}."
EASY_WHOSE: Final = "Planen är för {name}."
EASY_OWN_WORDS: Final = "Det här är viktigt för mig"
EASY_FIRST: Final = "Det här händer nu"
EASY_FIRST_NOTE: Final = "Det som händer först står först."
EASY_WHEN: Final = "När"
EASY_WHAT: Final = "Vad"
EASY_WHO: Final = "Vem gör det"
EASY_NO_DAY: Final = "Ingen dag är bestämd"
EASY_NO_PERSON: Final = "Inte bestämt"
EASY_NOTHING: Final = "Inget är bestämt än."
EASY_DONE: Final = "Det här är klart"
EASY_SELF: Final = "Det här kan jag göra själv"
EASY_GOALS: Final = "Mina mål"
EASY_SEEN: Final = "Så märks det: {text}"
EASY_NOW: Final = "Så är det nu: {text}"
EASY_TARGET: Final = "Dit vill jag: {text}"
EASY_MEET: Final = "Vi träffas igen"
EASY_MEET_DAY: Final = "Vi träffas {day}. Då pratar vi om hur det går."
EASY_MEET_PAST: Final = "Vi skulle ha träffats {day}. Fråga när vi träffas."
EASY_MEET_NONE: Final = "Ingen dag är bestämd. Fråga när det blir."
EASY_CALL: Final = "Ring om du undrar något"
EASY_CALL_NUMBER: Final = "{who}\nTelefon {phone}"
EASY_CALL_NONE: Final = "Inget telefonnummer är skrivet än."
EASY_CHANGE: Final = "Du bestämmer"
EASY_SAY: Final = "Din åsikt"
EASY_YES: Final = "Du har sagt ja till planen.\nDu får ändra dig när du vill."
EASY_YES_BY: Final = "{names} har sagt ja till planen.\nDu får alltid säga vad du tycker."
EASY_NO_YES: Final = "Du får alltid säga vad du tycker."
EASY_WRONG: Final = "Säg till om något i planen är fel."
EASY_CRISIS: Final = "Om det blir svårt"

# One person's sheet
SHEET: Final = "Det här gör du"
SHEET_BELOW: Final = "Åtgärder i en intern-SIP"
SHEET_FOR: Final = "Till"
SHEET_CLIENT: Final = "Planen är för"
SHEET_LEAD: Final = "Frågor och svar till"
SHEET_WHAT: Final = "Åtgärd"
SHEET_DUE: Final = "Klart"
SHEET_GOAL: Final = "Mål: {text}"
SHEET_SLIP: Final = "Svar"
SHEET_SLIP_NOTE: Final = "Jag har läst vad jag ska göra och gör det. Lämna svaret till {lead}."
SHEET_SLIP_NOTE_NOBODY: Final = "Jag har läst vad jag ska göra och gör det."
SHEET_SIGN: Final = ("Datum", "Namnteckning", "Namnförtydligande")
SHEET_PRIVATE: Final = "På bladet står bara dina åtgärder. Resten av planen är inte med."

# Calls and invitations
CALL: Final = "Kallelse till möte"
INVITATION: Final = "Inbjudan till möte"
CALL_BELOW: Final = "Om en samordnad plan"
CALL_WHY: Final = "Du kallas för att din enhet har en del i planen."
INVITATION_WHY: Final = "Du är välkommen till mötet. Du väljer själv om du vill komma."
CALL_ABOUT: Final = "Mötet gäller"
CALL_WHEN: Final = "Tid"
CALL_TIME: Final = "{day} klockan {clock}"
CALL_TIME_MINUTES: Final = "{day} klockan {clock}, {minutes} minuter"
CALL_PLACE: Final = "Plats"
CALL_LINK: Final = "Länk"
CALL_INTERPRETER: Final = "Tolk"
CALL_PURPOSE: Final = "Varför vi träffas"
CALL_QUESTIONS: Final = "Det här ska vi prata om"
CALL_ANSWER: Final = "Svara"
CALL_ANSWER_TO: Final = "Säg till om du kommer: {lead}, telefon {phone}."
CALL_ANSWER_LEAD: Final = "Säg till om du kommer: {lead}."
CALL_ANSWER_NOBODY: Final = "Säg till den som gav dig brevet om du kommer."
CALL_CALENDAR: Final = (
    "Skriv bara ”Möte” i din kalender. En bokning kan bli en allmän handling, så namn och ärende ska inte stå där."
)

# A SIP with the region
STATUTORY: Final = "Individuell plan (SIP)"
STATUTORY_BELOW: Final = "10 kap. 8 § socialtjänstlagen (2025:400) och 16 kap. 4 § hälso- och sjukvårdslagen (2017:30)"
STATUTORY_NEEDED: Final = "Vilka insatser som behövs"
STATUTORY_PRINCIPALS: Final = "Vilka insatser respektive huvudman ska svara för"
STATUTORY_OTHERS: Final = "Vilka åtgärder som vidtas av någon annan än kommunen eller regionen"
STATUTORY_OVERALL: Final = "Vem av huvudmännen som har det övergripande ansvaret för planen"
STATUTORY_FROM: Final = "Planen började som intern-SIP, version {number}, antagen {day}. Historiken finns kvar där."
STATUTORY_MUNICIPALITY: Final = "Kommunen"
STATUTORY_REGION: Final = "Regionen"

# The record system
REGISTER_LINE: Final = "Kopia av {paper} lämnad till {recipient} {day}{how}. Kontrollkod {code}."
PAPER: Final = {
    "plan": "intern-SIP",
    "easy": "intern-SIP på lätt svenska",
    "sheet": "blad med egna åtgärder",
    "statutory": "plan enligt de fyra rubrikerna",
}
"""Names of the papers, by code of `ifodesk.domain.frozen_copy.PaperKind`."""
