"""Makes www/fonts/formulas.woff2 of TeX Gyre Termes Math: what formulas of lessons and tools are written with, in about 50 kB.

    pip install fonttools brotli
    python tools/formulas-font.py texgyretermes-math.otf

The original is at http://www.gust.org.pl/projects/e-foundry/tg-math and in every TeX distribution.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NAME = "Playground Formulas"
TARGET = Path(__file__).parent.parent / "www" / "fonts" / "formulas.woff2"


def between(first, last):
    return range(first, last + 1)


ITALIC = [*between(0x1D434, 0x1D467), 0x210E, *between(0x1D6E2, 0x1D71B)]
DIGITS = [*between(0x30, 0x39), *map(ord, "()+=,"), 0x2212]
PRIMES = [0x27, 0x2032, 0x2033, 0x2034, 0x2035]

CHARACTERS = {
    *between(0x20, 0x7E),
    *ITALIC,
    *PRIMES,
    *between(0x1D400, 0x1D433),  # bold
    *between(0x391, 0x3A9),
    *between(0x3B1, 0x3C9),
    *map(ord, "\u00a0¬¯±´·×÷ıȷϑϕϵ‖…ℋℒℛℂℓℕℝℤ←↑→↓↔↦⇐⇒⇔∀∂∃∅∆∇∈∉∋∏∑−∓∕∗∘√∝∞∣∥∧∨∩∪∫∼≃≅≈≔≠≡≤≥≪≫⊂⊃⊆⊇⊕⊗⊙⊤⊥⋅⋮⋯⋱⌈⌉⌊⌋⏞⏟⟨⟩⩽⩾"),
    *between(0x2010, 0x2015),
    *between(0x2018, 0x201D),
    *between(0x2061, 0x2064),
    *between(0x300, 0x30C),
    0x2C6, 0x2C7, 0x2D8, 0x2D9, 0x2DA, 0x2DC, 0x20D7, 0x338,
}  # fmt: skip


def thin_out_scripts(font):
    """Letters of their own for superscripts only where they are often read there, and for those of superscripts never."""
    names = font.getBestCmap()
    once = {names.get(code) for code in ITALIC + DIGITS}
    twice = {names.get(code) for code in PRIMES}
    table = font["GSUB"].table
    features = table.FeatureList.FeatureRecord
    for index in {i for each in features if each.FeatureTag == "ssty" for i in each.Feature.LookupListIndex}:
        for lookup in table.LookupList.Lookup[index].SubTable:
            lookup.alternates = {
                glyph: forms if glyph in twice else forms[:1]
                for glyph, forms in lookup.alternates.items()
                if glyph in once | twice
            }


def main(path):
    font = TTFont(path)
    thin_out_scripts(font)
    options = Options()
    options.layout_features = ["ssty", "dtls", "flac"]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6]
    options.drop_tables += ["FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    for identifier, text in {
        0: font["name"].getDebugName(0) + " This is a part of it.",
        1: NAME,
        4: NAME,
        6: NAME.replace(" ", ""),
    }.items():
        font["name"].setName(text, identifier, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(TARGET)


main(*sys.argv[1:])
