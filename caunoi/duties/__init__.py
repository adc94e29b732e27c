"""Nghĩa vụ: who owes what to whom, under which rule, by when, met with what evidence."""
