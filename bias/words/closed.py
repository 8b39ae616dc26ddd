"""Which words tell how a sentence is built, and not what it is about?

Closed classes of English: function words, prepositions, numerals, units, names of days and months.
Also two helpers that make a set of a line of words, as printed or as stems.
"""

from __future__ import annotations

from bias.words.stems import stem


def listed(line: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(line.split())


def stems(line: str) -> frozenset[str]:
    """Return the stems of the words of a line."""
    return frozenset(map(stem, line.split()))


FUNCTION = listed(
    "a an the this that these those its his her their our my your it he she they we you i him "
    "them us me who whom whose which what there here of in on at by for with from to into "
    "onto over under about against between among through during after before since until till "
    "amid around near across along behind beyond within upon off out up down as than and or "
    "but nor so yet if whether while when where because although though unless be is are was "
    "were been being am have has had having do does did done will would shall should can "
    "could may might must not no never none neither nobody nothing also too very just only "
    "even still already more most less least much many some any all every each both few "
    "several other others another such same own then now according again once ever however "
    "moreover meanwhile s t mr mrs ms dr per via one ones without toward towards despite "
    "unlike like due twice thrice"
)
TIME = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february april june "
    "july august september october november december today yesterday tomorrow tonight morning "
    "afternoon evening night noon midnight dawn dusk week month year day hour minute weekend "
    "spring summer autumn winter"
)
NOT_ADVERBS = listed(
    "family ally assembly reply supply rally bully italy anomaly monopoly jelly belly apply "
    "comply rely imply multiply fly likely deadly early daily weekly friendly elderly costly"
)
NUMERALS = listed(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "hundreds thousands scores"
)
UNITS = stems(
    "percent points dollars euros pounds kilometres kilometers miles metres meters tonnes tons "
    "hours days weeks months years minutes seconds degrees times goals votes"
)
PREPOSITION = listed(
    "in on at by for with from to into over under about against between among through during "
    "after before since until amid around near across along behind as than when where"
)
ORDINALS = listed("first second third fourth fifth sixth seventh eighth ninth tenth")
