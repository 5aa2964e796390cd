"""Answers one question: what is done with the program, and what must be found?"""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib
from pathlib import Path

import numpy as np

from oboeuta_desktop.ui.theme import DARK
from tests.end_to_end import hearing, seeing, tracing
from tests.end_to_end.findings import Findings
from tests.end_to_end.stage import Stage, StageError, places, wait_for
from tests.end_to_end.tracing import Frame

# Limits: the figures are printed beside them. Those of time leave room for a busy two-core machine.
FRAME_MEDIAN = 25.0  # ms between two frames of a word
FRAME_P99 = 120.0
SYNC_MEDIAN = 25.0  # ms between the position shown and the position heard
SYNC_SPREAD = 15.0  # 95 % lie this near their median
ONSET_MEDIAN = 45.0  # ms from a sung onset to the first frame that shows it: up to a frame late
ONSET_P95 = 90.0
LIKENESS = 0.5  # of the recording to the song
HOLE_LONGEST = 20.0  # ms; on a busy machine the sound server itself now and then drops a block
HOLE_SHARE = 0.5  # % of the time
TEXT_LIKENESS = 0.7
PLAYED = 14.0  # seconds

Places = dict[str, seeing.Rect]

PROGRAM = [sys.executable, "-m", "oboeuta_desktop"]
SONG = Path(__file__).resolve().parents[2] / "songs" / "relu"

LYRICS = SONG / "lyrics.lrc"
LESSONS = SONG / "lessons.toml"


class Show:
    """The program on a stage, and the files it writes there."""

    def __init__(self, stage: Stage, seconds: float) -> None:
        self.stage = stage
        self.trace = stage.folder / "trace.jsonl"
        self.screenshot = stage.folder / "window.png"
        self.map_file = stage.folder / "places.json"
        self.user = stage.folder / "user"
        words = ["--play", str(SONG), "--at", "3", "--for", str(seconds), "--theme", "dark"]
        words += ["--size", "1600x900", "--trace", str(self.trace)]
        words += ["--screenshot", str(self.screenshot)]
        environ = {"OBOEUTA_DATA": str(self.user), "OBOEUTA_UI_MAP": str(self.map_file)}
        self.process = stage.start("program", [*PROGRAM, *words], environ)

    def place(self, name: str, longest: float = 15.0) -> seeing.Rect:
        """Where a part is, waiting until it is on the screen."""
        return wait_for(f"{name} on the screen", lambda: self._alive().get(name), longest)

    def frames(self) -> list[Frame]:
        """The frames painted so far."""
        return tracing.read_trace(self.trace) if self.trace.exists() else []

    def wait_for_frames(self, beyond: int, longest: float = 20.0) -> list[Frame]:
        """Wait until more than ``beyond`` frames were painted."""

        def look() -> list[Frame] | None:
            self._alive()
            frames = self.frames()
            return frames if len(frames) > beyond else None

        return wait_for("lyric frames", look, longest)

    def wait_for_end(self, longest: float) -> int:
        """Wait until the program has left by itself and return its exit code."""
        try:
            return self.process.wait(longest)
        except subprocess.TimeoutExpired as error:
            raise StageError(f"the program did not end after {longest:g} s") from error

    def complaints(self) -> list[str]:
        """What the program wrote to its log or its terminal that it should not have."""
        said = self.stage.said("program").splitlines()
        for log in self.user.rglob("*.log"):
            said += log.read_text(encoding="utf-8", errors="replace").splitlines()
        signs = (" ERROR ", " CRITICAL ", " WARNING qt", "Traceback", "Fatal Python error")
        # Where PipeWire is not installed Qt says so; it then speaks to PulseAudio.
        heard = [line for line in said if "symbolsresolver" not in line]
        return [line for line in heard if any(sign in line for sign in signs)]

    def _alive(self) -> Places:
        if self.process.poll() is not None:
            said = self.stage.said("program").strip()[-2000:]
            raise StageError(f"the program ended with {self.process.returncode}: {said}")
        return places(self.map_file)


def listen(stage: Stage, song: hearing.Mono, findings: Findings) -> None:
    """The program plays by itself; it is recorded, traced and pictured."""
    sound = stage.folder / "heard.pcm"
    stage.record(sound)
    show = Show(stage, PLAYED)
    show.place("line:0")
    show.place("transport_bar")
    laid_out = places(show.map_file)
    code = show.wait_for_end(PLAYED + 30)
    time.sleep(0.3)
    stage.stop_recording()
    findings.add("the program ends by itself", good=code == 0, found=f"exit code {code}")
    complaints = show.complaints()
    findings.add("its log has no complaint", good=not complaints, found=complaints[:3] or "none")
    frames = show.frames()
    findings.above("frames were painted", len(frames), 200, "frames")
    if len(frames) > 200:
        _judge_trace(frames, findings)
        _judge_sound(hearing.read_recording(sound), song, frames, findings)
    _judge_picture(show, laid_out, findings)


def _judge_trace(frames: list[Frame], findings: Findings) -> None:
    words = tracing.sung_words(LYRICS.read_text(encoding="utf-8"))
    back = tracing.backward_steps(frames)
    findings.add("the position never goes back", good=back == 0, found=f"{back} steps back")
    wrong = tracing.wrong_frames(frames, words)
    findings.add("every frame shows the right word", good=not wrong, found=f"{len(wrong)} wrong")
    apart = tracing.intervals(frames) * 1000
    findings.below("median frame interval", float(np.median(apart)), FRAME_MEDIAN)
    findings.below("99 % of frame intervals", float(np.percentile(apart, 99)), FRAME_P99)
    span = frames[-1].position - frames[0].position
    findings.above("seconds of song traced", span, PLAYED - 4.0, "s")


def _judge_sound(
    recording: hearing.Recording, song: hearing.Mono, frames: list[Frame], findings: Findings
) -> None:
    loudest = float(np.abs(recording.sound).max(initial=0.0))
    findings.above("the recording is not silent: peak", loudest, 0.02)
    if loudest < 0.02:
        return
    # The first frames are painted before the sound has begun.
    begun = next(frame for frame in frames if frame.position > frames[0].position)
    moments = np.arange(begun.moment + 1.0, frames[-1].moment - 0.6, 0.25)
    heard = hearing.positions_heard(
        recording, song, lambda moment: tracing.position_at(frames, moment), moments
    )
    alike = float(np.median([h.likeness for h in heard]))
    findings.above("it is the song: likeness", alike, LIKENESS)
    apart = [1000 * (tracing.position_at(frames, h.moment) - h.position) for h in heard]
    middle = float(np.median(apart))
    findings.below("shown minus heard position, median", abs(middle), SYNC_MEDIAN)
    spread = float(np.percentile(np.abs(np.array(apart) - middle), 95))
    findings.below("its spread (95 %)", spread, SYNC_SPREAD)
    holes = hearing.silences(recording, song, heard)
    longest = max((seconds for _, seconds in holes), default=0.0)
    lost = sum(seconds for _, seconds in holes) / (heard[-1].moment - heard[0].moment)
    findings.below("longest hole in the sound", 1000 * longest, HOLE_LONGEST)
    findings.below("share of the sound lost", 100 * lost, HOLE_SHARE, "%")
    _judge_onsets(frames, heard, findings)


def _judge_onsets(frames: list[Frame], heard: list[hearing.Heard], findings: Findings) -> None:
    """When a word is sung, is it shown? The heard positions say when it was sung."""
    words = tracing.sung_words(LYRICS.read_text(encoding="utf-8"))
    positions = [h.position for h in heard]
    moments = [h.moment for h in heard]
    late = np.array(
        [
            1000 * (frame.moment - float(np.interp(word.start, positions, moments)))
            for word, frame in tracing.first_frames(frames, words)
            if positions[0] < word.start < positions[-1]
        ]
    )
    findings.above("sung onsets compared", len(late), 10, "onsets")
    if len(late):
        print(
            f"       onset shown after it was heard: median {np.median(late):.1f} ms,"
            f" from {late.min():.1f} to {late.max():.1f}"
        )
        findings.below("onset shown, median", abs(float(np.median(late))), ONSET_MEDIAN)
        findings.below("onset shown, 95 %", float(np.percentile(np.abs(late), 95)), ONSET_P95)


def _judge_picture(show: Show, laid_out: Places, findings: Findings) -> None:
    if not show.screenshot.exists():
        findings.add("a screenshot was saved", good=False)
        return
    window = seeing.read_pixels(show.screenshot)
    # Since then the lyrics have scrolled; a closing window names nothing but its last lines.
    laid_out = {name: rect for name, rect in laid_out.items() if not name.startswith("line:")}
    laid_out |= places(show.map_file)
    grounds = sum(seeing.share_of(window, color, 3) for color in (DARK.bg0, DARK.bg1, DARK.bg2))
    findings.above("share of the theme's surfaces", grounds, 0.5)
    findings.above("the sung colour is there", seeing.share_of(window, DARK.accent), 0.0005)
    findings.above("the ink colour is there", seeing.share_of(window, DARK.ink), 0.0005)
    frame = show.frames()[-1]
    lines = [t for t in LYRICS.read_text(encoding="utf-8").splitlines() if t.startswith("[0")]
    pieces = tracing.sung_pieces(lines[frame.line or 0])
    # The wipe cuts through the word that is being sung: half of it has another colour.
    kanji = _first_kanji([text for index, (_, text) in enumerate(pieces) if index != frame.word])
    area = _inside_window(laid_out, _lyrics_area(laid_out), len(window))
    alike = seeing.likeness_of_text(seeing.cut(window, area), kanji, range(22, 60))
    findings.above(f"the kanji {kanji} of the sung line can be read", alike, TEXT_LIKENESS)


def _first_kanji(pieces: list[str]) -> str:
    """The first kanji of a line of lyrics."""
    return next(c for piece in pieces for c in piece if "\u4e00" <= c <= "\u9fff")


def _lyrics_area(laid_out: Places) -> seeing.Rect:
    """What the visible lines of the lyrics cover on the screen."""
    rects = [rect for name, rect in laid_out.items() if name.startswith("line:")]
    if not rects:
        raise StageError("the map of parts names no line of lyrics")
    left, top = min(r[0] for r in rects), min(r[1] for r in rects)
    right, bottom = max(r[0] + r[2] for r in rects), max(r[1] + r[3] for r in rects)
    return left, top, right - left, bottom - top


def _inside_window(laid_out: Places, rect: seeing.Rect, height: int) -> seeing.Rect:
    """A part of the screen in a picture of the window alone, whose lowest part is the transport."""
    left, top, _, tall = laid_out["transport_bar"]
    x, y, width, part_height = rect
    return x - left, y - (top + tall - height), width, part_height


def drive(stage: Stage, song: hearing.Mono, findings: Findings) -> None:
    """A mouse clicks a line, drags the point, plays on and switches the gaps on."""
    del song
    sound = stage.folder / "heard.pcm"
    stage.record(sound)
    show = Show(stage, 120)  # closed long before
    show.place("play_button")
    show.wait_for_frames(20)
    paused = _click_a_line(show, findings)
    _drag_the_point(show, findings)
    resumed = _play_on(show, findings)
    _switch_gaps_on(show, findings)
    stage.press("alt+F4")
    code = show.wait_for_end(15)
    stage.stop_recording()
    findings.add("closing the window ends it", good=code == 0, found=f"exit code {code}")
    recording = hearing.read_recording(sound)
    quiet = recording.sound[recording.index(paused + 0.5) : recording.index(resumed - 0.1)]
    loud = recording.sound[recording.index(resumed + 0.8) : recording.index(resumed + 2.8)]
    findings.below("silent while paused: peak", float(np.abs(quiet).max()), 0.001, "")
    findings.above("sound after playing on: peak", float(np.abs(loud).max()), 0.02)
    complaints = show.complaints()
    findings.add("its log has no complaint", good=not complaints, found=complaints[:3] or "none")


def _click_a_line(show: Show, findings: Findings) -> float:
    stage = show.stage
    before = seeing.read_pixels(stage.picture(stage.folder / "1-singing.png"))
    line = 1
    x, y, width, height = show.place(f"line:{line}")
    stage.click(x + min(width / 2, 120), y + height / 2)
    panel = show.place("lesson_panel")
    paused = time.monotonic()
    time.sleep(1.0)
    count = len(show.frames())
    time.sleep(0.6)
    still = len(show.frames()) - count
    findings.add("a click on a line pauses", good=still <= 1, found=f"{still} frames in 0.6 s")
    after = seeing.read_pixels(stage.picture(stage.folder / "2-lesson.png"))
    seen = seeing.cut(after, panel)
    different = seeing.changed(seeing.cut(before, panel), seen)
    findings.above("a click on a line opens its lesson: pixels changed", different, 0.02)
    lesson = tomllib.loads(LESSONS.read_text(encoding="utf-8"))["lesson"][line]
    heading = str(lesson["heading"])[:4]
    alike = seeing.likeness_of_text(seeing.cut(seen, (0, 0, panel[2], 260)), heading, range(15, 34))
    findings.above(f"the lesson's heading ({heading}…) can be read", alike, TEXT_LIKENESS)
    return paused


def _drag_the_point(show: Show, findings: Findings) -> None:
    stage = show.stage
    question = places(show.map_file).get("prediction_skip")
    if question is not None:  # what is asked first is put off
        x, y, width, height = question
        stage.click(x + width / 2, y + height / 2)
        wait_for("the plot unlocked", lambda: "prediction_skip" not in places(show.map_file))
    x, y, width, height = show.place("demo_point")
    before = seeing.read_pixels(stage.picture(stage.folder / "3-before-drag.png"))
    along = 90
    stage.drag((x + width / 2, y + height / 2), along)
    time.sleep(0.6)
    after = seeing.read_pixels(stage.picture(stage.folder / "4-after-drag.png"))
    panel = show.place("lesson_panel")
    different = seeing.changed(seeing.cut(before, panel), seeing.cut(after, panel))
    findings.above("dragging the point redraws the plot: pixels changed", different, 0.001)
    moved = wait_for("the point's new place", lambda: places(show.map_file).get("demo_point"))
    findings.above("the point followed the mouse", moved[0] - x, along * 0.6, "pixels")


def _play_on(show: Show, findings: Findings) -> float:
    x, y, width, height = show.place("play_button")
    count = len(show.frames())
    resumed = time.monotonic()
    show.stage.click(x + width / 2, y + height / 2)
    frames = show.wait_for_frames(count + 20)
    went_on = frames[-1].position > frames[count - 1].position
    findings.add("the play button plays on", good=went_on, found=f"{frames[-1].position:.2f} s")
    return resumed


def _switch_gaps_on(show: Show, findings: Findings) -> None:
    stage = show.stage
    full, laid_out = _snapshot(show, "5-no-gaps.png")
    x, y, width, height = show.place("cloze_button")
    stage.click(x + width / 2, y + height / 2)
    quiz = show.place("quiz_bar")
    time.sleep(0.5)
    after, laid_out_now = _snapshot(show, "6-gaps.png")
    bar = seeing.cut(after, quiz)
    findings.above("the bar of the gaps is there", seeing.share_of(bar, DARK.accent, 40), 0.001)
    name = seeing.likeness_of_text(bar, "穴うめ", range(12, 18))
    findings.above("its name can be read", name, TEXT_LIKENESS)
    sung = _readable_keywords(full, laid_out)
    hidden = sung - _readable_keywords(after, laid_out_now)
    findings.above("keywords that could be read before", len(sung), 3)
    findings.above(f"keywords the gaps hide ({', '.join(sorted(hidden))})", len(hidden), 1)


def _snapshot(show: Show, name: str) -> tuple[seeing.Pixels, Places]:
    """The screen, and where the parts are on it."""
    picture = show.stage.picture(show.stage.folder / name)
    return seeing.read_pixels(picture), places(show.map_file)


def _readable_keywords(pixels: seeing.Pixels, laid_out: Places) -> set[str]:
    """Which keywords of the visible lines can be read, each with its line's number."""
    found: set[str] = set()
    for number, lesson in enumerate(tomllib.loads(LESSONS.read_text(encoding="utf-8"))["lesson"]):
        rect = laid_out.get(f"line:{number}", (0, 0, 0, 0))
        for keyword in lesson["keywords"]:
            text = str(keyword["text"])
            alike = seeing.likeness_of_text(seeing.cut(pixels, rect), text, range(28, 50))
            if len(text) > 1 and alike > TEXT_LIKENESS:
                found.add(f"{number} {text}")
    return found
