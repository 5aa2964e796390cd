"""What makes a song fit to ship: rules over its folder, its score, the curriculum and the demos.

A rule yields problems and never raises; nothing is played, rendered or written, and no Qt.
"""
