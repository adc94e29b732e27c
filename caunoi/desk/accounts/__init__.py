"""Accounts and roles of a body, for its administrator."""
