"""Web type: Be Vietnam Pro cut down to what Vietnamese pages need, as WOFF2, once at set-up."""

import copy
import hashlib
import sys
import unicodedata
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent / "static" / "ui" / "fonts"
#: Weight in the style sheet → file in the font's wheel.
WEIGHTS = {400: "BeVietnamPro-Regular.ttf", 600: "BeVietnamPro-SemiBold.ttf"}
SYMBOLS = (
    "\u00a0\u00a9\u00ab\u00ae\u00b0\u00b1\u00b2\u00b3\u00b7\u00bb\u00bd\u00d7"
    "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2030\u20ab\u2212\u2248\u2264\u2265"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def vietnamese_letters() -> str:
    """Every letter of Vietnamese, upper and lower, with each of the five tone marks."""
    vowels = "aăâeêioôơuưy"
    toned = (unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in TONES)
    lower = "abcdefghijklmnopqrstuvwxyzăâđêôơư" + "".join(toned)
    return lower + lower.upper()


def wanted_text() -> str:
    """The characters the cut fonts keep: printable ASCII, Vietnamese, tone marks for decomposed text, a few signs."""
    return "".join(map(chr, range(0x20, 0x7F))) + vietnamese_letters() + TONES + SYMBOLS


def build_fonts(target: Path = FONTS) -> list[Path]:
    """Write the cut fonts into ``target``; does nothing where they are already there in this version."""
    source = _source()
    target.mkdir(parents=True, exist_ok=True)
    stamp, wanted = target / "stamp", _fingerprint(source)
    files = [target / f"be-vietnam-pro-{weight}.woff2" for weight in WEIGHTS]
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and all(file.exists() for file in files):
        return files
    for file, name in zip(files, WEIGHTS.values(), strict=True):
        _cut(source / name, file)
    stamp.write_text(wanted, encoding="utf-8")
    return files


def missing_letters(font_file: Path) -> set[str]:
    """The wanted characters a font file cannot draw; empty for a good font."""
    from fontTools.ttLib import TTFont  # slow to import

    with TTFont(font_file) as font:
        drawn = font.getBestCmap()
    return {letter for letter in wanted_text() if ord(letter) not in drawn}


def _source() -> Path:
    from fontpkg_be_vietnam_pro import ROOT

    return Path(ROOT) / "files"


def _fingerprint(source: Path) -> str:
    recipe = [wanted_text(), Path(__file__).read_text(encoding="utf-8")]
    sizes = [f"{name}:{(source / name).stat().st_size}" for name in WEIGHTS.values()]
    return hashlib.sha256("\n".join(recipe + sizes).encode()).hexdigest()


def _cut(source: Path, target: Path) -> None:
    from fontTools import subset  # slow to import

    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = ["ccmp", "kern", "mark", "mkmk", "locl", "tnum"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    with subset.load_font(str(source), options) as font:
        _give_even_figures(font)
        cutter = subset.Subsetter(options)
        cutter.populate(text=wanted_text())
        cutter.subset(font)
        subset.save_font(font, str(target), options)
    lost = missing_letters(target)
    if lost:
        raise RuntimeError(f"{target.name} cannot draw: {''.join(sorted(lost))}")


def _give_even_figures(font: Any) -> None:
    """Add figures of one width (feature tnum), which the typeface lacks, so that columns of numbers line up."""
    from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable  # slow to import
    from fontTools.ttLib.tables import otTables

    figures = [font.getBestCmap()[ord(figure)] for figure in "0123456789"]
    metrics, glyphs = font["hmtx"], font["glyf"]
    font.setGlyphOrder([*font.getGlyphOrder(), *(f"{name}.tnum" for name in figures)])
    glyphs.setGlyphOrder(font.getGlyphOrder())
    width = max(metrics[figure][0] for figure in figures)
    for figure in figures:
        even, (advance, side) = copy.deepcopy(glyphs[figure]), metrics[figure]
        even.coordinates.translate(((width - advance) // 2, 0))
        even.recalcBounds(glyphs)
        glyphs[f"{figure}.tnum"] = even
        metrics[f"{figure}.tnum"] = (width, side + (width - advance) // 2)
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable({name: f"{name}.tnum" for name in figures})]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "tnum", otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.append(record)
    for script in table.ScriptList.ScriptRecord:
        for system in [script.Script.DefaultLangSys, *(item.LangSys for item in script.Script.LangSysRecord)]:
            if system is not None:
                system.FeatureIndex.append(len(table.FeatureList.FeatureRecord) - 1)


if __name__ == "__main__":
    for built in build_fonts(Path(sys.argv[1]) if len(sys.argv) > 1 else FONTS):
        sys.stdout.write(f"{built.name} {built.stat().st_size / 1024:.1f} kB\n")
