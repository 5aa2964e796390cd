"""Answers one question: what does the hinge builder show?"""
