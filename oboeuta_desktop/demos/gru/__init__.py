"""Answers one question: what does the GRU unit show?"""
