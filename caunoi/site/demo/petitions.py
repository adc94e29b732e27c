"""Synthetic petitions over the past months, played through the book of steps and loaded by COPY. All marked synthetic."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from caunoi.identity import sealing
from caunoi.voice import rules
from caunoi.voice.facts import Filed, acted
from caunoi.voice.words import Act, Channel, Kind, Outcome, Stage

from . import texts
from .cases import CHANNELS, VIETNAM, Case, Planted, Records


class Player(Records):
    """Plays petitions one by one, the same for the same seed."""

    def play(self, count: int, planted: Sequence[Planted] = ()) -> Iterator[Case]:
        """That many cases, in the order received; those planted are among them."""
        weights = [self._busy(day) for day in self.days]
        drawn = [(day, None) for day in self.rng.choices(self.days, weights, k=count - len(planted))]
        for day, given in sorted([*drawn, *((each.day, each) for each in planted)], key=lambda pair: pair[0]):
            yield self._case(day, given)

    # How one petition goes

    def _case(self, day: date, given: Planted | None = None) -> Case:
        rng = self.rng
        seat = given.seat if given else rng.choices(self.seats, self.weights)[0]
        drawn = given.letter if given else texts.letter(rng)
        kind = Kind(drawn.kind)
        channel = rng.choices([c for c, _ in CHANNELS], [w for _, w in CHANNELS])[0]
        if kind is Kind.DENUNCIATION and channel in (Channel.WEB, Channel.EMAIL):
            channel = Channel.RECEPTION
        about_office = drawn.topic == "officials.harassment"
        at = datetime.combine(day, time(7 + rng.randrange(14), rng.randrange(60), rng.randrange(60)), VIETNAM)
        case = Case(self._row(seat, drawn, kind, channel, about_office, at, day))
        self._people(case, at, given.sender if given else None)
        declared = kind if rng.random() < 0.7 else Kind.UNSORTED
        case.row["declared_kind"] = case.row["kind"] = declared.value
        filed = Filed(
            kind=declared.value,
            channel=channel.value,
            body=case.row["_code"],
            number=f"{case.row['number']}/{case.row['year']}",
            digest="synthetic",
        )
        self._line(case, Act.FILE, at, declared.value, Stage.FILED, filed)
        first = self._open(case, rules.FIRST_CLOCK[declared], at, day)
        self._course(case, kind, declared, first, at)
        return case

    def _course(self, case: Case, kind: Kind, declared: Kind, first: dict[str, Any], at: datetime) -> None:
        rng = self.rng
        if rng.random() < 0.07 and not self._hop(case, declared, first, at):
            return None
        if case.handovers:
            at = case.handovers[-1]["acknowledged_at"]
            first = case.duties[-1]
        at = self._later(at, 0, 3)
        if not self._reached(at):
            return None
        first = self._sort(case, kind, first, at)
        ending = rng.random()
        if ending < 0.05:
            return self._end(case, kind, Act.GUIDE, Stage.GUIDED, first, self._later(at, 0, 4))
        if ending < 0.07 and kind in (Kind.COMPLAINT, Kind.DENUNCIATION):
            return self._end(case, kind, Act.REFUSE, Stage.REFUSED, first, self._later(at, 1, 6))
        if ending < 0.09:
            return self._end(case, kind, Act.KEEP, Stage.KEPT, first, self._later(at, 0, 4))
        at = self._toward(first["due"], at, case, spread=0.35)
        if not self._reached(at):
            return None
        return self._resolve(case, kind, first, at)

    def _resolve(self, case: Case, kind: Kind, first: dict[str, Any], at: datetime) -> None:
        rng, row = self.rng, case.row
        self._settle(first, at)
        row["accepted_on"] = at.date()
        row["variant"] = ""
        key = rules.main_clock(kind, row["instance"])
        self._move(case, Act.ACCEPT, kind, Stage.ACCEPTED, at)
        main = self._open(case, key, at, at.date())
        verifying = kind in (Kind.COMPLAINT, Kind.DENUNCIATION) or rng.random() < 0.3
        if verifying:
            at = self._later(at, 1, 4)
            if not self._reached(at):
                return
            self._move(case, Act.VERIFY, kind, Stage.VERIFYING, at)
        if kind in (Kind.COMPLAINT, Kind.DENUNCIATION) and rng.random() < 0.16:
            at = self._later(at, 8, 16)
            if not self._reached(at):
                return
            self._extend(case, kind, main, at)
        if kind is Kind.COMPLAINT and rng.random() < 0.04:
            at = self._suspended(case, main, at)
            if at is None:
                return
        if rng.random() < 0.015:
            at = self._later(at, 1, 5)
            if self._reached(at):
                self._waive(main, at)
                self._end(case, kind, Act.WITHDRAW, Stage.WITHDRAWN, None, at)
            return
        at = self._toward(main["due"], at, case, spread=0.5)
        if not self._reached(at):
            return
        self._answer(case, kind, main, at)

    def _answer(self, case: Case, kind: Kind, main: dict[str, Any], at: datetime) -> None:
        rng, row = self.rng, case.row
        act = {Kind.COMPLAINT: Act.DECIDE, Kind.DENUNCIATION: Act.CONCLUDE}.get(kind, Act.ANSWER)
        options = rules.SECOND_OUTCOMES if kind is Kind.COMPLAINT and row["instance"] == 2 else rules.OUTCOMES[kind]
        outcome = rng.choices(
            options,
            ((0.28, 0.44, 0.28) if kind in (Kind.COMPLAINT, Kind.DENUNCIATION) else (0.5, 0.2, 0.3))[: len(options)],
        )[0]
        row["outcome"], row["answered_on"], row["answered_late"] = outcome.value, at.date(), at.date() > main["due"]
        words = {Outcome.UPHELD: "wrong", Outcome.CHANGED: "partly"}.get(outcome, outcome.value)
        row["answer"] = texts.answer(rng, words, row["_name"], at.strftime("%d/%m/%Y"))
        if kind is Kind.COMPLAINT and outcome in (Outcome.RIGHT, Outcome.PARTLY, Outcome.CHANGED):
            row["results"] = {"return_individuals_money": rng.randint(5, 900), "individuals_restored": 1}
        self._settle(main, at)
        self._move(case, act, kind, Stage.ANSWERED, at, note=row["answer"], outcome=outcome.value)
        self._after(case, kind, at)

    def _after(self, case: Case, kind: Kind, at: datetime) -> None:
        rng, row = self.rng, case.row
        if kind in (Kind.COMPLAINT, Kind.DENUNCIATION):
            keys = ("kn.send",) if kind is Kind.COMPLAINT else ("tc.conclusion_send", "tc.publish")
            opened = [self._open(case, key, at, at.date()) for key in keys]
            sent = self._later(at, 1, 3)
            if self._reached(sent):
                self._settle(opened[0], sent)
                self._move(case, Act.SEND, kind, Stage.ANSWERED, sent, note="Đã gửi qua bưu điện")
                at = sent
        rating = {
            "round": 0,
            "token_digest": sealing.digest(sealing.new_code()),
            "asked_at": at,
            "solved": "",
            "satisfied": None,
            "reasons": [],
            "comment": "",
            "channel": "",
            "rated_at": None,
        }
        case.ratings.append(rating)
        rated = self._later(at, 1, 9)
        if rng.random() < 0.42 and self._reached(rated):
            self._rate(case, kind, rating, rated)
            at = rated
        if kind in (Kind.PROPOSAL, Kind.FEEDBACK) and not row["secret"] and rng.random() < 0.3:
            shown = self._later(at, 1, 6)
            if self._reached(shown):
                self._publish(case, kind, shown)
                at = shown
        closed = self._later(at, 8, 14)
        if rng.random() < 0.8 and self._reached(closed):
            row["ended_on"] = closed.date()
            self._move(case, Act.CLOSE, kind, Stage.CLOSED, closed)

    def _rate(self, case: Case, kind: Kind, rating: dict[str, Any], at: datetime) -> None:
        rng, row = self.rng, case.row
        pleased = (
            0.78 - (0.35 if row["answered_late"] else 0) - (0.15 if row["outcome"] in ("explained", "wrong") else 0)
        )
        satisfied = rng.random() < pleased
        solved = (
            "yes"
            if satisfied and row["outcome"] in ("done", "right")
            else "partly"
            if satisfied
            else rng.choice(("no", "no", "partly"))
        )
        reasons = [] if satisfied else [rng.choice(("not_done", "not_answered", "too_late", "unclear", "attitude"))]
        rating.update(solved=solved, satisfied=satisfied, reasons=reasons, channel="web", rated_at=at)
        self._move(
            case,
            Act.RATE,
            kind,
            Stage.ANSWERED,
            at,
            by="resident",
            data={"solved": solved, "satisfied": satisfied, "reasons": reasons},
            outcome=solved,
        )
        if reasons and reasons[0] in ("not_done", "not_answered"):
            self._move(
                case,
                Act.ASK_REOPEN,
                kind,
                Stage.ANSWERED,
                at + timedelta(seconds=1),
                by="resident",
                note="Việc chưa được giải quyết như trả lời.",
            )

    def _publish(self, case: Case, kind: Kind, at: datetime) -> None:
        row = case.row
        case.publication = {
            "id": uuid.UUID(int=self.rng.getrandbits(128), version=4), "petition_digest": sealing.digest(f"{row['code']}publication"), "kind": kind.value,
            "place_id": row["place_id"], "province_id": row["province_id"], "body_id": row["body_id"], "topic_id": row["topic_id"],
            "title": row["title"], "question": row["text"], "answer": row["answer"], "outcome": row["outcome"], "received_on": row["received_on"],
            "answered_on": row["answered_on"], "published_at": at, "taken_down_at": None, "taken_down_reason": "", "synthetic": True,
        }  # fmt: skip
        self._move(case, Act.PUBLISH, kind, Stage.ANSWERED, at, other=str(case.publication["id"]))

    # The steps in between

    def _sort(self, case: Case, kind: Kind, first: dict[str, Any], at: datetime) -> dict[str, Any]:
        row = case.row
        row["kind"] = kind.value
        row["variant"] = ""
        step_kind = case.steps[-1][1]
        self._waive(first, at)
        self._line(
            case,
            Act.SORT,
            at,
            kind.value,
            Stage.SORTED,
            acted(Act.SORT, kind=kind.value, stage=Stage.SORTED.value, body=row["_code"], other=kind.value),
            under=step_kind,
        )
        return self._open(case, rules.FIRST_CLOCK[kind], at, row["received_on"])

    def _hop(self, case: Case, declared: Kind, first: dict[str, Any], at: datetime) -> bool:
        """Forward to the province's reception office and back to whoever is competent; False where it is still on its way."""
        row, seat = case.row, case.row["_seat"]
        if row["respondents"]:
            return True
        for hop in range(1, 1 + self.rng.choices((1, 2), (0.85, 0.15))[0]):
            sent = self._later(at, 0, 3)
            if not self._reached(sent):
                return hop > 1
            target = (
                (seat.above, seat.above_code, seat.above_name)
                if row["body_id"] != seat.above
                else (seat.body, seat.code, seat.name)
            )
            self._settle(first, sent)
            row["hops"] = hop
            self._move(
                case,
                Act.FORWARD,
                declared,
                Stage.FORWARDED,
                sent,
                note="Nội dung thuộc thẩm quyền của cơ quan nhận.",
                other=target[1],
            )
            handover = {
                "hop": hop,
                "sender_id": row["body_id"],
                "receiver_id": target[0],
                "reason": "Nội dung thuộc thẩm quyền của cơ quan nhận.",
                "sent_at": sent,
                "acknowledged_at": None,
                "acknowledged_by": "",
            }
            case.handovers.append(handover)
            row["body_id"], row["_code"], row["_name"] = target
            if target[0] not in row["seen_by"]:
                row["seen_by"].append(target[0])
            waiting = self._open(case, "house.acknowledge", sent, sent.date())
            at = self._later(sent, 0, 4 if self.rng.random() < 0.85 else 15)
            if not self._reached(at):
                return False
            handover["acknowledged_at"], handover["acknowledged_by"] = at, self.officer
            self._settle(waiting, at)
            self._move(case, Act.ACKNOWLEDGE, declared, Stage.FILED, at)
            first = self._open(case, rules.FIRST_CLOCK[declared], at, at.date())
        return True

    def _extend(self, case: Case, kind: Kind, main: dict[str, Any], at: datetime) -> None:
        before = main["due"]
        main["variant"] = case.row["variant"] = "complex"
        self._recount(main)
        reason = "Vụ việc phải xác minh ở nhiều nơi."
        main["extensions"] = [
            {
                "rule": f"{main['rule']}.complex",
                "reason": reason,
                "value": 0,
                "variant": "complex",
                "before": before.isoformat(),
            }
        ]
        self._move(case, Act.EXTEND, kind, Stage.VERIFYING, at, note=reason)

    def _suspended(self, case: Case, main: dict[str, Any], at: datetime) -> datetime | None:
        at = self._later(at, 1, 5)
        if not self._reached(at):
            return None
        self._move(
            case, Act.SUSPEND, Kind.COMPLAINT, Stage.SUSPENDED, at, note="Chờ kết quả giải quyết của cơ quan khác."
        )
        main["pauses"] = [[at.date().isoformat(), None]]
        main["standing"] = "paused"
        resumed = self._later(at, 10, 25)
        if not self._reached(resumed):
            return None
        main["pauses"] = [[at.date().isoformat(), resumed.date().isoformat()]]
        main["standing"] = "open"
        main["due"] += resumed.date() - at.date()
        main["raw_due"] = min(main["raw_due"] + (resumed.date() - at.date()), main["due"])
        self._move(case, Act.RESUME, Kind.COMPLAINT, Stage.VERIFYING, resumed)
        return resumed

    def _end(self, case: Case, kind: Kind, act: Act, stage: Stage, first: dict[str, Any] | None, at: datetime) -> None:
        if not self._reached(at):
            return
        if first is not None:
            self._settle(first, at)
        case.row["ended_on"] = at.date()
        self._move(case, act, kind, stage, at, note="Đã giải thích bằng văn bản gửi người có đơn.")
