"""The words of the last hint are those that this learner mixes up."""

from __future__ import annotations

from collections import Counter

import pytest

from oboeuta_desktop.core.question_kinds import TypedQuestion
from oboeuta_desktop.state.study.material import Material, read_material
from oboeuta_desktop.state.study.round import Asked
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.study.hint_words import hint_for
from oboeuta_desktop.ui.study.words import term_named


@pytest.fixture(scope="module")
def material() -> Material:
    return read_material(bundled("resources"))


def asked_for(material: Material, term: str) -> Asked:
    question = next(
        each
        for each in material.by_id.values()
        if isinstance(each, TypedQuestion) and each.term == term
    )
    return Asked(1, 1, question, question.point)


def test_what_the_learner_took_it_for_is_among_the_four(material):
    asked = asked_for(material, "input_gate")
    strange = "leaky_relu"
    name = term_named(material.curriculum, strange)
    before = hint_for(asked, "choices", material, "").choices
    own = {"input_gate": Counter({"input_gate": 5, strange: 2})}
    after = hint_for(asked, "choices", material, "", own).choices
    assert name not in before
    assert name in after
    assert term_named(material.curriculum, "input_gate") in after
    assert len(set(after)) == 4


def test_another_term_s_confusions_change_nothing(material):
    asked = asked_for(material, "input_gate")
    own = {"relu": Counter({"leaky_relu": 9})}
    without = hint_for(asked, "choices", material, "")
    assert hint_for(asked, "choices", material, "", own) == without
