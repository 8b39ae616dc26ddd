"""What do the words of a role tell, and which of two tells more?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bias.attribution.nouns_listed import (
    ARTICLES,
    LESS,
    is_agent,
    is_called,
    is_party,
    nouns_of,
    opinions,
    person_nouns,
    plain_word,
)
from bias.lists import terms_of
from bias.names import (
    titles,
)

_CLAUSE = re.compile(r" (?:who|whose|whom|which|where)\b")
#: How nouns end that say what somebody does.
_DOING = ("er", "or", "ian")
#: Titles that say of whom by themselves.
_RULERS = frozenset(("President", "Pope", "King", "Queen", "Chancellor", "Premier", "Emperor"))
#: A role that names an office and of what.
_OFFICE = re.compile(
    r"\b(?:chair(?:man|woman)?|ranking|leader|speaker|director|secretary|whip|chief|head"
    r"|(?:top|leading|senior) (?:Democrat|Republican|member))\b.* (?:of|on|for) .*[A-Z]"
)
#: "The committee's": of a body that is named elsewhere. "R-Texas, a nurse".
ITS = re.compile(r"[a-z]+['’]s ")


#: Titles that do not tell of what: "Gen. Ann Lee, the army's chief of staff".
_RANKS = frozenset(("dr", "gen", "col", "lt", "maj", "capt", "adm", "sgt"))


def emptiness(role: str) -> int:
    """How little a role says beside others: an office, a title alone, a party."""
    if is_party(role):
        return 3
    if role.startswith(("of ", "Mr. ", "Ms. ", "Mrs. ")):  # "Mr. Ford and the new adviser"
        return 4
    its = re.split("['’]", role)[0] in nouns_of("body")
    rank = all(w.strip(".").lower() in _RANKS for w in role.split())
    return int(rank or role.startswith("who ") or its)


def by_office(told: list[str]) -> list[str]:
    """Roles, before a title alone the office that says of what: "chairman of the House Intelligence
    Committee" before "Rep.", "Texas Governor" before "Governor"."""
    longer = [r for r in told if r.endswith(f" {told[0]}")] if told else []
    words = told[0].strip(".").split() if told else []
    # "California Rep.": of a committee too.
    seat = bool(words) and words[-1] in ("Rep", "Sen", "Representative", "Senator")
    if not seat and " ".join(words) not in titles() - _RULERS:
        over = longer if told and "Under" in told[0] else []
        return [*over, *(r for r in told if r not in over)]
    same = [r for r in longer if r[:1].isupper() and titles().isdisjoint(r.split()[:-1])]
    over = [r for r in told if _OFFICE.search(r) and not ITS.match(r)] or same[:1]
    article = ("a ", "an ", "the ")
    fuller = next((r for r in told[1:] if _is_fuller(r) and not r.endswith(told[0])), "")
    if fuller and not over:  # "Rep., member of the House Freedom Caucus"
        bare = next((fuller.removeprefix(x) for x in article if fuller.startswith(x)), fuller)
        seat = words[-1] in ("Rep", "Sen", "Representative", "Senator", "Gov", "Governor")
        over = [f"{told[0]}, {bare}" if seat else fuller]
    return [*over, *(r for r in told if r not in over)]


def _is_fuller(role: str) -> bool:
    """Whether a role tells what a title alone does not: "a nurse of the Lima Clinic"; of a body
    that is told there, at some length, and not the party and place alone."""
    words = role.split()
    named = any(word[:1].isupper() for word in words[1:])
    judges = not opinions().isdisjoint(words)
    told = len(words) > 3 and named and not judges and not is_party(role)
    told = told and words[0] not in ("Mr.", "Ms.", "Mrs.")
    # "Democrats who have defined it" are others.
    many = any(word.endswith("s") and word[:-1] in titles("party") for word in words)
    return told and not many and words[0].lower() not in ("of", "who", "one", "another")


#: What tells of whose camp somebody is: "left-wing commentator".
_CAMPS = "-wing"


def unloaded(role: str) -> str:
    """A role without the writer's opinion at its head: "bombastic talk show host"."""
    words = role.split(" ")
    first = words[0].lower() in ("a", "an")
    rest = words[first + 1 :]
    if not rest or words[first].lower() not in opinions() or not is_role(" ".join(rest)):
        return role
    if words[first].lower().endswith(_CAMPS):
        return role
    if rest[0] in terms_of("naming", "organisation"):
        return role  # "Revolutionary Guard commander"
    article = ("an" if rest[0][0].lower() in "aeio" else "a",) if first else ()
    return " ".join((*article, *rest))


def no_longer(told: list[str]) -> list[str]:
    """Roles, the first one as the text tells it of who holds it no longer: "former senator", where
    it says "Senator" too."""
    if not told or told[0].lower().startswith(("former ", "a former ")):
        return told
    head = head_of(told[0])
    over = [
        r for r in told if r.lower().startswith(("former ", "a former ")) and head_of(r) == head
    ]
    return [*over, *(r for r in told if r not in over)]


def is_meant(said: Sequence[str], role: str) -> bool:
    """Whether "the ..." may name who has a role: "chairman" or "chairman of the House committee
    that met" who is "the committee's chairman", not "the president" who is one of some body."""
    words = {plain_word(w) for w in role.lower().replace(",", "").split()} - ARTICLES - {"of"}
    told = {plain_word(w) for w in said}
    fuller = len(words) > 1 and words <= told and LESS.isdisjoint(told - words)
    # "The Ohio secretary of state" is no secretary of state of elsewhere.
    fuller = fuller and not any(w.title() in terms_of("naming", "state") for w in told - words)
    return fuller or (is_called(said, role) and not _leads(said, role))


def _leads(said: Sequence[str], role: str) -> bool:
    """Whether a role is the president of some body, and no "the president"."""
    return list(said) == ["president"] and " of " in role


def head_of(role: str) -> str:
    """The noun of a role, as others may print it: "representative" of "Rep. for Lima"."""
    words = role.lower().replace(",", " ").split()
    hangs = terms_of("function", "preposition")
    end = next((n for n, w in enumerate(words) if n and w in hangs), len(words))
    return plain_word(words[end - 1])


def of_one(role: str) -> str:
    """The role of one person: "Sens. Ann Lee and Tom Ray" makes each a "Sen."."""
    before, space, title = role.rpartition(" ")
    if title.endswith("s") and title[:-1] in titles():
        return f"{before}{space}{title[:-1]}"
    short = title.removesuffix("s.")
    return f"{before}{space}{short}." if short != title and short in titles() else role


def is_role(words: str) -> bool:
    """Whether words name what a person is."""
    low = [w.strip(".,'\"") for w in words.lower().split()]
    if low and low[0] in terms_of("numerals") and low[0] not in ("one", "first", "second"):
        return False  # "Two candidates who stayed away: Ann Lee and ..."
    # "An inquiry led by a judge" is nobody, "one of its members" is.
    hangs = terms_of("function", "preposition")
    end = next((n for n, w in enumerate(low) if n and w in hangs), len(low))
    low = low if low[:1] == ["one"] else low[:end]
    if (
        len(low) > 1
        and low[-1].endswith("s")
        and low[-1][:-1] in person_nouns()
        and low[0] != "one"
    ):
        return False  # "Both are former governors, Lee of Lima and Ford of Delft"
    # "One of Ford's lawyers".
    low = [*low, *(w.removesuffix("s") for w in low[1:])] if low[:1] == ["one"] else low
    bare = [w.removeprefix("co-").removesuffix("-elect") for w in low]
    if low and low[-1] in nouns_of("document"):
        return False  # "In a statement to the police chief, Ann Lee"
    if any(w in person_nouns() or is_agent(w) for w in bare):
        return True
    if low[:1] == ["one"] and "of" in low and low[-1].endswith(_DOING):
        return True  # "one of Ford's public defenders"
    # "Ann Lee, a baker"; "a University of Lima professor", where only names stand before the noun.
    full = _CLAUSE.split(words)[0].split()
    if full[:1] in (["a"], ["an"]) and len(full) < 4 and full[-1].endswith(_DOING):
        return True
    named = all(w[:1].isupper() or w.lower() in (*hangs, *ARTICLES) for w in full[:-1])
    return named and bool(full) and full[-1].lower() in person_nouns()
