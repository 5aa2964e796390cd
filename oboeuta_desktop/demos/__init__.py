"""The models behind the interactive plots: parameters in, numbers out.

Plain numpy functions, no Qt: what a plot shows and what a goal asks is decided here, drawn in
``ui``.
"""

from __future__ import annotations

from oboeuta_desktop.demos.activation import ACTIVATION
from oboeuta_desktop.demos.blocks import BLOCKS
from oboeuta_desktop.demos.chain import CHAIN
from oboeuta_desktop.demos.cloud import CLOUD
from oboeuta_desktop.demos.demo import Demo
from oboeuta_desktop.demos.gru import GRU
from oboeuta_desktop.demos.hinges import HINGES
from oboeuta_desktop.demos.lstm import LSTM
from oboeuta_desktop.demos.relay import RELAY
from oboeuta_desktop.demos.valve import VALVE

DEMOS: dict[str, Demo] = {
    demo.name: demo for demo in (ACTIVATION, VALVE, RELAY, LSTM, GRU, BLOCKS, HINGES, CHAIN, CLOUD)
}
"""Every demo a lesson may name."""
