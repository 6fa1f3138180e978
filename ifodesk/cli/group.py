"""Who belongs, with which devices and roles, and the acts that change it: for scripts and support."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Final

from ifodesk.cli import people
from ifodesk.cli.command import Command
from ifodesk.cli.inviting import invitation_arguments, write_invitation
from ifodesk.cli.io import Console, Json
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.home import Home
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.group_leaving import HandedOverWork, RemovePerson
from ifodesk.usecases.group_ports import Colleague, DeviceView, Done, Proposal
from ifodesk.usecases.group_recovery import KeepRehearsal, ReopenAll
from ifodesk.usecases.group_signatures import awaited
from ifodesk.usecases.ports import Role
from ifodesk.usecases.session import Session
from ifodesk.words import group_words as words
from ifodesk.words.error_words import sentence

ROLES: Final = {
    "handlaggare": Role.CASEWORKER,
    "chef": Role.CHIEF,
    "admin": Role.ADMIN,
    "familjehem": Role.HOMES_GROUP,
    "konsult": Role.CONSULTANT,
    "aterstallare": Role.RECOVERY_HOLDER,
    "stf-chef": Role.DEPUTY_CHIEF,
}


def _json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    vault_argument(parser)
    _json_argument(parser)


def members(args: argparse.Namespace, console: Console) -> int:
    """List the people of the municipality, and what waits for a signature."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        everyone, waiting = session.group.colleagues(), session.group.proposals()
        if args.json:
            console.give(
                {"members": [_colleague(one) for one in everyone], "proposals": [_proposal(one) for one in waiting]}
            )
            return 0
        for one in everyone:
            roles = ", ".join(words.role(held.role, held.ends) for held in one.roles)
            console.say(f"{one.member.id.hex()[:12]}  {one.member.name}: {roles}")
        for proposal in waiting:
            signers = tuple(people.name(session, who) for who in proposal.signed)
            named = people.name(session, proposal.member)
            places = tuple(session.directory.municipality_name(code) for code in proposal.municipalities)
            waits = words.waits_for(awaited(session, proposal.id))
            console.say(f"{proposal.id.hex()[:12]}  {words.proposed(proposal, named, signers, places)} {waits}")
        if not waiting:
            console.say(words.NOBODY_WAITS)
    return 0


def devices(args: argparse.Namespace, console: Console) -> int:
    """List the devices of the municipality."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        found = [(one, each) for one in opened.session.group.colleagues() for each in one.devices]
    if args.json:
        console.give([{"owner": one.member.name, **_device(each)} for one, each in found])
        return 0
    for one, each in found:
        notes = [one.member.name]
        notes += [words.THIS_DEVICE] * each.this + [words.RECOVERED_DEVICE] * (not each.own_key)
        console.say(f"{each.name}  {', '.join(notes)}")
    return 0


def _retire_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("device", metavar="DATOR", help="datorns namn ur listan, till exempel KN-2")


def retire(args: argparse.Namespace, console: Console) -> int:
    """Retire a lost device for good."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        became = opened.session.group.retire(people.device(opened.session, args.device))
    _tell(args, console, became)
    if not args.json and became.in_force:
        console.say(words.LOST_DEVICE)
    return 0


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("person", metavar="PERSON", help="namn eller id")
    parser.add_argument("--hand-over-to", required=True, metavar="PERSON", help="vem som tar över arbetet")


def remove(args: argparse.Namespace, console: Console) -> int:
    """Hand over a person's work and remove the person."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        who, to = people.person(session, args.person).member, people.person(session, args.hand_over_to).member
        gone = RemovePerson(session)(who.id, to.id)
        work, became = gone.work, gone.removal
        left = _numbers(session, work)
        homes = [session.records.get(Home, one).value.name or "" for one in work.homes_left]
    if args.json:
        console.give(
            {
                **_became(became),
                "cases": len(work.cases),
                "still_open": [[number, why] for number, why in left],
                "homes_left": homes,
            }
        )
        return 0
    console.say(words.HANDED_OVER.format(cases=words.cases(len(work.cases)), name=to.name))
    for number, why in left:
        console.say(words.STILL_OPEN.format(number=number, why=sentence(RuleError(why))))
    if homes:
        console.say(words.homes_left(homes))
    _tell(args, console, became)
    return 0


def _numbers(session: Session, work: HandedOverWork) -> list[tuple[str, str]]:
    found = {one.case: session.records.get(Case, one.case).value for one in work.still_open}
    return [(found[one.case].record_number or found[one.case].number or "", one.why) for one in work.still_open]


def _role_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("person", metavar="PERSON", help="namn eller id")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--grant", choices=sorted(ROLES), help="ge rollen, eller ge den en ny slutdag")
    which.add_argument("--take", choices=sorted(ROLES), help="ta ifrån rollen")
    parser.add_argument("--until", metavar="DAG", help="påminn en chef den dagen (ÅÅÅÅ-MM-DD)")


def role(args: argparse.Namespace, console: Console) -> int:
    """Give a role or take one away."""
    until = people.day(args.until)
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        who = people.person(session, args.person).member.id
        group = session.group
        became = group.grant(who, ROLES[args.grant], until) if args.grant else group.take(who, ROLES[args.take])
    _tell(args, console, became)
    return 0


def _sign_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("proposal", metavar="FÖRSLAG", help="början av förslagets id ur listan")


def sign(args: argparse.Namespace, console: Console) -> int:
    """Sign an act that somebody else has proposed."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        became = opened.session.group.countersign(people.proposal(opened.session, args.proposal).id)
    _tell(args, console, became)
    return 0


def _device_arguments(parser: argparse.ArgumentParser) -> None:
    vault_argument(parser)
    invitation_arguments(parser)


def second_device(args: argparse.Namespace, console: Console) -> int:
    """Write an invitation for one more device of one's own."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        me = opened.session.directory.me()
        write_invitation(args, opened, opened.device_welcoming.invitation(me.id))
        console.say(words.DEVICE_INVITED.format(name=me.name, words=" ".join(opened.group_words())))
    return 0


def _recover_arguments(parser: argparse.ArgumentParser) -> None:
    vault_argument(parser)
    parser.add_argument("person", metavar="PERSON", help="den som har förlorat sin lösenfras")
    invitation_arguments(parser, required=False)
    parser.add_argument("--reopen", action="store_true", help="öppna ärendena ni delar, sedan orden har jämförts")


def recover(args: argparse.Namespace, console: Console) -> int:
    """Help somebody whose passphrase is lost: a new device, and then the cases one by one."""
    if bool(args.out) == args.reopen:
        raise WorldError("recover_needs_one")
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        who = people.person(opened.session, args.person).member
        if args.reopen:
            cases = ReopenAll(opened.session)(who.id)
            console.say(words.REOPENED.format(cases=words.cases(len(cases)), name=who.name))
            return 0
        write_invitation(args, opened, opened.device_welcoming.invitation(who.id))
        console.say(words.DEVICE_INVITED.format(name=who.name, words=" ".join(opened.group_words())))
    return 0


def _rehearsal_arguments(parser: argparse.ArgumentParser) -> None:
    vault_argument(parser)
    parser.add_argument("--told", required=True, metavar="TEXT", help="vilka som var med och hur det gick")
    parser.add_argument("--on", metavar="DAG", help="vilken dag (ÅÅÅÅ-MM-DD); annars i dag")


def rehearsal(args: argparse.Namespace, console: Console) -> int:
    """Write down that the recovery was rehearsed."""
    held_on = people.day(args.on)
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        KeepRehearsal(opened.session)(held_on or opened.session.clock.today(), args.told)
    console.say(words.REHEARSAL_KEPT)
    return 0


def _policy_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("--quorum", type=int, metavar="ANTAL", help="så många undertecknar viktiga åtgärder")
    parser.add_argument(
        "--newest-rights",
        action="store_true",
        help="använd programmets nyaste tabell över rättigheter, när alla i gruppen har uppdaterat",
    )


def policy(args: argparse.Namespace, console: Console) -> int:
    """Show or change how many people sign weighty acts in the whole group, or by which table rights are judged."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        group = opened.session.group
        became = None if args.quorum is None else group.set_quorum(args.quorum)
        if args.newest_rights:
            became = group.use_newest_rights()
        quorum = group.quorum()
    if became is not None:
        _tell(args, console, became)
    elif args.json:
        console.give({"quorum": quorum})
    else:
        console.say(words.QUORUM.format(people=words.people(quorum)))
    return 0


def _join_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("municipality", metavar="KOD", help="den andra kommunens SCB-kod")
    parser.add_argument("--decision", required=True, metavar="TEXT", help="beslutet, till exempel KS 2027-03-01 § 14")


def join_municipalities(args: argparse.Namespace, console: Console) -> int:
    """Join the own municipality with another by a recorded decision; both administrators sign."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        became = opened.session.group.join(args.municipality, args.decision)
    _tell(args, console, became)
    return 0


def _part_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("municipality", metavar="KOD", help="den andra kommunens SCB-kod")


def part_municipalities(args: argparse.Namespace, console: Console) -> int:
    """Part from a municipality that was joined."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        became = opened.session.group.part(args.municipality)
    _tell(args, console, became)
    return 0


def _leave_arguments(parser: argparse.ArgumentParser) -> None:
    _list_arguments(parser)
    parser.add_argument("--sure", metavar="KOMMUN", help="kommunens namn, i stället för att bli frågad")


def leave(args: argparse.Namespace, console: Console) -> int:
    """Take the own municipality out of the group, for good."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        name = session.directory.municipality_name(session.directory.me().municipality)
        typed = args.sure if args.sure is not None else console.ask(words.REALLY_LEAVE)
        if typed.strip().casefold() != name.casefold():
            raise WorldError("not_the_municipality")
        became = session.group.leave()
    _tell(args, console, became)
    return 0


def _tell(args: argparse.Namespace, console: Console, became: Done) -> None:
    if args.json:
        console.give(_became(became))
    else:
        console.say(words.done(became))


def _became(became: Done) -> dict[str, Json]:
    return {"in_force": became.in_force, "proposal": became.proposal.hex() if became.proposal else None}


def _colleague(one: Colleague) -> Json:
    roles: Sequence[Json] = [
        {"role": held.role.value, "ends": held.ends.isoformat() if held.ends else None} for held in one.roles
    ]
    return {
        "id": one.member.id.hex(),
        "name": one.member.name,
        "title": one.member.title,
        "roles": roles,
        "devices": [_device(each) for each in one.devices],
    }


def _device(one: DeviceView) -> dict[str, Json]:
    return {"id": one.id.hex(), "name": one.name, "this": one.this, "own_key": one.own_key}


def _proposal(one: Proposal) -> Json:
    return {
        "id": one.id.hex(),
        "act": one.kind.value,
        "member": one.member.hex() if one.member else None,
        "device": one.device.hex() if one.device else None,
        "role": one.role.value if one.role else None,
        "ends": one.ends.isoformat() if one.ends else None,
        "quorum": one.quorum,
        "municipalities": list(one.municipalities),
        "decision": one.decision,
        "signed": [who.hex() for who in one.signed],
        "signed_by_me": one.signed_by_me,
    }


GROUP = (
    Command("members", "Lista personerna i kommunen och det som väntar på underskrift.", _list_arguments, members),
    Command("devices", "Lista kommunens datorer.", _list_arguments, devices),
    Command("retire", "Spärra en dator för gott.", _retire_arguments, retire),
    Command("remove", "Lämna över en persons arbete och ta bort personen.", _remove_arguments, remove),
    Command("role", "Ge eller ta ifrån en roll.", _role_arguments, role),
    Command("sign", "Underteckna ett förslag.", _sign_arguments, sign),
    Command("second-device", "Bjud in en dator till åt dig själv.", _device_arguments, second_device),
    Command("recover", "Hjälp den som har förlorat sin lösenfras.", _recover_arguments, recover),
    Command("policy", "Visa eller ändra hur många som undertecknar.", _policy_arguments, policy),
    Command("join-municipalities", "För samman kommunen med en annan.", _join_arguments, join_municipalities),
    Command("part-municipalities", "Skilj kommunen från en annan.", _part_arguments, part_municipalities),
    Command("leave", "Ta kommunen ur gruppen för gott.", _leave_arguments, leave),
    Command("rehearsal", "Anteckna att återställningen är övad.", _rehearsal_arguments, rehearsal),
)
