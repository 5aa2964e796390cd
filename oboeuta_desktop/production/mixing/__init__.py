"""Answers one question: how do sounds become two stems of the right loudness?"""
