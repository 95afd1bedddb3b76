"""The 33 areas of knowledge of O*NET.

Each as a duty and as a qualification, in words of our own; see `phrases` for the slots.
"""

from builder.generating.phrases import Phrases

KNOWLEDGE: dict[str, Phrases] = {
    "Administration and Management": Phrases(
        do=(
            "Plan people, time, and money for {things}, and follow the plan through",
            "Help set goals for {field}, and report on how far they are met",
        ),
        bring=(
            "Knowledge of planning and leading work in {field}",
            "Grasp of how goals, people, and budgets come together in {field}",
            "Practical knowledge of how to organize work in {field}",
            "Grounding in planning, budgets, and staffing, as needed in {field}",
        ),
    ),
    "Administrative": Phrases(
        do=(
            "Keep {records} complete, in order, and easy to find",
            "Handle the forms, files, and appointments that come with {field}",
        ),
        bring=(
            "Knowledge of office procedures, from {records} to filing",
            "Order in {records}, and ease with forms and files",
            "Practice in keeping {records} so that others find their way",
        ),
    ),
    "Biology": Phrases(
        do=("Apply what you know of living things to questions in {field}",),
        bring=(
            "Knowledge of biology, as needed in {field}",
            "Grasp of how living things work, as it bears on {field}",
            "Grounding in biology, put to use in {field}",
        ),
    ),
    "Building and Construction": Phrases(
        do=(
            "Choose materials and methods that stand up to use and weather",
            "Look over structures and surfaces for damage, and plan repairs",
        ),
        bring=(
            "Knowledge of building materials and methods used in {field}",
            "Grasp of how buildings are put together, as needed in {field}",
            "Experience with construction methods and tools used in {field}",
        ),
    ),
    "Chemistry": Phrases(
        do=(
            "Handle chemicals safely, from storage to disposal",
            "Mix, use, and store substances by the label and {rules}",
        ),
        bring=(
            "Knowledge of the chemicals used in {field} and of their dangers",
            "Grasp of how substances used in {field} react and how to handle them safely",
            "Grounding in chemistry as it applies to {field}",
        ),
    ),
    "Communications and Media": Phrases(
        do=(
            "Choose the right way to inform {people}: in person, in writing, or online",
            "Prepare texts or pictures that tell {people} what they need to know",
        ),
        bring=(
            "Knowledge of how to reach {people} in print, in person, and online",
            "Experience in preparing information for {people}",
            "Sense for the medium that suits a message to {people}",
        ),
    ),
    "Computers and Electronics": Phrases(
        do=(
            "Use computers and programs with confidence in daily work on {records}",
            "Keep data correct in the systems we use for {field}",
        ),
        bring=(
            "Confident use of computers for {records}",
            "Knowledge of the hardware and software used in {field}",
            "Ability to learn new programs for {field} without long training",
            "Ease with computers in daily work on {records}",
        ),
    ),
    "Customer and Personal Service": Phrases(
        do=(
            "Find out what {people} expect, and check afterward whether they were satisfied",
            "Meet {people} with courtesy, also when patience runs short",
        ),
        bring=(
            "Knowledge of what good service means to {people}",
            "Experience in serving {people} and answering complaints",
            "Courtesy toward {people}, and a feel for what they expect",
            "Good service as a habit: greet {people}, ask, help, follow up",
        ),
    ),
    "Design": Phrases(
        do=(
            "Read and make plans, drawings, or models",
            "Work from drawings and samples, and clear up what they leave open",
        ),
        bring=(
            "Ability to read and make plans, drawings, or models for {field}",
            "Knowledge of design methods used in {field}",
            "Skill in working from drawings and samples in {field}",
        ),
    ),
    "Economics and Accounting": Phrases(
        do=(
            "Read and prepare cost and income figures, and see what they say",
            "Check accounts and costs, and ask about what stands out",
        ),
        bring=(
            "Knowledge of costs, prices, and accounts in {field}",
            "Ease with budgets and financial reports in {field}",
            "Grounding in accounting, enough to follow the money in {field}",
        ),
    ),
    "Education and Training": Phrases(
        do=(
            "Plan training in {field}, and find out whether it has worked",
            "Help newcomers to {field} learn the work, in groups or one to one",
        ),
        bring=(
            "Knowledge of how to plan and give training in {field}",
            "Experience in training people for {field}, one to one or in groups",
            "Grasp of how {people} learn, and of how to tell that they have",
        ),
    ),
    "Engineering and Technology": Phrases(
        do=(
            "Use engineering methods and tools to make {things} work as intended",
            "Apply technical rules, and know where their limits are",
        ),
        bring=(
            "Knowledge of the technology behind {things}",
            "Grasp of engineering methods as used in {field}",
            "Technical grounding in {field}, from principle to practice",
        ),
    ),
    "English Language": Phrases(
        do=(
            "Choose words in {records} so that no reader can mistake their meaning",
            "Edit {records} for meaning, grammar, and tone before they go out",
        ),
        bring=(
            "Good command of English, spoken and in {records}",
            "Correct, plain English in {records}",
            "Confidence in reading and writing English, as in {records}",
            "Ease with English, from short messages to {records}",
        ),
    ),
    "Fine Arts": Phrases(
        do=(
            "Bring taste and craft to the work, and keep up with what others create",
            "Develop ideas of your own, and show them early",
        ),
        bring=(
            "Knowledge of the art and craft behind {things}",
            "Trained eye or ear for {field}",
            "Feeling for style in {field}, with work of your own to show",
        ),
    ),
    "Food Production": Phrases(
        do=(
            "Keep food at the right temperature and in the right place",
            "Prepare and store food with care, and use what is oldest first",
        ),
        bring=(
            "Knowledge of how food is stored and kept safe in {field}",
            "Experience in preparing or storing food in {field}",
            "Grasp of how food is grown, made, or stored, as needed in {field}",
        ),
    ),
    "Foreign Language": Phrases(
        do=("Speak with {people} in their own language where you can",),
        bring=(
            "Second language that {people} speak",
            "Ability to talk with {people} in a language besides English",
            "Knowledge of another language, useful with {people}",
        ),
    ),
    "Geography": Phrases(
        do=("Use maps and local knowledge to plan the work",),
        bring=(
            "Good knowledge of the area, and ease with maps in {field}",
            "Grasp of land, places, and distances as they affect {field}",
            "Skill in reading maps and finding the way in {field}",
        ),
    ),
    "History and Archeology": Phrases(
        do=("Find and judge sources on the past, and explain what they mean today",),
        bring=(
            "Knowledge of the history behind {things}",
            "Grasp of how the past shaped {field}",
            "Interest in history, and sound methods for {field}",
        ),
    ),
    "Law and Government": Phrases(
        do=(
            "Apply {rules} to the case at hand, and ask when it is not clear",
            "Follow changes in {rules}, and see that they are kept",
        ),
        bring=(
            "Knowledge of {rules}",
            "Good grasp of the law as it affects {field}",
            "Working knowledge of {rules} and of how they are enforced",
        ),
    ),
    "Mathematics": Phrases(
        do=(
            "Apply arithmetic, algebra, or statistics to {numbers}",
            "Estimate {numbers} first, then calculate, and explain the difference",
        ),
        bring=(
            "Solid mathematics, as for {numbers}",
            "Knowledge of the mathematics needed in {field}",
            "Ease with arithmetic, algebra, and statistics in {field}",
            "Mathematics good enough to check {numbers}",
        ),
    ),
    "Mechanical": Phrases(
        do=(
            "Use {equipment} with a sense of how the parts work together",
            "Set up and adjust {equipment} for the job at hand",
        ),
        bring=(
            "Knowledge of the machines and tools of {field}, and of how to keep them in repair",
            "Mechanical understanding of {equipment}",
            "Hands-on knowledge of {equipment}",
        ),
    ),
    "Medicine and Dentistry": Phrases(
        do=("Recognize signs of illness or injury in {people}, and act by protocol",),
        bring=(
            "Knowledge of illness, treatment, and prevention, as needed in {field}",
            "Medical knowledge that supports sound decisions in {field}",
            "Grasp of symptoms, treatments, and risks in {field}",
        ),
    ),
    "Personnel and Human Resources": Phrases(
        do=(
            "Help select, train, and schedule people for {field}",
            "Treat staff questions about pay, leave, and conduct fairly and in confidence",
        ),
        bring=(
            "Knowledge of how people are hired, trained, and scheduled in {field}",
            "Sense of what fair treatment of staff means in {field}",
            "Experience with hiring or training people for {field}",
        ),
    ),
    "Philosophy and Theology": Phrases(
        do=("Respect what {people} believe and value, and take it into account",),
        bring=(
            "Understanding of what {people} believe, value, and live by",
            "Knowledge of ethics as it bears on {field}",
            "Openness to the beliefs and customs of {people}",
        ),
    ),
    "Physics": Phrases(
        do=("Use what you know of force, heat, light, or electricity in {field}",),
        bring=(
            "Good grasp of the physics behind {field}",
            "Grounding in physics, from force to electricity, as needed in {field}",
            "Knowledge of the forces and energies at work in {field}",
        ),
    ),
    "Production and Processing": Phrases(
        do=(
            "Plan materials, steps, and checks so that the result comes out right",
            "Look for ways to do more with less waste in {field}",
        ),
        bring=(
            "Knowledge of materials, steps, and quality checks in {field}",
            "Grasp of materials and methods in {field}, and of where waste arises",
            "Experience with production methods in {field}",
        ),
    ),
    "Psychology": Phrases(
        do=(
            "Take the differences between {people} into account in how you deal with them",
            "Find out what drives {people}, and use it to help them along",
        ),
        bring=(
            "Understanding of how {people} think, feel, and behave",
            "Knowledge of human behavior, useful with {people}",
            "Insight into what motivates {people} and what discourages them",
        ),
    ),
    "Public Safety and Security": Phrases(
        do=(
            "Know the emergency plan, and act on it without delay",
            "See to it that the work puts nobody at risk",
        ),
        bring=(
            "Knowledge of {rules} and of what to do in an emergency",
            "Sense of safety around {equipment}",
            "Grasp of the risks in {field} and of how to prevent harm",
        ),
    ),
    "Sales and Marketing": Phrases(
        do=(
            "Present what we offer so that {people} see what is in it for them",
            "Find out what {people} want, and tell {partners}",
        ),
        bring=(
            "Knowledge of sales and marketing, as used in {field}",
            "Experience in showing {people} what is on offer",
            "Grasp of what makes {people} choose one offer over another",
        ),
    ),
    "Sociology and Anthropology": Phrases(
        do=("Respect the customs and backgrounds of {people}, and learn from them",),
        bring=(
            "Understanding of the backgrounds and customs of {people}",
            "Knowledge of how groups and cultures differ, useful with {people}",
            "Ease with {people} of many backgrounds",
        ),
    ),
    "Telecommunications": Phrases(
        do=(
            "Use radio, phone, or data links to keep {partners} in touch",
            "Pass on messages promptly and without error",
        ),
        bring=(
            "Knowledge of the phone, radio, or data systems used in {field}",
            "Clear, brief messages to {partners}, in writing or by radio or phone",
            "Familiarity with communication devices used in {field}",
        ),
    ),
    "Therapy and Counseling": Phrases(
        do=(
            "Support {people} in distress, and know when to bring in a specialist",
            "Plan with {people} how they can recover or cope, and follow up",
        ),
        bring=(
            "Knowledge of how to support {people} who are ill or in distress",
            "Grounding in methods of treatment or counseling used in {field}",
            "Grasp of how {people} recover, and of what slows them down",
        ),
    ),
    "Transportation": Phrases(
        do=(
            "Choose how people or goods are moved by cost, time, and safety",
            "Plan routes and loads with weather and traffic in mind",
        ),
        bring=(
            "Knowledge of how people or goods are moved safely in {field}",
            "Grasp of routes, loads, and traffic as they bear on {field}",
            "Experience with transport as part of {field}",
        ),
    ),
}
