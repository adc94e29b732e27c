"""Open311 GeoReport v2: other systems list what may be reported, send residents' feedback, and follow it.

Feedback alone: no complaint and no denunciation comes or goes this way, and what goes out names nobody.
"""
