"""Who does what to whom? Every deed of a text with its doer and its patient, in order.

    events(article)   -> list[Event], the article read by the parse
    events(reading)   -> the same of a reading that was made before; none without a parse

Verbs come from the parse, nouns of harm from a list. Who "did" a thing is what the words say, and
no more: a doer that its clause does not name is often not known.
"""

from __future__ import annotations

from bias import reading
from bias.agency import deeds
from bias.agency.branches import Branches
from bias.agency.factuality import factuality
from bias.agency.kinds import kind_of
from bias.agency.model import Event
from bias.agency.parties import Told, of_noun, of_verb
from bias.agency.sense import BY_SOMEBODY, SOMEBODY, is_harm
from bias.article import Article
from bias.reading import Reading

__all__ = ["BY_SOMEBODY", "SOMEBODY", "Event", "events"]


def events(known: Article | Reading) -> list[Event]:
    """Return who does what to whom; of an article that was not read yet, by the parse.

    Raises:
        ModelError: an article is given and the parser cannot be had.

    >>> from bias.reader import read_text
    >>> e, raid = events(read_text("Two men were wounded in a police raid on Monday."))
    >>> e.form, raid.patient, e.patient_kind, e.factuality, e.harm
    ('passive without agent', None, 'people', 'happened', True)
    """
    if isinstance(known, Article):
        known = reading.read(known, "parse")
    if known.engine != "parse":
        return []
    tree = Branches(known)
    return [_event(tree, x) for x in _told(tree)]


def _told(tree: Branches) -> list[Told]:
    """Every verb but those of speech, and every noun of harm; in order of the text."""
    found: dict[int, Told] = {}
    known = tree.known
    for i in range(len(known.lemma)):
        deed = deeds.noun(tree, i) if known.class_at(i) in ("noun", "open", "verb") else None
        made = of_noun(tree, i, deed) if deed is not None else None
        if made is not None:
            found[i] = made
    cues = {i for x in known.attributions if x.cue for i in known.tokens_in(x.cue)}
    for e in known.events:
        deed = deeds.verb(tree, e.token)
        if e.token in found or (e.token in cues and deed is None):
            continue
        doer, patient = (tree.top(span) if span else -1 for span in (e.agent, e.patient))
        told = Told(e.token, e.form, doer, patient, "")
        found[e.token] = of_verb(tree, told, deed)
    for noun in [x for x in found.values() if x.leads >= 0]:
        verb = found.pop(noun.leads, None)
        found[noun.token] = noun if verb is None else _led(tree, noun, verb)
    return [found[i] for i in sorted(found)]


def _led(tree: Branches, noun: Told, verb: Told) -> Told:
    """A noun of harm with the doer of the verb that leads to it, or with whom it befalls."""
    if deeds.note(tree, verb.token, "bears"):
        return noun._replace(patient=noun.patient if noun.patient >= 0 else verb.doer)
    doer = verb.doer if verb.doer >= 0 else noun.doer
    form = verb.form if noun.form == "active" else noun.form
    if verb.form == "passive with agent":
        form = verb.form
    return noun._replace(doer=doer, form=form)


def _event(tree: Branches, told: Told) -> Event:
    known = tree.known
    i = told.token
    harm = is_harm(tree, told)
    kind = kind_of(tree, told.patient) if told.patient >= 0 else None
    if told.patient >= 0 and kind in (None, "places"):
        tool = deeds.note(tree, told.patient, "instrument")
        people = harm and told.family in _OF_PEOPLE and not tool
        kind = "people" if people else kind or "things"
    return Event(
        known.span(i, i + 1),
        told.form,
        tree.phrase(told.doer) if told.doer >= 0 else None,
        tree.phrase(told.patient) if told.patient >= 0 else None,
        factuality(tree, i, told.form == "nominal"),
        harm,
        kind,
        told.family if harm else "",
        i,
        told.doer,
        told.patient,
    )


#: Harm that befalls nobody but people: an unknown noun that suffers it is somebody.
_OF_PEOPLE = frozenset(("kill", "die", "hurt", "detain", "dismiss", "abduct", "shoot"))
