"""What is somebody or something that harm is done to? Told by names and lists of nouns."""

from __future__ import annotations

from functools import cache

from bias.agency.branches import Branches
from bias.agency.model import PatientKind
from bias.lists import terms_of
from bias.words import lemma, rarity

_GROUPS: dict[str, PatientKind] = {
    "fighter": "fighters", "military": "fighters", "official": "officials", "police": "officials",
}  # fmt: skip
_COUNTED: dict[str, PatientKind] = {
    "militant": "fighters", "force": "fighters", "police": "officials",
}  # fmt: skip
_NO_ONE = frozenset(("it", "its", "itself", "this", "that", "these", "those", "which"))
_NAMED: dict[str, PatientKind] = {
    "person": "people", "place": "places", "organisation": "groups", "group": "people",
}  # fmt: skip


@cache
def _nouns() -> dict[str, PatientKind]:
    """Noun -> kind; what stands later in this function goes before."""
    found: dict[str, PatientKind] = {}
    found.update(dict.fromkeys(terms_of("speakers", "person"), "people"))
    found.update(dict.fromkeys(terms_of("speakers", "vague"), "people"))
    found.update(dict.fromkeys(terms_of("speakers", "body"), "groups"))
    found.update(dict.fromkeys(terms_of("deeds", "actor"), "people"))
    counted = {**terms_of("counted", "person"), **terms_of("counted", "kind")}
    found.update((word, _COUNTED.get(kind, "people")) for word, kind in counted.items())
    for role in terms_of("roles"):
        found.setdefault(role.rpartition(" ")[2].lower(), "people")
    for group, kind in _GROUPS.items():
        found.update(dict.fromkeys(terms_of("roles", group), kind))
    found.update(dict.fromkeys(terms_of("sites"), "places"))
    return found


@cache
def _people() -> frozenset[str]:
    """Pronouns and counts that stand for people: "he", "six", "dozens", "someone"."""
    pronouns = {*terms_of("function", "pronoun"), *terms_of("function", "possessive")}
    return frozenset(
        (pronouns - _NO_ONE) | {*terms_of("numerals"), "dozens", "hundreds", "thousands"}
    )


def strange_name(tree: Branches, i: int) -> bool:
    """Whether a word is a name that we know nothing of."""
    word = tree.known.tokens.words[i]
    if not word[:1].isupper() or kind_of(tree, i) is not None:
        return False
    one = tree.known.names.at(tree.known.tokens.starts[i])
    return one is not None or word.endswith("'s") or rarity(word) >= rarity("")


def kind_of(tree: Branches, i: int) -> PatientKind | None:
    """What a noun names; None where nothing says so."""
    low = tree.low[i].partition("'")[0].rpartition("-")[2]
    if low in _people() or tree.known.class_at(i) == "number":
        return "people"
    listed = _nouns().get(lemma(low)) or _nouns().get(low)
    if low.startswith("officer") and "army" not in tree.low[max(0, i - 2) : i]:
        listed = "officials"  # the news speaks of the police more often than of the army's
    mention = tree.known.names.at(tree.known.tokens.starts[i])
    if mention is not None and (listed is None or tree.known.tokens.words[i][:1].isupper()):
        kind = _NAMED.get(mention.kind, listed)
        found = tree.known.names.within(tree.known.tokens.starts[i], tree.known.tokens.ends[i])
        if found and found[0][0].role == "people":  # "150 Iranians"
            kind = "people"
        if mention.key in terms_of("organisations"):
            kind = "groups"
        if kind == "people":  # "Trooper Ann Lee"
            before = (_nouns().get(tree.known.lemma[k]) for k in tree.those(i, "compound", "nmod"))
            kind = next((k for k in before if k in ("fighters", "officials")), kind)
        return kind
    if listed is None and low.endswith(("man", "men", "woman", "women", "people", "person")):
        return "people"
    return listed
