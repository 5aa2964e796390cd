"""What a song, a lyric, a lesson and a blank ARE.

Plain values and pure functions: no Qt, no disk beyond reading what a caller names, no clock.
"""
