"""Answers one question: what is a song before it is sound?

Times are seconds from the song's start and follow from bars and tempo alone, so the same score
always gives the same times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SAMPLE_RATE = 48_000
"""Samples per second of everything the song maker renders."""

SECTION_KINDS = ("intro", "verse", "pre", "chorus", "bridge", "break", "outro")
DYNAMICS = {"pp": -9.0, "p": -6.0, "mp": -3.0, "mf": 0.0, "f": 1.5, "ff": 3.0}
"""Level of a line in dB against ``mf``."""


@dataclass(frozen=True, slots=True)
class Tone:
    """One pitch held for a while. ``midi``: 60 is C4; ``start`` and ``length`` in seconds."""

    midi: int
    start: float
    length: float

    @property
    def end(self) -> float:
        """Seconds."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Note:
    """What is sung between two onsets: the **vowel** of the first mora begins at ``start``.

    Attributes:
        morae: hiragana as sung, one for each mora; the first one owns the note, the others (っ, a
            glued ー or ん) are sung within it.
        tones: one, or several for a melisma; without gaps between them.
        word: index into the words of its line.
    """

    morae: tuple[str, ...]
    tones: tuple[Tone, ...]
    word: int

    @property
    def start(self) -> float:
        """Seconds."""
        return self.tones[0].start

    @property
    def end(self) -> float:
        """Seconds."""
        return self.tones[-1].end

    @property
    def length(self) -> float:
        """Seconds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a word with one reading.

    Attributes:
        text: as written.
        furigana: the reading shown above it in normal spelling, or "" where the text reads itself.
        morae: as sung, hiragana; as many as the furigana (or else the text) has.
    """

    text: str
    furigana: str
    morae: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces of a line of lyrics."""

    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """As written."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class SungLine:
    """A line of lyrics with its notes, in order of time.

    Attributes:
        words: at least one.
        notes: at least one; lines do not overlap.
        section: index into ``Score.sections``.
        dynamics: a key of ``DYNAMICS``.
        source_line: 1-based line of the score's text that holds the lyric.
    """

    words: tuple[Word, ...]
    notes: tuple[Note, ...]
    section: int
    dynamics: str
    source_line: int

    @property
    def text(self) -> str:
        """As shown: words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def kana(self) -> str:
        """All of it as sung, hiragana without spaces."""
        return "".join(mora for note in self.notes for mora in note.morae)

    @property
    def start(self) -> float:
        """Seconds."""
        return self.notes[0].start

    @property
    def end(self) -> float:
        """Seconds."""
        return self.notes[-1].end


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord that sounds from ``start`` for ``length`` seconds.

    Attributes:
        name: as written, such as "F#m7" or "G/B".
        root: pitch class, 0 is C.
        intervals: semitones above the root, ascending from 0.
        bass: pitch class of the lowest note.
    """

    name: str
    root: int
    intervals: tuple[int, ...]
    bass: int
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a section is played; every value is one of those of ``STYLE_VALUES``.

    ``energy`` 0 (a single pad) to 5 (everything); ``harmony`` and ``double`` are voices added to
    the lead.
    """

    energy: int = 3
    drums: str = "four"
    bass: str = "eighth"
    arp: str = "8"
    pad: str = "on"
    stabs: str = "off"
    riff: str = "off"
    harmony: str = "off"
    double: str = "off"


STYLE_VALUES = {
    "energy": ("0", "1", "2", "3", "4", "5"),
    "drums": ("none", "hats", "half", "light", "four", "full"),
    "bass": ("none", "long", "eighth", "octave"),
    "arp": ("none", "8", "16"),
    "pad": ("off", "on"),
    "stabs": ("off", "on"),
    "riff": ("off", "on"),
    "harmony": ("off", "on"),
    "double": ("off", "on"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of whole bars.

    Attributes:
        name: as written, such as "verse2".
        kind: one of ``SECTION_KINDS``.
        title: shown to the learner, such as "サビ".
        first_bar: 0-based.
        bars: how many.
        turn: 0 where this name comes for the first time, 1 for its first repeat, and so on.
        last: whether no section of this kind follows.
        up: semitones by which it was moved out of the song's key.
    """

    name: str
    kind: str
    title: str
    first_bar: int
    bars: int
    style: Style
    turn: int
    last: bool
    up: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """A whole song.

    Attributes:
        key: pitch class of the major scale that the melody is written in, 0 is C; harmony voices
            move in it. A minor song has the key of its relative major.
        style: of the backing: "electro-pop" or "techno-pop".
        chords: one or more for each bar, in order of time, without gaps.
        bars: all bars of the song; the last one ends it.
        artist, licence: as `song.toml` names them, or "".
    """

    title: str
    title_reading: str
    bpm: float
    beats_per_bar: int
    key: int
    style: str
    voice: str
    bars: int
    sections: tuple[Section, ...]
    chords: tuple[Chord, ...]
    lines: tuple[SungLine, ...]
    artist: str = ""
    licence: str = ""

    @property
    def beat(self) -> float:
        """Seconds."""
        return 60.0 / self.bpm

    @property
    def bar(self) -> float:
        """Seconds."""
        return self.beats_per_bar * self.beat

    @property
    def seconds(self) -> float:
        """The whole song's length."""
        return self.bars * self.bar

    @property
    def samples(self) -> int:
        """The length of each stem in samples at ``SAMPLE_RATE``."""
        return round(self.seconds * SAMPLE_RATE)

    def chords_of(self, section: Section) -> Iterator[Chord]:
        """The chords that begin within ``section``."""
        first, last = section.first_bar * self.bar, (section.first_bar + section.bars) * self.bar
        return (c for c in self.chords if first - 1e-6 <= c.start < last - 1e-6)

    def key_of(self, section: int) -> int:
        """Pitch class of the major scale that the section with that index is sung in."""
        return (self.key + self.sections[section].up) % 12

    def lines_of(self, section: int) -> Sequence[SungLine]:
        """The lines of the section with that index."""
        return [line for line in self.lines if line.section == section]
