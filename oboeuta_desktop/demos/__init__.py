"""The models behind the interactive plots: parameters in, numbers out.

Plain numpy functions, no Qt: what a plot shows and what a goal asks is decided here, drawn in ``ui``.
"""
