"""Answers one question: what does the activation explorer show?"""
