"""Words of the screen that unlocks the vault."""

BRAND = "ifodesk"
UNLOCK = "Lås upp"
LOCKED = "Låst"
PASSPHRASE = "&Lösenfras"  # noqa: S105 - a label
SHOW = "&Visa det jag skriver"
OPEN = "Lås upp"
OPENING = "Låser upp …"
FORGOTTEN = "Glömt lösenfras? Öppna med återställningskoden"
PRACTICE = "Övning: alla personer är påhittade. Lösenfrasen är redan ifylld, tryck Enter."
NO_KEY_RING = "Valvet skyddas av lösenfrasen ensam: datorn hade ingen nyckelring när det skapades."

OVER = "Börja om på den här datorn …"
OVER_TITLE = "Börja om på den här datorn"
OVER_WHEN = (
    "För dig som är tillbaka efter lång tid, eller som varken har lösenfrasen eller återställningskoden. Du går med i "
    "gruppen igen, med en inbjudan från din chef."
)
OVER_FIRST = (
    "Kan du låsa upp: gör det först, och synka. Det du inte har skickat lämnar du till en chef under Mina datorer. "
    "Här, utan att låsa upp, syns det inte hur mycket det är."
)
OVER_ASIDE = (
    "Valvet tas inte bort. Det ställs undan i en mapp bredvid, med dagens datum i namnet, och öppnas med samma "
    "lösenfras som nu."
)
OVER_SURE = "Jag vet att &osänt arbete bara finns där"
OVER_DO = "Ställ undan valvet och börja om"

CODE_TITLE = "Öppna med återställningskoden"
CODE_HOW = (
    "Koden står på papperet som skrevs ut när valvet skapades. Du väljer samtidigt en ny lösenfras. "
    "Ingenting i valvet ändras."
)
CODE = "&Återställningskod"
CODE_HINT = "grupper av bokstäver och siffror, med eller utan bindestreck"
NEW = "&Ny lösenfras"
NEW_HINT = "minst 12 tecken, gärna fyra ord som bara du kommer på"
AGAIN = "Ny lösenfras &igen"
OPEN_BY_CODE = "Öppna och byt lösenfras"
BACK = "Tillbaka till lösenfrasen"

USUAL = "Tillbaka till det vanliga valvet"
BESIDE = "Öppna valvet för {hint}"
BESIDE_UNNAMED = "Öppna valvet i mappen {folder}"
ADD = "Ett valv till, för en annan kommun …"
OTHER = "Öppna valvet som ställdes undan {day}"

EMPTY = "Skriv lösenfrasen först."
CODE_EMPTY = "Skriv återställningskoden först."
TOO_SHORT = "Lösenfrasen är för kort. Ta minst 12 tecken."
DIFFERENT = "De två lösenfraserna är inte lika. Skriv dem igen."


def other(folder: str) -> str:
    """Return how another vault of this computer is offered, by its folder's name."""
    _usual, mark, day = folder.rpartition("-undanstalld-")
    return OTHER.format(day=day) if mark else USUAL


def beside(hint: str, folder: str) -> str:
    """Return how the vault of another municipality is offered."""
    return BESIDE.format(hint=hint) if hint else BESIDE_UNNAMED.format(folder=folder)
