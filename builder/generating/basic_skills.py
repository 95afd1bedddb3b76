"""The basic and social skills of O*NET: learning, thinking, and dealing with people.

Each as a duty and as a qualification, in words of our own; see `phrases` for the slots.
"""

from builder.generating.phrases import Phrases

BASIC_SKILLS: dict[str, Phrases] = {
    "Active Learning": Phrases(
        do=(
            "Keep learning about {field}, and bring what is new into your daily work",
            "Follow changes in {rules}, and adjust how you work before you have to",
            "Learn from mistakes and near misses, and pass the lesson on to {partners}",
            "Take courses in {field} when they are offered, and use what you learn",
        ),
        bring=(
            "Readiness to keep learning as things change in {field}",
            "Interest in new methods and tools for {field}",
            "Quick grasp of new information on {things}",
            "Habit of learning from each task in {field} for the next",
        ),
    ),
    "Active Listening": Phrases(
        do=(
            "Listen to {people}, and ask until you know what matters to them",
            "Take in what {partners} tell you, and repeat it when a mistake would be costly",
            "Hear out {people} before you offer an answer",
            "Ask {people} what they need, and note what they say",
        ),
        bring=(
            "Patience to let {people} finish, and good questions when they have",
            "Good listening, so that {people} do not have to say things twice",
            "Skill in hearing what lies behind a question from {people}",
            "Full attention to what {people} and colleagues tell you",
        ),
    ),
    "Coordination": Phrases(
        do=(
            "Agree with {partners} on who does what and by when",
            "Adjust your own work when {partners} run early or late",
            "Keep {partners} up to date, so that nobody has to guess",
            "Plan shared work with {partners}, and keep to your part of it",
        ),
        bring=(
            "Practice in planning shared work with {partners}",
            "Ability to fit your own work to that of {partners}, also at short notice",
            "Sense of what {partners} need to know, and when",
            "Experience in keeping in step with {partners}",
        ),
    ),
    "Critical Thinking": Phrases(
        do=(
            "Check facts in {records} before you act on them, and say what is still uncertain",
            "Weigh the strong and weak points of each option in {field} before you choose",
            "Question {records} that do not fit what you see",
            "Compare ways to deal with {problems}, and choose the one the facts support",
        ),
        bring=(
            "Sound reasoning about {things}, also when information is incomplete",
            "Ability to tell strong evidence from weak in {field}",
            "Clear head for weighing options in {field} and their drawbacks",
            "Habit of questioning first explanations of {problems}",
        ),
    ),
    "Instructing": Phrases(
        do=(
            "Show newcomers to {field} how things are done, and let them try under your eye",
            "Teach {people} what they need to know, one step at a time",
            "Explain {rules} to new colleagues, and check that they can apply them",
            "Pass on what you know about {things} to people who are learning",
        ),
        bring=(
            "Patience in showing newcomers to {field} how things are done",
            "Experience in training people in {field}",
            "Ability to teach in small steps, and to see when {people} are lost",
            "Clear way of explaining {things} to beginners",
        ),
    ),
    "Learning Strategies": Phrases(
        do=(
            "Choose for each learner the way of teaching that suits best, also for {things}",
            "Explain {things} in more than one way, and keep what works",
            "Find out how {people} learn best, and plan for it",
            "Build practice in {field} into every lesson, so that what is learned lasts",
        ),
        bring=(
            "Knowledge of more than one way to teach {people} a thing",
            "Skill in fitting training in {field} to different learners",
            "Experience in choosing methods that help {people} learn",
            "Good sense of how {people} take in and keep what they learn",
        ),
    ),
    "Mathematics": Phrases(
        do=(
            "Work out {numbers}, and check the result before anyone relies on it",
            "Use {numbers} to plan ahead, and show how you got them",
            "Keep track of {numbers}, and point out what does not add up",
            "Use formulas, tables, or software to find {numbers}",
        ),
        bring=(
            "Confidence with figures such as {numbers}",
            "Ability to work out {numbers} without error",
            "Enough mathematics to check {numbers} and to spot a wrong result",
            "Sure hand with arithmetic, units, and percentages for {numbers}",
        ),
    ),
    "Monitoring": Phrases(
        do=(
            "Check your own results in {field}, and correct course early",
            "Look through {records} for early signs of trouble",
            "Keep an eye on how things are going, and step in early when you see {problems}",
            "Review results with {partners}, and agree on what to change",
        ),
        bring=(
            "Watchful eye for {problems}",
            "Habit of checking how things are going in {field} without being asked",
            "Ability to keep {things} in view at the same time",
            "Steady attention, also at the end of a long day in {field}",
        ),
    ),
    "Negotiation": Phrases(
        do=(
            "Settle differences with {people} so that both sides can live with the result",
            "Agree with {partners} on time, cost, and quality",
            "Find a middle way when wishes and {rules} collide",
            "Bring {people} and {partners} to an agreement when they want different things",
        ),
        bring=(
            "Skill in settling disagreements with {people} without hard feelings",
            "Experience in reaching agreements with {people} that last",
            "Fair and firm way of negotiating with {partners}",
            "Patience in talks with {people} who want something else",
        ),
    ),
    "Persuasion": Phrases(
        do=(
            "Win {people} over with facts, not pressure",
            "Make the case for better ways of doing things, and bring {partners} along",
            "Explain to {people} why a step is needed, until they agree or say why not",
            "Show {people} with examples what speaks for a choice",
        ),
        bring=(
            "Ability to win {people} over with good reasons",
            "Skill in making a case to {people}",
            "Honest, convincing way of talking with {people}",
            "Experience in bringing {partners} around to a better way",
        ),
    ),
    "Reading Comprehension": Phrases(
        do=(
            "Read {records} closely, and act on what they say",
            "Study instructions and {rules} before you begin",
            "Go through new {records}, and pick out what cannot wait",
            "Look up what you do not know in manuals or {records}",
        ),
        bring=(
            "Ability to read {records} quickly and correctly",
            "Good grasp of written instructions and rules in {field}",
            "Ease with {records} and other texts used in {field}",
            "Careful reading of texts that others skim, {rules} included",
        ),
    ),
    "Science": Phrases(
        do=(
            "Apply scientific methods to questions in {field}",
            "Test ideas about {things} against evidence before you rely on them",
            "Plan tests or trials, and judge the outcome by {numbers}",
            "Bring current research on {field} into daily practice",
        ),
        bring=(
            "Scientific way of working in {field}: ask, test, measure, conclude",
            "Grounding in the science behind {field}",
            "Ability to judge research on {field} and to use what holds up",
            "Experience with tests, samples, or experiments in {field}",
        ),
    ),
    "Service Orientation": Phrases(
        do=(
            "Look for ways to help {people}, and offer help before they ask",
            "Make time for {people} who need more of it than others",
            "See requests from {people} through to the end",
            "Find the right person when {people} ask what you cannot answer",
        ),
        bring=(
            "Real interest in helping {people}",
            "Helpful manner with {people}, also at the end of a long day",
            "Habit of asking {people} whether they got what they needed",
            "Experience in work where helping {people} comes first",
        ),
    ),
    "Social Perceptiveness": Phrases(
        do=(
            "Notice how {people} react, and change your approach when it helps",
            "Pick up on worry or doubt in {people}, and respond with tact",
            "Try to see things as {people} see them before you answer",
            "Sense when {people} are under strain, and make it easier where you can",
        ),
        bring=(
            "Feel for how {people} are doing, even when they do not say so",
            "Tact with {people} in difficult moments",
            "Insight into why {people} act as they do",
            "Good sense of when to speak with {people} and when to wait",
        ),
    ),
    "Speaking": Phrases(
        do=(
            "Explain {things} to {people} in words they can follow",
            "Brief {partners}: short, complete, and on time",
            "Tell {people} clearly what happens next and what it means for them",
            "Speak up in time about {problems}, and be exact",
        ),
        bring=(
            "Clear way of speaking with {people}, free of jargon",
            "Ability to explain {things} to people who do not know them",
            "Ease in talking with {people} as well as with {partners}",
            "Calm, clear way of speaking with {people}, in person and by phone",
        ),
    ),
    "Writing": Phrases(
        do=(
            "Write {records} that others can understand and use",
            "Keep {records} short, correct, and up to date",
            "Draft {records}, and have them ready when they are due",
            "Put important facts in writing, so that {partners} need not rely on memory",
        ),
        bring=(
            "Clear, correct writing, as in {records}",
            "Ability to write so that {people} understand it the first time",
            "Practice in writing {records}",
            "Care with written words, so that {records} are brief, complete, and correct",
        ),
    ),
}
