"""The acts of inspection by the people: inspections, projects, site log, defects, pictures, reports."""

from .exhibiting import show_exhibit, take_back_exhibit, veil_exhibit
from .inspecting import add_finding, conclude, move_inspection, plan_inspection, send_plan
from .projecting import end_supervision, log, move_supervision, open_project, revise_sheet, tell_investor
from .recommending import judge, open_defect, recommend_after_inspection
from .reporting import draft_report, send_report, write_report

__all__ = [
    "add_finding",
    "conclude",
    "draft_report",
    "end_supervision",
    "judge",
    "log",
    "move_inspection",
    "move_supervision",
    "open_defect",
    "open_project",
    "plan_inspection",
    "recommend_after_inspection",
    "revise_sheet",
    "send_plan",
    "send_report",
    "show_exhibit",
    "take_back_exhibit",
    "tell_investor",
    "veil_exhibit",
    "write_report",
]
