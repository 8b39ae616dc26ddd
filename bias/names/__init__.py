"""Who and what is named? People, places, organisations and groups, each once, with its forms."""

from .aliases import link
from .known import is_first_name, is_nickname, titles
from .model import Entity, Kind, Mention, Names, Role
from .search import find

__all__ = [
    "Entity",
    "Kind",
    "Mention",
    "Names",
    "Role",
    "find",
    "is_first_name",
    "is_nickname",
    "link",
    "titles",
]
