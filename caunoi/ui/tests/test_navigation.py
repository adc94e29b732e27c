from types import SimpleNamespace

from django.utils import translation

from caunoi.ui.navigation import Menu


def menu():
    made = Menu()
    made.add("Mẫu", "Gallery", "ui:gallery", order=2, group=("Việc", "Work"))
    made.add("Bàn", "Desk", "ui:gallery_desk", order=1, group=("Việc", "Work"))
    made.add("Không có", "Nowhere", "nowhere:at_all")
    made.add("Riêng", "Private", "ui:gallery_question", order=3, may=lambda request: request.path == "/x")
    return made


def at(path):
    return SimpleNamespace(path=path)


def test_links_come_in_order_without_those_that_lead_nowhere():
    assert [link["label"] for link in menu().links(at("/"))] == ["Bàn", "Mẫu"]


def test_only_the_nearest_link_is_current():
    current = [link["label"] for link in menu().links(at("/giao-dien/ban-lam-viec/")) if link["current"]]

    assert current == ["Bàn"]


def test_a_link_is_shown_to_whom_it_may_concern():
    assert "Riêng" in [link["label"] for link in menu().links(at("/x"))]


def test_a_menu_speaks_english_too():
    with translation.override("en"):
        assert [name for name, _links in menu().groups(at("/"))] == ["Work"]
        assert menu().links(None)[0]["label"] == "Desk"


def test_an_entry_of_the_foot_is_marked_for_the_bar_to_leave_out():
    made = menu()
    made.add("Sổ", "Ledger", "ui:display", order=9, foot=True)

    assert [link["foot"] for link in made.links(at("/"))] == [False, False, True]


def test_a_group_stands_together_wherever_its_entries_fall():
    made = menu()
    made.add("Khác", "Other", "ui:gallery_question", order=1, group=("Khác", "Other"))
    made.add("Cuối", "Last", "ui:display", order=9, group=("Việc", "Work"))

    assert [name for name, _links in made.groups(at("/"))] == ["Việc", "Khác"]


def test_a_menu_is_narrowed_for_those_who_only_come_for_one_thing():
    made = menu()
    made.narrow("guests", lambda request: request.path == "/x", ("ui:gallery_question",))

    assert [link["label"] for link in made.links(at("/x"))] == ["Riêng"]
    assert [link["label"] for link in made.links(at("/"))] == ["Bàn", "Mẫu"]
