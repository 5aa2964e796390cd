"""The models behind the interactive plots: parameters in, numbers out.

Plain numpy functions, no Qt: what a plot shows and what a goal asks is decided here, drawn in
``ui``.
"""

from __future__ import annotations

from oboeuta_desktop.demos.activation import ACTIVATION
from oboeuta_desktop.demos.demo import Demo

DEMOS: dict[str, Demo] = {demo.name: demo for demo in (ACTIVATION,)}
"""Every demo a lesson may name."""
