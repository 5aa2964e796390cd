"""Answers one question: what does a score say, and which files follow from it without sound?"""
