"""Searching across rooms: one page for everybody, the same with what an officer may see besides."""
