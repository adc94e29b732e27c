"""The place of an office: its residential groups with their heads, households and voters; a province's communes."""

from django.urls import reverse

from caunoi.access.queries import held
from caunoi.access.words import Role
from caunoi.decide.queries.roll import rolls as counted_rolls
from caunoi.dialogue.queries.year import voters_of
from caunoi.kernel.words import say
from caunoi.places import queries as places
from caunoi.places.words import BodyKind

from .office import Office, Step


def groups(office: Office) -> Step:
    count = len(office.villages)
    return Step(
        say("Lập danh mục thôn, tổ dân phố", "List the residential groups"),
        say("Họp, lấy phiếu hộ gia đình và đối chiếu địa bàn đều theo thôn, tổ.", "Meetings and household ballots are held by residential group."),
        reverse("places:groups", args=[office.place.code]),
        count > 0,
        say(f"{count} thôn, tổ", f"{count} groups") if count else "",
    )  # fmt: skip


def village_heads(office: Office) -> Step:
    ids = {village.pk for village in office.villages}
    seated = (
        held(office.today)
        .filter(body__kind=BodyKind.RESIDENTIAL_HEADS.value, body__place__in=ids, holder__is_active=True)
        .values("body__place")
        .distinct()
        .count()
    )
    return Step(
        say("Giao tài khoản cho trưởng thôn, tổ trưởng", "Give village heads their accounts"),
        say("Để họ giữ danh sách hộ, tổ chức họp và nhập kết quả ngay tại thôn.", "So that they keep the roll, hold meetings and enter results on the spot."),
        reverse("desk:accounts"),
        bool(ids) and seated == len(ids),
        say(f"{seated} trên {len(ids)} thôn, tổ", f"{seated} of {len(ids)} groups"),
    )  # fmt: skip


def rolls(office: Office) -> Step:
    counted = counted_rolls(office.villages, office.today)
    without = [village for village in office.villages if not counted.get(village.pk)]
    here = reverse("decide:officer-roll", args=[without[0].code]) if without else reverse("decide:officer-decisions")
    return Step(
        say("Nhập danh sách hộ của từng thôn, tổ", "Enter each group's roll of households"),
        say("Tỷ lệ tán thành tính trên tất cả các hộ; danh sách chỉ có mã hộ, không có tên.", "Approval is counted over all households; the roll holds codes, no names."),
        here,
        bool(office.villages) and not without,
        say(f"{len(office.villages) - len(without)} trên {len(office.villages)} thôn, tổ", f"{len(office.villages) - len(without)} of {len(office.villages)} groups"),
    )  # fmt: skip


def voters(office: Office) -> Step:
    counted = voters_of(office.place, office.today)
    return Step(
        say("Ghi số cử tri", "Enter the number of voters"),
        say("Để biết bao nhiêu chữ ký thì phải tổ chức đối thoại theo yêu cầu.", "It tells how many signatures make a dialogue due on request."),
        reverse("dialogue:voters"),
        counted is not None,
    )  # fmt: skip


def communes(office: Office) -> Step:
    communes = places.communes(office.place)
    begun = (
        held(office.today)
        .filter(role=Role.ADMINISTRATOR.value, body__kind=BodyKind.PEOPLES_COMMITTEE.value, body__place__in=[each.pk for each in communes])
        .values("body")
        .distinct()
        .count()
    )  # fmt: skip
    return Step(
        say("Giao người quản trị cho từng xã, phường", "Give every commune an administrator"),
        say("Mỗi xã tự lo tài khoản của mình; tỉnh chỉ cần giao một người quản trị.", "Each commune looks after its own accounts; the province gives one administrator."),
        reverse("desk:accounts"),
        bool(communes) and begun == len(communes),
        say(f"{begun} trên {len(communes)} xã, phường", f"{begun} of {len(communes)} communes"),
    )  # fmt: skip
