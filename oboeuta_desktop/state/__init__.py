"""What is true now: QObjects that own running state and announce each change once.

QtCore only. State asks the floors below and never touches a widget.
"""
