"""The commands: exit codes, JSON, plain lines."""

import json

import pytest

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal
from caunoi.places import cli

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    def call(*argv: str):
        line = CommandLine("caunoi")
        cli.add(line)
        args = line.parser.parse_args(["places", *argv])
        code = args.run(args)
        shown = capsys.readouterr()
        return code or 0, shown.out, shown.err

    return call


def test_loading_says_what_it_did(run):
    assert run("load") == (0, "Thêm 0, sửa 0.\n", "")


def test_finding_prints_code_label_and_what_became_of_it(run):
    code, out, _ = run("find", "quan tan phu, hcm", "--limit", "1", "--on", "2026-11-19")
    assert code == 0
    assert out.startswith("767      Quận Tân Phú, Thành phố Hồ Chí Minh  → Phường Bình Hưng Hòa, Phường Phú Thạnh")


def test_finding_nothing_exits_one(run):
    assert run("find", ",,,") == (1, "", "Không tìm thấy.\n")


def test_found_units_come_as_json(run):
    _, out, _ = run("find", "Q. Tân Phú", "--json", "--on", "2026-11-19")
    first = json.loads(out)[0]
    assert (first["code"], first["level"], first["current"], first["until"]) == ("767", "district", False, "2025-07-01")
    assert {"code": "27031", "name": "Phường Tân Phú", "partial": True, "sure": True} in first["became"]


def test_a_code_and_a_day_show_a_unit(run):
    code, out, _ = run("show", "769", "--on", "2020-05-01", "--json")
    shown = json.loads(out)
    assert (code, shown["label"], shown["names"][1]["name"]) == (
        0,
        "Quận 2, Thành phố Hồ Chí Minh",
        "Thành phố Thủ Đức",
    )
    assert [heir["name"] for heir in shown["became"]] == ["Phường An Khánh", "Phường Bình Trưng", "Phường Cát Lái"]


def test_a_unit_is_shown_in_plain_lines(run):
    _, out, _ = run("show", "27004", "--on", "2026-11-19")
    assert out.splitlines()[0] == "27004  Phường Tân Bình, Thành phố Hồ Chí Minh  từ 01/07/2025"
    assert "Phường 15 (một phần)" in out


def test_a_code_that_means_nothing_is_refused(run):
    with pytest.raises(Refusal, match="Không có đơn vị nào mang mã 769 vào ngày 19/11/2026"):
        run("show", "769", "--on", "2026-11-19")


def test_a_bad_day_is_a_usage_error(run):
    with pytest.raises(SystemExit) as stopped:
        run("show", "769", "--on", "hôm qua")
    assert stopped.value.code == 2


def test_an_address_that_was_split_exits_one_with_the_question(run):
    code, out, err = run("address", "P. Tân Thới Hòa, Q. Tân Phú, TP.HCM", "--on", "2026-11-19")
    assert (code, len(out.splitlines())) == (1, 2)
    assert err == "Phường Tân Thới Hòa nay thuộc Phường Phú Thạnh hoặc Phường Tân Phú. Địa chỉ này ở đâu?\n"
    code, out, _ = run("address", "P.7, Q.3, TP.HCM", "--json", "--on", "2026-11-19")
    assert (code, json.loads(out)["units"][0]["name"]) == (0, "Phường Xuân Hòa")


def test_bodies_are_established_from_the_command_line(run):
    assert run("bodies", "79")[1] == "Đã lập 2211 cơ quan.\n"
    with pytest.raises(Refusal, match="Không có đơn vị cấp tỉnh mang mã 00"):
        run("bodies", "00")
