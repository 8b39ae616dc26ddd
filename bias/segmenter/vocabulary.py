"""Which words does the segmenter go by?

Small lists of English function, as constants until the shared world lists hold them: cue words
that bring in speech, words that open a sentence, ranks and titles, what mastheads end in, what
photo credits say. None of them is a list of particular outlets.
"""

from __future__ import annotations


def _words(printed: str) -> frozenset[str]:
    return frozenset(printed.split())


# Verbs and nouns that bring in what somebody said or wrote.
_CUE_VERBS = """
accuse accused accuses accusing add added adding adds admit admits admitted admitting
allege alleged alleges alleging announce announced announces announcing answer answered answers
argue argued argues arguing ask asked asking asks assert asserted asserting asserts
blame blamed blames boast boasted brand branded branding brands call called calling calls
caution cautioned charge charged claim claimed claiming claims comment commented commenting
concede conceded concedes condemn condemned condemning condemns confirm confirmed confirms
cite cited cites citing declare declared declares declaring decried decry denied denies deny
denounce denounced denounces denouncing denying describe described describes describing dismiss
dismissed dismisses dub dubbed emphasise emphasised emphasize emphasized emphasizes exclaimed
explain explained explaining explains hail hailed insist insisted insisting insists joked label
labeled labelled labelling labels lament lamented mention mentioned note noted notes noting
post posted posting predict predicted proclaim proclaimed promise promised pledge pledged
quote quoted quoting reads recall recalled recalls recount recounted refer referred referring
refers reiterate reiterated reiterates remark remarked replied replies reply report reported
reports repeat repeated respond responded responds said saying says say shouted chanted signal
signaled signalled stated states stating stress stressed stresses stressing suggest suggested
suggests tell telling tells testified term termed terming terms threaten threatened threatens
told tweeted tweets urge urged urges urging vow vowed vowing vows warn warned warning warns
whispered wrote write writes writing voiced spoke speaking words
"""
CUES = _words(_CUE_VERBS)
CUE_PAIRS: frozenset[tuple[str, str]] = frozenset({("according", "to"), ("in", "quotes")})

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

# Abbreviations of news that nupunkt's model does not hold; never a sentence's end before a name.
ABBREVIATIONS: tuple[str, ...] = (
    "lt", "cmdr", "spc", "pfc", "bn", "col", "brig", "maj", "gen", "supt", "insp", "adm", "amb",
    "sgt", "cpl", "capt", "gov", "sen", "rep", "hon", "rev", "prof", "approx", "ret", "mt", "ft",
)  # fmt: skip

# Abbreviations that are printed in lower case and may stand before a capital. nupunkt's model
# comes from legal texts and holds "month", "story" and 100 more of the commonest words of news;
# any word in lower case that is not listed here may end a sentence.
LOWER_ABBREVIATIONS = _words(
    """
    vs v etc approx ca cf al viz esp incl est nos pp ed eds vol tel ext dr mr mrs ms st jr sr
    lt gen sgt col capt prof gov sen rep rev hon fig sec ch art op dept corp inc co ltd bros mt ft
    km kg lb lbs oz hrs min aka resp
    """
)
# After these even an opener goes on: "Gen. The" does not occur, "vs. The Crown" does.
NEVER_LAST = LOWER_ABBREVIATIONS - _words("etc inc co ltd corp bros jr sr al")

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
