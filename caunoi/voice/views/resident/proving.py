import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.ledger.queries import head, inclusion, totals, waits
from caunoi.ledger.seal import holds
from caunoi.voice.forms.following import MarkForm


@open_to_all
@require_GET
def ledger(request: HttpRequest) -> HttpResponse:
    form = MarkForm(request.GET) if request.GET.get("dau") else MarkForm()
    context = {"form": form, "head": head(), "totals": totals(), "looked": form.is_bound and form.is_valid()}
    if context["looked"]:
        leaf = bytes.fromhex(form.cleaned_data["dau"])
        context |= _found(leaf)
    return render(request, "voice/resident/proof.html", context, status=422 if form.errors else 200)


def _found(leaf: bytes) -> dict[str, object]:
    """What the ledger says of a digest: sealed with a proof checked here and now, waiting, or unknown."""
    proof = inclusion(leaf)
    if proof is not None:
        return {
            "proof": proof,
            "holds": holds(leaf, bytes.fromhex(proof["root"]), proof["proof"]),
            "proof_text": json.dumps(proof["proof"], indent=1),
        }
    return {"waiting": waits(leaf)}
