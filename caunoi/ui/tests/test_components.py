import re

import pytest
from django.template import Context, Template

from caunoi.kernel.words import Word
from caunoi.ui import charts
from caunoi.ui.example_forms import WrongForm
from caunoi.ui.icons import ICONS


class Stage(Word):
    FILED = "filed", "Đã gửi", "Filed"


def drawn(source, **values):
    return Template("{% load ui %}" + source).render(Context(values))


def test_each_icon_is_drawn():
    assert all(drawn("{% icon name %}", name=name).startswith("<svg") for name in ICONS)


def test_a_word_shows_its_label():
    assert drawn("{% badge stage 'info' %}", stage=Stage.FILED) == '<span class="badge info">Đã gửi</span>'


HOSTILE = "<b onclick=alert(1)>'\""


@pytest.mark.parametrize(
    "source",
    [
        "{% badge x %}",
        "{% tag x x %}",
        "{% button x name=x value=x title=x %}",
        "{% link_button x x %}",
        "{% notice 'info' title=x %}{{ x }}{% endnotice %}",
        "{% card x href=x %}{{ x }}{% endcard %}",
        "{% facts %}{% fact x change=x %}{{ x }}{% endfact %}{% endfacts %}",
        "{% figure 1 x n=1 href=x unit=x note=x %}",
        "{% table x stacks=False %}{% endtable %}",
        "{% crumbs x x %}",
        "{% empty x %}{% endempty %}",
        "{% receipt x code=x %}{% endreceipt %}",
        "{% back_link x x %}",
        "{% icon 'check' x %}",
    ],
)
def test_no_component_lets_markup_through(source):
    assert "<b " not in drawn(source, x=HOSTILE)


def test_every_error_in_the_summary_leads_to_an_input():
    page = drawn("{% error_summary form %}{{ form }}", form=WrongForm())
    targets = re.findall(r'href="#([^"]+)"', page)

    assert len(targets) == 6
    inputs = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page)
    assert set(targets) <= set(inputs)


def test_a_form_without_mistakes_has_no_summary():
    assert drawn("{% error_summary form %}", form=None) == ""


def test_a_greyed_act_says_why():
    page = drawn("{% acts items %}", items=[{"label": "Thụ lý", "why_not": "chưa có chữ ký", "cite": "Điều 11"}])

    assert 'aria-disabled="true" aria-describedby="vi-sao-1"' in page
    assert 'id="vi-sao-1"' in page
    assert "chưa có chữ ký (Điều 11)" in page


def test_a_figure_tells_its_change_in_words():
    page = drawn('{% figure 12 "Đơn" before=10 n=12 href="/x" better="down" %}')

    assert "tăng 2" in page
    assert "so với kỳ trước (10)" in page
    assert "từ 12 hồ sơ" in page


def test_a_chart_has_its_table():
    page = drawn("{% chart c %}", c=charts.columns("Đơn", [("T1", 3), ("T2", None)]))

    assert 'role="img" aria-label="Đơn. T1: 3; T2: –"' in page
    assert page.count('<td class="num">') == 2


def test_either_language_is_said():
    assert drawn("{% say 'Có' 'Yes' %}") == "Có"
