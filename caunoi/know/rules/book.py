"""The book of steps: what may be done with a disclosure, by whom."""

from datetime import timedelta

from caunoi.access.words import Role
from caunoi.kernel.steps import Book, Step

from ..words import Act, Stage

DAY = timedelta(days=1)

BOOK = Book(Stage.PLANNED, (
    #    when              act            by           then               cite
    Step(Stage.PLANNED,    Act.DECIDE,    Role.EDITOR, Stage.DECIDED,     cite="Khoản 3 Điều 12 Luật 10/2022/QH15"),
    Step(Stage.PLANNED,    Act.DROP,      Role.HEAD,   Stage.DROPPED),
    Step(Stage.DECIDED,    Act.PUBLISH,   Role.EDITOR, Stage.POSTED,      cite="Điều 13 Luật 10/2022/QH15"),
    Step(Stage.DECIDED,    Act.DROP,      Role.HEAD,   Stage.DROPPED),
    Step(Stage.POSTED,     Act.CORRECT,   Role.EDITOR, Stage.POSTED),
    Step(Stage.POSTED,     Act.PROVE,     Role.EDITOR, Stage.POSTED,      cite="Khoản 2–4 Điều 13 Luật 10/2022/QH15"),
    Step(Stage.POSTED,     Act.TAKE_DOWN, Role.EDITOR, Stage.TAKEN_DOWN),
))  # fmt: skip
