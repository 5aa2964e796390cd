"""Answers one question: how does a text score become a sung song with stems and timed lyrics?

Standard library only, but for the modules that make or measure sound: those need the extra
``oboeuta-desktop[make]`` and are imported by the ``make`` command alone. The app runs without them.
"""
