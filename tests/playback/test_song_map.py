from __future__ import annotations

from oboeuta_desktop.playback.song_map import Piece, SongMap

RATE = 1000


def test_an_empty_map_knows_nothing():
    assert SongMap(RATE).position_at(5.0) is None


def test_between_frames_the_position_is_between():
    song_map = SongMap(RATE)
    song_map.add(Piece(0, 100.0, 0.5, 10))
    assert song_map.position_at(3.5) == 101.75


def test_outside_of_what_is_known_the_ends_hold():
    song_map = SongMap(RATE)
    song_map.add(Piece(10, 100.0, 1.0, 10))
    assert song_map.position_at(0.0) == 100.0
    assert song_map.position_at(99.0) == 110.0


def test_pieces_that_go_on_are_one_piece():
    song_map = SongMap(RATE)
    for first in range(0, 500, 100):
        song_map.add(Piece(first, float(first), 1.0, 100))
    assert len(song_map._pieces) == 1
    assert song_map.position_at(432.0) == 432.0


def test_what_is_long_past_is_forgotten():
    song_map = SongMap(RATE)
    for first in range(0, 100000, 100):
        song_map.add(Piece(first, 0.0, 1.0, 100))
    assert len(song_map._pieces) < 40
    assert song_map.position_at(98000.0) == 0.0
