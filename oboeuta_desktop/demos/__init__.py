"""The models behind the interactive plots: parameters in, numbers out.

Plain numpy functions, no Qt: what a plot shows and what a goal asks is decided here, drawn in
``ui``.
"""

from __future__ import annotations

from oboeuta_desktop.demos.activation.engine import ACTIVATION
from oboeuta_desktop.demos.blocks.engine import BLOCKS
from oboeuta_desktop.demos.chain.engine import CHAIN
from oboeuta_desktop.demos.cloud.engine import CLOUD
from oboeuta_desktop.demos.demo import Demo
from oboeuta_desktop.demos.gru.engine import GRU
from oboeuta_desktop.demos.hinges.engine import HINGES
from oboeuta_desktop.demos.lstm.engine import LSTM
from oboeuta_desktop.demos.relay.engine import RELAY
from oboeuta_desktop.demos.valve.engine import VALVE

DEMOS: dict[str, Demo] = {
    demo.name: demo for demo in (ACTIVATION, VALVE, RELAY, LSTM, GRU, BLOCKS, HINGES, CHAIN, CLOUD)
}
"""Every demo a lesson may name."""
