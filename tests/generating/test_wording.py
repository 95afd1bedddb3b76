from builder.generating.facts import Rating
from builder.generating.lexicon import words_for
from builder.generating.ranking import SKILL_MEANS, importance_of, standing_out
from builder.generating.wording import Wording, sentence, stable_number


def wording(code: str = "29-1141.00") -> Wording:
    return Wording(code, words_for(code))


def test_the_number_that_decides_is_the_same_on_every_machine() -> None:
    assert stable_number("a", 1) == stable_number("a", 1) != stable_number("a1")


def test_openings_are_not_repeated_while_there_is_another() -> None:
    said = wording()
    ways = ("Check {records}", "Read {records}", "Keep {records}")
    openings = [said.say(ways, str(turn), "duties").split()[0] for turn in range(3)]
    assert sorted(openings) == ["Check", "Keep", "Read"]


def test_what_was_said_elsewhere_in_the_section_counts_too() -> None:
    said = wording()
    said.remember("Check the doors.", "duties")
    assert said.say(("Check {records}", "Read {records}"), "x", "duties").startswith("Read")


def test_fillings_take_turns() -> None:
    said = wording()
    told = {said.say(("Look at {records}",), str(turn), "duties") for turn in range(2)}
    assert len(told) == 2


def test_a_slot_used_twice_in_a_phrase_is_filled_with_two_things() -> None:
    first, second = wording().say(("{partners} or {partners}",), "x", "text").split(" or ")
    assert first.lower() != second.lower()


def test_sentences_begin_with_a_capital_and_end_with_one_full_stop() -> None:
    assert sentence(" read it ") == "Read it."
    assert sentence("Read it.") == "Read it."
    assert sentence("Really?") == "Really?"


def test_what_sets_an_occupation_apart_comes_before_what_every_job_needs() -> None:
    ratings = (
        Rating(element="Active Listening", importance=3.8),
        Rating(element="Repairing", importance=3.5),
        Rating(element="Programming", importance=1.5),
        Rating(element="Juggling", importance=5),
    )
    assert standing_out(ratings, SKILL_MEANS) == ["Repairing", "Active Listening"]
    assert importance_of("Repairing", (), ratings) == 3.5


def test_without_ratings_what_matters_in_most_jobs_comes_first() -> None:
    assert standing_out((), SKILL_MEANS)[0] == "Active Listening"
