"""The only writers of the room."""

from .concluding import decide, report, sign, tell_authors
from .drafting import edit_section, import_draft, join_section, split_section
from .drawing import announce_draw, draw_panel, enter_chance
from .grouping import answer_group, answer_groups, group_opinions, hide_words, rename_group
from .mapping import draw_map, draw_maps
from .moderating import moderate
from .opining import answer, comment, leave_address, propose_statement, vote, withdraw
from .packets import Line, RowError, key_packet, read_lines
from .preparing import add_statement, ask, drop_question, enter_particulars, least_close, make_invitations, prepare
from .reporting import issue_report
from .running import close_due, drop, extend, open_consultation

__all__ = [
    "Line", "RowError", "add_statement", "announce_draw", "answer", "answer_group", "answer_groups", "ask", "close_due", "comment", "decide", "draw_map",
    "draw_maps", "draw_panel", "drop", "drop_question", "edit_section", "enter_chance", "enter_particulars", "extend", "group_opinions", "hide_words",
    "import_draft", "issue_report", "join_section", "key_packet", "least_close", "leave_address", "make_invitations", "moderate", "open_consultation", "prepare",
    "propose_statement", "read_lines", "rename_group", "report", "sign", "split_section", "tell_authors", "vote", "withdraw",
]  # fmt: skip
