"""Answers one question: is each claim of the songs kept, and red when its model is changed?"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.core.lesson import Claim
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.demos.activation.functions import ACTIVATIONS
from oboeuta_desktop.demos.chain import model as chain_model
from oboeuta_desktop.demos.claims import counts as claims_counts
from oboeuta_desktop.demos.claims.check import NumberKey, factor, is_near, say, span, written
from oboeuta_desktop.demos.claims.table import CHECKS, claim_problems, found
from oboeuta_desktop.demos.cloud import model as cloud_model
from oboeuta_desktop.demos.gru import model as gru_model
from oboeuta_desktop.demos.hinges import model as hinges_model
from oboeuta_desktop.demos.lstm import model as lstm_model
from oboeuta_desktop.demos.relay import model as relay_model
from oboeuta_desktop.demos.valve import model as valve_model
from oboeuta_desktop.storage.paths import bundled

SONGS = ("relu", "lstm")
LESSONS = {
    song: list(
        {
            lesson.line_text: lesson
            for lesson in read_song(bundled("songs", song)).lessons
            if lesson is not None
        }.values()
    )
    for song in SONGS
}
CLAIMS = {
    (song, lesson.line_text, position): claim
    for song in SONGS
    for lesson in LESSONS[song]
    for position, claim in enumerate(lesson.claims)
}


def activation(name, **changes):
    """Replaces parts of an activation function."""

    def change(monkeypatch):
        monkeypatch.setitem(ACTIVATIONS, name, replace(ACTIVATIONS[name], **changes))

    return change


def attribute(module, name, make):
    """Replaces a function or a constant of a model by what ``make`` makes of it."""

    def change(monkeypatch):
        monkeypatch.setattr(module, name, make(getattr(module, name)))

    return change


def entry(table, key, value):
    def change(monkeypatch):
        monkeypatch.setitem(table, key, value)

    return change


def as_lstm_run(cell, output):
    """A run of an LSTM by other formulas for its memory and what it shows."""

    def make(original):
        def run(f, i, o, inputs, start=0.0):
            g = np.array([0.0, *map(lstm_model.candidate, inputs)])
            c = [start]
            for t, gates in enumerate(zip(f, i, strict=True)):
                c.append(cell(*gates, c[-1], g[t + 1]))
            h = [0.0, *(output(gate, at) for gate, at in zip(o, c[1:], strict=True))]
            return lstm_model.Run(g, np.array(c), np.array(h))

        return run

    return make


def shows(o, c):
    return o * math.tanh(c)


CLEAR = lstm_model.run.cache_clear
RELU, LEAKY, SIGMOID, TANH = (ACTIVATIONS[name] for name in ("relu", "leaky", "sigmoid", "tanh"))
CHANGES = {
    "relu leaks": activation("relu", value=lambda x, _a: LEAKY.value(x, 0.01)),
    "relu is relu6": activation("relu", value=lambda x, _a: np.clip(x, 0.0, 6.0)),
    "relu is moved": activation("relu", value=lambda x, _a: np.maximum(0.0, x - 0.1)),
    "relu is the identity": activation("relu", value=lambda x, _a: x + 0.0),
    "relu is a step": activation("relu", value=lambda x, _a: np.where(x >= 0, 1.0, 0.0)),
    "relu slope leaks": activation("relu", slope=lambda x, _a: np.where(x > 0, 1.0, 0.01)),
    "relu slope shrinks": activation("relu", slope=lambda x, _a: np.where(x > 0, 0.9, 0.0)),
    "leaky does not leak": activation("leaky", value=RELU.value),
    "leaky leaks up": activation("leaky", value=lambda x, a: np.where(x > 0, x, -a * x)),
    "leaky has a floor": activation(
        "leaky", value=lambda x, a: np.maximum(-0.99, LEAKY.value(x, a))
    ),
    "leaky bends": activation("leaky", value=lambda x, a: np.where(x > 0, x, a * np.expm1(x))),
    "leaky slope is 0": activation("leaky", slope=RELU.slope),
    "leaky slope is negative": activation("leaky", slope=lambda x, a: np.where(x > 0, 1.0, -a)),
    "sigmoid is taller": activation("sigmoid", value=lambda x, a: 1.1 * SIGMOID.value(x, a)),
    "sigmoid is moved": activation("sigmoid", value=lambda x, a: SIGMOID.value(x + 0.1, a)),
    "sigmoid is tanh": activation("sigmoid", value=TANH.value, slope=TANH.slope),
    "sigmoid slope is value": activation("sigmoid", slope=SIGMOID.value),
    "sigmoid slope is moved": activation("sigmoid", slope=lambda x, a: SIGMOID.slope(x - 1, a)),
    "tanh is sigmoid": activation("tanh", value=SIGMOID.value, slope=SIGMOID.slope),
    "tanh is taller": activation("tanh", value=lambda x, a: 1.1 * TANH.value(x, a)),
    "tanh slope is halved": activation("tanh", slope=lambda x, a: 0.5 * TANH.slope(x, a)),
    "tanh slope is moved": activation("tanh", slope=lambda x, a: TANH.slope(x - 1, a)),
    "tanh slope is wide": activation("tanh", slope=lambda x, a: TANH.slope(x / 3, a)),
    "relu needs exp": entry(hinges_model.OPERATIONS, "relu", hinges_model.OPERATIONS["sigmoid"]),
    "sigmoid needs no exp": entry(
        hinges_model.OPERATIONS, "sigmoid", hinges_model.OPERATIONS["relu"]
    ),
    "sums do not bend": attribute(
        hinges_model, "fit", lambda fit: lambda _name, units: fit("identity", units)
    ),
    "straight sums bend": attribute(
        hinges_model, "fit", lambda fit: lambda _name, units: fit("relu", units)
    ),
    "the cloud lies higher": attribute(cloud_model, "sums", lambda f: lambda w, b: f(w, b) + 2.0),
    "the dead unit learns": attribute(
        cloud_model, "train", lambda f: lambda _n, *rest: f("leaky", *rest)
    ),
    "the leaking unit is dead": attribute(
        cloud_model, "train", lambda f: lambda _n, *rest: f("relu", *rest)
    ),
    "gradients are added": attribute(
        chain_model, "product_of", lambda _f: lambda factors, n: float(np.sum(factors[:n]))
    ),
    "weights differ": attribute(
        chain_model,
        "path_factors",
        lambda f: lambda *rest: f(*rest) * np.linspace(0.9, 1.1, f(*rest).size),
    ),
    "one step is forgotten": attribute(
        chain_model, "path_factors", lambda f: lambda *rest: f(*rest)[1:]
    ),
    "messages fade straight": attribute(
        relay_model, "signal_left", lambda _f: lambda factor, n: 1 - (1 - factor) * n
    ),
    "a gate adds": attribute(valve_model, "passed", lambda _f: lambda g, v: g + v),
    "a gate is wide open": attribute(valve_model, "passed", lambda _f: lambda _g, v: v),
    "a gate is shut": attribute(valve_model, "passed", lambda _f: lambda _g, v: 0.0 * v),
    "a gate is half shut": attribute(valve_model, "passed", lambda _f: lambda g, v: 0.5 * g * v),
    "a gate is a step": attribute(valve_model, "opening", lambda _f: lambda _name, a: float(a > 0)),
    "all is a share": attribute(valve_model, "is_share", lambda _f: lambda _g: True),
    "nothing is a share": attribute(valve_model, "is_share", lambda _f: lambda _g: False),
    "candidate is sigmoid": attribute(
        lstm_model, "candidate", lambda _f: lambda x: 1 / (1 + math.exp(-2 * x))
    ),
    "forget forgets": attribute(
        lstm_model, "run", as_lstm_run(lambda f, i, c, g: (1 - f) * c + i * g, shows)
    ),
    "input is tied": attribute(
        lstm_model, "run", as_lstm_run(lambda f, _i, c, g: f * c + (1 - f) * g, shows)
    ),
    "input is always open": attribute(
        lstm_model, "run", as_lstm_run(lambda f, _i, c, g: f * c + g, shows)
    ),
    "memory is squashed": attribute(
        lstm_model, "run", as_lstm_run(lambda f, i, c, g: math.tanh(f * c + i * g), shows)
    ),
    "memory is multiplied": attribute(
        lstm_model, "run", as_lstm_run(lambda f, i, c, g: f * c * (1 + i * g), shows)
    ),
    "output is always open": attribute(
        lstm_model,
        "run",
        as_lstm_run(lambda f, i, c, g: f * c + i * g, lambda _o, c: math.tanh(c)),
    ),
    "output is the memory": attribute(
        lstm_model, "run", as_lstm_run(lambda f, i, c, g: f * c + i * g, lambda o, c: o * c)
    ),
    "the loop leaks": attribute(lstm_model, "carried", lambda f: lambda w, n: f(0.99 * w, n)),
    "the loop keeps all": attribute(lstm_model, "carried", lambda f: lambda _w, n: f(1.0, n)),
    "all loops are squashed": attribute(
        lstm_model, "looped", lambda f: lambda *a, squashed: f(*a, squashed=True)
    ),
    "no loop is squashed": attribute(
        lstm_model, "looped", lambda f: lambda *a, squashed: f(*a, squashed=False)
    ),
    "old and new are swapped": attribute(
        gru_model, "mix", lambda _f: lambda old, new, keep: keep * new + (1 - keep) * old
    ),
    "shares are independent": attribute(
        gru_model, "mix", lambda _f: lambda old, new, keep: keep * old + keep * new
    ),
    "new is added whole": attribute(
        gru_model, "mix", lambda _f: lambda old, new, keep: keep * old + new
    ),
    "conventions are swapped": attribute(
        gru_model, "keep_share", lambda f: lambda z, convention: f(z, 1 - convention)
    ),
    "there is one convention": attribute(gru_model, "keep_share", lambda _f: lambda z, _c: z),
    "reset is ignored": attribute(gru_model, "candidate", lambda f: lambda x, h, _r: f(x, h, 1.0)),
    "the candidate knows no past": attribute(
        gru_model, "candidate", lambda f: lambda x, h, _r: f(x, h, 0.0)
    ),
    "reset wipes the old": attribute(
        gru_model, "gru_step", lambda f: lambda x, h, *, r, keep: f(x, r * h, r=r, keep=keep)
    ),
    "the gru hides": attribute(gru_model, "gru_step", lambda _f: lambda *_a, **_k: 0.0),
    "the past weighs more": attribute(
        gru_model, "past_share", lambda f: lambda *rest: min(1.0, 1.5 * f(*rest))
    ),
    "the gru forgets": attribute(
        gru_model, "kept_after", lambda f: lambda keep, n: f(keep, n) ** 2
    ),
    "the lstm cannot add up": attribute(
        gru_model, "lstm_step", lambda _f: lambda c, g, *, f, i, o: (math.tanh(f * c + i * g), 0.0)
    ),
    "the lstm cannot hide": attribute(
        gru_model, "lstm_step", lambda f: lambda c, g, **gates: (f(c, g, **gates)[0], c)
    ),
    "W of the lstm is 1": attribute(lstm_model, "CANDIDATE_WEIGHT", lambda _old: 1.0),
    "W of the gru is 2": attribute(gru_model, "INPUT_WEIGHT", lambda _old: 2.0),
    "U of the gru is 1": attribute(gru_model, "PAST_WEIGHT", lambda _old: 1.0),
    "b of the gru is 1": attribute(gru_model, "BIAS", lambda _old: 1.0),
    "the cloud has other inputs": attribute(cloud_model, "INPUTS", lambda old: old + 1.0),
    "lstm has two gates": entry(claims_counts._GATES, "lstm", ("i", "o")),
    "gru has three gates": entry(claims_counts._GATES, "gru", ("r", "z", "o")),
    "lstm has three sets": entry(claims_counts._SETS, "lstm", ("f", "i", "o")),
    "gru has two sets": entry(claims_counts._SETS, "gru", ("r", "z")),
    "lstm has one state": entry(claims_counts._STATES, "lstm", ("h",)),
    "gru has two states": entry(claims_counts._STATES, "gru", ("c", "h")),
    "lstm has no bias": entry(claims_counts._SIZES, "lstm", lambda x, h, _b=1: 4 * (x * h + h * h)),
    "gru has a set more": entry(
        claims_counts._SIZES, "gru", lambda x, h, b=1: 4 * (x * h + h * h + b * h)
    ),
}


@pytest.fixture(scope="module")
def reds():
    """Which claims are not kept after each change."""
    found_red = {}
    for name, change in CHANGES.items():
        with pytest.MonkeyPatch.context() as patched:
            change(patched)
            CLEAR()  # what was run with another candidate
            found_red[name] = {key for key, claim in CLAIMS.items() if not found(claim).kept}
    CLEAR()
    return found_red


@pytest.mark.parametrize("key", CLAIMS, ids=lambda key: f"{key[1]}-{key[2]}")
def test_a_claim_of_a_song_can_be_checked_and_is_kept(key):
    assert claim_problems(CLAIMS[key]) == ()
    finding = found(CLAIMS[key])
    assert finding.kept, str(finding.words)


@pytest.mark.parametrize("song", SONGS)
def test_every_line_of_a_song_claims_something_of_its_own(song):
    said = [
        tuple((claim.check, *sorted(claim.values.items())) for claim in lesson.claims)
        for lesson in LESSONS[song]
    ]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_model_turns_a_claim_red(name, reds):
    assert reds[name]


def test_every_claim_turns_red_with_some_change_of_a_model(reds):
    assert set(CLAIMS) - set().union(*reds.values()) == set()


def test_another_number_is_not_kept():
    for claim in CLAIMS.values():
        if "equals" in claim.values:
            wanted = float(claim.values["equals"])
            step = max(0.1 * abs(wanted), 2 * 10.0 ** -float(claim.values.get("decimals", 9)))
            for other in (wanted + step, wanted - step):
                assert not found(Claim(claim.check, {**claim.values, "equals": other})).kept


def corners(key):
    if isinstance(key, NumberKey):
        middle = (key.minimum + key.maximum) / 2
        return key.minimum, round(middle) if key.is_whole else middle, key.maximum
    return key.options


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_gives_numbers_all_over_its_ranges(name):
    check = CHECKS[name]
    free = [key for key in check.keys if key.name not in ("equals", "decimals")]
    compared = [key for key in check.keys if key.name == "equals"]
    rest = {key.name: corners(key)[0] for key in compared}
    for values in itertools.islice(itertools.product(*map(corners, free)), 60):
        chosen = dict(zip((key.name for key in free), values, strict=True)) | rest
        assert check.problems(chosen) == ()
        words = str(found(Claim(name, chosen)).words)
        assert words
        assert not re.search("nan|inf|―", words)
        assert "{" not in words


def test_every_check_is_used_by_a_song():
    assert {claim.check for claim in CLAIMS.values()} == set(CHECKS)


def test_what_cannot_be_checked_is_not_kept_and_says_so():
    for claim in (
        Claim("nobody_wrote_this", {}),
        Claim("function_value", {}),
        Claim("function_value", {"function": "relu", "x": "zero", "equals": 0.0}),
        Claim("function_value", {"function": 3.0, "x": 1.0, "equals": 0.0}),
        Claim("function_value", {"function": "relu", "x": math.nan, "equals": 0.0}),
    ):
        assert claim_problems(claim)
        finding = found(claim)
        assert not finding.kept
        assert "確かめられません" in str(finding.words)


def test_a_problem_names_the_key_at_fault_and_a_remedy():
    unknown, missing = claim_problems(
        Claim("odd", {"function": "tanh", "y": 1.0}),
    )
    assert (unknown.key, unknown.remedy) == ("y", "one of function, x, alpha")
    assert (missing.key, missing.wrong) == ("x", "x is missing")
    (nearly,) = claim_problems(Claim("function_valeu", {}))
    assert (nearly.key, nearly.remedy) == ("check", "function_value")


def test_words_hold_the_computed_numbers():
    words = [
        str(found(Claim(check, values)).words)
        for check, values in (
            ("function_value", {"function": "relu", "x": -3.0, "equals": 0.0}),
            ("slope_maximum", {"function": "sigmoid", "equals": 0.25}),
            ("gru_mix", {"z": 0.75, "old": 0.8, "new": -0.4, "equals": 0.5}),
        )
    ]
    assert words == [
        "ReLU(−3) = 0",
        "σ′(0) = 0.25、ほかのどこでもこれより小さい（σ′(1) = 0.197）",
        "z = 0.75：0.75×0.8 + 0.25×(−0.4) = 0.5",
    ]


def test_a_claim_that_fails_says_what_is_so():
    finding = found(Claim("function_value", {"function": "relu", "x": -3.0, "equals": -0.03}))
    assert not finding.kept
    assert str(finding.words) == "ReLU(−3) = 0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (-0.03, "−0.03"),
        (1.663, "1.66"),
        (18816.0, "18816"),
        (99.5, "99.5"),
        (1234.6, "1235"),
        (0.00018, "0.00018"),
        (2.66e-5, "2.7×10⁻⁵"),
        (1e6, "1.0×10⁶"),
    ],
)
def test_a_number_is_written_briefly(value, text):
    assert written(value) == text
    assert str(say("{x}", x=value)) == text


def test_a_span_of_one_number_is_that_number():
    assert [str(span(0.5, 0.5)), str(span(-1.0, 0.5))] == ["0.5", "−1〜0.5"]
    assert (factor(-0.4), factor(0.4)) == ("(−0.4)", "0.4")


def test_a_number_is_near_when_it_rounds_to_the_other():
    assert is_near(0.6050, 0.61, 2)
    assert not is_near(0.6049, 0.61, 2)
    assert not is_near(math.nan, 0.0, 0)
