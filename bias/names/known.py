"""Which names are known before reading? Countries with capitals and demonyms, organisations,
titles of persons, and words that tell what kind of thing a name names."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bias.lists import forms, load
from bias.words import speech_words


def table(text: str) -> frozenset[str]:
    """Cut a table of words, written as one string, at its spaces."""
    return frozenset(text.split())


MONTHS_AND_DAYS = table(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Aug Sept Oct Nov Dec "
    "Christmas Easter Ramadan Eid Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays "
    "Sundays"
)
TITLES = table(
    "Mr Mrs Ms Miss Dr Prof Professor President Minister Premier Chancellor Senator Sen Rep Gov "
    "Governor Congressman Congresswoman Representative General Gen Colonel Col Major Maj "
    "Captain Capt Lieutenant Lt Sergeant Sgt Admiral Brigadier Commander Judge Justice Sheriff "
    "Mayor King Queen Prince Princess Pope Sir Lord Lady Dame Ambassador Secretary Spokesman "
    "Spokeswoman Spokesperson Director Chairman Chairwoman Chief Officer Inspector Detective "
    "Imam Mullah Sheikh Ayatollah Maulana Bishop Archbishop Cardinal Reverend Rev Father Deputy "
    "Marshal Corporal Coach Attorney Emperor Sultan Emir Crown Constable Speaker Envoy"
)
TITLE_MODIFIERS = table(
    "Defense Defence Foreign Prime Interior Finance Vice Former Ex Deputy Health Justice "
    "Education Trade Economy Energy Environment Agriculture Home Chief Acting Then First Senior "
    "Executive Managing Press State Field Police Army Air Staff Information Labor Labour "
    "Transport Culture Commerce Treasury Supreme District Assistant Associate Special"
)
ORGANISATION = table(
    "Ministry Department Council Committee Commission Agency Authority Army Force Forces Navy "
    "Air Police Party Front Movement Union Association Federation Foundation Institute "
    "Institution University College School Hospital Clinic Center Centre Bank Fund Group Inc "
    "Corp Ltd LLC Co Company Corporation Airlines Airways Motors Bureau Office Court Parliament "
    "Assembly Senate Congress House Administration Mission Organization Organisation Network "
    "Society Club Brigade Brigades Corps Battalion Division Regiment Command Guard Guards "
    "Militia Alliance Coalition League Board Service Services Times Post News Journal Herald "
    "Tribune Press Agency Relations Church Museum Laboratory Observatory Watch International "
    "Initiative Programme Program Directorate Secretariat Tribunal Cabinet Taliban United FC "
    "Partners Holdings Bar Relief"
)
PLACE = table(
    "Province District River Street City Line Crossing Valley Strait Straits Sea Ocean "
    "Mountains Mountain Mount Lake Gulf Bay Island Islands Peninsula County State Region Desert "
    "Avenue Road Square Airport Bridge Coast Heights Hills Hill Park Town Village North South "
    "East West Northern Southern Eastern Western Central Basin Delta Forest Cape Port Camp Pass "
    "Dam Canal Station Harbor Harbour Republic Kingdom Strip Territory Territories Beach "
    "Springs"
)
# Heads after which "of" or "for" stays inside a name.
OF_HEADS = ORGANISATION | PLACE | table("Emirate Emirates Hall States Emirates")
GENERIC = table(
    "Government State Chapter Section Article Figure Table Internet Republic Nation Ministry "
    "Army Parliament Party Court Council Police Defense God Covid Earth Moon Sun Western "
    "Eastern Northern Southern North South East West Bible Quran HD Photo Source Read More "
    "Video Image"
)
# Capitals that stand for common nouns, not for names.
COMMON_ACRONYMS = table(
    "TV CEO AI GDP DNA HIV IED IEDs UAV UAVs VIP FAQ PM AM GMT UTC BST EST EDT CFO COO OK ID "
    "ATM SUV SUVs PR HR IT MP MPs USD EUR GBP HD PDF URL DJ CCTV LED MRI NGO NGOs ICU AD BC RPG "
    "RPGs PTSD LGBT LGBTQ CO2 PPE PCR MEP MEPs AK PhD MBA PIN GPS SMS"
)
# Words that, capitalised at the start of a sentence, are no names.
FUNCTION = table(
    "neither either nor whether unless besides soon perhaps indeed thus hence therefore elsewhere "
    "afterwards afterward outside inside beyond above below along yes "
    "a an the and or but nor so yet if in on at by for from to with without within into onto "
    "over under after before since until during through across between among amid against about "
    "around near as than that which who whom whose what when where why how because while "
    "although though is are was were be been being has have had do does did will would shall "
    "should can could may might must not no it he she they we you i them him her us me this "
    "these those there here his its their our your my also then just only even some many most "
    "all both each every several few other others another such any one two three four five six "
    "seven eight nine ten meanwhile however moreover despite according earlier later last next "
    "now today yesterday tomorrow still instead nearly almost more less never once twice again "
    "dozens hundreds thousands millions scores officials police authorities witnesses residents "
    "analysts experts critics supporters former new old senior top late early young first "
    "second third ex let please yes oh well unlike like per via hours days weeks months years "
    "people women men children"
)
# Groups that the lists lack and that are no organisations.
CLUBS = table("United City Rovers Athletic Wanderers")
GROUPS = table(
    "Muslim Muslims Christian Christians Jew Jews Jewish Hindu Hindus Sikh Sikhs Shiite Shiites "
    "Sunni Sunnis Kurd Kurds Kurdish Arab Arabs Rohingya Uyghur Uyghurs Democrat Democrats "
    "Democratic Republican Republicans Tory Tories Islamist Islamists Islamic Catholic "
    "Catholics Pashtun Pashtuns European Europeans African Africans Asian Asians Latino Latinos"
)
PLACE_BEFORE = table(
    "from in near at outside around inside across toward towards throughout through into"
)


class Country(NamedTuple):
    """What a terms_of form says of a country: its name, and how the form names it."""

    country: str
    how: str


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Form -> country and "country", "alias", "capital", "demonym" or "government"."""
    terms_of = {t.text: Country(t.plain or t.text, t.note) for t in load("countries").terms}
    for form, entry in list(terms_of.items()):
        terms_of.setdefault(form.replace(".", ""), entry)
    return terms_of


@lru_cache(maxsize=1)
def organisations() -> dict[str, tuple[str, str]]:
    """Form -> canonical name and kind of the organisations that are terms_of."""
    terms_of = {
        t.text: (t.plain or t.text, "group" if t.note == "armed group" else "organisation")
        for t in load("organisations").terms
    }
    for form, entry in list(terms_of.items()):
        terms_of.setdefault(form[0].upper() + form[1:], entry)
        terms_of.setdefault(entry[0], entry)  # the name itself, beside its acronym
    return terms_of


@lru_cache(maxsize=1)
def linked() -> frozenset[tuple[str, str, str]]:
    """Links inside terms_of names: ("Food", "and", "Drug")."""
    names = (name.split() for name, _ in organisations().values())
    return frozenset(
        (n[i - 1], n[i], n[i + 1]) for n in names for i in range(1, len(n) - 1) if n[i].islower()
    )


@lru_cache(maxsize=1)
def group_of() -> dict[str, str]:
    """Form -> one form of the group: "Kurd", "Kurdish" and "Kurds" are Kurds."""
    return {w: w.removesuffix("s").removesuffix("ish") + "s" for w in GROUPS if w[-2:] != "ic"}


@lru_cache(maxsize=1)
def acting() -> frozenset[str]:
    """Forms of verbs whose subject acts or speaks."""
    said = {f for verb in speech_words() if " " not in verb for f in forms(verb)}
    return frozenset(said) | _ACTS


_ACTS = table(
    "launched launches launch ordered orders ordering refused refuses agreed agrees vowed vows "
    "retaliated retaliates responded responds attacked attacks struck strikes bombed bombs "
    "closed closes shut summoned summons expelled expels recalled recalls signed signs seeks "
    "sought wants wanted hopes fears feared backs backed supports supported opposes opposed "
    "blames blamed pursued pursues maintained maintains imposed imposes lifted sent sends plans "
    "planned fired considers considered regards regarded faces decided decides acted acts has "
    "had will would must should can cannot could may might wishes insists needs tried tries "
    "offered offers demanded demands called calls does did hosted mediated remains continues "
    "continued moved tested deployed withdrew invaded targeted claims claimed accused condemned"
)
