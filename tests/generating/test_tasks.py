import pytest

from builder.generating.facts import Task
from builder.generating.tasks import as_duty, is_readable, ranked


@pytest.mark.parametrize(
    ("statement", "duty"),
    [
        ("Prepare budgets for approval.", "Prepare budgets for approval."),
        ("  prepare   budgets ", "Prepare budgets."),
        ("Prepares budgets", "Prepare budgets."),
        ("Carries loads, and stacks them;", "Carry loads, and stacks them."),
        ("Teaches classes.", "Teach classes."),
        ("Fixes pipes.", "Fix pipes."),
        ("Process mail.", "Process mail."),
        ("Discuss, plan, or review work.", "Discuss, plan, or review work."),
        (
            "Act as advisers to student organizations.",
            "Act as an adviser to student organizations.",
        ),
        ("Serve as liaisons between agencies.", "Serve as a liaison between agencies."),
        ("", ""),
        (" . ", ""),
    ],
)
def test_a_statement_changes_no_further_than_grammar_demands(statement: str, duty: str) -> None:
    assert as_duty(statement) == duty
    assert as_duty(duty) == duty


def test_core_tasks_come_first_and_the_same_text_once() -> None:
    tasks = (
        Task(number=1, text="Sweep.", core=False),
        Task(number=2, text="Mop."),
        Task(number=3, text="mop"),
        Task(number=4, text=" "),
    )
    assert [task.number for task in ranked(tasks)] == [2, 1]


def test_what_is_long_or_full_of_long_words_is_not_readable() -> None:
    assert is_readable("Record the pulse of each patient.")
    assert not is_readable("Record the pulse " * 10)
    assert not is_readable("Operationalize interdepartmental responsibilities comprehensively.")
