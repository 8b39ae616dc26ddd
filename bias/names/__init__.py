"""Who and what is named? People, places, organisations and groups, each once, with its forms."""

from bias.names.aliases import link
from bias.names.known import is_first_name, is_nickname, sex_of_first_name, titles
from bias.names.model import Entity, Kind, Mention, Names, Role
from bias.names.search import find

__all__ = [
    "Entity", "Kind", "Mention", "Names", "Role", "find", "is_first_name", "is_nickname",
    "link", "sex_of_first_name", "titles",
]  # fmt: skip
