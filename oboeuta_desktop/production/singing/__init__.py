"""Answers one question: how is a score sung?"""
