"""What the learner takes out of the program and brings back: tables, records, decks of cards.

Plain values come in as arguments and go out as files, or the other way round. No Qt, no database.
"""
