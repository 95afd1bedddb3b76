"""The 16 work styles of O*NET, in words of our own.

`bring` stands in lists of qualifications; `do` in the job brief, after "someone who".
"""

from builder.generating.phrases import Phrases

WORK_STYLES: dict[str, Phrases] = {
    "Achievement/Effort": Phrases(
        do=(
            "sets high goals and works to reach them",
            "is not content with work that is only half done",
            "takes pride in work well done",
            "wants to get better every year",
        ),
        bring=(
            "Own standards for {field} that are higher than the minimum",
            "Drive to get better at {field} from year to year",
            "Pride in {field} done well",
            "Willingness to set hard goals in {field} and work toward them",
        ),
    ),
    "Adaptability/Flexibility": Phrases(
        do=(
            "stays open when plans change at short notice",
            "can switch between tasks without losing the thread",
            "takes change as it comes",
            "can leave a plan when the day turns out differently",
        ),
        bring=(
            "Flexibility when {people} need something else than expected",
            "Ease in switching between tasks in {field} as the day requires",
            "Openness to change when plans are upset by {problems}",
            "Readiness to adapt as things change in {field}",
        ),
    ),
    "Analytical Thinking": Phrases(
        do=(
            "uses facts and logic to sort out questions",
            "likes to find out why things go wrong",
            "thinks things through before acting",
            "asks for the facts first",
        ),
        bring=(
            "Logical approach to {problems}",
            "Habit of asking for the facts about {things}",
            "Interest in what lies behind {problems}",
            "Step-by-step thinking, also with {numbers}",
        ),
    ),
    "Attention to Detail": Phrases(
        do=(
            "notices small things that others miss",
            "checks twice when it matters",
            "is exact, even when nobody looks",
            "finishes the last small step as well as the first",
        ),
        bring=(
            "Care with details, down to the last line of {records}",
            "Exact work on {things}, even when nobody checks",
            "Eye for small errors in {records}",
            "Thoroughness in {field} from first step to last",
        ),
    ),
    "Concern for Others": Phrases(
        do=(
            "cares how other people are doing",
            "is kind on busy days too",
            "thinks of what people feel as well as what they need",
            "treats everyone with respect",
        ),
        bring=(
            "Kindness toward {people}, on hard days too",
            "Respect for {people}",
            "Sympathy for {people}, joined with common sense",
            "Thoughtfulness toward {people}, and toward colleagues",
        ),
    ),
    "Cooperation": Phrases(
        do=(
            "gets along with colleagues and helps without being asked",
            "shares both work and credit",
            "is pleasant to work with, also on bad days",
            "pulls in the same direction as the team",
        ),
        bring=(
            "Good teamwork with {partners}",
            "Friendly, fair dealings with {partners}",
            "Readiness to lend {partners} a hand",
            "Give and take with {partners} on busy days",
        ),
    ),
    "Dependability": Phrases(
        do=(
            "keeps promises",
            "can be relied on to see things through",
            "comes on time and finishes what was agreed",
            "does what was said, when it was said",
        ),
        bring=(
            "Reliability: {people} can count on what you promise",
            "Punctuality and follow-through, on which {partners} can rely",
            "Sense of duty toward {people} who depend on the work",
            "Record of finishing work in {field} when it was due",
        ),
    ),
    "Independence": Phrases(
        do=(
            "can work without someone looking over the shoulder",
            "finds a way through the day alone",
            "knows when to go ahead and when to ask",
            "needs a goal rather than step-by-step orders",
        ),
        bring=(
            "Ability to work in {field} with little supervision",
            "Self-direction in {field}, with a sense of when to ask",
            "Experience in planning and doing {field} on your own",
            "Comfort with working alone in {field} for hours at a time",
        ),
    ),
    "Initiative": Phrases(
        do=(
            "sees what needs doing and gets started",
            "takes on new tasks without waiting to be asked",
            "acts early",
            "starts before being told",
        ),
        bring=(
            "Initiative: you see what needs doing in {field} and start",
            "Willingness to take on new tasks in {field}",
            "Habit of dealing with {problems} before someone asks",
            "Ideas for better ways in {field}, and the energy to try them",
        ),
    ),
    "Innovation": Phrases(
        do=(
            "comes up with new ideas",
            "likes to find a better way",
            "thinks beyond how it has always been done",
            "is not afraid of an unusual idea",
        ),
        bring=(
            "Fresh ideas for {field}",
            "Imagination when the usual answers in {field} fail",
            "Pleasure in finding new ways in {field}",
            "Creative approach, within {rules}",
        ),
    ),
    "Integrity": Phrases(
        do=(
            "is honest, also about mistakes",
            "keeps to the rules when nobody is looking",
            "can keep a confidence",
            "says what is true even when it is unwelcome",
        ),
        bring=(
            "Honesty with {people}, also about your own mistakes",
            "Discretion with {records}",
            "Respect for {rules}, also when a shortcut is near",
            "Fairness in all dealings with {people}",
        ),
    ),
    "Leadership": Phrases(
        do=(
            "is ready to take charge and to answer for it",
            "gives direction and listens to advice",
            "can bring others together behind a plan",
            "steps forward when someone has to decide",
        ),
        bring=(
            "Willingness to take charge in {field} when needed",
            "Ability to give direction to {partners} and to hear their advice",
            "Readiness to answer for results in {field}",
            "Experience in guiding others through a difficult day in {field}",
        ),
    ),
    "Persistence": Phrases(
        do=(
            "stays with a problem until it is solved",
            "does not give up after the first setback",
            "keeps at it when it gets hard",
            "has patience with work that takes long",
        ),
        bring=(
            "Staying power in {field} when the first try fails",
            "Patience with work on {things} that takes long",
            "Endurance in the face of {problems}",
            "Refusal to give up too early on hard tasks in {field}",
        ),
    ),
    "Self-Control": Phrases(
        do=(
            "keeps calm when others do not",
            "stays polite and steady when things go wrong",
            "keeps a clear head in a tense moment",
            "does not take anger personally",
        ),
        bring=(
            "Composure with {people} who are upset",
            "Even temper in the face of {problems}",
            "Ability to take criticism from {people} calmly and learn from it",
            "Steady manner with {people}, also in tense moments",
        ),
    ),
    "Social Orientation": Phrases(
        do=(
            "would rather work with people than alone",
            "enjoys company",
            "likes to build ties with others",
            "is glad to meet new people",
        ),
        bring=(
            "Enjoyment of work with {people}",
            "Outgoing manner with {people}",
            "Pleasure in meeting {people} every day",
            "Interest in others, and in staying in touch with {partners}",
        ),
    ),
    "Stress Tolerance": Phrases(
        do=(
            "works well under pressure",
            "does good work when time is short",
            "bears up when everything comes at once",
            "can let go of a hard day",
        ),
        bring=(
            "Calm under pressure, as {field} can bring",
            "Good work in {field} even when time is short",
            "Steadiness in the face of {problems}",
            "Ability to let go of a hard day in {field} and start fresh",
        ),
    ),
}
