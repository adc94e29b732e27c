import pytest
from fontTools.ttLib import TTFont

from caunoi.ui.fonts import build_fonts, missing_letters, vietnamese_letters


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    return build_fonts(tmp_path_factory.mktemp("fonts"))


def test_the_alphabet_has_134_toned_letters_and_their_capitals():
    assert len(set(vietnamese_letters())) == 2 * (26 + 7 + 60)


def test_every_vietnamese_letter_can_be_drawn(fonts):
    assert [missing_letters(font) for font in fonts] == [set(), set()]


def test_a_cut_font_weighs_little(fonts):
    assert all(font.stat().st_size < 25_000 for font in fonts)


def test_a_second_build_touches_nothing(fonts):
    before = [font.stat().st_mtime_ns for font in fonts]

    build_fonts(fonts[0].parent)

    assert [font.stat().st_mtime_ns for font in fonts] == before


def test_a_broken_build_is_made_again(fonts):
    fonts[0].unlink()

    build_fonts(fonts[0].parent)

    assert missing_letters(fonts[0]) == set()


def test_even_figures_have_one_width(fonts):
    with TTFont(fonts[0]) as font:
        features = font["GSUB"].table.FeatureList.FeatureRecord
        lookup = next(f.Feature.LookupListIndex[0] for f in features if f.FeatureTag == "tnum")
        even = font["GSUB"].table.LookupList.Lookup[lookup].SubTable[0].mapping

        assert len(even) == 10
        assert len({font["hmtx"][name][0] for name in even.values()}) == 1
