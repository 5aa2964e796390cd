"""Answers one question: what does the LSTM cell show?"""
