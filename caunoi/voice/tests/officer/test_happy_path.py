"""From the list to the answer, as an officer and a head do it."""

from django.urls import reverse

from caunoi.voice.words import Kind


def act(client, receipt, page, **sent):
    """Open an act's page and send its form as it stands, with what is typed."""
    address = reverse("voice:officer-act", args=[receipt.petition, page])
    shown = client.get(address)
    assert shown.status_code == 200, shown.content.decode()[:500]
    return client.post(address, {"seen": shown.context["form"]["seen"].value(), **sent})


def done(answer):
    """Whether the act went through; shows the errors where it did not."""
    assert answer.status_code == 302, dict(answer.context["form"].errors) or answer.context["blocked"]
    return True


def test_a_new_letter_is_on_the_list_with_its_clock_and_masked_sender(desk, town, filed):
    receipt = filed()

    page = desk(town.receiver).get(reverse("voice:officer-inbox"))

    text = page.content.decode()
    assert page.status_code == 200
    assert receipt.number in text
    assert "N. T. L." in text
    assert "Nguyễn Thị Lan" not in text
    assert "04/12/2026" in text


def test_feedback_goes_from_the_list_to_its_answer(desk, town, filed, state):
    receipt = filed()
    client = desk(town.receiver)

    case = client.get(reverse("voice:officer-case", args=[receipt.petition]))
    assert case.status_code == 200
    assert "hẻm 12" in case.content.decode()

    done(act(client, receipt, "phan-loai", kind="feedback", topic="", instance="1"))
    client = desk(town.handler)
    done(act(client, receipt, "thu-ly"))
    client = desk(town.head)
    done(act(client, receipt, "xac-minh", handler=str(town.handler.pk), note="Xem đèn lúc 19 giờ."))
    done(
        act(
            client,
            receipt,
            "tra-loi",
            outcome="done",
            answer="Điện lực đã thay bóng ngày 18/11, phường đã kiểm tra lại.",
        )
    )

    found = state(receipt)
    assert (found.stage, found.kind, found.outcome, found.handler_id) == (
        "answered",
        Kind.FEEDBACK.value,
        "done",
        town.handler.pk,
    )
