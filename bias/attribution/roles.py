"""What does the text say that a named person is? "Mayor Ann Lee", "Ann Lee, a nurse"."""

from __future__ import annotations

from collections.abc import Iterator

from bias.article import Span
from bias.lists import terms_of
from bias.names import Mention, titles
from bias.reading import Reading

#: Tokens of a role; what is longer tells more than who somebody is.
LONGEST = 16
MALE = frozenset(("mr", "sir", "lord", "king", "prince"))
FEMALE = frozenset(("mrs", "ms", "miss", "lady", "queen", "princess"))
#: Roles that tell a woman or a man, beside those that end so.
HERS = frozenset(("lady", "wife", "daughter", "mother", "sister", "widow", "actress"))
HIS = frozenset(("husband", "son", "father", "brother", "widower"))
#: Forms of address, which are no role.
ADDRESS = frozenset(("mr", "mrs", "ms", "miss"))
#: What begins a clause that tells more of somebody.
TELLING = frozenset(("who", "which", "whose", "whom", "where", "when"))
#: Whether somebody holds an office still, or already.
_STATES = frozenset(("acting", "former", "incoming", "outgoing", "then"))
#: What makes less of a title, and is no preposition there ("Under Secretary").
UNDER = frozenset(("Under", "Deputy", "Assistant", "Vice"))
_BEFORE = ("compound", "nmod", "amod", "poss", "prep", "det", "part", "case")


def roles(known: Reading, mention: Mention) -> list[str]:
    """The words beside a name that say what its bearer is, nearest first; needs a parse."""
    inside = known.tokens_in(Span(mention.start, mention.end))
    if not inside or int(known.columns.head[inside[0]]) < 0:
        return []
    main = main_token(known, inside)
    beside = (_before(known, main, inside), _after(known, main, inside))
    found = (*beside, *_around(known, main))
    return [told for told in found if told]


def main_token(known: Reading, tokens: range) -> int:
    """The token that the others hang on; without a parse the last one."""
    head = known.columns.head
    for i in tokens:
        if int(head[i]) >= 0 and (int(head[i]) not in tokens or int(head[i]) == i):
            return i
    return tokens[-1]


def under(known: Reading, i: int, limit: range) -> list[int]:
    """The tokens in `limit` that hang on token `i`, and itself, in order."""
    held = {i}
    grown = True
    while grown:
        more = {k for k in limit if k not in held and int(known.columns.head[k]) in held}
        grown = bool(more)
        held |= more
    return sorted(held)


def _near(known: Reading, i: int) -> range:
    """The sentence of a token, no wider than a role may be on either side."""
    n = int(known.sentence[i])
    low, high = known.bounds[n] if n >= 0 else (i, i + 1)
    return range(max(low, i - 2 * LONGEST), min(high, i + 2 * LONGEST))


def _after(known: Reading, main: int, inside: range) -> str:
    """ "Ann Lee, a nurse"."""
    near = _near(known, main)
    beside = {*inside}
    for k in near:
        if known.relation[k] == "appos" and int(known.columns.head[k]) in beside and k > main:
            if known.class_at(k) == "number":  # "Ann Lee, 58, a baker"
                beside.add(k)
                continue
            told = [x for x in under(known, k, near) if x > inside[-1]]
            silent = not told or _is_speaking(known, told[-1])
            return "" if silent else _words(known, _cut(known, told))
    return ""


def _is_speaking(known: Reading, last: int) -> bool:
    """Whether a verb follows with no comma: "It burst after a call to Ann Lee, a nurse said"."""
    n = int(known.sentence[last])
    after = last + 1
    if n < 0 or after >= known.bounds[n][1] or known.class_at(after) != "verb":
        return False
    gap = known.article.unwrapped[known.tokens.ends[last] : known.tokens.starts[after]]
    finite = bool(known.tense_at(after)) or known.tokens.words[after].lower() in ("said", "says")
    return not gap.strip() and finite


def _cut(known: Reading, tokens: list[int]) -> list[int]:
    """The tokens of a role; where they are too many, up to what is told of its bearer or to the
    next role: "a nurse who", "a nurse in Lima and the head of"."""
    words = [known.tokens.words[k].lower() for k in tokens]
    if len(words) <= LONGEST:
        return tokens
    end = next((n for n, w in enumerate(words) if n and w in TELLING), len(words))
    if end > LONGEST:
        joined = (
            n for n, w in enumerate(words[:end])
            if n and w == "and" and words[n + 1 : n + 2] in (["a"], ["an"], ["the"])
        )  # fmt: skip
        end = next(joined, end)
    return tokens[:end]


def _around(known: Reading, main: int) -> Iterator[str]:
    """ "A nurse, Ann Lee"; "a lawyer for Ms. Ford, Ann Lee", where the parse has Lee for Ford."""
    if known.relation[main] != "appos":
        return
    head = known.columns.head
    above = int(head[main])
    climbs = known.class_at(above) == "name" and known.relation[above] == "pobj"
    for at in (above, int(head[int(head[above])])) if climbs else (above,):
        near = _near(known, at)
        below = set(under(known, main, near))
        yield _words(known, [x for x in under(known, at, near) if x not in below])


def _before(known: Reading, main: int, inside: range) -> str:
    """ "Mayor Ann Lee"."""
    first = inside[0]
    i = first
    words = known.tokens.words
    while i - 1 in _near(known, main) and first - i < LONGEST:
        # "Secretary of State Ann Lee"
        if (
            i > 2
            and words[i - 2] == "of"
            and words[i - 3] in titles()
            and words[i - 1][0].isupper()
        ):
            i -= 3
            continue
        # "Federation of Lima President Ann Lee"
        body = first > i > 1 and words[i - 1] == "of"
        if body and words[i][0].isupper() and words[i - 2][0].isupper():
            i -= 2
            continue
        # "U.S. Attorney Ann Lee", "incoming mayor Ann Lee": what the parse hangs elsewhere.
        if words[max(0, i - 2) : i] == ["U", "S"]:
            i -= 2
            continue
        if first > i and (words[i - 1].lower() in _STATES or words[i - 1] in UNDER):
            i -= 1
            continue
        above, relation = int(known.columns.head[i - 1]), known.relation[i - 1]
        dated = words[i - 1] in terms_of("calendar", "weekday")  # "On Monday prosecutor Ann Lee"
        if dated or relation not in _BEFORE or not i - 1 < above <= main:
            break
        i -= 1
    held = range(i, first)
    # An adjective, an article or a form of address alone says nothing of who somebody is.
    told = [k for k in held if known.class_at(k) in ("noun", "name", "open")]
    if all(known.tokens.words[k].lower() in ADDRESS for k in told):
        return ""
    return _words(known, list(held), known.tokens.starts[first])


def _words(known: Reading, tokens: list[int], end: int | None = None) -> str:
    """The printed words of tokens, up to `end` with the full stop of a short form ("Sen.")."""
    if not tokens or len(tokens) > LONGEST:
        return ""
    span = known.span(tokens[0], tokens[-1] + 1)
    words = " ".join(known.article.text[span.start : end or span.end].split())
    # A party or a state in brackets ("R-Texas") is a label, no role.
    if known.article.text[max(0, span.start - 1) : span.start] == "(":
        return ""
    words, _, more = words.partition(" --")
    if _ and not more:  # "for president -- Ann Lee"
        return ""
    first, _, rest = words.partition(" ")  # "his chief of staff": whose, the row cannot say
    if first.lower() in ("whose", "my", "our"):  # "Ann Lee, whose son, Tom,"; "my dear friend"
        return ""
    owner = first.lower() == "the" or first.lower() in terms_of("function", "possessive")
    told = (rest if owner else words).strip(" ,")
    for opens, closes in ('""', "“”"):  # "an aide and "fixer": a quotation that was not closed
        even = opens == closes and told.count(opens) % 2 == 0
        if not even and told.count(opens) > told.count(closes) * (opens != closes):
            told = told.rpartition(opens)[0].strip(" ,")
    while told.rpartition(" ")[2] in {*terms_of("function", "preposition"), "and"}:
        told = told.rpartition(" ")[0]
    # "An aide to Ann Lee (R-Ohio": the bracket was not closed.
    return told if told.count("(") == told.count(")") else told.rpartition("(")[0].strip(" ,")
