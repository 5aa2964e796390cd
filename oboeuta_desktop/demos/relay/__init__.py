"""Answers one question: what does the relay of three cells show?"""
