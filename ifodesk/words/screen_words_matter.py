"""Words of one matter of jäv: what is known, what the rule says, the ruling, the wall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.disqualification_law import Fact

TITLE = "Jäv: {name}, {number}"
WISH_TITLE = "Önskan om en annan kommun, {number}"
REPORTED = "Anmält {at} av {name}."
OWN_VIEW = "Egen syn: ”{view}”"
LAW_ON = "Reglerna som de lyder {day}."
ACCESS_ENDED = "Ärendet stängdes för {name} {at}."
ACCESS_AGAIN = "Ärendet öppnades igen för {name} {at}."
REOPENED = "Öppnat igen: {reason}"
OUTCOME = "Utgång: {outcome}"
STILL_OPEN = "Inte avgjort än."
MISSING = "Det som saknas: {missing}"

KNOWN = "Det som är känt"
RELATION = "&Relation"
TOWARD = "&Till vem"
NOT_SAID = "inte sagt"
FACTS = "Annat som är känt"
FACT: Final[Mapping[Fact, str]] = {
    Fact.EARLIER_HANDLER_SAME_BOARD: "tidigare ärenden i samma nämnd",
    Fact.EARLIER_HANDLER_OTHER_BOARD: "ärenden i en annan nämnd",
    Fact.REPORTED_PRIVATELY: "har som privatperson anmält familjen",
    Fact.COMPLAINED_ABOUT_HANDLER: "personen har klagat på handläggaren",
    Fact.OWN_FOSTER_HOME_PROPOSED: "det egna familjehemmet är föreslaget",
    Fact.SUPERVISION_OF_OWN_WORKPLACE: "tillsyn över en egen verksamhet",
    Fact.BOARD_MEMBER_OF_PARTY: "sitter i styrelsen för en part",
    Fact.HANDLER_REPLACED: "någon annan har tagit över",
    Fact.REGISTRATION_ONLY: "det gäller bara registrering",
    Fact.CLIENT_WISHES_OTHER_MUNICIPALITY: "klienten önskar en annan kommun",
    Fact.SAME_SURNAME_ONLY: "bara efternamnet är lika",
    Fact.SPOUSE_OF_HANDLER_IS_LEGAL_REPRESENTATIVE: "en närstående är ombud eller ställföreträdare",
    Fact.CHILD_IN_RELATIONSHIP_WITH_CLIENT: "barnet har ett förhållande med klienten",
    Fact.CONTACT_PERSON_FOR_CLIENT: "är eller har varit kontaktperson",
    Fact.COACH_OF_CLIENT: "är klientens tränare",
    Fact.FINAL_PART_AT_OTHER_AUTHORITY: "har avgjort saken hos en annan myndighet",
}
"""Short enough for a box at 200 %; what each means is said in what the rule says."""
CIRCUMSTANCES = "&Omständigheter, så lite som behövs"
VIEW = "Din egen &syn på saken"
DONE_ANYWAY = "Gjort trots jävet för att det inte kunde vänta (KL 6 kap. 30 §)"
MAIN_DECISION = "Beslutet i själva ärendet (nummer)"
SAVE_KNOWN = "Spara det som är känt"
KNOWN_SAVED = "Det är sparat."

PROPOSAL = "Vad reglerna säger. Den som beslutar avgör."
NO_PROPOSAL = "Välj relation och till vem, så visas grunderna, vad som talar för och emot, och vad som saknas."
WISH_PROPOSAL = "Inte jäv: ingen i personalen har något hinder. Önskan kan mötas på samma sätt, med en annan kommun."

DECIDES = "Beslutar: {name}, {title}"
ITEM = "delegationsordningen {item}"
STANDS_IN = "ersättare"
TO_VERIFY = "kontrollera: ingen har jämfört med delegationsordningen"
RULING = "Beslut"
RULE_OUTCOME = "&Utgång"
RULE_GROUND = "&Grund"
RULE_REASONS = "S&käl, med egna ord"
RULE_AGAINST = "Det som talar &emot"
RULE_MISSING = "Vad måste klar&läggas?"
RULE_MEASURE = "Å&tgärd"
PRESENTED_BY = "Föredragande"
OTHERS = "Andra som var med"
DECIDE = "Fatta beslutet"
DECIDE_AGAIN = "Fatta ett nytt beslut …"
KEEP_UNCLEAR = "Spara att det är oklart"
CHOOSE_OUTCOME = "Välj en utgång först. Programmet väljer aldrig åt dig."
DECIDED = (
    "Beslutet är fattat. Skriv ut det, lämna det på papper till den det gäller och för det till diariet, i ett eget "
    "ärende."
)
IS_UNCLEAR = "Det är sparat. Jävsärendet är öppet tills det är klarlagt."
NOT_NOW = "{outcome}: {why}"

RULINGS = "Fattade beslut"
RULED = "{outcome}, {at}"
RULED_BY = "beslutat av {name}, {title}"
REPLACES = "ersätter ett tidigare beslut"
GIVEN = "lämnat på papper {day} av {name}"
NOT_GIVEN = "inte lämnat på papper än"
FILED = "fört till diariet {day} av {name}"
NOT_FILED = "inte fört till diariet än"
FILE = "Fört till diariet i dag"
IS_FILED = "Det är antecknat att beslutet är fört till diariet, i ett eget ärende."
UNFILE = "Inte fört till diariet"
IS_UNFILED = "Beslutet står som inte fört till diariet igen."
PRINT = "Skriv ut"
GIVE = "Lämnat på papper i dag"
IS_GIVEN = "Det är antecknat att beslutet är lämnat på papper."

WALL = "Muren"
WALL_TEXT = (
    "Muren håller {name} utanför: ärendet finns inte i listor, sökning eller räkningar där, från nästa synk. Det "
    "{name} inte har hunnit skicka kommer hit först."
)
WALL_REVIEWER = "Vem &granskar muren?"
WALL_NOBODY = "Ingen kan granska muren. Det måste vara någon som inte är den det gäller och inte du."
WALL_BUILD = "Bygg muren"
WALL_CHOOSE = "Välj vem som granskar muren."
WALL_BUILT = "Muren är byggd. {name} läser inte ärendet från nästa synk."

LOWER = "Ta bort muren …"
LOWER_ASK = "&Varför får personen läsa ärendet igen?"
LOWER_NOW = "Ta bort muren"
LOWERED = "Muren är borttagen. {name} läser ärendet efter nästa synk."
REOPEN = "Öppna igen …"
REOPEN_WHY = "&Vad har ändrats?"
REOPEN_NOW = "Öppna igen"
IS_OPEN_AGAIN = "Jävsärendet är öppet igen. Besluten finns kvar."
SUCCEED = "Någon annan ska avgöra …"
SUCCEED_TEXT = "Den som väljs släpps in i ärendet om det behövs, och avgör frågan från nästa synk."
SUCCEED_TO = "Vem ska a&vgöra?"
SUCCEED_NOW = "Lämna över frågan"
SUCCEED_CHOOSE = "Välj vem som ska avgöra."
SUCCEEDED = "{name} avgör frågan nu."
CLOSE = "Stäng"

RAISE = "Väck en jävsfråga …"
RAISE_TITLE = "Väck frågan om någons jäv"
RAISE_TEXT = "Frågan läggs i ett eget jävsärende, inte i klientens akt. Den det gäller ser det."
RAISE_WHO = "&Vem gäller det?"
RAISE_WHY = "&Vad har märkts, och av vem?"
RAISE_NOW = "Väck frågan"
RAISE_CHOOSE = "Välj vem det gäller."
RAISED = "Frågan är väckt. {name} beslutar inte själv."
WISH = "Klienten vill ha en annan kommun …"
WISH_ASK = "&Vad har klienten sagt?"
WISH_HINT = "till exempel: vill inte bli igenkänd i väntrummet"
WISH_NOW = "Anteckna önskan"
WISH_NOTED = "Önskan är antecknad. Det är inte jäv, men en annan kommun kan frågas på samma sätt."
KEPT = "Beslut i jävsfråga som inte hann fattas: {text}"
