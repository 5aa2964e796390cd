"""Each rule of studying has a test that would fail without it: here they are found by the rule.

A test that is renamed or taken out is missed here, and the rule it kept with it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
RULES: dict[str, tuple[str, ...]] = {
    # What is asked, and what reaches the schedule
    "the same variant is not shown twice running": (
        "scheduling/test_queue.py::test_the_same_variant_is_not_asked_twice_running_even_if_that_takes_another_form",
        "state/study/test_round_rules.py::test_the_variant_asked_last_is_not_asked_again_in_rounds_of_choices_and_statements",
    ),
    "scheduled in the modes P, C, G, R, E, for a point that is asked for": (
        "core/test_study_rules.py::test_the_first_answer_of_a_session_is_scheduled_when_its_point_is_asked_for",
        "core/test_study_rules.py::test_a_point_that_rests_is_only_practised",
    ),
    "a drill is scheduled after its review": (
        "core/test_study_rules.py::test_a_drill_is_scheduled_after_its_review_and_for_due_points",
        "state/study/test_drill.py::test_due_points_are_scheduled_only_after_the_review",
    ),
    "the first attempt of a session only": (
        "core/test_study_rules.py::test_a_second_answer_in_a_session_is_practice",
        "state/study/test_desk.py::test_a_second_answer_to_a_point_in_one_sitting_is_practice",
    ),
    # Rating
    "wrong, confused, revealed, timed out are again": (
        "core/test_study_rules.py::test_what_was_not_known_is_again",
    ),
    "right with a hint, one slip or in doubt is hard": (
        "core/test_study_rules.py::test_right_with_a_hint_a_slip_or_in_doubt_is_hard",
        "state/study/test_desk.py::test_how_sure_the_learner_was_is_kept",
    ),
    "right is good, easy never, time never counts": (
        "core/test_study_rules.py::test_right_is_good",
        "core/test_study_rules.py::test_nothing_is_ever_easy_and_time_never_counts",
    ),
    "true or false counts only when wrong on a due point": (
        "core/test_study_rules.py::test_true_or_false_is_scheduled_only_when_a_due_point_was_wrong",
    ),
    "right after the vocal played it is worth nothing": (
        "core/test_study_rules.py::test_what_the_vocal_sang_before_is_worth_nothing_when_right",
        "state/study/test_pausing.py::test_a_word_that_was_heard_first_says_nothing",
    ),
    # Feedback
    "verdict, the right form, and what was taken for what": (
        "ui/test_study_question.py::test_a_term_taken_for_another_is_named_with_what_tells_them_apart",
        "ui/test_study_question.py::test_every_choice_has_its_reason_after_the_answer",
    ),
    "line and plot after the answer": (
        "ui/test_study_question.py::test_line_and_plot_are_offered_after_the_answer_only",
    ),
    "a confused pair comes back two to four items later": (
        "core/test_study_queue.py::test_a_confused_pair_comes_back_two_to_four_items_later",
        "scheduling/test_queue.py::test_after_a_confusion_both_points_come_back_side_by_side_two_to_four_items_later",
        "state/study/test_round_rules.py::test_after_a_confused_choice_both_points_come_back_two_to_four_items_later",
        "state/study/test_round_rules.py::test_after_a_confused_gate_both_gates_come_two_items_later_and_twelve_stay_twelve",
    ),
    # Hints and the learner's word
    "three hints: kana and morae, picture, four choices": (
        "core/test_study_rules.py::test_hints_come_in_three_steps",
        "core/test_study_rules.py::test_the_first_hint_is_the_first_kana_and_the_number_of_morae",
        "ui/test_study_question.py::test_the_third_hint_leaves_four_terms_to_choose_by_number",
        "ui/test_study_moves.py::test_hints_say_what_to_move_give_a_picture_and_say_which_way",
    ),
    "revealing is again": (
        "state/study/test_desk.py::test_revealing_counts_as_not_known",
        "ui/test_study_moves.py::test_who_does_not_know_is_shown_the_right_place",
    ),
    "an answer can be counted as right, and that taken back": (
        "ui/test_study_question.py::test_a_wrong_answer_can_be_counted_as_right_and_that_taken_back",
        "state/study/test_desk.py::test_the_learner_s_own_form_is_accepted_from_now_on",
    ),
    "not in a drill": ("core/test_study_rules.py::test_nothing_else_may_be_overridden",),
    # Mastery
    "five levels": (
        "core/test_study_rules.py::test_a_level_is_reached_by_its_answers",
        "core/test_study_rules.py::test_nobody_is_ready_whose_recall_on_the_exam_day_is_low_or_unknown",
        "state/study/test_seeing.py::test_a_line_that_was_explained_lifts_its_points_to_seen_and_no_further",
    ),
    "one level down after a lapse, never to 0": (
        "core/test_study_rules.py::test_a_lapse_takes_exactly_one_level_and_never_the_last",
    ),
    # Modes
    "S: revealed 300 ms after the word, suggested levels": (
        "state/test_quiz.py::test_a_gap_opens_three_tenths_after_its_word_has_passed",
        "core/test_cloze.py::test_the_next_level_follows_the_result",
    ),
    "P: one try, an empty answer asks for a hint, in order": (
        "state/study/test_pausing.py::test_a_wrong_word_is_shown_and_counts_once",
        "state/study/test_pausing.py::test_an_empty_answer_gives_a_hint_and_the_song_waits",
        "state/study/test_pausing.py::test_two_words_of_a_line_are_asked_in_their_order",
        "state/study/test_pausing.py::test_after_the_answer_the_whole_line_is_sung",
    ),
    "C: wrong answers from the families, by one's own confusions": (
        "core/test_question_bank.py::test_wrong_answers_come_from_the_families_of_the_point",
        "state/study/test_round_rules.py::test_choices_the_learner_falls_for_are_asked_more_often",
        "ui/test_study_hints.py::test_what_the_learner_took_it_for_is_among_the_four",
    ),
    "C: shuffled, stable within the question, sure or not before it": (
        "state/study/test_desk.py::test_choices_are_shuffled_and_stay_so_until_answered",
        "ui/test_study_question.py::test_how_sure_one_is_is_said_by_a_key_before_the_answer",
    ),
    "C: a table of what was sure but wrong, first": (
        "ui/test_study_rounds.py::test_what_was_sure_but_wrong_is_shown_first_with_its_line_and_plot",
    ),
    "G: twelve, mixed, each gate twice": (
        "state/study/test_round_rules.py::test_a_round_of_gates_has_twelve_with_both_units_mixed_and_each_gate_twice",
    ),
    "G: best time only with twelve right, 6 x 6 table": (
        "state/study/test_round_rules.py::test_the_best_time_is_kept_when_all_twelve_are_right_and_reading_does_not_count",
        "state/study/test_round_rules.py::test_a_round_of_gates_with_a_mistake_has_no_best_time",
        "ui/test_study_scores.py::test_a_round_with_a_mistake_tells_no_best_time_and_its_table_shows_the_mistake",
    ),
    "T: half false, a point for the verdict and one for the repair": (
        "state/study/test_desk.py::test_half_of_the_statements_are_false",
        "ui/test_study_scores.py::test_a_true_statement_has_one_point_and_a_false_one_two",
        "core/test_question_bank.py::test_no_statement_has_two_negations",
    ),
    "D: shapes, free movement, unanswered is wrong, resumed": (
        "core/test_study_queue.py::test_the_drills_keep_the_exams_pace",
        "state/study/test_drill.py::test_one_moves_freely_and_an_answer_can_be_changed_and_taken_back",
        "state/study/test_drill.py::test_time_up_ends_the_drill_and_what_is_open_is_wrong",
        "state/study/test_drill.py::test_everything_of_a_half_drill_survives_a_kill",
    ),
    "R: lowest recall first, families apart, 8 new, 20 of a backlog": (
        "scheduling/test_queue.py::test_due_points_of_all_songs_come_lowest_recall_first_and_new_ones_after_them",
        "scheduling/test_queue.py::test_no_two_of_a_family_follow_one_another",
        "scheduling/test_queue.py::test_eight_new_points_a_day_are_the_most",
        "scheduling/test_queue.py::test_of_a_backlog_the_twenty_weakest_are_asked_and_the_rest_is_spread",
    ),
    "R: the form rises with stability, plots beside numbers": (
        "scheduling/test_queue.py::test_the_form_rises_with_stability_and_falls_with_it",
        "state/study/test_round_rules.py::test_review_deals_plots_beside_numbers_and_paraphrases_once_a_term_was_written",
    ),
    "R: four lapses are explained instead of asked": (
        "core/test_study_rules.py::test_four_lapses_are_trouble",
        "state/study/test_round_rules.py::test_a_trouble_is_explained_in_review_instead_of_asked",
        "ui/test_study_question.py::test_a_point_missed_again_and_again_is_explained_and_then_asked",
    ),
    "E: weakest first, 30 a day, the day itself a silent pass of ten minutes": (
        "scheduling/test_deadline.py::test_thirty_a_day_are_the_most",
        "scheduling/test_queue.py::test_the_day_itself_is_a_silent_pass_through_everything_and_other_days_are_not",
        "ui/test_study_rounds.py::test_on_the_exam_s_day_the_round_ends_after_ten_minutes",
    ),
    "V: never scheduled, sets level 1": (
        "core/test_study_rules.py::test_singing_along_and_predicting_are_never_scheduled",
        "state/study/test_seeing.py::test_a_guess_is_kept_beside_what_came_out",
        "ui/test_lesson_panel.py::test_a_guess_in_the_plot_is_told_with_the_points_of_its_line",
    ),
    "a plot: one try, judged when the learner says so": (
        "ui/test_study_moves.py::test_a_goal_that_is_passed_on_the_way_answers_nothing_and_a_wrong_place_is_wrong",
        "ui/test_study_moves.py::test_every_plot_is_answered_on_the_page_with_what_it_offers",
    ),
    # Tests this implies
    "matcher table and all-pairs sweep": (
        "core/test_judging.py::test_every_accepted_form_reading_and_english_name_of_every_term_is_exact",
        "core/test_judging.py::test_no_form_of_a_term_and_no_slip_in_it_is_ever_right_for_another_term",
    ),
    "nothing is sent while a word is converted": (
        "ui/test_answer_field.py::test_while_composing_neither_return_nor_escape_does_anything",
        "ui/test_study_question.py::test_return_while_converting_sends_nothing_and_letters_mark_nothing",
    ),
    "the pause comes before the word at every speed": (
        "state/study/test_pausing.py::test_it_stops_before_the_word_and_asks_for_it",
        "playback/test_stop_at_every_speed.py::test_it_stops_before_the_word_and_nothing_of_it_is_heard",
    ),
    "no hidden word is heard before the answer": (
        "state/study/test_pausing.py::test_no_hidden_word_is_ever_heard_before_it_is_written",
    ),
    "cards rebuilt from the log equal those that were kept": (
        "scheduling/test_rebuild.py::test_cards_read_from_the_disk_equal_those_of_the_log_read_from_there",
    ),
    "no review is moved past the exam": (
        "scheduling/test_deadline.py::test_the_exam_never_puts_a_review_off_nor_past_itself",
    ),
    "a drill is taken up again": (
        "state/study/test_drill.py::test_a_kill_during_the_review_takes_the_review_up_where_it_was",
    ),
    "importing twice changes nothing": (
        "state/test_merging.py::test_importing_the_same_file_twice_changes_nothing",
    ),
    "changes of clocks and of time zones": (
        "scheduling/test_cards.py::test_the_hour_that_a_change_of_clocks_repeats_asks_nothing_twice",
        "scheduling/test_queue.py::test_after_a_journey_what_was_answered_is_not_asked_again_that_day",
    ),
    "Anki takes what is exported": (
        "exchange/test_anki_import.py::test_anki_takes_the_package_once_and_finds_its_sounds",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_has_its_tests(rule):
    for place in RULES[rule]:
        file, _, name = place.partition("::")
        assert f"\ndef {name}(" in (TESTS / file).read_text(encoding="utf-8"), place


def test_no_test_stands_for_two_rules():
    places = [place for found in RULES.values() for place in found]
    assert len(set(places)) == len(places)
