"""Opinion map: what people who agreed and disagreed with short statements have in common, and whether they form groups.

The published Polis pipeline on arrays alone: no database, no names, the same answer for the same votes and seed.
"""

from .mapping import People, map_and_people, map_of
from .result import MapResult, NoGroups
from .votes import Votes

__all__ = ["MapResult", "NoGroups", "People", "Votes", "map_and_people", "map_of"]
