"""Answers one question: what does the chain of gradients show?"""
