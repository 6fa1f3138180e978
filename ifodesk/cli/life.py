"""The life of a group for scripts and support: found it, invite, ask to join, approve, take the welcome in."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.changes.mailbox import Way
from ifodesk.cli import people
from ifodesk.cli.command import Command
from ifodesk.cli.group import ROLES
from ifodesk.cli.inviting import invitation_arguments, write_invitation
from ifodesk.cli.io import Console, read_bytes
from ifodesk.cli.places import (
    ADDRESS,
    access_arguments,
    access_to,
    hub_arguments,
    hub_at,
    is_stick,
    place_of,
    stick_argument,
)
from ifodesk.cli.vaults import open_vault, passphrase_argument, vault_argument
from ifodesk.compose import founding
from ifodesk.compose.files import require_free, write_new
from ifodesk.compose.hub_choosing import Tried, try_place, use_place
from ifodesk.compose.mailing import invitation_in
from ifodesk.compose.opening import Opened
from ifodesk.compose.own_folders import require_place_for_papers
from ifodesk.compose.shipped import municipality_names
from ifodesk.compose.surroundings import Surroundings
from ifodesk.store.members.directory import log_role
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.group_ports import ActKind
from ifodesk.words import cli_words as words
from ifodesk.words import group_words, hub_test_words


def _person_arguments(parser: argparse.ArgumentParser, *, name: bool) -> None:
    parser.add_argument("--vault", type=Path, required=True, metavar="VALV", help="mappen som valvet läggs i")
    passphrase_argument(parser)
    parser.add_argument("--name", required=name, metavar="NAMN", help="personens namn")
    parser.add_argument("--title", default="", metavar="TITEL", help="personens titel")
    parser.add_argument("--code-file", type=Path, metavar="FIL", help="skriv återställningskoden i en ny fil")


def _make(args: argparse.Namespace, console: Console, name: str, municipality: str) -> founding.Fresh:
    """Make the vault; give the recovery code once, and have it read back where somebody sits at the keyboard.

    Raises ``WorldError`` before anything is made when the code could not be kept: output_exists, export_copied.
    """
    if args.code_file:
        require_free(args.code_file)
        require_place_for_papers(args.code_file.absolute())
    passphrase = console.passphrase(args.passphrase_file, question=words.ASK_NEW_PASSPHRASE)
    hint = words.HINT.format(name=name, municipality=municipality)
    fresh = founding.make_vault(args.vault, passphrase, Surroundings.of_this_computer(), hint=hint)
    if not fresh.with_key_ring:
        console.say(words.NO_KEY_RING)
    if args.code_file:
        write_new(args.code_file, (fresh.recovery_code + "\n").encode())
        return fresh
    console.say(words.RECOVERY_CODE.format(code=fresh.recovery_code))
    while not founding.same_code(console.ask(words.REPEAT_CODE), fresh.recovery_code):
        console.say(words.CODE_NOT_REPEATED if console.ended else words.WRONG_CODE)
        if console.ended:  # no answer will ever come
            break
    return fresh


def new_group_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _person_arguments(parser, name=True)
    parser.add_argument("--municipality", required=True, metavar="KOD", help="kommunens SCB-kod, fyra siffror")
    hub_arguments(parser, "platsen att synka med; den görs i ordning")
    stick_argument(parser)


def new_group(args: argparse.Namespace, console: Console) -> int:
    """Found a group with one municipality, whose first chief and admin the named person is."""
    name = _municipality(args.municipality)
    tried = _tried(args, args.hub, console, prepare=True)
    fresh = _make(args, console, args.name, name)
    with fresh.opened() as vault:
        words_of_group = founding.found(vault, args.municipality, name, args.name, args.title)
        if tried is not None:
            _use(vault, tried, console)
    console.say(words.GROUP_FOUNDED.format(words=" ".join(words_of_group)))
    return 0


def invite_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    vault_argument(parser)
    invitation_arguments(parser)
    parser.add_argument("--new-municipality", action="store_true", help="för den första i en ny kommun")


def invite(args: argparse.Namespace, console: Console) -> int:
    """Write an invitation; the eight words are read out to the newcomer."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        write_invitation(args, opened, opened.welcoming.invitation(to_found=args.new_municipality))
        console.say(words.INVITED.format(words=" ".join(opened.group_words())))
    return 0


def join_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _person_arguments(parser, name=False)
    parser.add_argument("--invitation", type=Path, metavar="FIL", help="inbjudan: gör ett valv och en ansökan")
    parser.add_argument("--out", type=Path, metavar="FIL", help="ansökan som ska skrivas")
    parser.add_argument("--found", metavar="KOD", help="grunda den kommunen i gruppen (SCB-kod)")
    parser.add_argument("--welcome", type=Path, metavar="FIL", help="välkomstfilen: gå med")
    parser.add_argument("--mailbox", metavar="ADRESS", help=f"lämna och hämta i brevlådan på platsen: {ADDRESS}")
    parser.add_argument("--words", metavar="ORD", help="gruppens åtta ord, som chefen läste upp")
    hub_arguments(parser, "platsen att synka med")
    stick_argument(parser)


def join(args: argparse.Namespace, console: Console) -> int:
    """Ask to join by an invitation, or take a welcome in."""
    if args.welcome or (args.mailbox and not args.invitation):
        return _accept(args, console)
    if not args.invitation or not (args.out or args.mailbox):
        raise WorldError("join_needs_files")
    invitation = invitation_in(read_bytes(args.invitation))
    shown = founding.invited(invitation)
    _compare(args.words, shown.words, console, words.GROUP_WORDS)
    municipality = _municipality(args.found) if args.found else shown.municipality
    name = shown.person or args.name
    if not name:
        raise WorldError("join_needs_name")
    if args.out:
        require_free(args.out)
    tried = _tried(args, args.mailbox, console, prepare=False)
    fresh = _make(args, console, name, municipality)
    with fresh.opened() as vault:
        request = founding.ask(vault, invitation, name, args.title, found=args.found, municipality=municipality)
        if tried is not None:
            vault.mailboxes.keep_of(invitation)
            _use(vault, tried, console)
            with hub_at(vault.hubs, tried.place, args, console) as hub:
                vault.mailboxes.ask(hub, request)
    if args.out:
        write_new(args.out, request)
    console.say(words.ASKED.format(words=" ".join(founding.words_of(request))))
    return 0


def _accept(args: argparse.Namespace, console: Console) -> int:
    where = args.hub or args.mailbox
    place = place_of(args, where) if where else None
    stick = is_stick(args, place)
    passphrase = console.passphrase(args.passphrase_file, question=words.ASK_PASSPHRASE)
    with founding.opened_bare(args.vault, passphrase, Surroundings.of_this_computer()) as vault:
        if place is not None and not vault.hubs.has(place):  # first: where it fails, the command is given once more
            _use(vault, try_place(place, access_to(place, args, console), prepare=False, stick=stick), console)
        if args.welcome:
            founding.accept(vault, read_bytes(args.welcome))
        else:
            with hub_at(vault.hubs, place_of(args, args.mailbox), args, console) as hub:
                vault.accept_one_of(vault.mailboxes.welcomes(hub))
    console.say(words.JOINED)
    return 0


def _tried(args: argparse.Namespace, where: str | None, console: Console, *, prepare: bool) -> Tried | None:
    """Return a place that can be used, if one is named.

    Raises ``WorldError`` when it cannot be used: then nothing else has been done.
    """
    place = place_of(args, where) if where else None
    stick = is_stick(args, place)
    if place is None:
        return None
    return try_place(place, access_to(place, args, console), prepare=prepare, stick=stick)


def _use(vault: founding.Bare, tried: Tried, console: Console) -> None:
    """Use a place from now on."""
    if not use_place(vault.hubs, tried, vault.surroundings.clock):
        console.say(hub_test_words.KEPT_IN_VAULT)


def approve_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    vault_argument(parser)
    parser.add_argument("request", type=Path, nargs="?", metavar="ANSÖKAN", help="filen med ansökan")
    parser.add_argument("--mailbox", metavar="ADRESS", help=f"hämta och lämna i brevlådan på platsen: {ADDRESS}")
    access_arguments(parser)
    parser.add_argument("--words", metavar="ORD", help="ansökans åtta ord, som den nya läste upp")
    parser.add_argument("--role", action="append", choices=sorted(ROLES), default=[], help="roll; kan upprepas")
    parser.add_argument("--out", type=Path, metavar="FIL", help="välkomstfilen som ska skrivas")


def approve(args: argparse.Namespace, console: Console) -> int:
    """Admit who asks, once the words have been compared, and write the welcome."""
    if bool(args.request) == bool(args.mailbox) or bool(args.out) == bool(args.mailbox):
        raise WorldError("approve_needs_file_or_mailbox")
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        request = _request(args, console, opened)
        if founding.is_for_device(request):
            return _approve_device(args, console, opened, request)
        who = opened.welcoming.newcomer(request)
        console.say(words.ASKS.format(name=who.name, title=who.title, municipality=who.municipality))
        _compare(args.words, founding.words_of(request), console, words.REQUEST_WORDS)
        roles = [log_role(ROLES[name]) for name in args.role or ["handlaggare"]]
        _give(args, console, opened, request, opened.welcoming.approve(request, roles))
        console.say(words.APPROVED.format(name=who.name))
        for one in opened.session.group.proposals():
            if one.kind is ActKind.GRANT and people.name(opened.session, one.member) == who.name:
                console.say(group_words.ROLE_WAITS.format(role=group_words.act(one, who.name)))
    return 0


def _approve_device(args: argparse.Namespace, console: Console, opened: Opened, request: bytes) -> int:
    owner = opened.session.directory.member(opened.device_welcoming.owner(request))
    console.say(group_words.DEVICE_ASKS.format(name=owner.name))
    _compare(args.words, founding.words_of(request), console, words.REQUEST_WORDS)
    answer = opened.device_welcoming.approve(request)
    if answer.welcome is None:
        console.say(group_words.DEVICE_SIGNED if answer.certified else group_words.DEVICE_WAITS)
        return 0
    _give(args, console, opened, request, answer.welcome)
    console.say(group_words.DEVICE_APPROVED)
    return 0


def _request(args: argparse.Namespace, console: Console, opened: Opened) -> bytes:
    """Return the request in the file, or the one in a mailbox that has the words which were read out."""
    if args.request:
        return read_bytes(args.request)
    if args.words is None:
        args.words = console.ask(words.REQUEST_WORDS)
    with hub_at(opened.hubs, place_of(args, args.mailbox), args, console) as hub:
        return opened.mailboxes.request_with(hub, args.words)[0]


def _give(args: argparse.Namespace, console: Console, opened: Opened, request: bytes, welcome: bytes) -> None:
    """Write the welcome to the file, or leave it where the request lay."""
    if args.out:
        write_new(args.out, welcome)
        return
    with hub_at(opened.hubs, place_of(args, args.mailbox), args, console) as hub:
        _, secret = opened.mailboxes.request_with(hub, " ".join(founding.words_of(request)))
        opened.mailboxes.put(hub, Way.WELCOME, welcome, secret)


def _compare(given: str | None, expected: tuple[str, ...], console: Console, question: str) -> None:
    """Have eight words compared. Raises ``WorldError`` words_differ: then nothing has been done."""
    answer = given if given is not None else console.ask(question)
    if tuple(answer.casefold().split()) != expected:
        raise WorldError("words_differ")


def _municipality(code: str) -> str:
    """Return the name of a municipality. Raises ``WorldError`` unknown_municipality."""
    name = municipality_names().get(code)
    if name is None:
        raise WorldError("unknown_municipality")
    return name


LIFE = (
    Command("new-group", "Grunda en grupp.", new_group_arguments, new_group),
    Command("invite", "Skriv en inbjudan.", invite_arguments, invite),
    Command("join", "Ansök om att gå med, eller gå med.", join_arguments, join),
    Command("approve", "Godkänn en ansökan.", approve_arguments, approve),
)
