"""Intake for the hours when everybody writes at once: opinions taken beside the site, many in one durable transaction.

What arrives within a few milliseconds is inserted together and acknowledged after the commit, never before. The rules are the room's
own; the database proves again, in the statement that inserts, that the consultation is open, the target belongs to it and the sender may
speak. Every acknowledged opinion is a leaf of a tree whose root stands in the ledger.

Where things are: ``api`` is the door (a plain ASGI callable), ``gate`` bounds what one network sends,
``across`` lets the site's pages in from a browser, ``shapes`` says what
arrives and what digest stands for it, ``standing`` knows what a consultation takes this second and asks the rules, ``intake`` gathers and
writes, ``tree`` makes root and paths, ``proof`` compares with the ledger afterwards (``caunoi discuss verify``, ``--receipt FILE`` for one
person's).

To try it: ``caunoi serve`` opens it at the port after the site's (``CAUNOI_BURST_PORT``), then ::

    curl -i http://127.0.0.1:8001/y-kien -H 'Content-Type: application/json' \\
      -d '{"consultation": "SLUG", "key": "one-of-my-own", "opinions": [{"statement": 1, "stance": 1}]}'

201 taken, with ``code`` and a proof; the same line again is 200 and counts nothing. 503 means not taken: send the same line again. The page
of statements does all this by itself (``static/discuss/door.js``). How to run it: ``docs/how-to/van-hanh.md``; why it is there and what it
does not promise: ``docs/decisions/0015-a-door-of-its-own-for-bursts.md``; how fast it is: ``./run bench burst``.
"""
