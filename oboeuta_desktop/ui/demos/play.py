"""Answers one question: what is set in a demo, and who may set it: the hand or the song?

While a line is sung, parameters move along; the learner's own act takes over at once and keeps
what it has set until the line is sung anew. No Qt: the scene asks it and draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from oboeuta_desktop.demos.demo import Act, Demo, Goal, State
from oboeuta_desktop.demos.presets import Opening

AGAIN = 0.02
"""A share of the line that falls by more than this means that the line is sung anew."""


class Play:
    """A demo while it is played with. Its acts return whether the state has changed."""

    def __init__(self, demo: Demo, opening: Opening) -> None:
        self._demo, self._opening = demo, opening
        self._state = opening.state
        self._hands_on = False
        self._last_share: float | None = None
        self._level = 0.0
        self._reached: set[str] = set()

    @property
    def demo(self) -> Demo:
        """What is played with."""
        return self._demo

    @property
    def opening(self) -> Opening:
        """How it began."""
        return self._opening

    @property
    def state(self) -> State:
        """What is set right now."""
        return self._state

    def take(self) -> None:
        """The learner takes something into the hand: the song leaves it alone from here on."""
        self._hands_on = True

    def set_value(self, name: str, value: float) -> bool:
        """The learner sets a parameter, on its grid."""
        self._hands_on = True
        return self._put({name: self._demo.parameter(name).snap(value)})

    def step(self, name: str, steps: int) -> bool:
        """The learner moves a parameter by steps of its grid."""
        parameter = self._demo.parameter(name)
        index = parameter.index_of(self._state.values[name]) + steps
        return self.set_value(name, parameter.value_at(index))

    def put(self, state: State) -> None:
        """Everything is set at once, such as to show what was asked for."""
        self._hands_on = True
        self._state = state

    def press_pad(self, row: str, index: int) -> bool:
        """The learner sets a pad to the next of its row's levels."""
        kind = next(one for one in self._demo.rows if one.name == row)
        self._level = kind.next_level(self._state.rows[row][index])
        return self.paint_pad(row, index)

    def paint_pad(self, row: str, index: int) -> bool:
        """The learner gives a pad the level that the last press gave."""
        self._hands_on = True
        pads = self._state.rows[row]
        if pads[index] == self._level:
            return False
        painted = (*pads[:index], self._level, *pads[index + 1 :])
        self._state = replace(self._state, rows={**self._state.rows, row: painted})
        return True

    def do(self, act: Act) -> bool:
        """The learner presses a button."""
        self._hands_on = True
        before, self._state = self._state, act.apply(self._state)
        return self._state != before

    def choose(self, name: str) -> bool:
        """Show and choose a series, or hide it when it is the chosen one and not the last."""
        shown, active = set(self._state.shown), name
        if name == self._state.active and len(shown) > 1:
            shown.remove(name)
            active = next(s.name for s in self._demo.series if s.name in shown)
        shown.add(active)
        self._hands_on = True
        in_order = tuple(s.name for s in self._demo.series if s.name in shown)
        before = self._state
        self._state = replace(before, shown=in_order, active=active)
        return self._state != before

    def sing_share(self, share: float | None, *, is_held: bool) -> bool:
        """The song moves the main parameter to ``share`` (0..1) of its sweep; None: nothing is
        sung.
        """
        begins = share is None or (
            self._last_share is not None and share < self._last_share - AGAIN
        )
        self._last_share = share
        if is_held:
            return False
        if begins:
            self._hands_on = False
        sweep = self._opening.sweep
        if share is None or self._hands_on or sweep is None:
            return False
        first, last = sweep
        value = round(first + (last - first) * min(1.0, max(0.0, share)), 3)
        return self._put({self._demo.main.name: self._demo.main.clamp(value)})

    def sing_values(self, values: Mapping[str, float] | None, *, is_held: bool) -> bool:
        """The song moves several parameters at once; None: nothing is sung. Unknown names are left
        out, choices stay on their grid.
        """
        if values is None:
            self._last_share = None
            self._hands_on = self._hands_on and is_held
            return False
        if is_held or self._hands_on:
            return False
        known = {p.name: p for p in self._demo.parameters if p.name in values}
        return self._put(
            {
                name: parameter.snap(values[name])
                if parameter.options
                else parameter.clamp(round(values[name], 3))
                for name, parameter in known.items()
            }
        )

    def newly_reached(self) -> list[Goal]:
        """The goals that the state reaches for the first time."""
        found = [
            goal
            for goal in self._opening.goals
            if goal.name not in self._reached and goal.is_reached(self._state)
        ]
        self._reached |= {goal.name for goal in found}
        return found

    def _put(self, values: Mapping[str, float]) -> bool:
        if all(self._state.values[name] == value for name, value in values.items()):
            return False
        self._state = replace(self._state, values={**self._state.values, **values})
        return True
