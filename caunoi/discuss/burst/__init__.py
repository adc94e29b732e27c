"""Intake for the hours when everybody writes at once: opinions taken beside the site, many in one durable transaction.

What arrives within a few milliseconds is inserted together and acknowledged after the commit, never before. The rules are the room's
own; the database proves again, in the statement that inserts, that the consultation is open, the target belongs to it and the sender may
speak. Every acknowledged opinion is a leaf of a tree whose root stands in the ledger.
"""
