"""The slides and the drawn page of a review: the file opened again element by element; sums checked; nothing told by colour alone."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from pptx import Presentation

from caunoi.access.context import as_system
from caunoi.review import charts, commands, slides
from caunoi.review.report import figures_kept


@pytest.fixture
def draft(half_year, town, moment):
    with as_system():
        return commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-10"))


def test_the_slides_opened_again_hold_the_frozen_figures_and_can_be_read_without_seeing(draft, moment):
    with as_system():
        published = commands.publish_review(review_id=draft.pk, by="system", at=moment("2026-07-11"))
        deck = Presentation(io.BytesIO(slides.pptx(published)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    kept = {row["code"]: row for row in figures_kept(published)["figures"]}
    table = next(shape.table for shape in deck.slides[2].shapes if shape.has_table)
    rows = {row.cells[0].text: row.cells[1].text for row in table.rows}
    chart = next(shape.chart for shape in deck.slides[3].shapes if shape.has_chart)
    plotted = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))

    assert titles[0].startswith("Sơ kết công tác dân vận")
    assert [each for each in titles[1:] if "(tiếp)" not in each and each != "Lĩnh vực có nhiều đơn nhất"] == [
        "Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng", "Số liệu chính so với cùng kỳ", "Đơn tiếp nhận, giải quyết, trả lời",
        "Kết quả nổi bật", "Hạn chế", "Nguyên nhân", "Nhiệm vụ kỳ tới", "Số liệu lấy từ đâu",
    ]  # fmt: skip
    assert (deck.core_properties.language, deck.core_properties.author) == ("vi-VN", published.frozen["issuer"]["name"])
    assert rows["Đơn tiếp nhận trong kỳ"] == str(kept["received"]["value"])
    assert plotted["Đơn tiếp nhận trong kỳ"] == kept["received"]["value"]
    assert len(next(shape.table for shape in deck.slides[1].shapes if shape.has_table).rows) == 7
    assert published.seal in " ".join(shape.text_frame.text for shape in deck.slides[-1].shapes if shape.has_text_frame)
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        if shape.has_chart or shape.has_table:
            assert re.match(r"(Biểu đồ|Bảng) .+: ", shape._element.xpath(".//p:cNvPr")[0].get("descr"))
        if shape.has_text_frame:
            for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
                assert (run.font.name, run._r.rPr.get("lang")) == ("Arial", "vi-VN")
                assert run.font.size.pt >= 14


def test_a_draft_is_shown_to_its_readers_and_the_published_page_draws_and_checks(draft, town, moment):
    reader, stranger = Client(), Client()
    reader.force_login(town.head)
    stranger.force_login(town.stranger)
    answer = reader.get(reverse("review:slides", args=[draft.pk]))
    assert "DỰ THẢO" in Presentation(io.BytesIO(answer.content)).slides[0].placeholders[1].text_frame.text
    assert stranger.get(reverse("review:slides", args=[draft.pk])).status_code in (403, 404)
    assert Client().get(reverse("review:public-slides", args=[draft.pk])).status_code == 404
    with as_system():
        published = commands.publish_review(review_id=draft.pk, by="system", at=moment("2026-07-11"))
    page = Client().get(reverse("review:report", args=[published.pk])).content.decode()
    checks = charts.checked(published)

    assert "Số liệu bằng biểu đồ" in page
    assert "Phép cộng đã đối chiếu" in page
    assert page.count('class="chart"') == len(charts.drawn(published))
    assert all(each.holds for each in checks)
    assert sum(each.sums for each in checks) > 20

    table = next(row for row in published.frozen["figures"]["tables"] if any(row["total"]))
    table["total"][0] += 1
    published.seal = "khac"
    found = next(each for each in charts.checked(published) if not each.holds)
    assert found.wrong[0].row == "Tổng cộng"
