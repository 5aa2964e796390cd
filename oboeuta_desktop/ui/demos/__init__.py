"""Scenes that draw the models of ``oboeuta_desktop.demos`` with pyqtgraph."""
