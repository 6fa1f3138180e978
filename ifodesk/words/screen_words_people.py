"""Words of Ledning and of Mina datorer: people, devices, roles, signatures, municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.group_ports import ActKind
from ifodesk.words.plural_words import count

NAME = "Ledning"
MINE = "Mina datorer"
LIST = "Personer och datorer"
TO_DO = "Det som väntar"

INVITE = "Bjud in …"
INVITE_MINE = "En dator till …"
OPEN_REQUEST = "Öppna en ansökan …"

TASKS = "Att göra ({count})"
NOTHING_TO_DO = "Inget väntar på dig här."
WAITING = "Väntar på någon annans underskrift ({count})"
SIGN = "Underteckna"
SIGN_TEXT = "{by} föreslår: {act}. Det gäller inte än."
SIGN_SURE = "Underteckna detta? {act}. {means}"
SIGN_BY_REQUEST = "Öppna ansökan, jämför orden med {name} och godkänn den. Det är din underskrift."
ROLE_ENDS = "{name}: rollen {role} är tänkt att ta slut {day}"
ROLE_ENDS_DETAIL = "Inget slutar av sig självt. Ta ifrån rollen, eller ge den en ny slutdag."
MY_ROLE_ENDS = "Din roll {role} är tänkt att ta slut {day}"
MY_ROLE_ENDS_DETAIL = "Den slutar inte av sig själv. Lämna över det du har, eller säg till chefen om du ska fortsätta."
OUT_OF_ROLES = "Du har ingen roll just nu"
OUT_OF_ROLES_DETAIL = (
    "Du läser kvar i det du är insläppt i, men kan inte skriva. Säg till chefen om du ska fortsätta. Det du redan har "
    "skrivit finns kvar."
)
NO_HANDLER = "{number}: handläggaren {name} har slutat"
BE_LET_IN = "Dina ärenden är inte öppnade på den här datorn än"
BE_LET_IN_DETAIL = (
    "De är inte borta. Ring dem du delar ärenden med, läs upp de åtta orden under Mina datorer och synka: de öppnar "
    "ärendena för dig."
)
SHARE_LEFT = "{number}: {place} har lämnat gruppen"
SHARE_LEFT_DETAIL = "Det ni skriver når inte fram till dem. Öppna ärendet, behåll det ni behöver och avsluta delningen."
ASK_AGAIN = "{name} slutade utan att svara på en jävsfråga"
GO_TO_CASE = "Öppna ärendet och fördela om det eller fråga någon annan."
NEW_KEY = "En av dina datorer är spärrad"
NEW_KEY_DETAIL = "Skaffa en ny nyckel, så att du kan lägga till datorer igen."
NEW_KEY_NOW = "Ny nyckel"
RIGHTS = "Gruppen använder en äldre tabell över rättigheter"
RIGHTS_DETAIL = (
    "Det som är nytt i programmet går inte att använda förrän tabellen byts. Byt när alla har uppdaterat: ett äldre "
    "program håller tillbaka det andra skriver."
)
RIGHTS_NOW = "Använd den nya"
REOPEN = "{name} har en ny dator efter en glömd lösenfras"
REOPEN_DETAIL = "Den datorn kommer inte åt {cases} som ni delar förrän du öppnar."
REOPEN_NOW = "Öppna ärendena …"
REOPEN_SURE = (
    "Ring {name} och be att få höra de åtta orden under Mina datorer på den nya datorn. De ska vara: {words}. Stämmer "
    "de öppnas ärendena som ni delar."
)
REOPEN_DEVICE = "{words} ({device})"
REOPEN_YES = "Orden stämmer, öppna"
WELCOME = "{name} har en ny, godkänd dator som inte har synkat än"
WELCOME_DETAIL = "Har personen inte fått sin välkomst? Öppna ansökan och godkänn den en gång till, så lämnas den."
REJOIN = "Den här datorn har inte synkat på mer än 90 dagar"
REJOIN_DETAIL = (
    "Går det inte att synka: det du inte har skickat lämnas i en fil till en chef, valvet ställs undan och datorn går "
    "med som ny."
)
RETIRED = "Den här datorn är spärrad"
RETIRED_DETAIL = (
    "Det du skriver här gäller inte hos någon annan. Inget är borttaget: lämna det du inte hade skickat i en fil till "
    "en chef, och gå med igen med datorn som ny. Vet du inte varför den är spärrad, ring chefen."
)
REMOVED = "Du är inte längre med i kommunen"
REMOVED_DETAIL = (
    "Det du skriver här gäller inte hos någon annan. Det du skrev tidigare gäller fortfarande. Är det fel, ring chefen."
)
NO_HELPER = "Bara {name} kan hjälpa den som har glömt sin lösenfras"
NO_HELPER_ME = "Bara du kan hjälpa den som har glömt sin lösenfras"
NO_HELPER_DETAIL = "Utse en återställare, gärna i en annan kommun, så att det alltid finns en till som kan hjälpa."
HELPER_CHOOSE = "Utse …"
REHEARSE = "Öva återställningen"
REHEARSE_DETAIL = "En gång om året: låtsas att en lösenfras är glömd, och pröva vägen tillbaka tillsammans."
REHEARSE_NOW = "Anteckna övning …"
REHEARSE_ASK = "&Vilka var med, och hur gick det?"
REHEARSE_KEEP = "Anteckna"
REHEARSED = "Övningen är antecknad. Nästa gång om ett år."

PEOPLE = "Personer i {municipality} ({count})"
SORT = "Ordna efter"
SORT_NAME, SORT_ENDS, SORT_HEARD = "namn", "slutdag", "senast hörd"
NOBODY_TITLE = "Bara du är med än"
NOBODY_TEXT = "Bjud in en kollega: du skriver en fil, läser upp åtta ord och godkänner ansökan som kommer tillbaka."
NO_ROLE = "ingen roll"
YOU = "{name} (du)"
ENDS_SOON = "roll slutar snart"
SILENT_SINCE = "inte hörd sedan {day}"

CARD_CLOSE = "Stäng"
ROLES = "Roller"
DEVICES = "Datorer"
NO_DEVICES = "Ingen dator. Personen kan inte läsa något förrän en är godkänd."
GIVE_ROLE = "Ge en roll …"
NEW_END = "Ny slutdag …"
TAKE_ROLE = "Ta ifrån …"
TAKE_SURE = "Ta ifrån {name} rollen {role}? Det som personen redan har skrivit gäller fortfarande."
TAKE_YES = "Ta ifrån rollen"
ROLE_WHICH = "&Roll"
ROLE_CHOOSE = "Välj …"
ROLE_NEEDED = "Välj en roll först."
CONSULTANT_ENDS = "En konsult är här för en tid. Skriv slutdagen: den påminner en chef, inget upphör av sig självt."
ROLE_UNTIL = "&Slutdag, om rollen är för en tid"
ROLE_GIVE = "Ge rollen"
LOST = "Förlorad …"
LOST_SURE = (
    "Spärra {device} för gott? Alla nycklar som datorn hade byts. Det som inte hann skickas från den hålls kvar."
)
LOST_DONE = (
    "{device} är spärrad. Synka nu: då byts alla nycklar som den hade. Byt också lösenordet till Windows, och anmäl "
    "förlusten."
)
LOST_YES = "Spärra datorn"
LEAVES = "Slutar …"
FORGOT = "Glömd lösenfras …"
CANCEL = "Avbryt"

INVITE_TITLE = "Bjud in"
INVITE_WHOM = "&Vem är inbjudan till?"
WHOM_COLLEAGUE = "en ny kollega i din kommun"
WHOM_MUNICIPALITY = "den första i en ny kommun"
WHOM_MYSELF = "mig själv, på en dator till"
WHOM_FORGOT = "{name}, som har glömt sin lösenfras"
INVITE_FILE = "Skriv &filen till"
INVITE_FILE_HINT = "lämna den på ett USB-minne eller mejla den; det är orden ni jämför som gör den trygg"
INVITE_MAILBOX = "Ta emot svaret i den delade mappen, utan &fler filer"
INVITED_MAILBOX = (
    "Inbjudan har en brevlåda för en gång. Ge filen eller bilden bara till den det gäller. När ansökan har kommit: "
    "Öppna en ansökan, Hämta ur brevlådan."
)
INVITE_WRITE = "Skriv inbjudan"
INVITE_NO_FILE = "Välj var inbjudan ska skrivas."
INVITED = "Inbjudan är skriven till {path}. Ring den som ska ha den och läs upp orden:"
INVITED_OWN = "Inbjudan är skriven till {path}. Skriv av de här orden på din andra dator när den frågar efter dem:"
INVITED_OWN_NEXT = "Ta med filen dit. När ansökan finns: öppna den här, och jämför orden på de två skärmarna."
INVITED_OWN_MAILBOX = (
    "Ta med filen dit, eller fotografera bilden. Lämna ansökan i brevlådan. Sedan här: Öppna en ansökan, Hämta ur "
    "brevlådan."
)
INVITED_NEXT = "När ansökan kommer tillbaka: öppna den här, och jämför orden som personen läser upp för dig."
INVITED_QR = "Samma inbjudan som bild, för en kamera"

REQUEST_TITLE = "En ansökan"
REQUEST_FILE = "&Ansökan"
REQUEST_FILE_HINT = "filen som du har fått tillbaka, eller inbjudan som en kollega bad dig godkänna"
REQUEST_FETCH = "Hämta ur brevlådan"
REQUEST_WHICH = "Vil&ken ansökan?"
NO_LETTERS = "Ingen ansökan ligger i brevlådan än. Be personen lämna den, och synka era mappar."
ASKS_NEWCOMER = "{name}, {title}, vill gå med i {municipality}."
ASKS_NEWCOMER_PLAIN = "{name} vill gå med i {municipality}."
ASKS_FOUNDER = "{name} vill föra in {municipality} i gruppen."
ASKS_DEVICE = "En dator till för dig, {name}."
ASKS_RECOVERED = "En ny dator för {name}, utan personens egen nyckel. Två andra måste jämföra orden och godkänna."
REQUEST_WORDS = "Be personen läsa upp sina åtta ord. De ska vara:"
REQUEST_WORDS_OWN = "Läs de åtta orden på den andra datorns skärm. De ska vara:"
WORDS_AGREE_OWN = "&Orden stämmer: jag har läst dem på den andra datorn"
WORDS_AGREE = "&Orden stämmer: jag har hört dem av personen själv"
REQUEST_ROLES = "Roller"
REQUEST_UNTIL = "S&lutdag, om det är för en tid"
WELCOME_FILE = "Skriv &välkomstfilen till"
APPROVE = "Godkänn"
NO_AGREEMENT = "Jämför orden först, och kryssa i att de stämmer."
NO_WELCOME_FILE = "Välj var välkomstfilen ska skrivas."
NO_ROLES = "Välj minst en roll."
APPROVED = "{name} är godkänd. Lämna välkomstfilen {path} till personen, och synka."
APPROVED_BY_MAIL = "{name} är godkänd. Välkomsten ligger i brevlådan: personen hämtar den på sin dator. Synka."
APPROVED_OWN = "Datorn är godkänd. Ta välkomstfilen {path} till den, och synka här."
APPROVED_OWN_BY_MAIL = "Datorn är godkänd. Synka här, och hämta sedan välkomsten ur brevlådan på den andra datorn."
APPROVED_WAITS = (
    "Du har godkänt datorn. En person till måste jämföra orden och godkänna samma ansökan innan välkomstfilen skrivs."
)
APPROVED_WAITS_BY_MAIL = (
    "Du har godkänt datorn. En person till måste jämföra orden och godkänna: synka, och ge inbjudan till den personen "
    "också, som öppnar den under Öppna en ansökan. Arbetar den personen i en annan kommun hämtar du sedan ansökan ur "
    "brevlådan en gång till, och lämnar välkomsten."
)
APPROVED_SIGNED = (
    "Din underskrift gäller, och datorn för {name} är godkänd. Synka. Välkomsten lämnas av någon i {municipality}: be "
    "den som bjöd in att öppna ansökan en gång till."
)

LEAVING_TITLE = "{name} slutar"
LEAVING_TEXT = (
    "Arbetet lämnas över först, sedan tas personen bort. Alla nycklar byts, och det som personen skriver efteråt "
    "gäller inte. Inget som är skrivet försvinner."
)
LEAVING_TO = "&Vem tar över?"
LEAVING_SAME = "samma som ovan"
LEAVING_ONE = "{number}: vem tar över?"
LEAVING_CASES = "Det här lämnas över ({count})"
HANDLES = "ärendet"
LEAVING_NOTHING = "Personen har inga öppna ärenden som du läser."
LEAVING_UNREAD = "Ärenden som du inte läser syns inte här. De som läser dem ser på Idag att handläggaren har slutat."
LEAVING_DO = "Lämna över och ta bort"
LEAVING_NO_HEIR = "Välj vem som tar över."
LEAVING_ANY = "Välj …"
LEFT = "Överlämnat: {cases}."
LEFT_STILL = "{number} är inte överlämnat: {why}"

SIGNING = "Underskrifter"
QUORUM = "Viktiga åtgärder undertecknas av {people}, så länge det finns så många"
QUORUM_DETAIL = "Administratör, chef och återställare räknas. Att ta bort en administratör kräver alltid två."
QUORUM_CHANGE = "Ändra …"
QUORUM_ASK = "&Hur många ska underteckna?"
QUORUM_SET = "Ändra"

BASICS = "Kommunens inställningar"
NEW_CASES = "Nya ärenden läses också av {name}"
NEW_CASES_NOBODY = "Nya ärenden läses bara av den som öppnar dem"
NEW_CASES_DETAIL = "Gäller ärenden som öppnas från och med nu, utom de som öppnas för en begränsad krets."
NEW_CASES_CHOOSE = "Välj …"
NEW_CASES_ASK = "&Vilken chef ska läsa varje nytt ärende?"
NEW_CASES_SET = "Spara"
NEW_CASES_NO_CHIEF = "Ingen i kommunen är chef eller ställföreträdande chef än. Ge rollen först."
NEW_CASES_SAVED = "Sparat. Nya ärenden läses också av {name}."
RECORD_SYSTEM = "Verksamhetssystemet heter {name}"
RECORD_SYSTEM_UNSAID = "Verksamhetssystemets namn är inte sagt än"
RECORD_SYSTEM_DETAIL = "Namnet står på knappar och i texter, i stället för ”verksamhetssystemet”."
RECORD_SYSTEM_ASK = "Vad heter &verksamhetssystemet?"
RECORD_SYSTEM_HINT = "till exempel Treserva, Lifecare, Combine eller Viva"
RECORD_SYSTEM_SET = "Spara"
RECORD_SYSTEM_SAVED = "Sparat."
NO_CHIEF = "Ingen chef är vald för nya ärenden"
NO_CHIEF_DETAIL = "Tills en är vald läses ett nytt ärende bara av den som öppnar det."

HELPER = "{name}, {place}, är återställare hos er"
HELPER_DETAIL = "Undertecknar när någon här har glömt sin lösenfras, men läser ingenting hos er."
HELPS = "återställare hos {place}"
HELPS_DETAIL = "Du undertecknar när någon där har glömt sin lösenfras. Jämför alltid orden med personen själv."
HELPER_ADD = "Utse en återställare …"
HELPER_WHO = "&Vem ska vara återställare?"
HELPER_NOTE = (
    "En återställare godkänner, tillsammans med en till, en ny dator för den som har glömt sin lösenfras. Rollen ger "
    "inget att läsa, och den som har den får arbeta i en annan kommun."
)
HELPER_GIVE = "Ge rollen"
HELPER_ELSEWHERE = "{name}, {place}"
HELPER_NOBODY = "Ingen mer är med än. Bjud in en kollega, eller en kommun till."

REHEARSALS = "Övningar av återställningen"
REHEARSALS_NONE = "Ingen övning är antecknad än."

PLACES = "Kommuner"
PLACES_NONE = "Kommunen är inte sammanförd med någon annan."
JOIN = "För samman …"
JOIN_TEXT = (
    "Personer, läsare och roller räknas sedan i båda kommunerna: det en chef får ensam i den ena får hen också i den "
    "andra. Den andra kommunens administratör undertecknar också. Ni kan skiljas åt igen."
)
JOIN_WITH = "&Kommun"
JOIN_DECISION = "&Beslut, till exempel KS 2027-03-01 § 14"
JOIN_NO_DECISION = "Skriv vilket beslut det bygger på. Inget är gjort."
JOIN_NOW = "För samman"
JOINED = "{name}: personer, läsare och roller räknas i båda"
PART = "Skilj åt …"
PART_SURE = "Skilj kommunen från {name}? Var och en är sedan utanför den andras ärenden."
PART_YES = "Skilj åt"
LEAVE_GROUP = "Lämna gruppen …"
LEAVE_TEXT = (
    "Era egna ärenden, med all historik, ligger kvar hos er. Ni slutar läsa och skriva i det ni delar med de andra: "
    "banken över familjehem, delade ärenden, lån. Kopiera det ni ska behålla ur delade ärenden först. Det går inte att "
    "ångra: vill ni tillbaka bjuds kommunen in på nytt."
)
LEAVE_ASK = "Kommunen lämnar gruppen för gott. &Skriv kommunens namn:"
LEAVE_YES = "Lämna gruppen"
HAS_LEFT = "{municipality} har lämnat gruppen"
HAS_LEFT_DETAIL = "Ni arbetar vidare i era egna ärenden. Vill ni tillbaka bjuds kommunen in på nytt av gruppen."
LEAVE_WRONG = "Namnet stämmer inte. Kommunen är kvar i gruppen. Inget är gjort."


def promises(number: int) -> str:
    """Return how much somebody has promised in a case."""
    return count(number, "plan eller åtgärd", "planer och åtgärder")


SIGN_MEANS: Final[Mapping[ActKind, str]] = {
    ActKind.JOIN: JOIN_TEXT,
    ActKind.LEAVE: LEAVE_TEXT,
    ActKind.PART: "Var och en är sedan utanför den andras ärenden. Inget som är skrivet försvinner.",
    ActKind.REMOVE: "Alla nycklar byts, och det personen skriver efteråt gäller inte. Inget som är skrivet försvinner.",
}
"""What an act that cannot be taken back by a click means, for whoever signs it too."""
