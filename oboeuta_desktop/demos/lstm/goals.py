"""Answers one question: what is there to find out about the LSTM, and where does each lesson begin?

Goals ask the unit itself. Presets are the curriculum's points B4 to B9.
"""

from __future__ import annotations

from oboeuta_desktop.demos.demo import Goal, Prediction, Preset, State
from oboeuta_desktop.demos.lstm.model import (
    STEPS,
    candidate,
    carried,
    half_life,
    looped,
    run,
)
from oboeuta_desktop.demos.lstm.score import (
    CEC,
    FORGET,
    GATES,
    INPUT,
    LOOP,
    MESSAGE,
    NOISE,
    OUTPUT,
    SPEAK,
    WRITE,
    mode_of,
    played,
    score_of,
    time_of,
)
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import phrase

LONG = 50
"""So many steps later the lesson on the CEC asks for the gradient."""
FEED = candidate(1.0)
"""What is added at each step in the lesson on the loop: the candidate of an input of 1."""
LOUD = 0.7
NOISE_X = -0.7
"""How strong the noise is at the start of the lessons that have some."""
SHUT = (0.0,) * STEPS
OPEN = (1.0,) * STEPS
LEAKING = (0.9,) * STEPS


def at(*times: int) -> tuple[float, ...]:
    """A row that is open at these steps alone."""
    return tuple(float(t in times) for t in range(1, STEPS + 1))


def feed_of(state: State) -> tuple[float, float]:
    """c_0 and what is added at each step in the lesson on the loop."""
    return (0.0, FEED) if round(state.values["feed"]) else (1.0, 0.0)


def _is(state: State, mode: int) -> bool:
    return mode_of(state) == mode


def _cec_keeps(state: State) -> bool:
    return _is(state, CEC) and carried(state.values["w"], LONG)[LONG] == 1


def _cec_explodes(state: State) -> bool:
    return _is(state, CEC) and carried(state.values["w"], LONG)[LONG] > 100


def _loop_shrinks(state: State) -> bool:
    start, feed = feed_of(state)
    squashed = looped(start, feed, squashed=True)[time_of(state)]
    straight = looped(start, feed, squashed=False)[time_of(state)]
    return _is(state, LOOP) and straight == 1 and squashed < 0.3


def _loop_grows(state: State) -> bool:
    start, feed = feed_of(state)
    return _is(state, LOOP) and looped(start, feed, squashed=False)[time_of(state)] > 10


def message_steps(state: State) -> tuple[bool, bool, bool]:
    """Whether the message was written, kept through the noise, and said at SPEAK and not before."""
    now, written = played(state), candidate(MESSAGE)
    is_written = bool(now.c[WRITE] == written)
    is_kept = is_written and bool((now.c[WRITE:SPEAK] == written).all())
    is_said = bool((now.h[:SPEAK] == 0).all()) and bool(now.h[SPEAK] > LOUD)
    return is_written, is_kept, is_said


def _gates_solved(state: State) -> bool:
    return _is(state, GATES) and all(message_steps(state))


def _gates_erased(state: State) -> bool:
    return _gates_solved(state) and played(state).c[STEPS] == 0


def write_error(state: State) -> float:
    """How far the memory at the end is from the message."""
    return abs(float(played(state).c[STEPS]) - candidate(MESSAGE))


def _input_shut(state: State) -> bool:
    return _is(state, INPUT) and state.values["noise"] != 0 and not played(state).c.any()


def _input_once(state: State) -> bool:
    return _is(state, INPUT) and state.values["noise"] != 0 and write_error(state) == 0


def _forget_keeps_half(state: State) -> bool:
    c = played(state).c
    return _is(state, FORGET) and bool(c[STEPS] >= c[WRITE] / 2 > 0)


def _forget_resets(state: State) -> bool:
    c, f = played(state).c, score_of(state).f
    # erased by a shut gate at one step, while the gates around it are open
    zeros = [t for t in range(WRITE + 1, STEPS + 1) if f[t - 1] == 0]
    return _is(state, FORGET) and len(zeros) == 1 and c[zeros[0] - 1] > 0 and c[STEPS] == 0


def _output_silent(state: State) -> bool:
    now = played(state)
    is_kept = bool(now.c[STEPS] == candidate(MESSAGE))
    return _is(state, OUTPUT) and is_kept and not now.h.any()


def _output_revives(state: State) -> bool:
    h = played(state).h
    return _is(state, OUTPUT) and not h[:SPEAK].any() and bool(h[SPEAK] > LOUD)


GOALS = (
    Goal("cec_keeps", "w をちょうど 1 にして、50 歩後も 1 のまま残す", _cec_keeps),
    Goal("cec_explodes", "w を 1 より大きくして、50 歩後を 100 倍超にする", _cec_explodes),
    Goal("loop_shrinks", "時刻を進めて、tanh の輪だけが 0.3 未満に縮むのを見る", _loop_shrinks),
    Goal("loop_grows", "毎歩足す方に替えて、c を 10 より大きくする", _loop_grows),
    Goal("gates_solved", "t=2 を書き、t=9 を無視し、t=14 で話し始める", _gates_solved),
    Goal("gates_erased", "話したあと、忘却ゲートで記憶を空にして終える", _gates_erased),
    Goal("input_shut", "i をすべて閉じて、入力が来ても c を動かさない", _input_shut),
    Goal("input_once", "合図の時刻だけ i を開けて、誤差を 0 にする", _input_once),
    Goal("forget_keeps_half", "f を上げて、t=20 まで記憶を半分以上残す", _forget_keeps_half),
    Goal("forget_resets", "1 マスだけ f を 0 にして、そこで記憶を消す", _forget_resets),
    Goal("output_silent", "o を閉じて、c を残したまま h だけ 0 にする", _output_silent),
    Goal("output_revives", "t=14 で初めて全開にして、h をよみがえらせる", _output_revives),
)


def _cec_after_fifty(_state: State) -> float:
    return float(100 * carried(0.99, LONG)[LONG])


def _tanh_twenty_times(_state: State) -> float:
    return float(looped(1.0, 0.0, squashed=True)[STEPS])


def _with_noise(state: State) -> float:
    score = score_of(state)
    return float(run(OPEN, at(WRITE, NOISE), score.o, score.inputs).c[STEPS])


def _all_shut(state: State) -> float:
    score = score_of(state)
    return float(run(score.f, SHUT, score.o, score.inputs).c[STEPS])


def _half_life_of_nine_tenths(_state: State) -> float:
    return half_life(0.9)


def _opened_late(state: State) -> float:
    score = score_of(state)
    late = tuple(float(t >= SPEAK) for t in range(1, STEPS + 1))
    return float(run(score.f, score.i, late, score.inputs).h[SPEAK])


_MESSAGE = number(candidate(MESSAGE), 2)
PREDICTIONS = {
    "B4": Prediction(
        "w を 0.99 にすると、50 歩後に残る勾配は何 %？",
        _cec_after_fifty,
        0.0,
        100.0,
        1.0,
        1,
        phrase(
            "0.99 を {steps} 回掛けると約 {left}。少しの漏れも積もります。",
            steps=str(LONG),
            left=number(float(carried(0.99, LONG)[LONG]), 3),
        ),
        "%",
        at={"w": 0.99},
    ),
    "B5": Prediction(
        "1 から始めて tanh を 20 回通すと、いくつになる？",
        _tanh_twenty_times,
        0.0,
        1.0,
        0.02,
        2,
        "tanh はいつも少しだけ内側の値を返すので、重み 1 の輪でも縮み続けます。",
    ),
    "B6": Prediction(
        "f を全部 1 にして、i は t=2 と t=9 のまま。t=20 の記憶 c は？",
        _with_noise,
        -1.0,
        1.0,
        0.05,
        2,
        phrase(
            "雑音の {noise} が、合図の {message} をほとんど打ち消します。",
            noise=number(candidate(NOISE_X), 2),
            message=_MESSAGE,
        ),
    ),
    "B7": Prediction(
        "i をすべて閉じると、t=20 の記憶 c は？",
        _all_shut,
        -2.0,
        1.0,
        0.1,
        2,
        "書き込む量は i × g。i が 0 なら、どんな入力が来ても c は変わりません。",
    ),
    "B8": Prediction(
        "f を 0.9 にすると、記憶が半分になるのは何歩後？",
        _half_life_of_nine_tenths,
        1.0,
        20.0,
        0.5,
        1,
        phrase(
            "ln ½ ÷ ln 0.9 ≈ {steps}。0.9 は高そうでも、そこで半分になります。",
            steps=number(half_life(0.9), 2),
        ),
        "歩",
        at={"f": 0.9},
    ),
    "B9": Prediction(
        "t=14 まで o を 0 で閉じ、そこで全開 (o=1) にすると h は？",
        _opened_late,
        0.0,
        1.0,
        0.05,
        2,
        phrase(
            "閉じていた間も c は {message} のまま。h = 1 × tanh({message}) が出てきます。",
            message=_MESSAGE,
        ),
    ),
}


def _start(point: str, mode: int, goals: str, rows: str, **values: float) -> Preset:
    """``rows`` names the score: f, i and o as one of the words in _SCORES."""
    wanted = (_SCORES[word] for word in rows.split())
    return Preset(
        {"mode": mode, **values},
        ("unit",),
        "unit",
        tuple(goals.split()),
        (1.0, float(STEPS)),
        dict(zip("fio", wanted, strict=True)),
        PREDICTIONS[point],
        ("bias_zero", "bias_one") if mode == FORGET else (),
    )


_SCORES = {
    "open": OPEN,
    "leaking": LEAKING,
    "message": at(WRITE),
    "both": at(WRITE, NOISE),
}
PRESETS = {
    "B4": _start("B4", CEC, "cec_keeps cec_explodes", "open message open", w=0.9, t=17.0),
    "B5": _start("B5", LOOP, "loop_shrinks loop_grows", "open message open", t=4.0),
    "B6": _start(
        "B6", GATES, "gates_solved gates_erased", "leaking both open", t=10.0, noise=NOISE_X
    ),
    "B7": _start("B7", INPUT, "input_shut input_once", "open open open", t=20.0, noise=NOISE_X),
    "B8": _start(
        "B8", FORGET, "forget_keeps_half forget_resets", "open message open", t=12.0, f=0.84
    ),
    "B9": _start("B9", OUTPUT, "output_silent output_revives", "open message open", t=14.0, o=0.4),
}
