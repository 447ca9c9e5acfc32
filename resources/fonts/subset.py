#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the bundled fonts again from the Noto fonts of the distribution; README tells how.

Noto Sans has no arrows, relations or check marks, so those few glyphs come from Noto Sans Math and
Noto Sans Symbols 2. The families get names of their own: a subset named "Noto Sans" would hide the
complete font of the desktop from every other text of the program.
"""

import os
import sys
import tempfile

from fontTools import merge, subset, ttLib

TEXT = [
    *range(0x20, 0x7F), *range(0xA0, 0x180),            # Latin, Latin-1, Latin Extended-A
    0x192, *range(0x218, 0x21C), 0x2C6, 0x2C7, *range(0x2D8, 0x2DE),
    *range(0x300, 0x30D), 0x326, 0x327, 0x328,          # combining accents
    *range(0x391, 0x3A2), *range(0x3A3, 0x3AA), *range(0x3B1, 0x3CA), 0x3D5,  # Greek
    *range(0x2002, 0x200C), *range(0x2010, 0x2028), 0x202F, *range(0x2030, 0x2035), 0x2039, 0x203A,
    0x2044, 0x2070, *range(0x2074, 0x208F), 0x20AC, 0x2122, 0x2126,
]
SYMBOLS = [ord(c) for c in "←↑→↓↔⇐⇒⇔∂∆∈∏∑−∗√∝∞∫≈≠≡≤≥≪≫⌈⌉⌊⌋■□▲△▶▷▼▽◀◆◇●○★☆⚠⚡✓✔✕✖✗✘⟨⟩"]
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "lnum", "pnum", "tnum", "onum", "zero", "sups", "subs", "frac",
            "numr", "dnom"]
FONTS = [  # file, family, style, source
    ("FuturescopeSans-Regular.ttf", "Futurescope Sans", "Regular", "NotoSans-Regular.ttf"),
    ("FuturescopeSans-Bold.ttf", "Futurescope Sans", "Bold", "NotoSans-Bold.ttf"),
    ("FuturescopeMono-Regular.ttf", "Futurescope Mono", "Regular", "NotoSansMono-Regular.ttf"),
]
DONORS = ["NotoSansMath-Regular.ttf", "NotoSansSymbols2-Regular.ttf"]


def cut(path, codepoints, features, hinting):
    options = subset.Options(layout_features=features, hinting=hinting, name_IDs=["*"], notdef_outline=True,
                             recalc_timestamp=False, drop_tables=subset.Options._drop_tables_default + ["MATH", "DSIG"])
    font = subset.load_font(path, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codepoints)
    cutter.subset(font)
    return font


def fit_width(font, width):
    """Scales the glyphs of a donor into the cell of a fixed-width font."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.pens.transformPen import TransformPen
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in font.getGlyphOrder():
        advance = font["hmtx"][name][0] or width
        scale = min(1.0, width / advance)
        pen = TTGlyphPen(None)
        lift = 358 * (1 - scale)  # keeps the middle of a capital where it is
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, (width - advance * scale) / 2, lift)))
        drawn[name] = pen.glyph()
    for name, glyph in drawn.items():
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))


def metrics(font):
    keep = [("hhea", k) for k in ("ascent", "descent", "lineGap")]
    keep += [("OS/2", k) for k in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent",
                                   "fsSelection", "usWeightClass", "xAvgCharWidth", "panose", "fsType", "version")]
    keep += [("head", k) for k in ("macStyle", "created", "modified", "flags", "fontRevision")]
    keep += [("post", k) for k in ("isFixedPitch", "italicAngle", "underlinePosition", "underlineThickness")]
    return {(t, k): getattr(font[t], k) for t, k in keep}


def rename(font, family, style):
    plain = family.replace(" ", "")
    texts = {1: family, 2: style, 3: f"{plain}-{style}", 4: f"{family} {style}", 6: f"{plain}-{style}"}
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 1, 2, 3, 4, 5, 6, 13, 14) and n.platformID == 3]
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)


def make(source_dir, target, family, style, source):
    base_path = os.path.join(source_dir, source)
    have = set(ttLib.TTFont(base_path).getBestCmap())
    base = cut(base_path, TEXT + SYMBOLS, FEATURES, True)
    names, kept = base["name"], metrics(base)
    missing = [c for c in SYMBOLS if c not in have]
    with tempfile.TemporaryDirectory() as scratch:
        paths = [os.path.join(scratch, "base.ttf")]
        base.save(paths[0])
        for donor in DONORS:
            donor_path = os.path.join(source_dir, donor)
            known = set(ttLib.TTFont(donor_path).getBestCmap())
            take = [c for c in missing if c in known]
            missing = [c for c in missing if c not in known]
            if not take:
                continue
            piece = cut(donor_path, take, [], False)
            for table in ("GSUB", "GPOS", "GDEF"):
                if table in piece:
                    del piece[table]
            if "Mono" in family:
                fit_width(piece, base["hmtx"]["zero"][0])
            paths.append(os.path.join(scratch, donor))
            piece.save(paths[-1])
        font = merge.Merger().merge(paths)
    for (table, key), value in kept.items():
        setattr(font[table], key, value)
    font["name"] = names
    rename(font, family, style)
    font.recalcTimestamp = False
    font.save(target)
    print(f"{target}: {os.path.getsize(target)} bytes, {len(font.getBestCmap())} characters,",
          "lacks", "".join(map(chr, missing)) or "nothing")


if __name__ == "__main__":
    sources = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/noto"
    here = os.path.dirname(os.path.abspath(__file__))
    for file, family, style, source in FONTS:
        make(sources, os.path.join(here, file), family, style, source)
