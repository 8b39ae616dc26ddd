"""Who and what is named? People, places, organisations and groups, each once, with its forms."""

from .aliases import link
from .known import titles
from .model import Entity, Kind, Mention, Names, Role
from .search import find, find_text, role_of

__all__ = [
    "Entity",
    "Kind",
    "Mention",
    "Names",
    "Role",
    "find",
    "find_text",
    "link",
    "role_of",
    "titles",
]
