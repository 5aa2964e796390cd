"""Answers one question: what does a gate's valve show?"""
