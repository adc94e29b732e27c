"""Words, days and ages that acts ask for."""

from datetime import date

from caunoi.kernel.refusal import Refusal


def must_be_words(text: str, field: str, *, least: int = 5, most: int = 20_000) -> str:
    """The text without blanks around it; refuses an empty or overlong one."""
    text = text.replace("\x00", "").strip()
    if len(text) < least:
        raise Refusal("Hãy viết rõ hơn ở ô này.", "Write more here.", field=field)
    if len(text) > most:
        raise Refusal(f"Nội dung dài quá {most} ký tự.", f"Longer than {most} characters.", field=field)
    return text


def must_be_reason(text: str) -> str:
    """A refusal, an annulment, a redo says why, in writing."""
    text = text.replace("\x00", "").strip()
    if len(text) < 10:
        raise Refusal(
            "Luật đòi hỏi nêu lý do bằng văn bản. Hãy ghi rõ lý do.",
            "The law wants the reasons in writing. Give them.",
            field="reason",
        )
    return text


def must_be_of_age(born: date, on: date, least: int, cite: str) -> int:
    """The age on a day; refuses one below the least."""
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if born >= on or age > 120:
        raise Refusal("Ngày sinh không hợp lệ.", "The day of birth is impossible.", field="born")
    if age < least:
        raise Refusal(
            f"Người ứng cử phải đủ {least} tuổi vào ngày bầu ({on:%d/%m/%Y}); người này {age} tuổi. {cite}.",
            f"A candidate must be {least} on the day of the election; this one is {age}. {cite}.",
            field="born",
            cite=cite,
        )
    return age


def must_not_be_past(day: date, today: date, field: str) -> date:
    """Refuse a day that has gone by."""
    if day < today:
        raise Refusal(f"Ngày {day:%d/%m/%Y} đã qua.", f"{day:%d/%m/%Y} has gone by.", field=field)
    return day
