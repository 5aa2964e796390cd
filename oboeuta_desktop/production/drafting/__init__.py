"""Answers one question: how does a song writer get from plain lyrics to a first score?"""
