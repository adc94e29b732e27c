import gettext
import io

from caunoi.ui.messages import compile_all, mo, read

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. a remark
#: somewhere.py:1
msgid "Gửi"
msgstr "Send"

msgctxt "thư"
msgid "Gửi"
msgstr "Post"

msgid "%(n)s đơn"
msgid_plural "%(n)s đơn"
msgstr[0] "%(n)s petition"
msgstr[1] "%(n)s petitions"

msgid ""
"Hai "
"dòng\\n"
msgstr ""
"Two "
"lines\\n"

#, fuzzy
msgid "Đoán"
msgstr "Guessed"

msgid "Chưa dịch"
msgstr ""

#~ msgid "Cũ"
#~ msgstr "Old"
"""


def catalogue():
    return gettext.GNUTranslations(io.BytesIO(mo(list(read(CATALOGUE)))))


def test_what_is_compiled_is_what_gettext_reads():
    said = catalogue()

    assert said.gettext("Gửi") == "Send"
    assert said.pgettext("thư", "Gửi") == "Post"
    assert said.gettext("Hai dòng\n") == "Two lines\n"
    assert [said.ngettext("%(n)s đơn", "%(n)s đơn", n) for n in (1, 2)] == ["%(n)s petition", "%(n)s petitions"]


def test_guesses_gaps_and_old_entries_are_left_out():
    said = catalogue()

    assert [said.gettext(text) for text in ("Đoán", "Chưa dịch", "Cũ")] == ["Đoán", "Chưa dịch", "Cũ"]


def test_only_what_changed_is_compiled_again(tmp_path):
    po = tmp_path / "voice" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text(CATALOGUE, encoding="utf-8")

    assert compile_all(tmp_path) == [po.with_suffix(".mo")]
    assert compile_all(tmp_path) == []
