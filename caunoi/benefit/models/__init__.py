"""What benefit keeps."""

from .index import IndexScore
from .programmes import Beneficiary, BenefitProgramme, ListEdition, ListObjection, Reach
from .ratings import CallBack, CodeBatch, RatedService, ServiceRating, UsedCode

__all__ = [
    "Beneficiary",
    "BenefitProgramme",
    "CallBack",
    "CodeBatch",
    "IndexScore",
    "ListEdition",
    "ListObjection",
    "RatedService",
    "Reach",
    "ServiceRating",
    "UsedCode",
]
