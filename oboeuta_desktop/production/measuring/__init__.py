"""Answers one question: how well is a finished song sung and mixed?"""
