"""Answers one question: does the program stay as it is, however long it is used?

A seeded hand plays, seeks, clicks, drags, answers and changes everything that can be changed, while
memory, files, threads and objects are counted.
"""
