"""Answers one question: how is a learner asked, and what becomes of the answers?"""
