"""Random draw of panels that anybody can repeat: the list and a promise published before, public chance entered after.

Before: a list of codes (never names) with its digest, the seats of each stratum, and the digest of a secret that nobody can change later.
After: the secret is opened and public chance added (say, a lottery's printed result). Seed = digest of list, secret and chance; the codes
are ordered by digest(seed, code); the first ones have the seats, the next are reserves. Who made the list cannot steer it, nor who runs the lottery;
whoever can read the sealed secret on the server could choose among spellings of one result, so a result is written as it was printed.
The source and the day of the chance are in the ledger's entry, not in the promise. ``check.py`` is the same in twenty lines without this programme.
"""
