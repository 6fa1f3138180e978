"""Data that ships with the program, read once and handed to the parts that are not allowed to read a disk."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Final

from ifodesk.domain.board_only import BoardOnly
from ifodesk.domain.child_population import ChildPopulation
from ifodesk.domain.collaboration import Collaboration
from ifodesk.domain.consent_ages import ConsentAges
from ifodesk.domain.disqualification_law import DisqualificationLaw
from ifodesk.domain.goal_bank import AidWords, ShippedGoals
from ifodesk.domain.home_law import HomeLaw
from ifodesk.domain.home_questions import YearlyQuestions
from ifodesk.domain.matching.places import Gazetteer
from ifodesk.domain.placement_law import PlacementLaw
from ifodesk.domain.placement_levels import Levels
from ifodesk.domain.rights import RightsTables
from ifodesk.domain.sharing_law import SharingLaw
from ifodesk.domain.sip_deadlines import SipDeadlines
from ifodesk.domain.sip_rules import SipRules, experience_questions
from ifodesk.system.resources import resource

_RIGHTS = ("rights-1.json", "rights-2.json", "rights-3.json")
"""Every table of rights, oldest first. A table is never changed: groups name it by its hash."""

_FIRST_DAY_OF_LAW: Final = date(2025, 7, 1)
"""SoL 2025:400 in force."""


def disqualification_law(on: date) -> DisqualificationLaw:
    """Return the rules of jäv as they stand on a day; on one before the first that they are known for, as on that.

    A computer whose clock is years behind must not keep anybody out of their vault.
    """
    known = json.loads(resource("law/disqualification.json").read_text("utf-8"))
    return DisqualificationLaw.from_data(known, on=max(on, _FIRST_DAY_OF_LAW))


def board_only(on: date) -> BoardOnly:
    """Return which decisions never leave the own board on a day."""
    known = json.loads(resource("law/board_only.json").read_text("utf-8"))
    return BoardOnly.from_data(known, on=max(on, _FIRST_DAY_OF_LAW))


def sharing_law(on: date) -> SharingLaw:
    """Return by what right a case may be shared on a day."""
    known = json.loads(resource("law/sharing.json").read_text("utf-8"))
    return SharingLaw.from_data(known, on=max(on, _FIRST_DAY_OF_LAW))


@cache
def home_law(on: date) -> HomeLaw:
    """Return what is checked about homes, as it stands on a day."""
    known = json.loads(resource("law/home_requirements.json").read_text("utf-8"))
    return HomeLaw.from_data(known, on=max(on, _FIRST_DAY_OF_LAW))


@cache
def home_questions() -> YearlyQuestions:
    """Return what the homes are asked once a year."""
    return YearlyQuestions.from_data(json.loads(resource("homes/yearly_questions.json").read_text("utf-8")))


@cache
def sip_rules(on: date) -> SipRules:
    """Return what ships about internal SIPs, as it stands on a day."""
    ages, deadlines, goals, aid, experience = (
        json.loads(resource(f"{name}.json").read_text("utf-8"))
        for name in ("law/consent_ages", "law/sip_deadlines", "sip/goal_bank", "sip/aid_words", "sip/experience")
    )
    day = max(on, _FIRST_DAY_OF_LAW)
    return SipRules(
        ages=ConsentAges.from_data(ages, on=day),
        deadlines=SipDeadlines.from_data(deadlines, on=day),
        goals=ShippedGoals.from_data(goals),
        aid=AidWords.from_data(aid),
        experience=experience_questions(experience),
    )


@cache
def collaboration() -> Collaboration:
    """Return the areas of collaboration and the process maps to begin with."""
    areas, maps = (json.loads(resource(f"sip/{name}.json").read_text("utf-8")) for name in ("areas", "process_map"))
    listed = json.loads(resource("municipalities.json").read_text("utf-8"))["municipalities"]
    places = {str(place["name"]) for one in listed for place in (one["centre"], *one["places"])}
    return Collaboration.from_data(areas, maps, places=sorted(places))


@cache
def gazetteer() -> Gazetteer:
    """Return the towns and villages of the group, and the roads between them."""
    return Gazetteer.from_data(json.loads(resource("municipalities.json").read_text("utf-8")))


@cache
def rights_tables() -> RightsTables:
    """Return every table of rights that the program ever knew."""
    return RightsTables.from_files(resource(name).read_bytes() for name in _RIGHTS)


@cache
def word_list() -> tuple[str, ...]:
    """Return the 2048 words that fingerprints are spoken with."""
    return tuple(resource("ordlista.txt").read_text("utf-8").split())


@cache
def municipality_names() -> dict[str, str]:
    """Return the names of the eight municipalities by SCB code."""
    listed = json.loads(resource("municipalities.json").read_text("utf-8"))["municipalities"]
    return {str(one["scb_code"]): str(one["name"]) for one in listed}


@cache
def child_population() -> ChildPopulation:
    """Return how many children live in each municipality."""
    return ChildPopulation.from_data(json.loads(resource("municipalities.json").read_text("utf-8")))


@cache
def placement_law(on: date) -> PlacementLaw:
    """Return what happens on the way to a placement, as it stands on a day."""
    data = json.loads(resource("law/placement_gates.json").read_text("utf-8"))
    return PlacementLaw.from_data(data, on=max(on, _FIRST_DAY_OF_LAW))


@cache
def placement_levels() -> Levels:
    """Return what placements cost, as it ships; a municipality's own levels go before it (`Levels.with_own`)."""
    levels, fees = (
        json.loads(resource(f"law/{name}.json").read_text("utf-8")) for name in ("placement_levels", "fees")
    )
    return Levels.from_data(levels, fees)
