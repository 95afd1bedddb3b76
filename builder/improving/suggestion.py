"""From a text to a suggestion for it."""

from dataclasses import dataclass

from builder.improving import answer, prompt
from builder.improving.endpoint import Endpoint, ask
from builder.improving.task import CannotImprove, Task

# Characters of HTML. What is longer takes most models longer than anyone waits.
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Sanitized HTML that may take the place of a section's text, once a person agrees.

    `lost_figures` are those that the text had and the suggestion has not, to be pointed out.
    """

    html: str
    lost_figures: tuple[str, ...] = ()


def suggest(endpoint: Endpoint, task: Task) -> Suggestion:
    """Ask the language model for a better text.

    Raises:
        CannotImprove: there is nothing to improve, no answer, or none that may be shown.

    """
    if not answer.plain(task.html):
        raise CannotImprove("There is no text to improve yet. Write something first.")
    if len(task.html) > LONGEST_TEXT:
        raise CannotImprove(
            f"This section is too long to improve at once: it has {len(task.html):,} characters, "
            f"and {LONGEST_TEXT:,} is the most. Split it into several sections."
        )
    html = answer.to_html(ask(endpoint, prompt.messages(task)), task.heading)
    answer.check(html, task)
    return Suggestion(html, answer.lost_figures(html, task))
