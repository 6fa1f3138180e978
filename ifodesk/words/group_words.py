"""The life of a group in words: roles, devices, acts that wait for a signature, what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ifodesk.usecases.group_ports import ActKind, Done, Proposal
from ifodesk.usecases.group_signatures import Awaited, Signer
from ifodesk.usecases.ports import Role
from ifodesk.words.date_words import full_day
from ifodesk.words.field_words import field_label, kind_label
from ifodesk.words.plural_words import count, listed

ROLE_NAME: Final[Mapping[Role, str]] = {
    Role.ADMIN: "administratör",
    Role.CHIEF: "chef",
    Role.DEPUTY_CHIEF: "ställföreträdande chef",
    Role.CASEWORKER: "handläggare",
    Role.HOMES_GROUP: "familjehemsgruppen",
    Role.CONSULTANT: "konsult",
    Role.RECOVERY_HOLDER: "återställare",
}

ROLE_MEANS: Final[Mapping[Role, str]] = {
    Role.ADMIN: "Bjuder in, ger roller, spärrar datorer och sköter kommunens inställningar. Två undertecknar.",
    Role.CHIEF: "Fördelar ärenden, beslutar, bjuder in och ger roller. Två undertecknar.",
    Role.DEPUTY_CHIEF: "Får det en chef får ensam så länge rollen står, men räknas inte när två ska underteckna.",
    Role.CASEWORKER: "Öppnar ärenden och läser dem personen själv handlägger eller släpps in i.",
    Role.HOMES_GROUP: "Sköter banken över familjehem tillsammans med de andra kommunerna.",
    Role.CONSULTANT: "Handlägger för en tid. Slutdagen påminner en chef; inget upphör av sig självt.",
    Role.RECOVERY_HOLDER: (
        "Godkänner, tillsammans med en till, en ny dator för den som har glömt sin lösenfras. Ger inget att läsa."
    ),
}

HOMES_LEFT: Final = "{homes} är inte överlämnat. Byt familjehemssekreterare på hemmets sida."
THIS_DEVICE: Final = "den här datorn"
RECOVERED_DEVICE: Final = "godkänd av två andra; ärenden öppnas ett och ett"
DEVICE_WORDS: Final = "ord att läsa upp för den som öppnar ärendena: {words}"
UNTIL: Final = "{role} till {day}"
IN_FORCE: Final = "Klart. Det gäller nu, och hos de andra efter nästa synk."
WAITS: Final = "Förslaget är undertecknat av dig, men gäller inte än."
WAITS_FOR: Final = "Väntar på: {whom}."
NOBODY_CAN: Final = (
    "De som får underteckna är för få. Utse en återställare eller en chef till, synka, och gör sedan om förslaget."
)
THEN_SYNC: Final = "Synka, och be om underskriften."
ME: Final = "dig"
SIGNER_ELSEWHERE: Final = "{name} i {place}"
SEVERAL_OF: Final[Mapping[int, str]] = {2: "två av {names}", 3: "tre av {names}"}
MANY_OF: Final = "{count} av {names}"
DEVICE_INVITED: Final = (
    "Inbjudan är skriven, för en dator till åt {name}. Läs upp gruppens åtta ord vid den nya datorn: {words}"
)
DEVICE_ASKS: Final = "En dator till för {name}."
DEVICE_APPROVED: Final = "Datorn är godkänd. Lämna välkomstfilen till den och synka."
DEVICE_WAITS: Final = (
    "Du har godkänt datorn. En person till måste jämföra orden och godkänna samma ansökan innan välkomstfilen skrivs."
)
DEVICE_SIGNED: Final = (
    "Din underskrift gäller, och datorn är godkänd. Välkomsten skriver någon i personens egen kommun: be den som bjöd "
    "in att godkänna samma ansökan en gång till."
)
ROLE_WAITS: Final = "Kvar att underteckna av en till: {role}."
LOST_DEVICE: Final = (
    "Alla nycklar som datorn hade byts vid nästa synk. Byt också lösenordet till Windows och anmäl förlusten."
)
HANDED_OVER: Final = "{name} har tagit över {cases}."
STILL_OPEN: Final = "{number} är inte överlämnat: {why}"
REOPENED: Final = "{name} kan läsa {cases} till på den nya datorn, efter nästa synk hos er båda."
QUORUM: Final = "Viktiga åtgärder undertecknas av {people}, så länge det finns så många."
REALLY_LEAVE: Final = "Kommunen lämnar gruppen för gott. Skriv kommunens namn för att gå vidare:"
UNSENT_OF: Final = "Det här hade {name} inte hunnit skicka. Skriv in det som ska gälla i ditt eget namn."
WIPED: Final = "Valvet är tömt. Gå med igen på datorn som en ny dator."
PUT_ASIDE: Final = "Valvet är inte borttaget. Det ligger i {path}. Gå med igen på datorn som en ny dator."
REHEARSAL_KEPT: Final = "Övningen är antecknad. Nästa gång om ett år."
NOBODY_WAITS: Final = "Inget väntar på underskrift."

ACT: Final[Mapping[ActKind, str]] = {
    ActKind.RECOVER: "godkänna en dator för {member} utan personens egen nyckel",
    ActKind.NEW_KEY: "ge {member} en ny nyckel efter en förlorad dator",
    ActKind.GRANT: "ge {member} rollen {role}",
    ActKind.TAKE: "ta ifrån {member} rollen {role}",
    ActKind.RETIRE: "spärra en dator för {member}",
    ActKind.REMOVE: "ta bort {member}",
    ActKind.POLICY: "viktiga åtgärder ska undertecknas av {quorum}",
    ActKind.RIGHTS: "gruppen ska använda programmets nyaste tabell över rättigheter",
    ActKind.LEAVE: "{municipalities} ska lämna gruppen",
    ActKind.JOIN: "{municipalities} ska föras samman ({decision})",
    ActKind.PART: "{municipalities} ska skiljas åt",
}

GROUP_TROUBLE: Final[Mapping[str, str]] = {
    "mail_too_large": "Välkomstbrevet är för stort för brevlådan. Inget är lämnat. Skriv det till en fil i stället.",
    "too_much_for_qr": "Inbjudan är för stor för en QR-kod. Inget är skrivet. Lämna den som fil i stället.",
    "no_request_there": (
        "Ingen ansökan med de orden ligger i brevlådan. Ingen är insläppt. Vänta tills den nya har lämnat sin, och "
        "jämför orden igen."
    ),
    "no_welcome_there": "Inget välkomstbrev ligger i brevlådan än. Inget är ändrat. Försök igen om en stund.",
    "no_mailbox": "Inbjudan har ingen brevlåda. Inget är lämnat. Skriv ansökan till en fil i stället.",
    "not_unsent_work": "Filen är ingen överlämning från någon i gruppen, eller är skadad. Inget är ändrat.",
    "sealed_to_others": "Filen är krypterad till någon annan. Be den som filen är till att läsa den.",
    "work_left_out": (
        "Allt gick inte med i filen, så valvet är inte tömt. Lämna över resten till någon som läser ärendena, eller "
        "säg till med --although-left-out."
    ),
    "nobody_called": "Ingen heter så i din kommun. Inget är gjort. Skriv namnet som det står i listan, eller id:t.",
    "several_called": "Flera heter så i din kommun. Inget är gjort. Skriv personens id i stället.",
    "no_device_called": "Ingen dator heter så i din kommun. Inget är gjort. Skriv namnet som det står i listan.",
    "no_proposal_called": "Inget förslag börjar så. Inget är gjort. Se listan med ifodesk members.",
    "not_the_municipality": "Namnet stämmer inte. Kommunen är kvar i gruppen. Inget är gjort.",
    "not_a_day": "Skriv dagen som ÅÅÅÅ-MM-DD. Inget är gjort.",
}


def role(held: Role, ends: date | None) -> str:
    """Return a role with the day when it was meant to end, if any."""
    name = ROLE_NAME[held]
    return name if ends is None else UNTIL.format(role=name, day=full_day(ends))


def act(proposal: Proposal, member: str, municipalities: tuple[str, ...] = ()) -> str:
    """Return what a proposal wants, as the end of a sentence."""
    named = "" if proposal.role is None else role(proposal.role, proposal.ends)
    return ACT[proposal.kind].format(
        member=member,
        role=named,
        quorum=people(proposal.quorum or 1),
        municipalities=" och ".join(municipalities),
        decision=proposal.decision,
    )


def proposed(proposal: Proposal, member: str, signers: tuple[str, ...], municipalities: tuple[str, ...] = ()) -> str:
    """Return a proposal as a line of its own; *municipalities* are the names of those that it is about."""
    by = " och ".join(signers)
    return f"{by} föreslår: {act(proposal, member, municipalities)}."


def waits_for(parts: Sequence[Awaited]) -> str:
    """Return whose signatures are lacking.

    >>> anna, bo = Signer("Anna Ek", "", me=True), Signer("Bo Lund", "", me=False)
    >>> ulla, cia = Signer("Ulla Ek", "Åsele", me=False), Signer("Cia Sand", "", me=False)
    >>> waits_for([Awaited((anna, bo), 1)])
    'Väntar på: dig eller Bo Lund.'
    >>> waits_for([Awaited((anna, bo, cia), 2), Awaited((ulla,), 1)])
    'Väntar på: två av dig, Bo Lund och Cia Sand, och Ulla Ek i Åsele.'
    """
    told = [_some_of(one) for one in parts]
    if not told:
        return NOBODY_CAN
    plain = all(len(one.people) == one.count for one in parts)
    return WAITS_FOR.format(whom=listed(told) if plain else ", och ".join(told))


def _some_of(part: Awaited) -> str:
    names, number = [_signer(one) for one in part.people], part.count
    if len(names) == number:
        return listed(names)
    if number == 1:
        return listed(names, "eller")
    return SEVERAL_OF.get(number, MANY_OF).format(count=number, names=listed(names))


def _signer(one: Signer) -> str:
    if one.me:
        return ME
    return SIGNER_ELSEWHERE.format(name=one.name, place=one.place) if one.place else one.name


def done(became: Done, waits: str = "") -> str:
    """Return what became of an act; *waits* says whose signatures it lacks, where that is known."""
    if became.in_force:
        return IN_FORCE
    then = "" if waits == NOBODY_CAN else THEN_SYNC
    return " ".join(part for part in (WAITS, waits, then) if part)


def people(number: int) -> str:
    """Return a number of people in words."""
    return count(number, "person", "personer")


def unsent(fields: int, left_out: int, name: str) -> str:
    """Return what became of unsent work: how much is in the file, and how much is not."""
    told = f"{count(fields, 'osänd uppgift', 'osända uppgifter')} ligger i filen, krypterade så att {name} kan läsa."
    if not left_out:
        return told
    rest = count(left_out, "uppgift", "uppgifter")
    return f"{told} {rest} gick inte med: egna, eller i ärenden som {name} inte läser."


def unsent_line(case: str, kind: str, field: str, value: str) -> str:
    """Return one unsent field as a line."""
    return " · ".join(part for part in (case, kind_label(kind), field_label(kind, field), value) if part)


def homes_left(names: Sequence[str]) -> str:
    """Return which homes nobody could be given, and what to do about it.

    >>> homes_left(["Lärkan"])
    'Lärkan är inte överlämnat. Byt familjehemssekreterare på hemmets sida.'
    """
    return HOMES_LEFT.format(homes=listed(names))


def cases(number: int) -> str:
    """Return a number of cases in words, as the start of a sentence."""
    return count(number, "ärende", "ärenden")
