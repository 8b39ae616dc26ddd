"""Is a word known by its dictionary form, its family and its kind of event?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bias import lists, words
from bias.words.families import family_of_lemma
from bias.words.lemmas import compared

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"

LEMMAS = """
add: added adding adds | agree: agreed agrees | ally: allies | announce: announced announcing
attack: attacks attacked | ban: banned bans | box: boxes | buy: bought | call: called calling
case: cases | cause: caused causes | child: children | close: closed | control: controlled
copy: copied | crisis: crises | deny: denied denies | die: died dying | discuss: discussed
drop: dropped | explode: exploded | free: freed | good: better best | guarantee: guaranteed
hero: heroes | hit: hits hitting | include: including | invite: invited | kill: killed killing
large: larger largest | late: later latest | lie: lied lying | make: made | movie: movies
need: needed needs | person: people | prize: prizes | promise: promised promises | release: released
settle: settled settling | shoot: shot | stop: stopped | strike: struck | threaten: threatened
travel: travelled | try: tried | visit: visited | vote: voted | woman: women
news: news | politics: politics | morning: morning | always: always | hundred: hundred
local: local | moral: moral | police: police | virus: viruses | gas: gas | analysis: analysis
"""
FAMILIES = """
dismiss: dismissal | nominate: nomination | kill: killing | deny: denial | decide: decision
explode: explosion | admit: admission | destroy: destruction | describe: description
rob: robbery | agree: agreement | pay: payment | apply: application | lose: loss | die: death
resist: resistance | shoot: shooting shootings | seize: seizure | depart: departure
mission: mission | department: department | army: army | policy: policy | local: local
moral: moral | hostage: hostage | several: several | commission: commission
"""


def told(table: str) -> list[tuple[str, str]]:
    rows = [row.partition(":") for row in table.replace("\n", "|").split("|") if row.strip()]
    return [(form, key.strip()) for key, _, forms in rows for form in forms.split()]


@pytest.mark.parametrize(("form", "lemma"), told(LEMMAS))
def test_lemma(form: str, lemma: str) -> None:
    assert words.lemma(form) == lemma
    assert words.lemma(form.title()) == lemma
    assert words.lemma(form + "’s") == lemma


@pytest.mark.parametrize(("word", "key"), told(FAMILIES))
def test_family(word: str, key: str) -> None:
    assert words.family(word) == key


@pytest.mark.parametrize(
    ("one", "two"),
    [("local", "locate"), ("moral", "more"), ("nation", "nature"), ("felt", "felon"),
     ("police", "policy"), ("mission", "miss"), ("treaty", "treat"), ("final", "fine")],
)  # fmt: skip
def test_other_families_stay_apart(one: str, two: str) -> None:
    assert words.family(one) != words.family(two)


@pytest.mark.parametrize("word", ["", "a", "s", "ed", "ing", "é", "İs", "'s", "1990s", "ss", "ies"])
def test_odd_words_are_no_error(word: str) -> None:
    assert isinstance(words.lemma(word), str)
    assert isinstance(words.family(word), str)
    assert words.rarity(word) >= 0
    words.look_up(words.lemma(word))


def test_lists_are_used_as_they_say() -> None:
    for verb in lists.terms_of("verbs").keys() - lists.terms_of("irregular").keys():
        assert words.lemma(verb) == verb, verb
    for form, base in lists.terms_of("bases").items():
        assert words.lemma(form) == (base or form)
    for word, base in lists.terms_of("families").items():
        assert family_of_lemma(word) == (base or word)
        assert family_of_lemma(base) == base or not base, (word, base)
    known = lists.terms_of("verbs")
    for word, forms in lists.terms_of("comparison").items():
        for form in forms.split(", ") if forms else compared(word):
            assert words.lemma(form) == (form if form in known else word)


def test_event_groups_by_word_derivation_and_phrase() -> None:
    sacked, dismissal, window = (
        words.look_up(words.lemma(w)).groups for w in ("sacked", "dismissal", "window")
    )
    assert set(sacked) & set(dismissal)
    assert "kill" in words.event_phrases(("gun", "down", "in"))
    assert not words.event_phrases(("gun", "up"))
    assert not window


def test_common_words_are_less_rare() -> None:
    assert words.rarity("said") < words.rarity("police") < words.rarity("zeppelin") < 6.5
    assert words.is_stopword("says")
    assert not words.is_stopword("sacked")


@pytest.mark.skipif(not DATA.exists(), reason="development data absent")
def test_published_figures() -> None:
    from benchmarks.lemmas import accuracy, families_of, read_tokens

    tokens = read_tokens(DATA)
    assert accuracy(tokens)["all"] >= 0.955
    assert sum(map(len, families_of(tokens))) / len({t.lemma for t in tokens}) < 0.16
