"""Answers one question: which bars does a drummer of each style know by heart?

A pattern has one sign for each sixteenth of a bar: ``X`` an accent, ``x`` a stroke, ``o`` a soft
one, ``.`` none.
"""

from __future__ import annotations

from collections.abc import Mapping

Pattern = Mapping[str, str]
"""Steps by drum."""

STROKES = {"X": 1.0, "x": 0.76, "o": 0.42}
"""How hard each sign is struck."""

_FOUR = "X...X...X...X..."

GROOVES: Mapping[str, Mapping[str, tuple[Pattern, ...]]] = {
    "electro-pop": {
        "none": (),
        "hats": (
            {"hat": "x.o.x.o.x.o.x.o.", "rim": "......o......o.."},
            {"hat": "x.o.x.o.x.oox.o.", "rim": "......o...o....."},
        ),
        "half": (
            {"kick": "X.....x...x.....", "snare": "........X.......", "hat": "x...o...x...o..."},
            {"kick": "X.........x..x..", "snare": "........X......o", "hat": "x...o.o.x...o.o."},
        ),
        "light": (
            {"kick": "X.........X.....", "rim": "....x.......x...", "hat": "x.o.x.o.x.o.x.o."},
            {"kick": "X......x..X.....", "rim": "....x.......x..o", "hat": "x.o.x.o.x.o.xoo."},
            {"kick": "X.........X...o.", "rim": "....x.......x...", "hat": "x.o.xoo.x.o.x.o."},
        ),
        "four": (
            {
                "kick": _FOUR,
                "clap": "....X.......X...",
                "hat": "x.o.x.o.x.o.x.o.",
                "open": "..x...x...x...x.",
            },
            {
                "kick": "X...X...X...X..o",
                "clap": "....X.......X...",
                "ghost": ".......o........",
                "hat": "x.o.xoo.x.o.xoo.",
                "open": "..x...x...x...x.",
            },
        ),
        "full": (
            {
                "kick": _FOUR,
                "snare": "....X.......X...",
                "clap": "....x.......x...",
                "ghost": ".......o.o.....o",
                "hat": "xoxoxoxoxoxoxoxo",
                "open": "..X...X...X...X.",
            },
            {
                "kick": "X...X...X.x.X...",
                "snare": "....X.......X...",
                "clap": "....x.......x..o",
                "ghost": ".o.....o.....o..",
                "hat": "xoxoxooxxoxoxooo",
                "open": "..X...X...X...X.",
            },
            {
                "kick": "X...X...X...X.x.",
                "snare": "....X.......X...",
                "clap": "....x.......x...",
                "ghost": ".......o..o....o",
                "hat": "xoxoxoxoxooxxoxo",
                "open": "..X...X...X..X..",
            },
        ),
    },
    "techno-pop": {
        "none": (),
        "hats": (
            {"hat": "xooxooxooxooxoxo", "cowbell": "............o..."},
            {"hat": "xooxooxooxooxxoo", "cowbell": "......o........."},
        ),
        "half": (
            {"kick": "X..x......x.....", "snare": "........X.......", "hat": "x.xox.x.x.xox.x."},
            {"kick": "X..x.....x..x...", "snare": "........X.....o.", "hat": "x.xox.x.xoxox.xo"},
        ),
        "light": (
            {"kick": "X.....x...X.....", "clap": "....x.......x...", "hat": "xoxoxoxoxoxoxoxo"},
            {"kick": "X.....x..xX.....", "clap": "....x.......x.o.", "hat": "xoxoxoxoxoxoxooo"},
            {"kick": "X..x..x...X.....", "clap": "....x.......x...", "hat": "xoxoxooxxoxoxoxo"},
        ),
        "four": (
            {
                "kick": _FOUR,
                "snare": "....X.......X...",
                "hat": "xoxoxoxoxoxoxoxo",
                "cowbell": "..........o..o..",
            },
            {
                "kick": "X...X...X...X..x",
                "snare": "....X.......X...",
                "hat": "xoxoxoxoxoxoxoox",
                "cowbell": "...o..o.........",
            },
        ),
        "full": (
            {
                "kick": "X...X...X...X.x.",
                "snare": "....X.......X...",
                "clap": "....X..o....X...",
                "hat": "xoxoxoxoxoxoxoxo",
                "open": "..X...X...X...X.",
                "tom1": "..............o.",
            },
            {
                "kick": "X...X..xX...X...",
                "snare": "....X.......X..o",
                "clap": "....X.......X.xo",
                "hat": "xoxoxoxoxoxoxoxo",
                "open": "..X...X...X...X.",
            },
            {
                "kick": "X...X...X..xX...",
                "snare": "....X..o....X...",
                "clap": "....X.......X...",
                "hat": "xxoxxoxoxxoxxoxo",
                "open": "..X...X...X...X.",
                "tom2": "......o..o......",
            },
        ),
    },
}
"""The bars of each style and ``Style.drums`` that take turns."""

SHORT_FILLS: Mapping[str, tuple[Pattern, ...]] = {
    "electro-pop": (
        {"snare": "xooX", "open": "...x"},
        {"clap": "x.xX", "tom1": ".x.."},
        {"tom1": "xx..", "tom2": "..x.", "tom3": "...X"},
        {"kick": "X.xX", "ghost": "oooo"},
    ),
    "techno-pop": (
        {"clap": "xxoX"},
        {"tom1": "x.x.", "tom2": ".x.X"},
        {"snare": "X.oo", "cowbell": ".xx."},
        {"kick": "X..X", "clap": "..x.", "tom3": ".x.x"},
    ),
}
"""The last beat of every fourth bar."""

LONG_FILLS: Mapping[str, tuple[Pattern, ...]] = {
    "electro-pop": (
        {"snare": "x.xox.oXxoxXxxXX", "kick": "X...X...X...X..."},
        {"tom1": "x.xx............", "tom2": "....x.xx........", "tom3": "........x.xxx..."}
        | {"snare": "..............XX"},
        {"clap": "x..x..x.x..x..xX", "kick": "X...X...X......."},
        {"snare": "x...x..xx.x.xxxX", "tom3": "......x.......x.", "kick": "X...X...X......."},
    ),
    "techno-pop": (
        {"clap": "x.xxx.xxx.xxxxxX", "kick": "X...X...X...X..."},
        {"tom1": "xx.x............", "tom2": "....xx.x........", "tom3": "........xx.x...."}
        | {"clap": "............x.xX"},
        {"snare": "X..X..X.X..X..XX", "tom1": ".x..x..x.x..x..."},
        {"snare": "x...x.x.xxx.xxxX", "cowbell": "..x..x.....x...."},
    ),
}
"""A whole bar; its second half ends every eighth bar and each section."""

BUILDS: Mapping[str, tuple[Pattern, Pattern]] = {
    "electro-pop": (
        {"kick": _FOUR, "snare": "x.o.x.o.x.o.x.o.", "hat": "xoxoxoxoxoxoxoxo"},
        {"snare": "xoxoxoxoxxxx....", "clap": "x...x...x.x....."},
    ),
    "techno-pop": (
        {"kick": _FOUR, "clap": "x...x...x...x.x.", "hat": "xoxoxoxoxoxoxoxo"},
        {"tom3": "x.x.x.x.........", "tom2": "........xxxx....", "clap": "x.x.x.x.xxxx...."},
    ),
}
"""The two bars that lead up to a chorus; both grow louder."""
