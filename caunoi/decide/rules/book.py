"""The book of steps of a community decision: who may do what at which stage, with the duty it starts or meets."""

from caunoi.decide.words import Act, Form, Party, Scope, Stage
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

S, A, P = Stage, Act, Party

BOOK = Book(S.DRAFT, (
    #    when         act              by            then
    Step(S.DRAFT,     A.ANNOUNCE,      P.VILLAGE,    S.ANNOUNCED, cite="Điều 18, 19 Luật 10/2022/QH15"),
    Step(S.DRAFT,     A.DROP,          P.VILLAGE,    S.DROPPED),
    Step(S.ANNOUNCED, A.PASS,          P.TALLY,      S.PASSED,    starts=("decision.send",), cite="Điều 21 Luật 10/2022/QH15"),
    Step(S.ANNOUNCED, A.FAIL,          P.TALLY,      S.FAILED,    cite="Điều 21 Luật 10/2022/QH15"),
    Step(S.ANNOUNCED, A.FIND_THIN,     P.TALLY,      S.THIN,      cite="Điểm b khoản 1 Điều 19 Luật 10/2022/QH15"),
    Step(S.ANNOUNCED, A.HAND_OUT,      P.VILLAGE,    S.VOTING,    cite="Điều 19 Luật 10/2022/QH15"),
    Step(S.ANNOUNCED, A.OPEN_ONLINE,   P.VILLAGE,    S.VOTING,    cite="Điều 5 Nghị định 59/2023/NĐ-CP"),
    Step(S.ANNOUNCED, A.DROP,          P.VILLAGE,    S.DROPPED),
    Step(S.THIN,      A.GO_TO_BALLOTS, P.VILLAGE,    S.ANNOUNCED, cite="Điểm b khoản 1 Điều 19 Luật 10/2022/QH15"),
    Step(S.THIN,      A.MEET_AGAIN,    P.VILLAGE,    S.ANNOUNCED),
    Step(S.THIN,      A.DROP,          P.VILLAGE,    S.DROPPED),
    Step(S.VOTING,    A.CLOSE,         P.VILLAGE,    S.COUNTING),
    Step(S.COUNTING,  A.PASS,          P.TALLY,      S.PASSED,    starts=("decision.send",), cite="Điều 21 Luật 10/2022/QH15"),
    Step(S.COUNTING,  A.FAIL,          P.TALLY,      S.FAILED,    cite="Điều 21 Luật 10/2022/QH15"),
    Step(S.PASSED,    A.SEND,          P.VILLAGE,    S.SENT,      meets=("decision.send",), cite="Khoản 3 Điều 20 Luật 10/2022/QH15"),
    Step(S.PASSED,    A.FIX_DATE,      P.COMMITTEE,  S.IN_FORCE,  cite="Điều 21 Luật 10/2022/QH15"),
    Step(S.PASSED,    A.ANNUL,         P.COMMITTEE,  S.ANNULLED,  cite="Điều 22 Luật 10/2022/QH15"),
    Step(S.SENT,      A.TAKE_EFFECT,   P.TALLY,      S.IN_FORCE,  cite="Điều 21 Luật 10/2022/QH15"),
    Step(S.SENT,      A.RECEIVE,       P.RECOGNISER, S.RECEIVED,  starts=("decision.recognise",), cite="Khoản 2 Điều 21 Luật 10/2022/QH15"),
    Step(S.SENT,      A.ANNUL,         P.COMMITTEE,  S.ANNULLED,  cite="Điều 22 Luật 10/2022/QH15"),
    Step(S.RECEIVED,  A.RECOGNISE,     P.RECOGNISER, S.IN_FORCE,  meets=("decision.recognise",), cite="Khoản 2 Điều 21 Luật 10/2022/QH15"),
    Step(S.RECEIVED,  A.REFUSE,        P.RECOGNISER, S.REFUSED,   meets=("decision.recognise",), cite="Khoản 2 Điều 21 Luật 10/2022/QH15"),
    Step(S.RECEIVED,  A.ANNUL,         P.COMMITTEE,  S.ANNULLED,  cite="Điều 22 Luật 10/2022/QH15"),
    Step(S.RECEIVED,  A.ORDER_REDO,    P.COMMITTEE,  S.REDO,      cite="Điều 22 Luật 10/2022/QH15"),
    Step(S.IN_FORCE,  A.ANNUL,         P.COMMITTEE,  S.ANNULLED,  cite="Điều 22 Luật 10/2022/QH15"),
    Step(S.IN_FORCE,  A.ORDER_REDO,    P.COMMITTEE,  S.REDO,      cite="Điều 22 Luật 10/2022/QH15"),
    Step(S.IN_FORCE,  A.REPLACE,       P.TALLY,      S.REPLACED,  cite="Điều 22 Luật 10/2022/QH15"),
    Step(S.FAILED,    A.NAME_INTERIM,  P.COMMITTEE,  S.FAILED,    cite="Nghị định 185/2026/NĐ-CP"),
    Step(S.REFUSED,   A.NAME_INTERIM,  P.COMMITTEE,  S.REFUSED,   cite="Nghị định 185/2026/NĐ-CP"),
    Step(S.ANNULLED,  A.NAME_INTERIM,  P.COMMITTEE,  S.ANNULLED,  cite="Nghị định 185/2026/NĐ-CP"),
    Step(S.IN_FORCE,  A.NAME_INTERIM,  P.COMMITTEE,  S.IN_FORCE,  cite="Nghị định 185/2026/NĐ-CP"),
    Step(S.REDO,      A.START_AGAIN,   P.VILLAGE,    S.DRAFT),
    Step(S.FAILED,    A.START_AGAIN,   P.VILLAGE,    S.DRAFT),
))  # fmt: skip

#: Stages at which nothing more is expected of anybody.
ENDED = frozenset({S.FAILED, S.REFUSED, S.IN_FORCE, S.ANNULLED, S.REPLACED, S.DROPPED})
#: Stages at which the households have agreed and nobody has undone it.
AGREED = frozenset({S.PASSED, S.SENT, S.RECEIVED, S.IN_FORCE, S.REPLACED})
#: Stages at which a result of counting is public.
COUNTED = frozenset({*AGREED, S.THIN, S.FAILED, S.REFUSED, S.ANNULLED, S.REDO})


def must_fit(form: Form, scope: Scope, act: Act) -> None:
    """Refuse an act that belongs to another form of decision than the one chosen."""
    wanted = {Act.HAND_OUT: Form.BALLOT, Act.OPEN_ONLINE: Form.ONLINE, Act.FIND_THIN: Form.MEETING}.get(act)
    if scope is Scope.COMMUNE and act in (Act.HAND_OUT, Act.OPEN_ONLINE, Act.FIND_THIN, Act.SEND):
        raise Refusal(
            "Việc toàn xã được bàn và quyết định ở từng thôn, tổ dân phố; hãy làm việc này ở từng thôn.",
            "A commune-wide matter is decided in each village; do this there.",
        )
    if wanted is not None and form is not wanted:
        raise Refusal(
            f"Việc này quyết định bằng hình thức “{form.vi}”, nên không thể “{act.vi}”.",
            f"This is decided by “{form.en}”, so “{act.en}” does not apply.",
        )
