"""Answers one question: what do forty inputs through one unit show?"""
