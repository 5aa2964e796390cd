"""Answers one question: what can a line of lyrics claim, and does it hold?"""
