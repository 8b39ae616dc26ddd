"""What can go wrong, as letters to the person who has to mend it.

A BiasError's text is shown as it stands after ``bias: ``: what happened, to which file, and what
to do now. Anything else that is raised is a fault of ours.
"""

from __future__ import annotations


class BiasError(Exception):
    """A failure a person can mend; the message is the whole letter."""


class ReadError(BiasError):
    """A text that cannot be read as an article."""


class LexiconError(BiasError):
    """A lexicon file with a fault, named by file and line."""


class ModelError(BiasError):
    """A model's files are missing, changed or newer than this version."""


class ReportError(BiasError):
    """A saved report that cannot be opened, or does not hold what was asked for."""


class OptionError(BiasError):
    """Options that do not go together, or name something that does not exist."""
