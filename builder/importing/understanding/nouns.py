"""The nouns that job titles end in, and other words that tell a title from a sentence."""

import re

from builder.importing.understanding.wording import words_in

# What people are called by their work; most others end in one of the endings below.
_NOUNS = words_in(
    """
    accountant actuary adjuster administrator advisor adviser advocate agent aide ambassador
    analyst announcer apprentice architect archivist artist assembler assessor assistant
    associate astronomer athlete attendant attorney auditor baker banker barber bartender
    bookkeeper bricklayer broker builder buyer captain caregiver carpenter cashier chair
    champion chaplain chef chemist chief clerk clinician coach coder collector commissioner
    concierge conductor conservator consultant controller comptroller cook coordinator
    co-ordinator copywriter cosmetologist counsel counselor counsellor courier crew curator
    custodian dean dentist deputy designer detective developer dietitian dietician director
    dispatcher doctor driver economist editor educator electrician engineer estimator
    evaluator examiner executive expert fabricator faculty farmer fellow firefighter foreman
    forester founder generalist geologist guard guide hairdresser handyman head helper
    housekeeper hygienist inspector installer instructor intern internship interpreter
    investigator janitor journalist judge laborer labourer landscaper lawyer lead leader
    lecturer liaison librarian lifeguard linguist machinist magistrate maid manager marketer
    marshal mason mathematician mechanic mediator mentor merchandiser midwife millwright
    miner model moderator musician nanny navigator negotiator nurse nutritionist officer
    operative operator optician organizer organiser owner painter paralegal paramedic
    partner pathologist pharmacist phlebotomist photographer physician physicist pilot
    pipefitter planner plumber police porter practitioner president principal processor
    producer professional professor programmer promoter prosecutor psychiatrist psychologist
    ranger realtor receptionist recruiter registrar reporter representative rep researcher
    reviewer roofer sailor salesperson scheduler scholar scientist scribe scrum secretary
    seamstress seller server shipper singer sitter solicitor specialist staff steward
    stocker strategist student superintendent supervisor surgeon surveyor sweeper tailor
    taster teacher technician technologist teller tester therapist trader trainee trainer
    translator treasurer tutor underwriter usher vet veterinarian waiter waitress warden
    washer watchman weaver welder writer worker lpn rn cna np pa sre cto ceo cfo coo ciso
    swe dba pmo emt crna lcsw bcba tech techs barista sommelier aesthetician esthetician
    sonographer radiographer audiologist hostess host superintendant rigger picker packer
    loader handler keeper maker runner dealer
    """
)
_ENDINGS = re.compile(r".{3,}(?:ologist|ician|smith|keeper|maker|worker|person|woman|man|ograph"
                      r"er|therapist|scientist|engineer|operator)$")  # fmt: skip
_LEVELS = re.compile(r"^(?:[ivx]{1,4}|[0-9]{1,2}|[a-e]|sr\.?|jr\.?|senior|junior|trainee|lead)$")
_TAILS = words_in(
    """
    level entry mid temporary seasonal remote hybrid part-time full-time onsite
    """
)


def is_job(word: str) -> bool:
    """Say whether a word names somebody by work, in the singular or plural."""
    word = word.casefold().strip(".,()'’\"")
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in _NOUNS or _ENDINGS.match(form):
            return True
    *_, last = re.split(r"[/-]", word)
    return (last != word and is_job(last)) or any(
        is_job(part) for part in word.split("/") if part != word and len(part) > 2
    )


def names_job(text: str) -> bool:
    """Say whether a phrase could be a job's title: its main noun names somebody by work."""
    head = re.split(r"\s+[-–—|]\s+|[,(:;]|\s+(?:of|for|in|to|at|with|on)\s+", text)
    for part in head:
        words = [word for word in re.split(r"\s+", part) if re.search(r"\w", word)]
        while words and (_LEVELS.match(words[-1].casefold()) or words[-1].casefold() in _TAILS):
            if is_job(words[-1]):
                break
            words.pop()
        if words and is_job(words[-1]):
            return True
    return False
