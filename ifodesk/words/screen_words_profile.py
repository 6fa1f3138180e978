"""Words of what a colleague can stand in for, and has on the desk."""

from __future__ import annotations

OPEN = "Vad du kan ta …"
TITLE = "Vad du kan ta, och har på bordet"
TEXT = (
    "Chefen ser det här när någon behöver ersättas, ingen annan kollega. Verksamhetssystemet räknar ärendena; skriv "
    "som det är i dag. Det som är tomt räknas inte."
)
WHO = "&Vem"
PLACED = "Place&rade"
INVESTIGATIONS = "&Utredningar"
OTHERS = "Ö&vriga"
FREE = "&Ledig, till exempel fre"
LANGUAGES = "&Språk"
COMPETENCE = "&Kan särskilt"
DEGREE = "Socionomexamen eller annan &relevant examen (SoL 25 kap. 1 §)"
ALONE = "&Erfarenhet nog att arbeta ensam i barnärenden (SoL 25 kap. 1 §)"
NOT_SAID, YES, NO = "inte sagt", "ja", "nej"
SAVE = "Spara"
SAVED = "Det är sparat, med dagens datum."
BAD_COUNT = "Skriv antalen med siffror."
COUNTED = "Räknat {day}."
