"""What of a work is followed: its promise to be done by a day, and what its supervisors recommended."""

from django.urls import reverse

from caunoi.do.models import CommunityWork
from caunoi.followup import queries as followup
from caunoi.followup.models import Followup

MOST_FINDINGS = 40


def page_of_work(row: CommunityWork) -> str:
    """The address of a work's public page."""
    return reverse("do:work", args=[row.pk])


def finding_ref(row: CommunityWork, number: int) -> str:
    """How a recommendation on a work is named on the list."""
    return f"workfinding:{row.pk}:{number}"


def findings_of(row: CommunityWork) -> list[Followup]:
    """The recommendations on a work in their order."""
    found = followup.of_refs(finding_ref(row, number) for number in range(1, MOST_FINDINGS + 1))
    return sorted(found.values(), key=lambda each: int(each.ref.rpartition(":")[2]))


def followed_of(row: CommunityWork) -> list[Followup]:
    """The promise of a work and the recommendations on it: one statement."""
    found = followup.of_refs([row.ref, *(finding_ref(row, number) for number in range(1, MOST_FINDINGS + 1))])
    return sorted(found.values(), key=lambda each: (each.ref != row.ref, each.pk))
