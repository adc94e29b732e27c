"""The rest of the demo: models and who takes them over, movements with targets, groups with contacts, conventions."""

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import get_current_timezone

from caunoi.do import commands, queries
from caunoi.do.models import SkilfulModel
from caunoi.do.words import Field, GroupKind, Holder, Level, Sum
from caunoi.places.commands import establish_place
from caunoi.places.models import Body, Place
from caunoi.places.queries import body_on
from caunoi.places.words import PlaceKind

from . import told

BY = "system"
Commune = tuple[str, Place, Body, list[Place]]


class Others:
    """Models, movements, groups and conventions of the communes, told in days before today."""

    def __init__(self, communes: list[Commune], province: str, at: datetime) -> None:
        self.communes, self.province, self.at = communes, province, at
        self.token = 0

    def back(self, days: int) -> datetime:
        """Nine in the morning some days before."""
        return datetime.combine(self.at.date() - timedelta(days=days), time(9), get_current_timezone())

    def day(self, days: int) -> date:
        """A day before today."""
        return self.at.date() - timedelta(days=days)

    def load(self) -> None:
        """Everything."""
        for number, commune in enumerate(self.communes):
            self.groups(commune)
            self.conventions(commune)
            self.movement(commune, number)
        self.city()
        self.models()

    def models(self) -> None:
        """Four models of the first commune; the best is recognised twice and taken over by the other commune, with its own result."""
        if not self.communes:
            return
        best = None
        for row in told.MODELS:
            made = self.model(self.communes[0], row)
            best = best or made
        for short, commune, committee, _groups in self.communes[1:]:
            self.model((short, commune, committee, _groups), told.SMALL)
            if best is None:
                continue
            taken = commands.adopt_model(model_id=best.pk, body=committee, synthetic=True, by=BY, at=self.back(50))
            for before, value in ((30, 92), (6, 148)):
                commands.follow_model(
                    model_id=taken.pk, on=self.day(before), what=f"Làm theo Tân Phú, đếm được {value} hộ phân loại đúng.", value=Decimal(value), by=BY, at=self.back(before)
                )  # fmt: skip

    def model(self, commune: Commune, row: tuple[Any, ...]) -> SkilfulModel | None:
        """One model with its evidence, rating and recognition."""
        office, field, holder, name, title, aim, measure, unit, start, target, seen, points = row
        body = body_on(f"{office}.{commune[1].code}", self.at.date())
        if body is None:
            return None
        made = commands.register_model(
            body=body, place=commune[1], holder=Holder(holder), holder_name=name, field=Field(field), title=title, aim=aim, measure=measure, unit=unit, start=Decimal(start),
            target=Decimal(target), consent=holder == "individual", registered_on=self.day(200), synthetic=True, by=BY, at=self.back(200),
        )  # fmt: skip
        for number, value in enumerate(seen):
            before = 160 - number * 35
            commands.follow_model(model_id=made.pk, on=self.day(before), what=f"Đo được {value} {unit}; đã báo tại họp khu phố.", value=Decimal(value), by=BY, at=self.back(before))  # fmt: skip
        if points:
            self.rated(made, points)
        return made

    def rated(self, made: SkilfulModel, points: int) -> None:
        """So many points by the criteria of the day, in the same share of each."""
        on = self.day(45)
        criteria = queries.criteria_on(on).items
        given = {each.code: each.most * points // 100 for each in criteria}
        given[criteria[0].code] += points - sum(given.values())
        commands.rate_model(
            model_id=made.pk,
            points=given,
            told="Có số đo đều, người dân tham gia; cần giữ sau khi hết phong trào.",
            on=on,
            by=BY,
            at=self.back(45),
        )
        commands.recognise_model(
            model_id=made.pk, level=Level.COMMUNE, on=self.day(40), document="312/QĐ-UBND", by=BY, at=self.back(40)
        )
        if points >= queries.least_for(Level.PROVINCE, on).least:
            commands.recognise_model(
                model_id=made.pk,
                level=Level.PROVINCE,
                on=self.day(20),
                document="87-QĐ/BTGDVTU",
                by=BY,
                at=self.back(20),
            )

    def groups(self, commune: Commune) -> None:
        """A self-managed group, a help point, a digital team, the core group of an apartment block; contacts by consent."""
        short, place, committee, groups = commune
        block = establish_place(
            code="",
            kind=PlaceKind.APARTMENTS,
            name={"tanphu": "Khuông Việt"}.get(short, "Tây Thạnh"),
            parent=place,
            since=self.day(400),
            by=BY,
            at=self.back(400),
        )
        first, second = (groups[0], groups[1]) if len(groups) > 1 else (place, place)
        rows = (
            (first, GroupKind.SELF_GROUP, "Tổ tự quản hẻm 44", "Giữ hẻm sạch, trực đêm luân phiên, nhắc nhau chuyện đậu xe.", "", "", 12),
            (first, GroupKind.HELP_POINT, "Điểm hỗ trợ dịch vụ công tổ 1", "Giúp bà con nộp hồ sơ trực tuyến, cài định danh, in giấy hẹn.", "Nhà văn hóa tổ 1", "18 giờ đến 20 giờ thứ Ba, thứ Năm", 4),
            (second, GroupKind.DIGITAL, "Tổ công nghệ số cộng đồng tổ 2", "Chỉ người lớn tuổi dùng điện thoại, tra cứu, tránh lừa đảo.", "", "", 6),
            (block, GroupKind.CORE, "Lực lượng nòng cốt chung cư", "Nắm ý kiến các hộ, phối hợp Ban quản trị, hòa giải chuyện chung vách.", "Sảnh khối A", "", 9),
            (block, GroupKind.HELP_POINT, "Điểm hỗ trợ dịch vụ công chung cư", "Máy tính dùng chung, có người hướng dẫn nộp hồ sơ.", "Phòng sinh hoạt cộng đồng, tầng trệt", "Sáng thứ Bảy", 3),
        )  # fmt: skip
        for number, (where, kind, name, what, address, hours, members) in enumerate(rows):
            made = commands.set_up_group(
                body=committee, place=where, kind=kind, name=name, what=what, where=address, hours=hours, members=members, since=self.day(150), synthetic=True, by=BY,
                at=self.back(150),
            )  # fmt: skip
            if number != 2:
                commands.name_contact(
                    group_id=made.pk, name=told.NAMES[(number * 3 + len(short)) % len(told.NAMES)], phone=f"09000001{number}{len(short)}", consent_on=self.day(60),
                    consent_told="Ký phiếu đồng ý nêu tên", since=self.day(60), last_day=self.day(-300), by=BY, at=self.back(60),
                )  # fmt: skip

    def conventions(self, commune: Commune) -> None:
        """A convention recognised on paper years ago, and a draft that hangs now."""
        _short, _place, committee, groups = commune
        for number, group in enumerate(groups[:3]):
            commands.enter_convention(
                body=committee, place=group, title=f"Quy ước {group.full_name[0].lower()}{group.full_name[1:]}", text=told.CONVENTION,
                recognised_on=max(date(self.at.year - 1, 9, 10 + number), group.since or date(2000, 1, 1)), document=f"{140 + number}/QĐ-UBND", synthetic=True, by=BY, at=self.back(120),
            )  # fmt: skip
        if groups:
            draft = commands.draft_convention(
                body=committee, place=groups[0], title=f"Quy ước {groups[0].full_name} (sửa đổi)", text=f"{told.CONVENTION}\n{told.DRAFT}", drafted_on=self.day(30),
                synthetic=True, by=BY, at=self.back(30),
            )  # fmt: skip
            commands.post_convention(
                convention_id=draft.pk, on=self.day(22), where="Bảng tin nhà văn hóa", by=BY, at=self.back(22)
            )

    def movement(self, commune: Commune, number: int) -> None:
        """A movement of the commune with a target for each group; some are silent."""
        _short, _place, committee, groups = commune
        if not groups:
            return
        title, unit = (("Mỗi tổ dân phố thêm một mảng xanh", "cây"), ("Tuyến hẻm văn minh", "hẻm"))[number % 2]
        row = commands.launch_movement(
            body=committee, title=title, what="Các tổ tự chọn chỗ, tự chăm; phường cấp cây giống, dụng cụ.", unit=unit, adds=Sum.TOTAL, since=self.day(120),
            last_day=self.day(-60), source="Kế hoạch 45/KH-UBND", synthetic=True, by=BY, at=self.back(120),
        )  # fmt: skip
        for at, group in enumerate(groups):
            target = commands.set_target(
                movement_id=row.pk, place=group, target=Decimal(20 + at % 4 * 10), by=BY, at=self.back(118)
            )
            if at % 4 != 3:
                self.report(target.pk, 40, 8 + at * 3)
                self.report(target.pk, 10, 14 + at * 4)

    def city(self) -> None:
        """The city's movement with a target for each of the two communes."""
        body = body_on(f"ban-tgdv.{self.province}", self.at.date()) or body_on(f"ubnd.{self.province}", self.at.date())
        if body is None:
            return
        row = commands.launch_movement(
            body=body, title="Hiến đất mở rộng hẻm", what="Vận động hộ hai bên hẻm hiến đất, lùi tường rào để hẻm đủ rộng cho xe cứu hỏa.", unit="m²", adds=Sum.EACH,
            since=self.day(250), last_day=self.day(-30), source="Kế hoạch 112-KH/BTGDVTU", synthetic=True, by=BY, at=self.back(250),
        )  # fmt: skip
        for (_short, place, _committee, _groups), target, seen in zip(
            self.communes, (400, 300), ((150, 243), (22.7,)), strict=False
        ):
            made = commands.set_target(
                movement_id=row.pk, place=place, target=Decimal(target), by=BY, at=self.back(240)
            )
            for number, value in enumerate(seen):
                self.report(made.pk, 100 - number * 60, value)

    def report(self, target: int, before: int, value: float) -> None:
        """One report."""
        self.token += 1
        commands.report_movement(
            target_id=target,
            on=self.day(before),
            value=Decimal(str(value)),
            token=uuid.UUID(int=self.token),
            by=BY,
            at=self.back(before),
        )
