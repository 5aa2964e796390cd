"""Answers one question: does what was shipped work on this computer?

Each check tries one part of the program the way the program uses it, without a screen, the network
or the learner's files. None imports a test library: they run in the frozen program as well.
"""
