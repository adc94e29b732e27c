"""Residents' pages: a place's decisions, one decision, the online ballot, the wall display."""
