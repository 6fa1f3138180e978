"""Swedish texts of the practice group: titles of its staff, and what ``ifodesk practice`` prints."""

from __future__ import annotations

from ifodesk.domain.entities.case import CaseType

CHIEF = "IFO-chef"
CASEWORKER = "socialsekreterare"
FOSTER_WORKER = "familjehemssekreterare"

LIST_HEAD = ("Namn", "Titel", "Kommun", "--as", "Lösenfras")
LIST_NOTE = "Alla personer är påhittade. Övningsgruppen är skild från riktiga ärenden."
PRACTICE_TROUBLE = {
    "practice_user_unknown": "Det finns ingen {key} i övningsgruppen. Se namnen med: ifodesk practice --list",
    "practice_being_made": (
        "Övningsgruppen skapas redan i ett annat fönster. Vänta tills den är klar där, och försök sedan igen."
    ),
    "making_stopped": "Avbrutet. Inget är kvar av det som hann skapas.",
    "not_a_practice_folder": (
        "Mappen innehåller något annat än en övningsgrupp och är orörd. Välj en tom mapp med --dir, eller ta bort "
        "den gamla övningsgruppen."
    ),
}
MAKING = {
    "vaults": "Skapar valv, {done} av {of}",
    "people": "Släpper in kollegor, {done} av {of}",
    "cases": "Skapar ärenden, {done} av {of}",
    "meeting": "Låter kollegorna synka, {done} av {of}",
    "waking": "Gör i ordning valven att öva med, {done} av {of}",
}
"""How far the making of the practice group has come, by stage."""
JAV_CIRCUMSTANCES = "En vårdnadshavare säger att handläggaren bor på samma gata."
JAV_REASONS = (
    "De bor på samma gata och hälsar på varandra, men umgås inte. Att vara grannar på en liten ort är inte ensamt jäv, "
    "och att ha handlagt ett tidigare ärende är det inte heller."
)
JAV_AGAINST = "Vårdnadshavaren har svårt att lita på handläggaren."
"""A decided matter of jäv."""
JAV_TITLE = "IFO-chef"
JAV_ITEM = "4.7"
"""Who decides on jäv, and the item of a delegation schedule that nobody has compared."""
OWN_TIE_SISTER = "Min syster"
RECORD_NUMBER = "IFO-{year}-{number:04}"
NOTHING_NEW = "Samma uppgifter står i en annan anteckning."
"""A reason why a note is not to be transferred."""

UNIT: dict[CaseType | None, str] = {
    CaseType.CHILD_YOUTH: "Barn och unga",
    CaseType.ADULT: "Vuxen och beroende",
    CaseType.INCOME_SUPPORT: "Ekonomiskt bistånd",
    CaseType.FAMILY_LAW: "Familjerätten",
    CaseType.VIOLENCE: "Våld i nära relation",
    CaseType.LSS: "LSS",
    CaseType.ADVICE: "Råd och stöd",
    CaseType.OTHER: "Individ- och familjeomsorgen",
    None: "Individ- och familjeomsorgen",
}
"""The unit that handles a type of case."""
CLIENT_ROLE = "Klient"
GUARDIAN_ROLE = "Vårdnadshavare"
WAIVED = "Närvaro och skolskjuts"
WAIVED_FOR = "Att skola och socialtjänst ska kunna hjälpas åt"

STORY_TITLE = "Första kontakten"
STORY_DRAFT = (
    "Skolan ringer kl. 8. Alma har varit borta elva av de senaste tjugo dagarna och säger att hon inte orkar gå upp. "
    "Skolan har pratat med mamma, som vill ha hjälp."
)
STORY_NEIGHBOUR = "Gun-Britt Hedfors"

INTERVIEW_COMMENT = "Vill helst prata om jobbet först. Vi tog en paus efter halva."
INTERVIEW_CLIENT_COMMENT = "Det stämmer. Jag vill börja med det som rör hemmet."
INTERVIEW_TEXT = "påhittat svar"

FREE_DAYS = ("", "mån", "fre", "ons fm", "tor och fre")
TRAVEL = "En gång i veckan till Dorotea"
LOAN_SCOPE = "Utredningar av missbruk, en dag i veckan"
LOAN_DECISION = "Samverkansavtalet 2025, punkt 4"
LOAN_FILE = "Dorotea"
LOAN_SEES = "Den som lånas ut och chefen i Dorotea"

PLACING_AREA = "Dorotea"
PLACING_NETWORK = "Mormor och en moster är tillfrågade. Ingen av dem kan ta emot henne nu."
PLACING_REASONS = "Nära skolan och kompisarna\nHemmet har tagit emot tonåringar förut"
