"""What a résumé can show for each skill and area of knowledge of O*NET, in words of our own.

Each way is an order to whoever writes the résumé; see `phrases` for the slots.
"""

SKILL_EVIDENCE: dict[str, tuple[str, ...]] = {
    "Active Learning": (
        "Name a course, a certificate, or a method in {field} that you took up in the last year",
        "Say what you taught yourself about {things}, and where you used it",
    ),
    "Active Listening": (
        "Tell of a time when you learned from {people} what they had not said at first",
        "Describe how you find out what {people} need before you start",
    ),
    "Complex Problem Solving": (
        "Describe one hard case of {problems}: the cause, what you did, and the result",
        "Take one problem in {field} that had no ready answer, and show how you solved it",
    ),
    "Coordination": (
        "Name work that you planned with {partners}, and say whether it was done in time",
        "Show how you kept {partners} in step when plans for {things} changed",
    ),
    "Critical Thinking": (
        "Tell of a time when {records} did not fit the facts, and you found out why",
        "Describe a choice in {field} that you made by weighing two or three options",
    ),
    "Equipment Maintenance": (
        "List {equipment} that you have kept in repair, and how often you serviced them",
        "Say what you did so that {equipment} lasted longer or stood still less",
    ),
    "Equipment Selection": (
        "Describe a task in {field} for which you chose tools and materials yourself",
        "Say which of {equipment} you know, and which you use for what",
    ),
    "Installation": (
        "List what you have installed, such as {things}, and for whom",
        "Name the largest installation in {field} that you had a part in",
    ),
    "Instructing": (
        "Say how many people you have shown how {field} is done, and what they could do after it",
        "Name something about {things} that you taught to {people} or to new colleagues",
    ),
    "Judgment and Decision Making": (
        "Describe a decision about {things} that was yours, and what came of it",
        "Tell of a choice in {field} between cost, time, and quality, and why you made it",
    ),
    "Learning Strategies": (
        "Describe two ways in which you taught the same thing to different {people}",
        "Show how you changed a lesson or a training in {field} because it did not work",
    ),
    "Management of Financial Resources": (
        "Give the size of the budget for {things} that you planned or kept",
        "Say what you saved in {field}, or what you made do with, in dollars",
    ),
    "Management of Material Resources": (
        "Say which supplies and {equipment} you ordered or kept count of, and for how many people",
        "Describe how you made sure that nothing ran out in {field}",
    ),
    "Management of Personnel Resources": (
        "Give the number of people in {field} whom you led, hired, or trained",
        "Describe how someone on your team got better at work with {things}",
    ),
    "Mathematics": (
        "Say which figures you work out, such as {numbers}, and who relies on them",
        "Name a mistake in {numbers} that you found, and what it would have cost",
    ),
    "Monitoring": (
        "Say what you kept watch over in {field}, and which early sign you acted on",
        "Describe how you check your own results with {things}",
    ),
    "Negotiation": (
        "Tell of an agreement between {people} and {partners} that you helped bring about",
        "Name something you negotiated in {field}, with the terms you started from and ended with",
    ),
    "Operation and Control": (
        "List {equipment} that you can operate alone, with the years for each",
        "Say how long you have run {equipment}, and without which accidents or stops",
    ),
    "Operations Analysis": (
        "Show how you turned what {people} asked for into a plan for {things}",
        "Describe needs in {field} that you found out about, and the design that met them",
    ),
    "Operations Monitoring": (
        "Say which gauges, screens, or {numbers} you watch, and what you did when one was off",
        "Describe a fault in {equipment} that you noticed in time",
    ),
    "Persuasion": (
        "Tell of {people} who changed their minds because of your facts about {things}",
        "Name a better way of working in {field} that {partners} took over from you",
    ),
    "Programming": (
        "Name programs or scripts you wrote for {field}, and link to one if you can",
        "List the languages you write in, with something you built for {things} in each",
    ),
    "Quality Control Analysis": (
        "Give figures: checks made, faults found, returns avoided in {field}",
        "Describe how you inspect {things}, and by which standard",
    ),
    "Reading Comprehension": (
        "Name the kinds of {records} you work from, and how long or hard they are",
        "Say which texts in {field} you read every week, such as {records} or {rules}",
    ),
    "Repairing": (
        "List repairs that you do alone in {field}, with the tools for each",
        "Describe a repair to {things} that others had given up on",
    ),
    "Science": (
        "Name a study, test, or experiment in {field} in which you had a part",
        "Say how you used research to settle a question about {things}",
    ),
    "Service Orientation": (
        "Tell of {people} who came back or said thanks, and of what you had done",
        "Say how many {people} you serve in a day or a week in {field}",
    ),
    "Social Perceptiveness": (
        "Describe a tense moment with {people} that you eased, and how",
        "Tell how you noticed that something was wrong with {people} before they said so",
    ),
    "Speaking": (
        "Say to whom you explain {things}: how many people, how often, and on what occasion",
        "Name a talk, a briefing, or a training on {field} that you gave",
    ),
    "Systems Analysis": (
        "Describe how a change in one part of {field} affected the rest, and how you foresaw it",
        "Show how you found out why {things} did not work together",
    ),
    "Systems Evaluation": (
        "Name the measures by which you judge results in {field}, and one you improved",
        "Give a figure before and after a change to {things} that you were part of",
    ),
    "Technology Design": (
        "Describe a tool, a form, or a program for {field} that you designed or changed",
        "Show how {people} could do more with {things} because of your idea",
    ),
    "Time Management": (
        "Say how many tasks in {field} you handle at a time, and which deadlines you met",
        "Describe a week in {field}: what came first, what could wait, and why",
    ),
    "Troubleshooting": (
        "Take one fault in {equipment}: say how you found the cause, step by step",
        "Name the faults you find most often in {field}, and how fast you clear them",
    ),
    "Writing": (
        "Name {records} that you wrote, and who works with them",
        "Offer a sample of your writing about {things}, with names left out where you must",
    ),
}
KNOWLEDGE_EVIDENCE: dict[str, tuple[str, ...]] = {
    "Administration and Management": (
        "Name plans, schedules, or budgets for {field} that you made or kept",
    ),
    "Administrative": ("Say which {records} you kept, in which system, and for how many people",),
    "Biology": ("List courses in biology, and where you used them in {field}",),
    "Building and Construction": (
        "List structures you helped to build or repair, with your part in {field}",
    ),
    "Chemistry": ("Name the substances you handle in {field}, and the safety training you have",),
    "Communications and Media": (
        "Link to something on {field} that you wrote, filmed, or posted for {people}",
    ),
    "Computers and Electronics": (
        "List the programs you use for {things}, and say what you do with each",
    ),
    "Customer and Personal Service": (
        "Give a figure from {field}: {people} served, ratings, complaints solved",
    ),
    "Design": ("Show drawings, models, or a portfolio of {things} that you designed",),
    "Economics and Accounting": (
        "Name the accounts, reports, or {numbers} in {field} that you answer for",
    ),
    "Education and Training": (
        "Say whom you have taught in {field}: what, how many people, and for how long",
    ),
    "Engineering and Technology": (
        "Name equipment or systems for {field} that you designed, built, or tested",
    ),
    "English Language": (
        "Let your résumé itself show it: short, exact, and free of errors in {field} terms",
    ),
    "Fine Arts": ("Link to work of yours in {field}, or name where it was shown or played",),
    "Food Production": ("Say what food you have grown, raised, or prepared, and how much of it",),
    "Foreign Language": ("Name each language you speak with {people}, and how well you speak it",),
    "Geography": ("Name the areas, routes, or maps that you know from {field}",),
    "History and Archeology": (
        "Name periods, places, or collections that you have studied for {field}",
    ),
    "Law and Government": ("Name the laws you work by in {field}, such as {rules}",),
    "Mathematics": ("Say what you calculate in {field}, such as {numbers}, and with which tools",),
    "Mechanical": (
        "List machines that you have serviced or repaired in {field}, such as {equipment}",
    ),
    "Medicine and Dentistry": (
        "List clinical hours, rotations, and certificates that count in {field}",
    ),
    "Personnel and Human Resources": (
        "Say how many people you have hired, scheduled, or reviewed in {field}",
    ),
    "Philosophy and Theology": (
        "Name studies of belief or ethics, and where they help you in {field}",
    ),
    "Physics": ("Name courses or tasks in {field} in which you applied physics, with one result",),
    "Production and Processing": (
        "Give output, waste, or cost figures for {things} that you helped to improve",
    ),
    "Psychology": ("Say with which {people} you have worked, and what you learned about them",),
    "Public Safety and Security": (
        "Name safety training you hold, and how long you have been in {field} without an accident",
    ),
    "Sales and Marketing": (
        "Give figures for {field}: what you sold, to whom, against which goal",
    ),
    "Sociology and Anthropology": (
        "Name groups or communities you have worked with in {field}, and what you did with them",
    ),
    "Telecommunications": (
        "List networks, radios, or phone systems you have set up or used in {field}",
    ),
    "Therapy and Counseling": (
        "Name the approaches you are trained in, with hours of practice and supervision in {field}",
    ),
    "Transportation": ("List vehicles, routes, or loads that you know from {field}",),
}
EVIDENCE = SKILL_EVIDENCE | KNOWLEDGE_EVIDENCE
# "Mathematics" is a skill and an area of knowledge.
EVIDENCE["Mathematics"] = SKILL_EVIDENCE["Mathematics"] + KNOWLEDGE_EVIDENCE["Mathematics"]

SOFTWARE_EVIDENCE: tuple[str, ...] = (
    "Say what you have done with {software} in {field}, not only that you know it",
    "Name a result that you got with {software}, for example with {things}",
    "Beside {software}, write how long you have used it and for which {records}",
)
