"""Words of the screen that makes the first vault of a computer."""

from __future__ import annotations

SCREEN = "Kom igång"
BRAND = "ifodesk"
BACK = "Tillbaka"
WORKING = "Arbetar …"

CHOICE_TITLE = "Välkommen till ifodesk"
CHOICE_TEXT = "Det finns inget valv på den här datorn än. Hur vill du börja?"
ASIDE = "Ditt tidigare valv är inte borttaget. Det ligger i {path} och öppnas med samma lösenfras som förut."
BESIDE_TITLE = "Ett valv till"
BESIDE_TEXT = (
    "För dig som arbetar i två kommuner. Valven har var sin lösenfras, var sina ärenden, sökningar och loggar och var "
    "sin färg, och inget går emellan dem. Hur vill du börja?"
)
BESIDE = "Valvet du redan har är orört. Du väljer mellan dem där du låser upp."
TO_FORMER = "Tillbaka till valvet jag har"
OPEN_ASIDE = "Öppna det tidigare valvet"
PRACTICE = "Öva först"
PRACTICE_TEXT = (
    "En påhittad grupp med åtta kommuner. Inget i den är på riktigt, och inget du gör syns någon annanstans."
)
JOIN = "Gå med i en grupp"
JOIN_TEXT = "Du har fått en fil med en inbjudan från din chef, eller från dig själv på en annan dator."
GROUP = "Ny grupp"
GROUP_TEXT = "För den som är först av alla: du blir chef och administratör i gruppens första kommun."

GROUP_TITLE = "Ny grupp"
MUNICIPALITY = "&Kommun"
OWN_MUNICIPALITY = "Din &kommun"
CHOOSE_MUNICIPALITY = "Välj kommun"
NAME = "Ditt &namn"
NAME_HINT = "så som kollegorna ser det"
TITLE = "Din &titel"
TITLE_HINT = "får vara tomt"
PASSPHRASE = "&Lösenfras"  # noqa: S105 - a label
PASSPHRASE_HINT = "minst 12 tecken, gärna fyra ord som bara du kommer på"  # noqa: S105 - a hint
AGAIN = "Lösenfrasen &igen"
SHOW = "&Visa det jag skriver"
HUB = "&Delad mapp, USB-minne eller server"
HUB_HINT = (
    "där ni ska mötas: G:/Gemensam/ifodesk, s3+https://server/hink eller webdav+https://server/mapp; kan väljas senare"
)
SERVER_USER = "Användare elle&r åtkomstnyckel"
SERVER_SECRET = "Serverns lösen&ord eller hemliga nyckel"  # noqa: S105 - a label
SERVER_SECRET_HINT = "ligger i datorns nyckelring, aldrig i adressen"  # noqa: S105 - a hint
FOUND = "Skapa valv och grupp"

JOIN_TITLE = "Gå med i en grupp"
INVITATION = "&Inbjudan"
INVITATION_HINT = "filen som du har fått, eller texten i QR-koden (den börjar med IFODESK:)"
INVITED_TO = "Inbjudan gäller {municipality}."
INVITED_TO_FOUND = "Inbjudan gäller en ny kommun i gruppen."
INVITED_DEVICE = "Inbjudan gäller en dator till för {person} i {municipality}."
GROUP_WORDS = "Gruppens åtta &ord"
GROUP_WORDS_HINT_DEVICE = "läs dem på datorn där inbjudan skrevs, eller ring den som skrev den"
GROUP_WORDS_HINT = "ring den som bjöd in dig och skriv orden som läses upp"
ASK = "Skapa valv och ansökan"

CODE_TITLE = "Din återställningskod"
CODE_TEXT = (
    "Koden öppnar valvet om lösenfrasen är glömd eller datorn har gått sönder. Den visas bara nu. Skriv av den på "
    "papper eller skriv ut den, och lås in papperet."
)
NO_KEY_RING = "Den här datorn har ingen nyckelring. Valvet skyddas av lösenfrasen ensam: den ska vara lång."
PRINT = "Skriv ut som PDF …"
PRINTED = "Koden står nu i filen {path}. Skriv ut den och ta sedan bort filen."
OPEN_FILE = "Öppna filen"
REMOVE_FILE = "Ta bort filen"
FILE_REMOVED = "Filen är borttagen."
FILE_NAME = "aterstallningskod.pdf"
CODE_WRITTEN = "Koden finns på papper"

CHECK_TITLE = "Läs av papperet"
CHECK_TEXT = "Skriv två av kodens grupper, så vet du att papperet stämmer."
CHECK_GROUP = "Grupp {number} av 7"
CHECK = "Stämmer det?"
SHOW_CODE_AGAIN = "Visa koden igen"

FOUNDED_TITLE = "Gruppen är grundad"
FOUNDED_TEXT = (
    "Här är gruppens åtta ord. Läs upp dem för den som ska gå med, så vet ni båda att inbjudan är äkta. De är ingen "
    "hemlighet."
)
TO_UNLOCK = "Lås upp valvet"

ASKED_TITLE = "Din ansökan"
ASKED_TEXT = (
    "Spara ansökan som en fil och lämna den till den som bjöd in dig, eller lägg den i brevlådan om inbjudan har en. "
    "Läs upp de åtta orden i telefon, så att ingen kan byta ut den på vägen."
)
REQUEST_FILE = "&Spara ansökan som"
REQUEST_NAME = "ansokan.ifodesk"
SAVE_REQUEST = "Spara ansökan"
SAVED_REQUEST_DEVICE = (
    "Ansökan ligger i {path}. Ta den till datorn där inbjudan skrevs, eller lämna den till den som skrev den."
)
SAVED_REQUEST = "Ansökan ligger i {path}. Lämna den till den som bjöd in dig."
MAILBOX = "&Delad mapp, USB-minne eller server med brevlåda"
MAILBOX_HINT = "inbjudan har en brevlåda: då behövs ingen fil"
PUT_IN_MAILBOX = "Lämna i brevlådan"
PUT = "Ansökan ligger i brevlådan. Ring den som bjöd in dig och läs upp orden: {words}."
PUT_DEVICE = (
    "Ansökan ligger i brevlådan. Jämför orden med dem på datorn där inbjudan skrevs, eller läs upp dem för den som "
    "skrev den: {words}."
)
NO_MAILBOX_FOLDER = "Välj den delade mappen, USB-minnet eller servern först."

WELCOME_TITLE = "Vänta på välkomsten"
WELCOME_TEXT = (
    "När ansökan är godkänd får du en välkomstfil tillbaka, eller så ligger den i brevlådan om inbjudan hade en. Ta "
    "emot den här, så är du med. Du kan stänga ifodesk så länge."
)
WELCOME_FILE = "&Välkomstfil"
WELCOME_PASSPHRASE = "Din &lösenfras"  # noqa: S105 - a label
ACCEPT = "Gå med"
FETCH = "Hämta ur brevlådan"

NO_MUNICIPALITY = "Välj vilken kommun det gäller."
NO_NAME = "Skriv ditt namn."
TOO_SHORT = "Lösenfrasen är för kort. Ta minst 12 tecken."
DIFFERENT = "De två lösenfraserna är inte lika. Skriv dem igen."
NO_PASSPHRASE = "Skriv lösenfrasen."  # noqa: S105 - a sentence
NO_INVITATION = "Välj filen med inbjudan först."
NO_REQUEST_FILE = "Välj var ansökan ska sparas."
NO_WELCOME = "Välj välkomstfilen först."
WRONG_WORDS = "De åtta orden är inte desamma. Inget är gjort. Jämför igen per telefon: filen kan vara utbytt."
WRONG_GROUP = "Grupp {number} stämmer inte. Titta på papperet igen."
