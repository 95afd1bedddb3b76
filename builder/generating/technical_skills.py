"""The technical, systems, and resource skills of O*NET, and complex problem solving.

Each as a duty and as a qualification, in words of our own; see `phrases` for the slots.
"""

from builder.generating.phrases import Phrases

TECHNICAL_SKILLS: dict[str, Phrases] = {
    "Complex Problem Solving": Phrases(
        do=(
            "Take on difficult cases: gather the facts, compare solutions, and carry one through",
            "Find lasting solutions for {problems}, and check later that they hold",
            "Get to the bottom of {problems} that keep coming back",
            "Solve problems in {field} that have no standard answer",
        ),
        bring=(
            "Experience in solving hard problems in {field}",
            "Method with {problems}: define them, compare ways out, test the best one",
            "Ability to sort out problems in {field} that have several causes",
            "Good ideas when a problem in {field} has no ready answer",
        ),
    ),
    "Equipment Maintenance": Phrases(
        do=(
            "Inspect and service {equipment} on schedule, and log what you did",
            "Clean, oil, and adjust {equipment} before small faults grow",
            "Look after {equipment}, and report what needs a specialist",
            "Replace worn parts of {equipment} in good time",
        ),
        bring=(
            "Experience in the routine care of {equipment}",
            "Knowledge of how to keep {equipment} in good order",
            "Habit of leaving {equipment} cleaner than you found them",
            "Eye for wear on {equipment}",
        ),
    ),
    "Equipment Selection": Phrases(
        do=(
            "Choose tools and materials that suit {things} and the time you have",
            "Check {equipment} before use, and pick what suits the job",
            "Decide which tools each step in {field} calls for",
            "Compare tools for {field} on safety, cost, and result, and say which you would use",
        ),
        bring=(
            "Judgment about which tools suit which task in {field}",
            "Familiarity with {equipment}",
            "Experience in choosing tools and materials for {field}",
        ),
    ),
    "Installation": Phrases(
        do=(
            "Install and connect {things} to specification, and test them before you leave",
            "Set up new equipment for {field}, connect it, and show users how it works",
            "Prepare the site for {things}, then install and check step by step",
            "Mount and adjust {things} by plan or manual, and confirm that all works together",
        ),
        bring=(
            "Experience in installing equipment for {field} by plan or manual",
            "Skill in mounting, connecting, and testing equipment used in {field}",
            "Practice in setting up {things} so that they work the first time",
        ),
    ),
    "Judgment and Decision Making": Phrases(
        do=(
            "Decide what comes first when several tasks in {field} need attention at once",
            "Weigh cost, risk, and benefit before you decide about {things}",
            "Judge when to act on your own and when to call {partners}",
            "Decide on {problems} within your authority, and give your reasons",
        ),
        bring=(
            "Good judgment in {field} under time pressure",
            "Willingness to decide about {things}, and to stand by the reasons",
            "Sense for what can wait and what cannot in {field}",
            "Sound decisions in {field}, with cost and risk in view",
        ),
    ),
    "Management of Financial Resources": Phrases(
        do=(
            "Plan and track spending on {things}, and explain any gap",
            "Keep costs of {field} within budget, and give early warning when they drift",
            "Approve spending on {things} with cost and benefit in view",
            "Prepare cost figures for {things}, and account for what was spent",
        ),
        bring=(
            "Experience in planning a budget for {field} and keeping to it",
            "Careful handling of money in {field}",
            "Sound sense of what things cost and return in {field}",
        ),
    ),
    "Management of Material Resources": Phrases(
        do=(
            "Order and store supplies for {field}, and keep waste low",
            "See that tools and supplies for {field} are there when they are needed",
            "Track supplies, and reorder before {partners} have to ask",
            "Decide how {equipment} and materials are shared out",
        ),
        bring=(
            "Experience in ordering and looking after supplies for {field}",
            "Thrift with materials and care for {equipment}",
            "Good overview of which supplies {field} will need next",
        ),
    ),
    "Management of Personnel Resources": Phrases(
        do=(
            "Assign people to tasks in {field} by what each of them does best",
            "Guide and encourage colleagues in {field}, with honest feedback",
            "Plan who works where and when, so that {aim}",
            "Help choose and train people for {field}",
        ),
        bring=(
            "Experience in guiding others in {field}",
            "Skill in giving out work in {field} and checking it fairly",
            "Ability to bring out what each colleague does best in {field}",
        ),
    ),
    "Operation and Control": Phrases(
        do=(
            "Operate {equipment} safely, and adjust as conditions change",
            "Start up, run, and shut down {equipment} by the book",
            "Keep {equipment} within safe limits, and stop when they are reached",
            "Handle {equipment} with care, and with others in view",
        ),
        bring=(
            "Experience in operating {equipment} safely",
            "Steady hand with {equipment}",
            "Practice with {equipment}, from the first check to shutdown",
            "Alertness with {equipment}, hour after hour",
        ),
    ),
    "Operations Analysis": Phrases(
        do=(
            "Find out what {people} really need, and turn it into a plan",
            "Work out what {things} must be able to do, and how to get there",
            "Ask {people} how they work now, and note what should change",
            "Turn wishes of {people} into clear requirements, and check them",
        ),
        bring=(
            "Skill in turning what {people} want into clear requirements",
            "Experience in working out what {things} must do before work begins",
            "Ability to ask {people} the questions that shape a good design",
        ),
    ),
    "Operations Monitoring": Phrases(
        do=(
            "Watch {equipment} while in use, and act on anything unusual",
            "Read gauges, signals, or screens used in {field}, and act when they change",
            "Check {numbers} against the limits, and act when they are passed",
            "Check {numbers} at set times, and log what you see",
        ),
        bring=(
            "Close attention to {numbers} over long stretches of work",
            "Ability to tell from sound, sight, or readings when {equipment} need attention",
            "Experience in watching {equipment} and reacting in time",
            "Alertness to small changes in {numbers}",
        ),
    ),
    "Programming": Phrases(
        do=(
            "Write or adapt small programs that save work in {field}",
            "Automate repeated work on {records}",
            "Write and test code for {field}, and leave notes for the next person",
            "Set up formulas, queries, or scripts that produce {numbers}",
        ),
        bring=(
            "Ability to write and test programs for use in {field}",
            "Experience in scripting or coding for {field}",
            "Programming skills good enough to automate routine work in {field}",
        ),
    ),
    "Quality Control Analysis": Phrases(
        do=(
            "Test and inspect {things} against the standard, and hold back what fails",
            "Check finished work in {field} for faults before it leaves your hands",
            "Compare {numbers} with the limits, and record the result",
            "Trace {problems} to where they began, and see that they do not come back",
        ),
        bring=(
            "Eye for quality in {things}, and courage to reject what falls short",
            "Experience in testing or inspecting {things}",
            "Exact comparison of {numbers} with what they should be",
            "High standard for finished work in {field}",
        ),
    ),
    "Repairing": Phrases(
        do=(
            "Make repairs in {field} with the right parts, and test the result",
            "Fix {problems} where it is safe to do so, and report the rest",
            "Replace what is worn or broken, and put {equipment} back in service",
            "Mend small faults in {equipment} early, and call in help for large ones",
        ),
        bring=(
            "Experience in making repairs in {field}",
            "Handiness with {equipment}, and the patience to repair properly",
            "Ability to find the cause of {problems} and to replace worn parts",
        ),
    ),
    "Systems Analysis": Phrases(
        do=(
            "Think changes in {field} through, and find out what else they will touch",
            "Work out what new conditions would mean for {things}, before they arrive",
            "Look at how work on {things} goes on from step to step, and remove what slows it",
            "Look beyond single cases to how things are organized in {field}, and suggest changes",
        ),
        bring=(
            "Grasp of how the parts of {field} affect each other",
            "Ability to see what a change in {field} will lead to further on",
            "Experience in studying and improving the way work is organized in {field}",
        ),
    ),
    "Systems Evaluation": Phrases(
        do=(
            "Choose figures that show how well things go in {field}, and act on them",
            "Compare results in {field} with the goals, and propose what to improve",
            "Judge by {numbers} whether a change has helped",
            "Review with {partners} what works and what does not, and agree on changes",
        ),
        bring=(
            "Experience in measuring results in {field} and improving them",
            "Ability to judge from {numbers} whether things are on track",
            "Eye for the few figures in {field} that matter",
        ),
    ),
    "Technology Design": Phrases(
        do=(
            "Adapt tools for {field} so that they suit the people who use them",
            "Help develop better tools for {field}",
            "Try out new technology, and shape it to fit {field}",
        ),
        bring=(
            "Ideas for better tools in {field}, and the skill to specify them",
            "Experience in fitting technology to the way people work in {field}",
            "Sense of what makes a tool for {field} easy or hard to use",
        ),
    ),
    "Time Management": Phrases(
        do=(
            "Plan your day in {field} so that the urgent does not crowd out the rest",
            "Set the order of your tasks, and meet the dates you agreed with {partners}",
            "Keep several tasks in {field} moving, and say early when one will be late",
            "Leave room in the day for {problems} that nobody planned",
        ),
        bring=(
            "Good use of time, your own and that of {partners}",
            "Ability to keep dates in {field} when the day gets crowded",
            "Reliable planning of your own work in {field}",
            "Skill in doing first what matters most to {people}",
        ),
    ),
    "Troubleshooting": Phrases(
        do=(
            "Trace {problems} step by step to their source",
            "Test before you replace, and fix the cause of {problems}, not the sign",
            "Narrow down faults in {things} quickly, and keep notes for the next time",
            "Find out why {things} do not work as they should, and put them right",
        ),
        bring=(
            "Systematic way of finding the cause of {problems}",
            "Experience in tracking down faults in {field}",
            "Knack for finding out why something in {field} does not work",
        ),
    ),
}
