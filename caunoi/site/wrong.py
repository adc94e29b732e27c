"""What is wrong with a value sent to the API, in the reader's language: pydantic says it in English alone."""

from collections.abc import Mapping
from typing import Any

from caunoi.kernel.words import say

#: Vietnamese and English by pydantic's name of the error; ``{…}`` are what it tells of the bound.
WORDS: dict[str, tuple[str, str]] = {
    "missing": ("Thiếu giá trị này.", "This value is missing."),
    "string_type": ("Cần là chữ.", "This must be text."),
    "string_too_short": ("Cần ít nhất {min_length} ký tự.", "At least {min_length} characters."),
    "string_too_long": ("Nhiều nhất {max_length} ký tự.", "At most {max_length} characters."),
    "string_pattern_mismatch": ("Không đúng dạng {pattern}.", "This must match {pattern}."),
    "enum": ("Chỉ nhận: {expected}.", "This must be one of: {expected}."),
    "literal_error": ("Chỉ nhận: {expected}.", "This must be one of: {expected}."),
    "int_type": ("Cần là số nguyên.", "This must be a whole number."),
    "int_parsing": ("Cần là số nguyên.", "This must be a whole number."),
    "int_parsing_size": ("Số này quá lớn.", "This number is too large."),
    "int_from_float": ("Cần là số nguyên.", "This must be a whole number."),
    "float_parsing": ("Cần là số.", "This must be a number."),
    "finite_number": ("Cần là một số.", "This must be a number."),
    "bool_parsing": ("Cần là true hoặc false.", "This must be true or false."),
    "greater_than": ("Cần lớn hơn {gt}.", "This must be above {gt}."),
    "greater_than_equal": ("Cần từ {ge} trở lên.", "This must be {ge} or more."),
    "less_than": ("Cần nhỏ hơn {lt}.", "This must be below {lt}."),
    "less_than_equal": ("Cần từ {le} trở xuống.", "This must be {le} or less."),
    "uuid_parsing": ("Cần là một mã UUID.", "This must be a UUID."),
    "uuid_type": ("Cần là một mã UUID.", "This must be a UUID."),
    "date_type": ("Cần là ngày, như 2026-11-20.", "This must be a day, as 2026-11-20."),
    "date_parsing": ("Cần là ngày, như 2026-11-20.", "This must be a day, as 2026-11-20."),
    "date_from_datetime_parsing": ("Cần là ngày, như 2026-11-20.", "This must be a day, as 2026-11-20."),
    "datetime_parsing": ("Cần là thời điểm, như 2026-11-20T08:00:00+07:00.", "This must be a moment, as 2026-11-20T08:00:00+07:00."),
    "list_type": ("Cần là một danh sách.", "This must be a list."),
    "dict_type": ("Cần là một đối tượng.", "This must be an object."),
    "model_attributes_type": ("Cần là một đối tượng.", "This must be an object."),
    "too_long": ("Nhiều nhất {max_length} mục.", "At most {max_length} items."),
    "too_short": ("Cần ít nhất {min_length} mục.", "At least {min_length} items."),
    "extra_forbidden": ("Không có trường này.", "There is no such field."),
}  # fmt: skip


def told(error: Mapping[str, Any]) -> str:
    """One sentence for one of pydantic's errors; of a kind not known here, its own words after ours."""
    vi, en = WORDS.get(str(error.get("type")), ("Giá trị không hợp lệ: {msg}", "{msg}"))
    bounds = {**error.get("ctx", {}), "msg": error.get("msg", "")}
    if "expected" in bounds:
        bounds["expected"] = str(bounds["expected"]).replace(" or ", ", ").replace("'", "")
    try:
        return say(vi.format(**bounds), en.format(**bounds))
    except KeyError:
        return str(error.get("msg", ""))
