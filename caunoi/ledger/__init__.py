"""Sổ cái: what happened, in order, sealed; added to, never changed."""
