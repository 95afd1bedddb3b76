"""Sentences of an occupation's guide, which speaks of people in the job to whoever reads.

Besides the slots of `phrases`: `{full_title}` and `{workers}` name the people in the job, at length
and in short; `{main_duty}` and `{duty}` complete "They …"; `{year}` and `{span}` are times in
words, `{usual}` and `{further}` kinds of education; the others are figures or enumerations.
"""

OPENING = (
    "{full_title} {main_duty}.",
    "The main task of {full_title} is to {main_duty}.",
    "It is the work of {full_title} to {main_duty}.",
    "In {field}, people {main_duty}.",
)
# Where the occupation is no particular one, and only an employer knows the main task.
OPENING_AT_LARGE = (
    "What {full_title} have in common is work with {things}.",
    "{full_title} do work of many kinds, all of it with {things}.",
    "In one place or another, {full_title} deal with {things}.",
)
DAILY = (
    "On a normal day they {duty}.",
    "Much of their time goes into one thing: they {duty}.",
    "Day by day they {duty}.",
    "To do this, they {duty}.",
    "Behind that lies daily work: they {duty}.",
)
PREPARATION: dict[int, tuple[str, ...]] = {
    1: (
        "You can start in {field} with little or no preparation.",
        "Most people learn {field} on the job, in a few days or weeks.",
        "{field} takes little preparation: newcomers learn it as they go.",
    ),
    2: (
        "{field} takes some preparation, usually a few months to a year.",
        "Most people learn {field} within a year, at school or on the job.",
        "A few months of training or practice prepare people for {field}.",
    ),
    3: (
        "{field} takes a year or two of training, at school or on the job.",
        "People usually train for {field} for one to two years.",
        "To learn {field} takes a year or two: vocational school, an apprenticeship, or practice.",
    ),
    4: (
        "{field} takes two to four years of preparation, often a college degree.",
        "Most jobs in {field} go to people with a degree or some years of practice.",
        "People usually prepare for {field} for two to four years, most of them in college.",
    ),
    5: (
        "{field} takes long preparation: study beyond college, then years of practice.",
        "Most people in {field} have prepared for more than four years.",
        "To enter {field}, people usually study long and then gain years of experience.",
    ),
}
READERS = (
    "This guide helps you to hire for {field}, or to find out whether it is for you.",
    "Read this guide before you write a posting for {field}, or before you apply for such a job.",
    "If you hire in {field}, this guide shows what the job needs. If you apply, it shows what "
    "employers look for.",
    "This guide is meant for whoever hires in {field}, and for whoever wants to work there.",
    "Take from this guide what fits your opening in {field}, or check your résumé by it.",
)
BORROWED = (
    "O*NET has no ratings of its own for {field}. Those shown here are from close by: {lenders}.",
    "Nobody has rated {field} for O*NET yet, so ratings of {lenders} stand in.",
    "Where this guide rates {field}, it borrows from what O*NET knows of {lenders}.",
)

PURPOSE = (
    "The work is done for {people}, and it turns on {things}.",
    "{workers} deal with {things}, and the people who count on them are {people}.",
    "Each day brings new questions about {things}, asked by {people} or on their behalf.",
    "At the center of {field} are {things}, and behind them {people}.",
    "What {people} notice first is how well {things} are taken care of.",
    "Most of the day goes into {things}, and what comes of it matters to {people}.",
)
AIM = (
    "Good {field} shows in this: {aim}.",
    "{workers} have done well when {aim}.",
    "The point of {field} is that {aim}.",
    "If {field} is done well, {aim}.",
)
PLACE = (
    "{workers} work {place}, in close contact with {colleagues}.",
    "Most of the work happens {place}, with {colleagues} close by.",
    "People in {field} usually work {place}, and {colleagues} are those they see most.",
    "{workers} do this {place}, among {colleagues}.",
)
CONDITIONS = (
    "Whoever enters {field} should expect {conditions}.",
    "The conditions are part of the job: {conditions}.",
    "Before you choose {field}, think of {conditions}.",
    "What comes with it: {conditions}.",
    "In {field}, people live with {conditions}.",
)
RULES = (
    "They keep to {rules}, and they read or write {records}.",
    "Much is written down, in {records}, and much is laid down, in {rules}.",
    "They must know {rules}, and keep {records} in order, or {field} comes to a stop.",
    "What was done goes into {records}, while {rules} say how it is done.",
    "Nobody gets far in {field} without a good grasp of {rules}, or with untidy {records}.",
)
TOOLS = (
    "Among the tools of {field} are {equipment}.",
    "For much of the work, people use {equipment}.",
    "{workers} make use of {equipment}.",
    "They need to know {equipment}.",
)

# The same, where someone asks for them.
TOOLS_ASKED = (
    "First of all {equipment}, which belong to {field}.",
    "{field} means working with {equipment}.",
    "You will see {equipment} wherever there is {field}.",
)

STANDS_OUT = (
    "What sets {workers} apart is {skills}. Of what one can study, {areas} count most.",
    "For {field}, O*NET puts weight on {skills}, together with knowledge of {areas}.",
    "Three skills matter more in {field} than in most jobs: {skills}. Add knowledge of {areas}.",
    "Compared with other jobs, {field} asks for more in {skills}, and for knowledge of {areas}.",
)
SUITS = (
    "{field} suits a person who {styles}.",
    "You will like {field} if you are someone who {styles}.",
    "Those who do well in {field} have this in common: each of them {styles}.",
    "In an interview, look for someone who {styles}.",
    "Colleagues in {field} like to work with someone who {styles}.",
)
STYLE_OF_ONE = (
    "In {field}, it helps to work with someone who {style}.",
    "People soon trust a colleague in {field} who {style}.",
    "A good person for {field} {style}.",
    "Choose someone for {field} who {style}.",
)

# Each level: what it is like, and what shows it.
AT_ENTRY = (
    "Newcomers to {field} do simple tasks first, under the eye of someone experienced.",
    "At first, people learn how to handle {things}, and ask a lot.",
    "In the first months in {field}, an experienced colleague checks the results.",
    "Beginners in {field} watch, help, and take over one task after the other.",
    "They start with easy tasks, and learn step by step what {things} take.",
)
AT_ENTRY_STUDIED = (
    "Most have just finished their studies, often in {study}, and know {things} from courses.",
    "They come from school or college, with a first internship in {field} or near it.",
    "New graduates start in {field} under guidance and take on more month by month.",
    "They know the theory, and now learn what {problems} look like in practice.",
    "They have learned about {things}, and now practice with someone to turn to.",
)
SHOWN_AT_ENTRY = (
    "Look for interest in {things}, shown in school, in a course, or in an earlier job.",
    "What counts at this stage of {field} is being on time, careful, and willing to learn.",
    "An earlier job with {people} is a good sign, whatever it was called.",
    "Ask beginners why they chose {field}, and what they know about it already.",
    "It is a good sign if they ask about {problems} of their own accord.",
)
AT_MID = (
    "People at this level handle a normal day in {field} alone.",
    "They know {things} well, and ask for help only when {problems} get out of hand.",
    "They need no one to tell them what comes next in {field}, and {partners} rely on them.",
    "By now they have met {problems} more than once and know what to do.",
    "They do good work with {things} without being checked.",
)
CLOSE_BY = (
    "Work close to {field} counts too, for example that of {related}.",
    "Experience can also come from nearby: {related} know much that is of use here.",
    "Some of what {related} do is close enough to count.",
    "Consider {related} as well, since much of their work is alike.",
)
AT_SENIOR = (
    "Senior people in {field} take the hard cases and show newer colleagues how it is done.",
    "They have seen most of what can happen with {things}, and others ask them for advice.",
    "They train newcomers to {field}, check finished work, and speak for the team.",
    "When {problems} stop everyone else, it is they who are called.",
    "They decide how {things} are dealt with, and help colleagues to get better at it.",
)
SHOWN_AT_SENIOR = (
    "Ask for one hard case with {problems}, and for how it ended.",
    "Look for results in {field} that can be counted, and for people they have trained.",
    "A record in {field} that former managers confirm says more than the number of years.",
    "Let them explain {things} to you as they would to a beginner.",
    "Ask {partners} or former managers what was better because of them.",
)

USUAL_EDUCATION = (
    "Asked what a new hire in {field} needs, {percent} percent say {usual}.",
    "Of the people asked in {field}, {percent} percent say that the job takes {usual}.",
    "For {field}, {usual} is named most often: {percent} percent say that a new hire needs it.",
)
FURTHER_EDUCATION = (
    "Another {percent} percent name {further}.",
    "For {percent} percent of those asked, it is {further}.",
    "A further {percent} percent say {further}.",
)
EDUCATION_UNKNOWN = (
    "O*NET has no survey on education in {field}, so go by how long people prepare for it.",
    "How much schooling {field} takes was not surveyed; the wording below is a careful guess.",
    "What {field} takes in education has not been surveyed for O*NET.",
)
POSTING_SAYS = (
    "In a posting, that usually reads: “{wording}.”",
    "A posting for {field} can say: “{wording}.”",
    "As a line of a posting: “{wording}.”",
)
LICENCE = (
    "Many states want a license or a certificate for {field}: “{licence}.” Ask your state's board.",
    "Check what your state requires for {field}. The usual line: “{licence}.”",
    "{field} is often regulated, and each state has its own rules: “{licence}.”",
)
NO_LICENCE = (
    "We know of no license that {field} needs everywhere, but check your state's and city's rules.",
    "{field} usually needs no license; a few states and cities may see that differently.",
    "As a rule, {field} needs no license, but ask your state before you hire.",
)
TRAINING = (
    "Training on the job usually takes {span} in {field}.",
    "Plan {span} until someone new to {field} knows the job.",
    "Once hired, most people in {field} train for {span}.",
)

EARNINGS = (
    "In the United States, the middle half of {workers} earn {low} to {high} a year.",
    "A year of full-time work brings most {workers} {low} to {high}.",
    "Leave out the lowest and the highest quarter, and pay runs from {low} to {high} a year.",
)
MEDIAN = (
    "The median is {median}: half earn more, half less.",
    "Half of them earn more than {median}, the other half less.",
    "In the middle of {field} stands {median} a year.",
)
SPREAD = (
    "The lowest-paid tenth earn up to {bottom}, the highest-paid tenth {top} or more.",
    "One in ten earns less than {bottom}, one in ten over {top}.",
    "At the edges are {bottom} and {top}, with a tenth of all people beyond each.",
)
WIDER_GROUP = (
    "The statistics count {field} within a wider group, so read these as a rough guide.",
    "These figures are those of a wider group, to which {field} belongs.",
    "Note that {field} is counted together with work close to it.",
)
HOURLY_ONLY = (
    "For {field} only an hourly figure is published, since few work full-time all year: {hour}.",
    "The Bureau of Labor Statistics gives {field} no yearly figure; the hourly median is {hour}.",
)
NO_WAGES = (
    "The Bureau of Labor Statistics publishes no wages for {field}.",
    "There are no public wage statistics for {field}; ask employers or associations.",
)

STARTS_OFTEN = (
    "Yes, often: {percent} percent of people asked in {field} say a new hire needs no experience.",
    "In many places, yes: in {field}, {percent} percent ask for no experience in related work.",
)
STARTS_SOMETIMES = (
    "Sometimes: of the people asked, {percent} percent would hire for {field} without experience.",
    "In some places: {percent} percent in {field} say that a new hire needs none.",
)
STARTS_SELDOM = (
    "That is hard: only {percent} percent in {field} say that a new hire needs no experience.",
    "Seldom: of the people asked in {field}, {percent} percent would hire without experience.",
)
STARTS_NEVER = (
    "Hardly: nobody who was asked in {field} would hire without experience in related work.",
    "It is rare: all those asked in {field} say that a new hire needs some experience.",
)
STARTS_UNKNOWN = (
    "It depends on the employer; in {field}, {year} of experience is a fair thing to ask for.",
    "Some employers say yes; for {field}, we would ask for {year} of experience.",
)
BETTER_CHANCES = (
    "An internship, a course, or earlier work with {people} helps.",
    "What helps: show in your application that you know about {things}.",
    "To get closer to {field}, offer help where you work or study now.",
    "People who have dealt with {problems}, even in another job, have better chances.",
)
WORKS_WITH = (
    "Above all with {partners}. The work itself is for {people}.",
    "{workers} see {partners} most, and do the work for {people}.",
    "The closest are {partners}; the ones it is done for are {people}.",
)
ANSWERS_TO = (
    "The usual manager in {field} has the title {boss}.",
    "They often report to someone with the title {boss}.",
    "In a posting for {field}, “reports to” often says {boss}.",
)
HARD = (
    "What goes wrong is, more than anything, {problems}.",
    "The hard days in {field} are those with {problems}.",
    "Where {things} are concerned, {problems} put people to the test.",
)
HARD_HELPS = (
    "In an interview for {field}, ask for an example of each, and of what was learned.",
    "If you apply for {field}, have one such story ready: what happened, and what you did.",
    "Ask candidates what helped the last time, and whether they know {rules}.",
)
SOFTWARE = (
    "The programs that postings name include {software}.",
    "O*NET lists {software} among the programs in use.",
    "On the computer, they use {software}, among other programs.",
)
NO_SOFTWARE = ("O*NET lists no software for {field}.",)
NEXT_JOBS = (
    "O*NET finds these closest to {field}: {related}.",
    "If you know {field}, look at the work of {related} too.",
    "{related} need much of what people in {field} can do.",
)
WIDEN_SEARCH = (
    "When few people apply in {field}, search among them as well.",
    "If your posting for {field} finds nobody, write to people in these jobs.",
    "For someone who wants to leave {field}, they are a short step.",
)
