"""Which words does the segmenter go by?

Cue words and abbreviations come from the world lists in lexicons/. What only the segmenter
needs stands here: words that open a sentence, elisions, what mastheads end in, what may not
stand before one. None is a list of particular outlets but the letters of stations and agencies.
"""

from __future__ import annotations

from functools import cache

from bias.lists import terms_of
from bias.words import speech_words


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


# Verbs that put a name on a thing in somebody's words ("he called it “a gift”"). The world list
# of speech leaves them out: they name no source of a statement.
_NAMING = _words("brand call caution dub hail label proclaim refer term words argue quote nickname")

# Clipped words that the world list leaves out because they abbreviate no name.
_CLIPPED = _words("incl esp excl resp")


@cache
def cues() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that bring in what somebody said: lemmas, and phrases (lexicons/world_speech.tsv)."""
    said = sorted(speech_words(thought=False))
    return _NAMING.union(w for w in said if " " not in w), tuple(w for w in said if " " in w)


@cache
def never_last() -> frozenset[str]:
    """Abbreviations that end no sentence, folded: titles, "vs", "e.g"."""
    titles = _folded("title") - {"st", "sr", "fr", "ft", "mt"}
    return (titles | _folded("latin")) - {"etc", "al", "a.m", "p.m"}


@cache
def lower_abbreviations() -> frozenset[str]:
    """Abbreviations in lower case that may stand before a capital.

    A word in lower case that is not one of these may end a sentence.
    """
    return _folded("latin") | _CLIPPED


@cache
def abbreviations() -> frozenset[str]:
    """Every abbreviation we know, folded (lexicons/world_abbreviations.tsv)."""
    return frozenset(w.lower().removesuffix(".") for w in terms_of("abbreviations")) | _CLIPPED


def _folded(note: str) -> frozenset[str]:
    return frozenset(w.lower().removesuffix(".") for w in terms_of("abbreviations", note))


# What follows a closing mark when the sentence goes on: "“Why?” Khan asked."
SPEECH_VERBS = (
    "said|says|asked|asks|told|replied|added|wrote|cried|shouted|answered|demanded|exclaimed|"
    "wondered|tweeted|posted|continued|explained|insisted|warned|declared|chanted|quipped|joked"
)

# Words that open a sentence even after an abbreviation or a letter: "at 10 p.m. An explosion",
# "Plan B. The rest".
OPENERS = _words(
    """
    The A An He She It They We You I This That These Those But And Or So Yet However In On At
    For From By With After Before When While If As Although Though There Here His Her Its Their
    Our My What Why How Who Where Meanwhile Later Then Now Another One No Not
    """
)

# Titles that follow "U.S." inside a sentence, though nupunkt holds them for openers.
TITLES = _words(
    """
    Admiral Ambassador Attorney Captain Chairman Colonel Congressman Congresswoman General Judge
    President Representative Secretary Senator Senate Special Treasury
    """
)

ELISIONS = _words("em til tis twas twere twill cause bout round neath n nuff tween cos cuz fore")

# What a masthead ends in. "Azure Coast Courier", "Northern Herald", "Delta TV".
MASTHEAD_NOUNS = _words(
    """
    News Newspaper Times Post Herald Tribune Courier Gazette Journal Chronicle Guardian Observer
    Telegraph Standard Star Sun Mirror Globe Mail Express Press Record Register Reporter Review
    Sentinel Bulletin Examiner Inquirer Enquirer Argus Echo Ledger Monitor Messenger Dispatch
    Despatch Advertiser Independent Mercury Citizen Daily Weekly Today Tonight Broadcasting
    Television Radio TV FM HD Channel Network Online Digest Wire Agency Media Magazine Report
    Beacon Banner Bee Leader Advocate Statesman Nation Voice Outlook Insider Intelligencer
    Dawn Tide Pioneer Patriot Democrat Republican Transcript Union World 24 Live
    """
)
# Of these, the ones that are nearly never the last word of a headline's own sentence.
PLAIN_MASTHEADS = _words(
    """
    News Times Post Herald Tribune Courier Gazette Journal Chronicle Guardian Observer Telegraph
    Standard Mirror Globe Express Sentinel Bulletin Examiner Inquirer Enquirer Argus Echo Ledger
    Monitor Messenger Dispatch Despatch Advertiser Independent Mercury TV FM HD Radio Television
    Broadcasting Newspaper Network Online Daily Weekly Star Sun Press Mail Register Intelligencer
    """
)
# A capitalised run after one of these belongs to the headline's own sentence.
GOVERNORS = _words(
    """
    a an the to in on at by for from with of against over under into onto about after before
    amid around near outside inside as than like via per and or but nor vs versus no new fake
    good bad more breaking its their his her our my this that these those down up off out
    tells told says said sues sued slams slammed attacks attacked buys bought bans banned closes
    closed shuts shut raids raided blocks blocked accuses accused joins joined leaves left quits
    quit fires fired hits hit sells sold launches launched acquires acquired blames blamed
    praises praised fines fined hacks hacked targets targeted storms stormed owns reads watches
    criticises criticizes criticised criticized threatens threatened halts suspends suspended
    wins won names named backs backed gives gave makes made is are was were be been has have had
    """
)
PREPOSITIONS = _words(
    """
    in on at by for from with of against over under into amid after before near as to during
    since despite between across around following
    """
)
# What a station's name may start with.
STATIONS = _words("Channel Radio TV Television")
# Letters of stations and agencies, which stand alone after a dash or a bar.
INITIALISMS = _words(
    "BBC CNN DW AP AFP NPR CBS NBC ABC PBS ITV CBC RT ANI PTI TASS Reuters Bloomberg"
)
SMALL = _words(
    """
    a an the and or but nor of in on at by for from to with as vs via per over amid after into
    than up off out is it be so if
    """
)
