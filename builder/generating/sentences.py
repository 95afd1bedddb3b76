"""Sentences of the parts of a posting that are not lists of duties and qualifications.

Besides the slots of `phrases`: `{title}` is the job title with its level, `{a_title}` the same
with its article, `{main_duty}` completes "You will …", `{styles}` completes "someone who …".
"""

from builder.document import Workplace
from builder.generating.choices import Stage

OPENING = (
    "[Organization name] is hiring {a_title} to {main_duty}.",
    "[Organization name] is looking for {a_title} who will {main_duty}.",
    "We are hiring {a_title} at [Organization name]. Your main task: to {main_duty}.",
    "As {a_title} at [Organization name], you will {main_duty}.",
    "To {main_duty}: this is what [Organization name] is hiring {a_title} for.",
    "Join [Organization name] as {a_title}, and {main_duty}.",
)
PURPOSE = (
    "When the work goes well, {aim}.",
    "You will know that it went well when {aim}.",
    "What counts in the end is that {aim}.",
    "We ask one thing above all: that {aim}.",
    "It is work for {people}, and its point is that {aim}.",
    "A good day is one on which {aim}.",
    "The people who depend on it are {people}.",
    "It matters to {people}, who will see the result first.",
    "Much of the day turns on {things}.",
)
SETTING: dict[Workplace, tuple[str, ...]] = {
    "onsite": (
        "You will work {place}, in close contact with {colleagues}.",
        "The job is {place}; you will deal with {colleagues} every day.",
        "Most of the work happens {place}, and {colleagues} are the people you will see most.",
        "You will spend your days {place} and have much to do with {colleagues}.",
        "You will be {place}, with {colleagues} close by.",
    ),
    "hybrid": (
        "You will work partly from home and partly {place}, in close contact with {colleagues}.",
        "Some days you will work {place}, others from home, with {colleagues} a call away.",
        "You will divide your time: some days at home, some {place}, among {colleagues}.",
        "Part of the week you will meet {colleagues} {place}; the rest you work from home.",
    ),
    "remote": (
        "You will work from home and stay in touch with {colleagues} by phone and video.",
        "This is a remote job: {colleagues} are a call or a message away.",
        "You can do this job from home, and meet {colleagues} online.",
        "Your place of work is your home; you and {colleagues} work together online.",
    ),
}
SOUGHT = (
    "We are looking for someone who {styles}.",
    "The right person {styles}.",
    "You will fit in if you are someone who {styles}.",
    "We hope to meet someone who {styles}.",
    "It takes a person who {styles}.",
    "The work suits a person who {styles}.",
)
AT_LEVEL: dict[Stage, tuple[str, ...]] = {
    "entry": (
        "You can start without long experience in {field} and learn on the job.",
        "People who are new to {field} are welcome to apply.",
        "This is a first step into {field}, and experienced colleagues will show you the way.",
        "If you want to find out whether you like {field}, apply: we will teach you.",
    ),
    "graduate": (
        "You have finished your training for {field}, or will soon.",
        "New graduates in {field} are welcome to apply.",
        "This is a first position in {field}, with experienced colleagues to turn to.",
        "If you have just finished your training for {field}, apply: this job is meant for you.",
    ),
    "open": (
        "Experience in {field} helps, but you can start without it.",
        "You need not have done this before; what it takes in {field} can be learned here.",
        "Whether you know {field} already or are new to it, you will get a thorough start.",
        "We take people who know {field}, and people who want to learn it.",
    ),
    "mid": (
        "You know the basics of {field} and can handle a normal day on your own.",
        "You bring some experience in {field} and want to put it to use.",
        "You have done this kind of work before, or work close to {field}.",
        "You have worked in {field} or near it, and want to go on with it.",
    ),
    "senior": (
        "As one of the most experienced people in {field} here, you will take the hard cases.",
        "Others will come to you with their hard questions about {field}.",
        "You have seen most of what can happen in {field}, and it shows in your decisions.",
        "You will set an example in {field}, and you will be asked for advice.",
    ),
    "lead": (
        "You will also guide the people in {field} here, and answer for the result.",
        "You will lead a small team in {field}, and still do part of the work yourself.",
        "Besides your own tasks, you will plan the team's day in {field} and help others along.",
        "The team in {field} will look to you for direction.",
    ),
}
DUTIES_AT_LEVEL: dict[Stage, tuple[tuple[str, ...], ...]] = {
    "entry": (
        (
            "Learn {field} from experienced colleagues, and take on more as you are ready",
            "Ask early when something in {field} is new to you, and write down what you learn",
            "Work on simpler tasks in {field} first, with a colleague to turn to",
            "Follow the training plan for {field}, and try out each new skill at once",
        ),
    ),
    "graduate": (
        (
            "Work with an experienced colleague at first, and take on more of {field} step by step",
            "Talk hard questions in {field} over with a senior colleague before you decide",
            "Ask early when something in {field} is new to you, and write down what you learn",
            "Put what you have learned about {things} into practice, with someone to turn to",
        ),
    ),
    "open": (),
    "mid": (),
    "senior": (
        (
            "Take on the hardest tasks in {field}, and advise colleagues on theirs",
            "Take over when colleagues are stuck with {problems}",
            "Be the person colleagues ask when something in {field} is not routine",
            "Answer for the most demanding tasks in {field}",
        ),
        (
            "Review the work of newer colleagues in {field}, and tell them what to improve",
            "Help newer colleagues settle in, and share what you have learned about {things}",
            "Show newer colleagues how you deal with {problems}",
            "Pass on what you know about {things} in short, practical lessons",
        ),
    ),
    "lead": (
        (
            "Plan the team's tasks in {field}, and see that each has an owner",
            "Lead the team in {field} day by day: who does what, by when, and how well",
            "Share out tasks in {field} among the team, and check that they are done well",
            "Guide a small team in {field}, and answer for its results",
        ),
        (
            "Coach colleagues from their first week on, with honest feedback on {things}",
            "Prepare the team for {problems}, so that nobody is caught off guard",
            "Go over finished tasks in {field} with those who did them, and agree on next steps",
            "Help each member of the team get better at {field}",
        ),
        (
            "Set standards for {field} with the team, and see that they are kept",
            "Report on the team's results in {field}, and speak up for what it needs",
            "Find out where things get stuck in {field}, and change how they are done",
            "Help choose new colleagues for {field}, and plan their first months",
        ),
    ),
}
BROUGHT_AT_LEVEL: dict[Stage, tuple[str, ...]] = {
    "entry": (
        "Readiness to learn {field} from the ground up",
        "Interest in {field}, shown in school, a course, or an earlier job",
        "Eagerness to learn {field}, and to be corrected on the way",
        "Basic idea of what {field} involves, and the wish to learn it well",
    ),
    "graduate": (
        "Sound training in {field}, and the wish to deepen it",
        "Good start in {field}, through study or a first job",
        "Willingness to work under guidance in {field} at first",
        "Readiness to ask, and to grow into {field} step by step",
    ),
    "open": (),
    "mid": (),
    "senior": (
        "Record in {field} that others can vouch for",
        "Depth in {field}, from the routine to the rare case",
        "Experience in advising colleagues on questions of {field}",
        "Sure judgment in {field}, built on years of practice",
    ),
    "lead": (
        "Experience in guiding other people in {field}, as a lead or in a similar part",
        "Ability to plan a team's tasks in {field} and to give clear feedback",
        "Proof that a team in {field} has done well under your guidance",
        "Skill in training and directing people in {field}",
    ),
}
# What the person has to know or be able to do, whatever else.
CORE = (
    "Working knowledge of {all_things}",
    "Sound knowledge of what counts in {field}: {all_things}",
    "Practice in work with {all_things}",
    "Familiarity with {all_things}",
)
WELCOME_AT_LEVEL: dict[Stage, tuple[str, ...]] = {
    "entry": (
        "Internship, school project, or part-time job that touched on {field}",
        "First contact with {field}, at school, at work, or as a volunteer",
        "A course or a summer job in {field} or near it",
    ),
    "graduate": (
        "Internship, rotation, or student project in {field}",
        "Part-time or volunteer work in {field} during your studies",
        "Thesis or student work on {things}",
    ),
    "open": (
        "Earlier work in {field}, however short",
        "Some experience with {things}, wherever gained",
        "Experience with {people} from outside {field}",
    ),
    "mid": (
        "Experience with more than one side of {field}",
        "Some practice in training newer colleagues, for example on {things}",
        "Experience with {people} from outside {field}",
    ),
    "senior": (
        "Experience in running a project or a shift in {field}",
        "Practice in training newer colleagues, above all on {things}",
        "Experience in improving how things are done in {field}, with results to show",
    ),
    "lead": (
        "Training in guiding people, or experience with budgets for {things}",
        "Experience in building up or rebuilding a team in {field}",
        "Part in a larger change in how things are organized in {field}",
    ),
}

ENVIRONMENT: dict[Workplace, tuple[str, ...]] = {
    "onsite": (
        "In {field}, you will be {place} most of the time.",
        "At [Organization name], people in {field} work {place}.",
        "You will be {place} for most of the day, in reach of {colleagues}.",
        "For this job in {field}, you will work {place}.",
    ),
    "hybrid": (
        "The week is divided between home and work {place}; we agree on the days together.",
        "People in {field} here work partly from home, partly {place}.",
        "Tasks that need quiet can be done at home; for the rest of {field} you will be {place}.",
        "For this job in {field}, you will work some days from home, and some {place}.",
    ),
    "remote": (
        "You will work from home, with a quiet place and a good connection, and meet {colleagues} "
        "online.",
        "People in {field} here work from home; we meet {colleagues} online.",
        "This job in {field} is remote, with calls and shared documents in place of hallways.",
        "For this job in {field}, you will work from home, by phone, video, and shared systems.",
    ),
}
CONDITIONS = (
    "Expect {conditions}.",
    "What people in {field} should expect: {conditions}.",
    "What comes with the job: {conditions}.",
    "You should be ready for {conditions}.",
    "Part of the job: {conditions}.",
)
SETTLING_IN = (
    "New colleagues usually need {span} to find their feet, with {colleagues} to help them.",
    "Plan on {span} until you feel at home with {things}; we will help you.",
    "Training on the job usually takes {span}, with {colleagues} to turn to.",
    "Most people need {span} to learn all about {things}, and we plan for that.",
)

APPLY = (
    "Please send your résumé and a short note on how you meet the qualifications.",
    "Send us your résumé and tell us in a few sentences why this job interests you.",
    "To apply, send a résumé that shows where you have done similar work.",
    "Send a résumé and, if you like, a letter. Say when you could start.",
    "Apply with your résumé. If you lack a qualification, tell us what you bring instead.",
)
EQUAL_OPPORTUNITY = (
    "[Organization name] is an equal opportunity employer. We decide on merit, without regard to "
    "age, color, disability, gender, marital status, national origin, race, religion, sexual "
    "orientation, veteran status, or anything else that the law protects. If you need an "
    "accommodation to apply or interview, please tell us.",
    "[Organization name] gives everyone an equal chance. We do not discriminate because of age, "
    "color, disability, gender, marital status, national origin, race, religion, sexual "
    "orientation, veteran status, or anything else that the law protects. Tell us if you need an "
    "accommodation at any step.",
)

BENEFITS: tuple[tuple[str, str, bool], ...] = (
    ("health", "Health insurance, with part of the premium paid by us", True),
    ("dental-vision", "Dental and vision insurance", True),
    ("retirement", "Retirement plan to which we contribute", True),
    ("paid-time-off", "Paid time off and paid holidays", True),
    ("sick-leave", "Paid sick leave", True),
    ("learning", "Paid time and money for courses and certificates", True),
    ("parental-leave", "Paid parental leave", False),
    ("life-disability", "Life and disability insurance", False),
    ("flexible-hours", "Flexible hours where the work allows", False),
    ("tuition", "Help with tuition for a degree that fits your work", False),
    ("overtime", "Extra pay for overtime, nights, and holidays", False),
    ("bonus", "Yearly bonus when goals are met", False),
    ("commuting", "Help with the cost of commuting or parking", False),
    ("equipment", "Tools, work clothes, or equipment paid for by us", False),
    ("home-office", "Allowance for setting up your home office", False),
    ("counseling", "Free, confidential counseling for you and your family", False),
    ("savings-account", "Flexible spending or health savings account", False),
    ("relocation", "Help with moving costs", False),
)

NOT_FOR_REMOTE = frozenset({"commuting"})
ONLY_FOR_REMOTE = frozenset({"home-office"})
