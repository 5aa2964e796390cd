"""Answers one question: which numbers and words go with the LSTM's gates, in lessons B6 to B9?"""

from __future__ import annotations

import math

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.lstm.goals import message_steps, write_error
from oboeuta_desktop.demos.lstm.model import STEPS, gradient_left, half_life
from oboeuta_desktop.demos.lstm.score import (
    FORGET,
    GATES,
    INPUT,
    MESSAGE,
    NOISE,
    WRITE,
    has_forget_gate,
    mode_of,
    played,
    score_of,
    time_of,
)
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import INK, Card, Phrase, phrase


def gradient_at_end(state: State) -> float:
    """∏f from the message's step to the last one."""
    return float(gradient_left(score_of(state).f, WRITE)[-1])


def cards(state: State) -> tuple[Card, ...]:
    """The numbers beside the picture."""
    mode = mode_of(state)
    if mode == GATES:
        return (_memory(state), _output(state), _gradient(state), _solved(state))
    if mode == INPUT:
        return (_memory(state), _last_memory(state), _error(state))
    if mode == FORGET:
        return (_memory(state), _gradient(state), _half_life(state))
    return (_memory(state), _output(state), _last_memory(state))


def _memory(state: State) -> Card:
    t = time_of(state)
    words = phrase("t={t} の記憶 c", t=str(t))
    return Card("c", words, phrase("c"), Phrase(number(float(played(state).c[t]), 2)), None, "cec")


def _output(state: State) -> Card:
    t = time_of(state)
    words = phrase("t={t} の出力 h", t=str(t))
    h = Phrase(number(float(played(state).h[t]), 2))
    return Card("h", words, phrase("h"), h, None, "hidden")


def _last_memory(state: State) -> Card:
    words = phrase("最後の記憶 c₂₀")
    c = Phrase(number(float(played(state).c[STEPS]), 2))
    return Card("last", words, phrase("c₂₀"), c, None, "cec")


def _gradient(state: State) -> Card:
    words = phrase("残る勾配 ∏f")
    return Card("gradient", words, phrase("∏f"), Phrase(number(gradient_at_end(state), 3)))


def _half_life(state: State) -> Card:
    steps = half_life(state.values["f"])
    written = phrase("∞") if math.isinf(steps) else phrase("{n} 歩", n=number(steps, 2))
    return Card("half_life", phrase("半分になるまで"), phrase("半減期"), written)


def _error(state: State) -> Card:
    error = write_error(state)
    token = "good" if error == 0 else INK
    words = phrase("目標との誤差")
    return Card("error", words, phrase("誤差"), Phrase(number(error, 2)), None, token)


def _solved(state: State) -> Card:
    done = message_steps(state)
    written = phrase("{done} / 3", done=str(sum(done)))
    token = "good" if all(done) else INK
    return Card("solved", phrase("書く守る話す"), phrase("達成"), written, None, token)


def caption(state: State) -> Phrase:
    """The lesson in one sentence, as far as the learner has come."""
    mode = mode_of(state)
    if mode == GATES:
        return _gates_caption(state)
    if mode == INPUT:
        return _input_caption(state)
    if mode == FORGET:
        return _forget_caption(state)
    return _output_caption(state)


def _gates_caption(state: State) -> Phrase:
    is_written, is_kept, is_said = message_steps(state)
    if not has_forget_gate(state):
        return phrase("1997 年の LSTM は弁が 2 つ。記憶は漏れないが、消すこともできない")
    if not is_written:
        return phrase("合図の来る t=2 で、入力ゲート i を開けて書き込もう")
    if not is_kept:
        return phrase("記憶が漏れるか、雑音が混ざっている。f と i の譜面を直そう")
    if not is_said:
        return phrase("記憶は守れた。話すのは t=14 から：o の譜面を直そう")
    return phrase("3 つのゲート ＝ 書く・守る・話す。これが LSTM")


def _input_caption(state: State) -> Phrase:
    if not any(score_of(state).i):
        return phrase("i = 0：どんな入力が来ても、c はまったく動かない")
    if write_error(state) == 0:
        return phrase("合図の時刻だけ開けた：雑音は書き込まれず、誤差は 0")
    return phrase("開いている時刻の候補 g は、合図も雑音も c に足される")


def _forget_caption(state: State) -> Phrase:
    f, row = state.values["f"], state.rows["f"]
    if f > 0 and any(level == 0 for level in row[WRITE:]):
        return phrase("f = 0 の時刻で、それまでの記憶はまるごと消える")
    if f == 1 and all(level == 1 for level in row[WRITE:]):
        return phrase("f = 1：記憶も勾配も、そのまま最後まで残る")
    steps = half_life(f)
    words = "∞" if math.isinf(steps) else number(steps, 2)
    return phrase("f は「残す割合」。{f} なら {steps} 歩で半分になる", f=number(f, 2), steps=words)


def _output_caption(state: State) -> Phrase:
    t, now = time_of(state), played(state)
    if now.c[t] != 0 and now.h[t] == 0:
        return phrase("o = 0：h は 0 でも、記憶 c は {c} のまま残る", c=number(float(now.c[t]), 2))
    return phrase("h = o × tanh(c)：出力ゲートは、記憶をどれだけ外へ出すかを決める")


def description(state: State) -> Phrase:
    """The picture in words, for a screen reader."""
    t, now, score = time_of(state), played(state), score_of(state)
    forget = (
        phrase("忘却ゲート f は {f}、", f=number(score.f[t - 1], 2))
        if has_forget_gate(state)
        else phrase("忘却ゲートはなし、")
    )
    return phrase(
        "時刻 {t}。{forget}入力ゲート i は {i}、出力ゲート o は {o}。"
        "記憶 c は {c}、出力 h は {h}。入力 x は t=2 に {message}、t={at} に {noise}。"
        "最後の記憶は {last}、残る勾配 ∏f は {gradient}。",
        t=str(t),
        forget=forget,
        i=number(score.i[t - 1], 2),
        o=number(score.o[t - 1], 2),
        c=number(float(now.c[t]), 2),
        h=number(float(now.h[t]), 2),
        message=number(MESSAGE, 2),
        noise=number(score.inputs[NOISE - 1], 2),
        at=str(NOISE),
        last=number(float(now.c[STEPS]), 2),
        gradient=number(gradient_at_end(state), 3),
    )
