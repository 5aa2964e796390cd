"""Answers one question: how do LSTM and GRU compare?"""
