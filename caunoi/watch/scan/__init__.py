"""Space-time scan statistics: which neighbouring places, over how many of the last weeks, have more cases than chance explains.

Kulldorff 1997 (Commun Stat 26:1481), 2001 (JRSS A 164:61); Kulldorff et al. 2005 (PLoS Med 2:e59); Neill et al. 2005 (KDD 218); Tango,
Takahashi, Kohriyama 2011 (Biometrics 67:106). Scores are those of R ``scanstatistics``.
"""

from .chance import Chance, chance_of
from .scores import METHODS, Scan, Window, scan
from .zones import Zones, nearest, zones_of

__all__ = ["METHODS", "Chance", "Scan", "Window", "Zones", "chance_of", "nearest", "scan", "zones_of"]
