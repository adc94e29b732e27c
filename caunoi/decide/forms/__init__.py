"""Text in, keyword arguments of one command out."""

from .common import ActForm, DayForm, ReasonForm, SureForm, codes_in
from .counting import CountForm, MeetingForm, PapersReadForm, ReissueForm, StubsForm
from .preparing import CandidateForm, CandidateLeavingForm, PrepareForm, TeamForm
from .roll import EndingForm, OpeningForm, RepresentativeForm, RollFileForm, RollForm
from .settling import DocumentForm, FixDateForm, InterimForm, SendForm, WrittenReasonForm
from .starting import AgainForm, AnnounceForm, ConsentForm, RewordForm, StartForm, WithdrawForm
from .voting import ReceiptForm, VoteForm

__all__ = [
    "ActForm",
    "AgainForm",
    "AnnounceForm",
    "CandidateForm",
    "CandidateLeavingForm",
    "ConsentForm",
    "CountForm",
    "DayForm",
    "DocumentForm",
    "EndingForm",
    "FixDateForm",
    "InterimForm",
    "MeetingForm",
    "OpeningForm",
    "PapersReadForm",
    "PrepareForm",
    "ReasonForm",
    "ReceiptForm",
    "ReissueForm",
    "RepresentativeForm",
    "RewordForm",
    "RollFileForm",
    "RollForm",
    "SendForm",
    "StartForm",
    "StubsForm",
    "SureForm",
    "TeamForm",
    "VoteForm",
    "WithdrawForm",
    "WrittenReasonForm",
    "codes_in",
]
