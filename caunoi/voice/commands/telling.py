"""Telling the people of a petition what was done: a short message that leads to the tracking page and says nothing of the case."""

from datetime import datetime

from django.conf import settings

from caunoi.identity import sealing
from caunoi.notices.commands import queue_message
from caunoi.notices.words import Channel as Way

from ..models import Petition, PetitionStep
from ..words import Act, Kind

#: What people are told of, and how the subject puts it.
TOLD: dict[Act, str] = {
    Act.FORWARD: "Đơn số {number} đã được chuyển đến cơ quan có thẩm quyền",
    Act.ACCEPT: "Đơn số {number} đã được thụ lý",
    Act.REFUSE: "Đơn số {number}: thông báo không thụ lý",
    Act.GUIDE: "Đơn số {number}: văn bản hướng dẫn",
    Act.EXTEND: "Đơn số {number} được gia hạn giải quyết",
    Act.CALL_DIALOGUE: "Đơn số {number}: giấy mời đối thoại",
    Act.DECIDE: "Đơn số {number} đã có quyết định giải quyết",
    Act.ANSWER: "Đơn số {number} đã có câu trả lời",
    Act.REOPEN: "Đơn số {number} được xem xét lại",
    Act.DECLINE_REOPEN: "Đơn số {number}: trả lời đề nghị xem xét lại",
}
BODY = """Kính gửi Ông/Bà,

{subject}, ngày {day}, tại {body}.

Xem nội dung và bước tiếp theo (cần mã bí mật trên biên nhận): {site}/tra-cuu/
{rating}
Thư này được gửi tự động; Ông/Bà không cần trả lời. Nếu không gửi đơn nào, xin bỏ qua thư này.
"""
RATING = "Cho biết câu trả lời đã giải quyết được việc chưa, chỉ một phút: {site}/danh-gia/{token}/\n"


def tell_people(petition: Petition, line: PetitionStep, *, at: datetime, token: str = "") -> int:
    """Queue a message to everybody of the petition who left an e-mail address; never about a denunciation. How many."""
    act = Act(line.act)
    if act not in TOLD or petition.kind == Kind.DENUNCIATION.value:
        return 0
    subject = TOLD[act].format(number=petition.register_number)
    rating = RATING.format(site=settings.SITE_URL, token=token) if token else ""
    text = BODY.format(
        subject=subject, day=at.strftime("%d/%m/%Y"), body=petition.body.name, site=settings.SITE_URL, rating=rating
    )
    people = petition.petitioners.filter(reachable="email", withdrawn_on__isnull=True)
    for person in people:
        queue_message(
            about=petition.ref, channel=Way.EMAIL, to=sealing.unseal(person.sealed)["email"], subject=subject, body=text, by="system", at=at,
            sender_body=petition.body, key=f"{line.pk}:{person.pk}", hidden_from=tuple(petition.respondents),
        )  # fmt: skip
    return len(people)
