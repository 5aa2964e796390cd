"""What the learner sees.

Widgets show what they are told (``set_*``) and say what the learner wishes (signals); they decide
nothing.
"""
