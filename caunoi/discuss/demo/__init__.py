"""Demo data: one consultation answered with 20,000 synthetic opinions, one open with votes enough for a map, one being prepared."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from caunoi.discuss import commands
from caunoi.discuss.models import Consultation, Opinion, Section, Statement
from caunoi.discuss.words import Channel, PacketForm, QuestionKind, Stance, Verdict
from caunoi.places.models import Body, Place

from .drafts import give_draft
from .texts import ADDRESSES, DRAFT_CITY, DRAFT_WARD, STATEMENTS, THEMES

TOLD_VI = "Nạp các cuộc lấy ý kiến mẫu (20.000 ý kiến tổng hợp)…"
TOLD_EN = "Loading sample consultations (20,000 synthetic opinions)…"
SEED, MANY = 2026, 20_000
#: The share of opinions that come with words.
WORDED = 60


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load all three, as the system."""
    today = at.date()
    city = Body.objects.get(code=f"ubnd.{province}", until__isnull=True)
    ward = Body.objects.get(code=f"ubnd.{communes['tanphu']}", until__isnull=True)
    other = Body.objects.get(code=f"ubnd.{communes['taythanh']}", until__isnull=True)
    _answered(city, today, at)
    _open(ward, at)
    _preparing(other, today, at)
    _draws(ward, other, at)


def _answered(body: Body, today: date, at: datetime) -> None:
    """Opened nine weeks ago, closed 30 days later, every group answered, decided, reported."""
    began = at - timedelta(weeks=9)
    consultation = _opened(
        body,
        "draft_decision",
        "Dự thảo Quy định thu gom, phân loại rác sinh hoạt tại nguồn trên địa bàn Thành phố",
        DRAFT_CITY,
        began,
        30,
        25,
        questions=True,
    )
    sections = list(consultation.sections.filter(commented=True, position__gt=0))
    _many_opinions(consultation, sections)
    end = consultation.closes_at
    if end is None:
        return
    commands.close_due(at=end)
    same: dict[str, Any] = {"consultation_id": consultation.pk, "by": "system", "at": end + timedelta(days=6)}
    for section in sections:
        for theme, answer in zip(THEMES, ADDRESSES, strict=True):
            ids = list(
                Opinion.objects.filter(
                    consultation=consultation, section=section, text__startswith=theme.title
                ).values_list("pk", flat=True)
            )
            if ids:
                group = commands.group_opinions(opinions=ids, title=theme.title, **same)
                commands.answer_group(
                    group_id=group.pk, version=1, verdict=Verdict(answer[0]), reason=answer[1], **same
                )
    standing = list(consultation.groups.filter(verdict="").values_list("pk", "stance"))
    for stance, verdict, reason in (
        (1, Verdict.ACCEPTED, "Ghi nhận sự đồng tình; giữ nội dung như dự thảo."),
        (0, Verdict.ACCEPTED, "Ghi nhận; người dân không có ý kiến khác với nội dung này."),
        (
            -1,
            Verdict.EXPLAINED,
            "Ý kiến không nêu lý do nên chưa rõ điểm cần sửa; các lý do cùng loại đã được giải trình ở những nhóm khác của phần này.",
        ),
        (None, Verdict.ACCEPTED, "Kết quả trả lời được dùng khi định lộ trình thực hiện tại Điều 6."),
    ):
        commands.answer_groups(
            groups=[pk for pk, value in standing if value == stance], verdict=verdict, reason=reason, **same
        )
    commands.sign(**same)
    later = {**same, "at": end + timedelta(days=14)}
    commands.decide(
        decision="Quyết định số 58/2026/QĐ-UBND về thu gom, phân loại rác sinh hoạt tại nguồn", decided_on=(end + timedelta(days=12)).date(),
        follows_majority=True, explanation="", report_due=today + timedelta(days=12), **later,
    )  # fmt: skip


def _many_opinions(consultation: Consultation, sections: Sequence[Section]) -> None:
    """Twenty thousand opinions over every commune, made by the database from a few lists."""
    communes = list(
        Place.objects.filter(province=consultation.place, level="commune", until__isnull=True)
        .order_by("code")
        .values_list("pk", flat=True)
    )
    texts = [f"{theme.title} {more}" for theme in THEMES for more in theme.more]
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.2026)")
        cursor.execute(
            """INSERT INTO discuss_opinion (consultation_id, token, section_id, stance, place_id, channel, text, at, turn, weight)
               SELECT %(c)s, md5(%(c)s::text || '-' || p)::uuid, s,
                      CASE WHEN worded THEN -1 WHEN r < 0.68 THEN 1 WHEN r < 0.9 THEN -1 ELSE 0 END, place,
                      CASE WHEN p %% 5 = 0 THEN 'paper' WHEN p %% 17 = 0 THEN 'spoken' ELSE 'web' END,
                      CASE WHEN worded THEN (%(texts)s::text[])[1 + floor(r * cardinality(%(texts)s::text[]))::int] ELSE '' END,
                      %(from)s::timestamptz + (random() * %(days)s || ' days')::interval, 0, 1
               FROM (SELECT p, s, random() AS r, (%(places)s::bigint[])[1 + (p * 37) %% cardinality(%(places)s::bigint[])] AS place, (p * 7 + s) %% %(worded)s = 0 AS worded
                     FROM generate_series(1, %(people)s) AS p CROSS JOIN unnest(%(sections)s::bigint[]) AS s) t LIMIT %(many)s""",
            {
                "c": consultation.pk, "texts": texts, "places": communes, "sections": [each.pk for each in sections], "worded": WORDED,
                "people": -(-MANY // max(len(sections), 1)), "many": MANY, "from": consultation.opens_at,
                "days": ((consultation.closes_on - consultation.opens_on).days if consultation.closes_on and consultation.opens_on else 20) - 0.01,
            },
        )  # fmt: skip
        for question in consultation.questions.prefetch_related("options"):
            cursor.execute(
                """INSERT INTO discuss_opinion (consultation_id, token, question_id, option_id, scale, place_id, channel, text, at, turn, weight)
                   SELECT %(c)s, md5(%(c)s::text || '-' || p)::uuid, %(q)s, CASE WHEN o <> '{}' THEN o[1 + least(floor(r * r * cardinality(o)), cardinality(o) - 1)::int] END,
                          CASE WHEN o = '{}' THEN 1 + floor(sqrt(r) * 5)::int END, (%(places)s::bigint[])[1 + (p * 37) %% cardinality(%(places)s::bigint[])], 'web', '',
                          %(from)s::timestamptz + interval '6 days', 0, 1
                   FROM (SELECT p, random() AS r, %(options)s::bigint[] AS o FROM generate_series(1, %(people)s) AS p WHERE p %% 5 <> 0 AND p %% 17 <> 0 AND p %% 3 <> 0) t""",
                {
                    "c": consultation.pk, "q": question.pk, "options": [each.pk for each in question.options.all()], "places": communes,
                    "people": -(-MANY // max(len(sections), 1)), "from": consultation.opens_at,
                },
            )  # fmt: skip


def _open(body: Body, at: datetime) -> None:
    """Opened a week ago, with statements, votes of two ways of thinking, a packet of paper and a meeting."""
    began = at - timedelta(weeks=1)
    consultation = _opened(
        body,
        "works",
        "Kế hoạch cải tạo hẻm 54 và sân chơi Khu phố 6",
        DRAFT_WARD,
        began,
        22,
        15,
        questions=False,
        statements=STATEMENTS,
    )
    dice = random.Random(SEED)
    statements = list(Statement.objects.filter(consultation=consultation, stage="shown").order_by("position"))
    rows = []
    for person in range(260):
        side = 1 if person % 5 < 3 else -1
        token = _token(consultation, f"vote-{person}")
        for at_, statement in enumerate(statements):
            if dice.random() < 0.2:
                continue
            leaning = 1 if at_ % 3 == 0 else side if at_ % 3 == 1 else -side
            value = leaning if dice.random() < 0.88 else dice.choice((-1, 0, 1))
            rows.append(
                Opinion(
                    consultation=consultation,
                    token=token,
                    statement=statement,
                    stance=value,
                    place=body.place,
                    at=began + timedelta(hours=dice.random() * 160),
                    channel="web",
                    text="",
                    turn=0,
                    weight=1,
                )
            )
    sections = list(consultation.sections.filter(commented=True, position__gt=0))
    for person in range(120):
        token = _token(consultation, f"vote-{person}")
        for section in dice.sample(sections, k=min(2, len(sections))):
            theme = dice.choice(THEMES)
            words = f"{theme.title} {dice.choice(theme.more)}" if person % 4 == 0 else ""
            rows.append(
                Opinion(
                    consultation=consultation,
                    token=token,
                    section=section,
                    stance=dice.choice((1, 1, 1, -1)),
                    text=words,
                    place=body.place,
                    at=began + timedelta(hours=dice.random() * 160),
                    channel="web",
                    turn=0,
                    weight=1,
                )
            )
    Opinion.objects.bulk_create(rows, batch_size=2000)
    meeting = [
        commands.Line("1", 1, Stance.AGREE, "Đồng ý cải tạo, đề nghị làm trước mùa mưa.", 34),
        commands.Line("2", 1, Stance.DISAGREE, "Sợ đường cao hơn nền nhà.", 6),
    ]
    commands.key_packet(
        consultation_id=consultation.pk, form=PacketForm.MINUTES, channel=Channel.MEETING, title="Họp Khu phố 6", held_on=(at - timedelta(days=3)).date(),
        lines=meeting, persons=42, source="Hồ sơ 06/2026, tủ 2", place=body.place, by="system", at=at,
    )  # fmt: skip
    spoken = [commands.Line("1", 2, None, "Nên có chỗ để xe cho người đến sân chơi.", 1)]
    commands.key_packet(
        consultation_id=consultation.pk, form=PacketForm.MINUTES, channel=Channel.SPOKEN, title="Họp Khu phố 6, phát biểu miệng",
        held_on=(at - timedelta(days=3)).date(), lines=spoken, persons=1, place=body.place, by="system", at=at,
    )  # fmt: skip
    Statement.objects.create(
        consultation=consultation,
        position=len(STATEMENTS) + 1,
        text="Sân chơi nên mở cửa đến 21 giờ.",
        seed=False,
        token=_token(consultation, "own"),
        stage="waiting",
        sent_at=at,
    )
    commands.draw_map(consultation=consultation, at=at)


def _preparing(body: Body, today: date, at: datetime) -> None:
    consultation = commands.prepare(
        blueprint="regulation", body=body, title="Dự thảo Quy chế thực hiện dân chủ của phường", summary="Ai được biết, được bàn, được kiểm tra những gì ở phường.",
        by="system", at=at, synthetic=True,
    )  # fmt: skip
    give_draft(consultation, DRAFT_CITY, at)
    commands.add_statement(
        consultation_id=consultation.pk,
        text="Mọi khoản thu ở khu phố phải được công khai trước khi thu.",
        by="system",
        at=at,
    )


def _opened(
    body: Body,
    blueprint: str,
    title: str,
    draft: str,
    began: datetime,
    days: int,
    answer: int,
    *,
    questions: bool,
    statements: Sequence[str] = (),
) -> Consultation:
    consultation = commands.prepare(
        blueprint=blueprint,
        body=body,
        title=title,
        summary=draft.split("\n", 1)[0],
        by="system",
        at=began - timedelta(days=9),
        synthetic=True,
    )
    give_draft(consultation, draft.split("\n", 1)[1], began - timedelta(days=9))
    if questions:
        commands.ask(
            consultation_id=consultation.pk, kind=QuestionKind.CHOICE, text="Nhà bạn bỏ rác vào giờ nào thì tiện nhất?", options=["Trước 6 giờ sáng", "Buổi trưa", "Sau 18 giờ"],
            by="system", at=began - timedelta(days=8),
        )  # fmt: skip
        commands.ask(
            consultation_id=consultation.pk, kind=QuestionKind.SCALE, text="Phân ba loại rác tại nhà dễ hay khó với nhà bạn?", low="rất khó", high="rất dễ", by="system",
            at=began - timedelta(days=8),
        )  # fmt: skip
    for text in statements:
        commands.add_statement(consultation_id=consultation.pk, text=text, by="system", at=began - timedelta(days=8))
    last = began.date() + timedelta(days=days)
    head = body.terms.filter(seat="head", until__isnull=True).first()
    commands.enter_particulars(
        consultation_id=consultation.pk, version=1, by="system", at=began - timedelta(days=8), answerer=head.name if head else "Nguyễn Văn Thành",
        answerer_title="Chủ tịch", answer_on=last + timedelta(days=answer), opens_on=began.date(), closes_on=last, plan_council="12/KH-UBND",
        plan_front="12/KH-UBND", plan_sent_on=began.date() - timedelta(days=3),
    )  # fmt: skip
    return commands.open_consultation(consultation_id=consultation.pk, by="system", at=began)


def _draws(tanphu: Body, taythanh: Body, at: datetime) -> None:
    """A draw that was made, its typing error corrected; one to come; one nobody carried out in time."""
    source = "Xổ số miền Bắc, giải đặc biệt"
    households = "\n".join(f"H{number:03};Tổ dân phố {number % 5 + 1}" for number in range(1, 188))
    young = "\n".join(f"TN{number:03}" for number in range(1, 65))
    made = _announced(
        tanphu, "Chọn 12 hộ dự nhóm thảo luận về phân loại rác", households, 12, source, at - timedelta(days=24), 4
    )
    late = at - timedelta(days=20)
    commands.enter_chance(draw_id=made.pk, chance="48231", by="system", at=late)
    commands.enter_chance(
        draw_id=made.pk, chance="48213", reason="Gõ đảo hai chữ số cuối, đã đối chiếu lại.", by="system", at=late
    )
    commands.draw_panel(draw_id=made.pk, chance="48213", by="system", at=late)
    _announced(tanphu, "Chọn 8 đoàn viên giám sát công trình hẻm 44", young, 8, source, at, 5)
    _announced(
        taythanh,
        "Chọn 10 hộ góp ý phương án giữ xe ở chợ",
        households,
        10,
        "Xổ số TP Hồ Chí Minh, giải tám",
        at - timedelta(days=9),
        3,
    )


def _announced(body: Body, title: str, codes: str, seats: int, source: str, at: datetime, days: int) -> Any:
    return commands.announce_draw(
        body=body, title=title, codes=codes, seats=seats, source=source, chance_on=at.date() + timedelta(days=days), by="system", at=at, synthetic=True,
    )  # fmt: skip


def _token(consultation: Consultation, name: str) -> str:
    import hashlib

    return hashlib.md5(f"{consultation.pk}-{name}".encode(), usedforsecurity=False).hexdigest()
