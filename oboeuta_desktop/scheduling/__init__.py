"""When a point is asked again, and what has been reached. No Qt, no disk, no clock of its own.

Moments are aware and in UTC; a study day begins at 04:00 by the learner's clock.
"""
