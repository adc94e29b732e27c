"""The shape every error of the API has."""

from ninja import Schema


class ErrorOut(Schema):
    """One thing that is wrong: which field, what, under which article."""

    field: str
    message: str
    cite: str


class ErrorsOut(Schema):
    """Everything that is wrong."""

    errors: list[ErrorOut]
