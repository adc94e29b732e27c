"""The people of an office: its head, its desks, the mail that goes out in its name."""

from django.conf import settings
from django.urls import reverse

from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.kernel.words import say
from caunoi.places import queries as places

from .office import Office, Step

#: Desks an office that takes letters cannot be without.
DESKS = (Role.HEAD, Role.RECEIVER, Role.HANDLER, Role.EDITOR, Role.CUSTODIAN)


def head(office: Office) -> Step:
    head = places.head_of(office.body, office.today)
    return Step(
        say("Ghi người đứng đầu", "Enter the head"),
        say("Trách nhiệm tiếp dân, đối thoại và trả lời tính cho người đứng đầu đương nhiệm.", "Receiving, dialogue and answers are the duty of whoever heads the body now."),
        reverse("places:body", args=[office.body.code]),
        head is not None,
        head.name if head else "",
    )  # fmt: skip


def desks(office: Office) -> Step:
    missing = [role for role in DESKS if office.roles.isdisjoint(str(each) for each in covering(role))]
    return Step(
        say("Tạo tài khoản, giao đủ các bàn", "Make accounts and give every desk"),
        say("Đơn gửi đến phải có người nhận, người xử lý, người ký; danh tính niêm kín phải có người giữ.", "Letters need somebody to receive, handle and sign; sealed identities need a custodian."),
        reverse("desk:accounts"),
        not missing,
        say("Chưa có ai: ", "Nobody yet: ") + ", ".join(role.label.lower() for role in missing) if missing else "",
    )  # fmt: skip


def mail(office: Office) -> Step:
    return Step(
        say("Đặt máy chủ thư điện tử", "Set up outgoing mail"),
        say("Người vận hành máy đặt CAUNOI_EMAIL_HOST; chưa đặt thì thư báo tin, giấy mời chỉ ghi vào thư mục mail/.", "The operator sets CAUNOI_EMAIL_HOST; until then letters are only written to the folder mail/."),
        "",
        "smtp" in settings.MAILERS["default"]["BACKEND"],
    )  # fmt: skip
