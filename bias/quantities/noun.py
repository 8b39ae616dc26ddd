"""What is counted? The noun after a figure, in the singular, and the kind of thing it names.

The head is the first plural after the figure, past adjectives ("40 Pakistani soldiers": soldier);
English puts modifiers in the singular, so no parser is needed for nearly all news figures.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .numeral import words_of

DURATIONS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
# Factor to a base unit of its dimension; the dimension itself.
MEASURES: dict[str, tuple[str, float]] = {
    "km": ("length", 1000),
    "kilometer": ("length", 1000),
    "kilometre": ("length", 1000),
    "mile": ("length", 1609.34),
    "meter": ("length", 1),
    "metre": ("length", 1),
    "m": ("length", 1),
    "yard": ("length", 0.9144),
    "foot": ("length", 0.3048),
    "ft": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "centimeter": ("length", 0.01),
    "centimetre": ("length", 0.01),
    "cm": ("length", 0.01),
    "mm": ("length", 0.001),
    "acre": ("area", 4046.86),
    "hectare": ("area", 10_000),
    "tonne": ("mass", 1000),
    "ton": ("mass", 1000),
    "kilogram": ("mass", 1),
    "kilo": ("mass", 1),
    "kg": ("mass", 1),
    "gram": ("mass", 0.001),
    "pound": ("mass", 0.4536),
    "lb": ("mass", 0.4536),
    "ounce": ("mass", 0.02835),
    "liter": ("volume", 1),
    "litre": ("volume", 1),
    "gallon": ("volume", 3.785),
    "barrel": ("volume", 158.99),
    "degree": ("temperature", 1),
    "mph": ("speed", 1.609),
    "kph": ("speed", 1),
    "knot": ("speed", 1.852),
    "watt": ("power", 1),
    "kilowatt": ("power", 1e3),
    "megawatt": ("power", 1e6),
    "mw": ("power", 1e6),
    "gigawatt": ("power", 1e9),
    "gw": ("power", 1e9),
    "magnitude": ("magnitude", 1),
    "kiloton": ("yield", 1),
}
CURRENCIES = words_of(
    "dollar cent euro pound pence rupee yuan yen ruble rouble won shekel franc peso real lira "
    "rand hryvnia krona krone crown afghani dirham riyal rial naira baht forint zloty dong "
    "ringgit rupiah shilling dinar birr cedi"
)
EVENTS = words_of(
    "attack strike airstrike raid raids explosion blast bombing shooting clash protest rally "
    "march demonstration election vote round meeting talk negotiation visit trip incident case "
    "accident crash fire earthquake quake aftershock flood storm hurricane tornado wave "
    "operation mission sortie flight ambush assault massacre killing murder robbery theft crime "
    "offense offence violation breach trial hearing lawsuit session summit conference match "
    "game race goal win victory defeat loss touchdown run test launch outbreak infection drill "
    "exercise call conversation interview debate speech ceremony coup war battle conflict truce "
    "ceasefire instance occasion time attempt eruption landslide avalanche collision derailment "
    "strike walkout resignation withdrawal incursion infiltration salvo barrage hit"
)
PEOPLE = words_of(
    "person people man woman child boy girl baby infant toddler teen teenager youth adult elder "
    "civilian soldier troop officer policeman policewoman police guard trooper cop serviceman "
    "servicewoman marine sailor pilot airman paratrooper ranger agent spy militant fighter "
    "insurgent rebel terrorist gunman extremist jihadist assailant attacker suspect hostage "
    "prisoner inmate detainee captive refugee migrant immigrant resident citizen villager "
    "passenger commuter tourist traveler traveller pedestrian motorist driver cyclist crew "
    "student pupil teacher professor doctor nurse medic paramedic patient worker employee miner "
    "farmer fisherman firefighter rescuer volunteer protester protestor demonstrator activist "
    "journalist reporter photographer lawmaker legislator senator congressman congresswoman "
    "representative deputy councilor minister official diplomat ambassador envoy judge justice "
    "juror lawyer attorney voter supporter delegate member leader commander general chief "
    "expert analyst scientist researcher economist historian scholar user customer client "
    "consumer subscriber shareholder investor follower fan player athlete actor artist singer "
    "victim survivor witness relative parent mother father sister brother son daughter wife "
    "husband grandchild family friend neighbor neighbour guest visitor attendee spectator "
    "pilgrim worshiper worshipper priest monk cleric imam colleague staff personnel staffer "
    "aide adviser advisor candidate nominee democrat republican conservative liberal socialist "
    "muslim christian jew hindu sikh settler nomad veteran recruit conscript reservist "
    "mercenary operative foreigner national american palestinian israeli afghan pakistani "
    "iranian iraqi syrian russian ukrainian chinese indian mexican african european briton turk "
    "kurd other life casualty human male female kid passer-by schoolchild pupil engineer "
    "worshipper contractor participant native individual defendant plaintiff fugitive smuggler "
    "trafficker looter rioter intruder peacekeeper observer inspector monitor delegate "
    "bystander onlooker orphan widow newborn pensioner retiree taxpayer caller donor owner "
    "tenant homeowner household"
)
# Nouns that carry their category with them.
NOUN_CATEGORY = {
    "death": "killed",
    "fatality": "killed",
    "body": "killed",
    "corpse": "killed",
    "life": "killed",
    "injury": "hurt",
    "arrest": "detained",
    "detention": "detained",
    "detainee": "detained",
    "hostage": "detained",
    "refugee": "displaced",
    "evacuee": "displaced",
}
# A doer by its ending ("campaigner"); things with the same endings are named.
_DOER = re.compile(r"(?:er|or|ist|ian|ant|ee|man|woman)$")
_NOT_DOER = words_of(
    "center computer paper number container trailer helicopter bunker freighter tower letter "
    "order offer meter dollar quarter border answer matter chapter disaster tanker bomber "
    "corner river shelter server camera launcher tractor reactor sector factor motor door floor "
    "error mirror carrier cruiser fighter-jet transformer generator elevator corridor layer "
    "folder drawer poster banner counter barrier crater reader-board tier pier plant restaurant "
    "grant warrant tenant-hall committee tree fee degree coffee guarantee plane spider tiger "
    "monster cancer fever disorder encounter encounter power weather summer winter september "
    "october november december theater theatre shutter cluster disorder character newspaper "
    "drawer boat-er bulldozer destroyer feeder heater printer router sensor tensor vector "
    "monitor projector missile-launcher"
)
FUNCTION = words_of(
    "a an the and or but nor so yet of in on at by for from to with without within into onto "
    "over under after before since until till during through across between among amid against "
    "about around near off out up down as than that which who whom whose what when where why "
    "how if because while although though is are was were be been being am has have had having "
    "do does did will would shall should can could may might must not no it he she they we you "
    "i them him her us me this these those there here his its their our your my also then just "
    "only even said says told including such per each every both either neither via versus vs "
    "more-than"
)
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "others": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "lives": "life",
    "families": "family",
    "police": "police",
    "personnel": "personnel",
    "staff": "staff",
    "crew": "crew",
    "feet": "foot",
    "crises": "crisis",
    "buses": "bus",
    "viruses": "virus",
    "gases": "gas",
    "wives": "wife",
    "knives": "knife",
    "thieves": "thief",
    "wolves": "wolf",
    "halves": "half",
    "kilos": "kilo",
    "casualties": "casualty",
    "series": "series",
    "aircraft": "aircraft",
    "cattle": "cattle",
    "sheep": "sheep",
    "pence": "pence",
    "yuan": "yuan",
    "yen": "yen",
    "won": "won",
    "rand": "rand",
    "naira": "naira",
    "lira": "lira",
    "baht": "baht",
    "dong": "dong",
    "passers-by": "passer-by",
    "km": "km",
    "kg": "kg",
    "mph": "mph",
    "kph": "kph",
    "cm": "cm",
    "mm": "mm",
    "ft": "ft",
    "lb": "lb",
    "mw": "mw",
    "gw": "gw",
    "euro": "euro",
    "criteria": "criterion",
    "media": "media",
    "data": "data",
    "chinese": "chinese",
    "japanese": "japanese",
    "civilian": "civilian",
}
_NOT_PLURAL = words_of(
    "this thus plus always perhaps was has is its his us yes less across towards"
)
# Plurals that modify the noun after them.
_MODIFIERS = words_of("sports arms sales human news forces rights communications armed special")
_DETERMINERS = words_of("the its his her their these those own them whom which our")
# Points, goals: what is counted is a result.
RESULTS = words_of("point goal touchdown wicket")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’‑][^\W_]+)*")


class Noun(NamedTuple):
    """The noun counted: printed words `start` to `end`, singular, and the words skipped before."""

    start: int
    end: int
    unit: str
    before: tuple[str, ...]


def singular(word: str) -> str | None:
    """Return the singular of a plural noun, None when `word` has no plural form.

    >>> singular("soldiers"), singular("children"), singular("cities"), singular("red")
    ('soldier', 'child', 'city', None)
    """
    lower = word.lower()
    known = _IRREGULAR.get(lower)
    if known is not None:
        return known
    if lower.endswith("children"):
        return lower[:-3]
    if lower.endswith("men") and len(lower) > 4:
        return lower[:-2] + "an"
    if len(lower) < 4 or lower[-1] != "s" or lower in _NOT_PLURAL:
        return None
    if lower.endswith(("ss", "us", "is", "'s", "’s")):
        return None
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return lower[:-2]
    return lower[:-1]


def noun_after(text: str, at: int, one: bool = False) -> Noun | None:
    """Find the noun counted by a figure that ends at `at`; `one`: it stands in the singular."""
    before: list[str] = []
    last: Noun | None = None
    for _ in range(6):
        gap = text[at : at + 1]
        if gap not in (" ", "\u00a0") or not (match := _WORD.match(text, at + 1)):
            break
        word = match.group()
        lower = word.lower()
        if lower == "of" and not before:
            at = match.end()
            before.append(lower)
            continue
        if before == ["of"] and lower in _DETERMINERS:
            at = match.end()
            continue
        if lower in FUNCTION:
            break
        tail = lower.rpartition("-")[2]
        unit = singular(lower if lower in _IRREGULAR else tail)
        if unit is not None and lower not in _MODIFIERS:
            return Noun(match.start(), match.end(), unit, tuple(before))
        if one:
            if lower in STOPS or len(word) == 1:
                break
            if last is not None and (word[0].isupper() or lower.endswith("ed")):
                break
            last = Noun(match.start(), match.end(), lower, tuple(before))
        before.append(lower)
        at = match.end()
    return last


# Verbs at which a singular noun phrase ends ("one soldier died").
STOPS = words_of("died dead killed injured wounded missing hurt arrested detained came went fled")


def kind(unit: str) -> str:
    """Say what kind of thing `unit` is: a category, "people" when it names persons.

    >>> kind("soldier"), kind("hour"), kind("attack"), kind("home"), kind("death")
    ('people', 'duration', 'events', 'things', 'killed')
    """
    found = NOUN_CATEGORY.get(unit)
    if found is not None:
        return found
    if unit in DURATIONS:
        return "duration"
    if unit in CURRENCIES:
        return "money"
    if unit in MEASURES:
        return "measure"
    if unit in RESULTS:
        return "score"
    if unit in PEOPLE:
        return "people"
    if unit in EVENTS:
        return "events"
    if _DOER.search(unit) and unit not in _NOT_DOER:
        return "people"
    return "things"
