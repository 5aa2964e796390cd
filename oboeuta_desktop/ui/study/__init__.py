"""Answers one question: what does the learner see and press while answering?"""
