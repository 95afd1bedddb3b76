"""What kinds of software are for, and how their names are written for people who read postings."""

import re
from collections import Counter

from builder.generating.facts import OccupationFacts, Technology

# By O*NET's name of the category: what it is used for.
_PURPOSES: dict[str, tuple[str, ...]] = {
    "Accounting software": (
        "to post and reconcile {numbers}", "for the accounts of {field}",
        "for invoices, payments, and {numbers}",
    ),
    "Analytical or scientific software": (
        "to analyze data in {field}", "for calculations and tests in {field}",
        "to work out and compare {numbers}",
    ),
    "Business intelligence and data analysis software": (
        "to turn data from {field} into reports", "to chart and compare {numbers}",
        "to show {partners} how things develop",
    ),
    "Calendar and scheduling software": (
        "for appointments with {people}", "to plan dates and shifts in {field}",
    ),
    "Cloud-based data access and sharing software": (
        "to share {records} with {partners}", "to keep {records} where all can find them",
    ),
    "Compliance software": ("to check that {rules} are kept",),
    "Computer aided design CAD software": (
        "for drawings and models in {field}", "for drawings to do with {things}",
        "for plans and models, as needed in {field}",
    ),
    "Computer aided manufacturing CAM software": (
        "to prepare machines for {field}", "to turn drawings into machine steps in {field}",
    ),
    "Computer based training software": (
        "for online courses with {people}", "to give and follow lessons in {field}",
    ),
    "Customer relationship management CRM software": (
        "to keep track of contacts with {people}", "to note what {people} asked for and were told",
    ),
    "Data base management system software": (
        "to store and protect data in {field}", "for the databases used in {field}",
    ),
    "Data base reporting software": (
        "for reports on {things}", "to put {numbers} into regular reports",
    ),
    "Desktop publishing software": (
        "to lay out {records} for print or web", "for printed matter about {things}",
    ),
    "Development environment software": (
        "to write and test code for {things}", "to develop programs for {field}",
        "to build and debug code for {things}",
    ),
    "Document management software": (
        "to file and find {records}", "to review and sign {records}",
        "to keep versions of {records} in order",
    ),
    "Electronic mail software": (
        "to write to {people} and {partners}", "for messages to and from {partners}",
        "to stay in touch with {people}",
    ),
    "Enterprise resource planning ERP software": (
        "for orders, stock, and costs in {field}", "to plan and record work in {field}",
        "to keep {numbers} in one system",
    ),
    "Facilities management software": ("to plan and log work on {things}",),
    "File versioning software": ("to keep track of changes to {things}",),
    "Financial analysis software": ("to analyze {numbers}", "to compare costs and returns"),
    "Geographic information system": (
        "for maps and locations in {field}", "to see {things} on a map",
    ),
    "Graphics or photo imaging software": (
        "to edit pictures for {field}", "for images and drawings in {records}",
    ),
    "Human resources software": ("for hours, leave, and hiring in {field}",),
    "Industrial control software": (
        "to control and watch {equipment}", "to set and read {numbers}",
    ),
    "Information retrieval or search software": (
        "to look up facts on {things}", "to search sources on {field}",
    ),
    "Instant messaging software": ("to reach {partners} at once",),
    "Internet browser software": ("to look things up for {field}", "for web systems and {records}"),
    "Inventory management software": (
        "to count and reorder supplies for {field}", "to track stock for {field}",
    ),
    "Map creation software": ("for maps and routes in {field}",),
    "Materials requirements planning logistics and supply chain software": (
        "to plan materials for {field}", "to track supplies and deliveries for {field}",
    ),
    "Medical software": (
        "to chart and look up {records}", "for orders and results of {people}",
        "for {records}",
    ),
    "Object or component oriented development software": (
        "for programs used in {field}", "to write code for {things}",
    ),
    "Office suite software": (
        "for {records}", "for letters, tables, and slides on {things}",
    ),
    "Operating system software": ("for daily work in {field}",),
    "Point of sale POS software": ("for sales and payments", "for orders and bills of {people}"),
    "Presentation software": (
        "to present results to {people}", "for slides on {things}",
        "to show {partners} where things stand",
    ),
    "Program testing software": ("to test {things}",),
    "Project management software": (
        "to plan work in {field}", "to keep dates and tasks in view",
    ),
    "Spreadsheet software": (
        "to list and add up {numbers}", "for tables of {numbers}",
        "to keep and check {numbers}",
    ),
    "Time accounting software": ("to record hours spent in {field}",),
    "Video conferencing software": ("to meet {partners} online", "to meet {people} by video"),
    "Video creation and editing software": ("for films about {things}",),
    "Web page creation and editing software": ("for web pages about {things}",),
    "Web platform development software": (
        "for web pages and services in {field}", "to build web features for {things}",
    ),
    "Word processing software": (
        "to write {records}", "to write and format texts on {things}",
    ),
}  # fmt: skip
_OTHER_PURPOSES = ("as used in {field}", "for daily work in {field}", "for work with {things}")

# Not a tool that a posting would ask for.
_UNWANTED = {"Action games", "Spell checkers", "Device drivers or system software"}
_UNWANTED_NAMES = {
    "Facebook", "Instagram", "LinkedIn", "TikTok", "Twitter", "Web browser software", "YouTube",
}  # fmt: skip
# Those who build software and web pages need these first, others last.
_FOR_BUILDERS = {
    "Application server software", "Configuration management software",
    "Development environment software", "Enterprise application integration software",
    "File versioning software", "Object or component oriented development software",
    "Operating system software", "Program testing software",
    "Web page creation and editing software", "Web platform development software",
}  # fmt: skip
_BUILDERS = ("15-", "17-206", "17-207", "17-219", "27-1")
# These belong to those who draw or analyze, those who make pictures, and those who trade.
_FOR_DESIGNERS = {
    "Analytical or scientific software", "Business intelligence and data analysis software",
    "Computer aided design CAD software", "Data base management system software",
}  # fmt: skip
_DESIGNERS = ("11-", "13-", "15-", "17-", "19-", "25-1", "27-", "29-20", "47-4", "49-9", "51-4")
_FOR_ARTISTS = {
    "Desktop publishing software", "Graphics or photo imaging software",
    "Video creation and editing software",
}  # fmt: skip
_ARTISTS = ("11-20", "13-116", "15-125", "17-10", "25-103", "25-112", "27-", "43-903", "51-5")
_FOR_TRADERS = {
    "Customer relationship management CRM software", "Enterprise resource planning ERP software",
}  # fmt: skip
_TRADERS = ("11-", "13-", "15-", "17-", "41-", "43-", "49-", "51-", "53-")
_OWNERS = (
    (_FOR_BUILDERS, _BUILDERS),
    (_FOR_DESIGNERS, _DESIGNERS),
    (_FOR_ARTISTS, _ARTISTS),
    (_FOR_TRADERS, _TRADERS),
)
# Every office has these; three of them say enough.
BASICS = {
    "Electronic mail software", "Office suite software", "Presentation software",
    "Spreadsheet software", "Word processing software",
}  # fmt: skip

# Products whose name is one word like any other.
_BRANDS = {
    "Alteryx", "Ansible", "Blackboard", "Encompass", "Equifax", "Experian", "Informatica",
    "Laserfiche", "Oracle", "Perforce", "Procore", "Qlik", "Salesforce", "Shopify", "Tableau",
    "Tanium", "Teradata", "Wonderware", "Workday", "Yardi",
}  # fmt: skip

# Short forms that everybody knows better than what they stand for.
_KNOWN_AS = {
    "Cascading style sheets CSS": "CSS",
    "Extensible markup language XML": "XML",
    "Geographic information system GIS systems": "Geographic information systems (GIS)",
    "Hypertext markup language HTML": "HTML",
    "JavaScript Object Notation JSON": "JSON",
    "Microsoft Visual Basic for Applications VBA": "Visual Basic for Applications (VBA)",
    "Structured query language SQL": "SQL",
}

EQUIPMENT_USE = (
    "{equipment}, as needed in {field}",
    "{equipment}: using them safely and keeping them in order",
    "{equipment}, which we will help you get to know",
    "{equipment} and other equipment used in {field}",
)


def best(facts: OccupationFacts) -> list[Technology]:
    """Return software that postings ask for: in demand first, then hot and typical of the work."""
    foreign: set[str] = set()
    for owned, codes in _OWNERS:
        if not facts.code.startswith(codes):
            foreign |= owned
    kinds = Counter(one.category for one in facts.technologies)

    def rank(one: Technology) -> tuple[bool, float, str]:
        # A kind of which the occupation uses many is what sets it apart.
        typical = 4 * kinds[one.category] / len(facts.technologies)
        generic = 0.5 if is_kind(one) else 0.0
        wanted = 0.0 if one.category in foreign else 2.0 * one.hot + typical + generic
        return not one.in_demand, -wanted, one.name.casefold()

    fit = [
        one
        for one in facts.technologies
        if one.category not in _UNWANTED and one.name not in _UNWANTED_NAMES
    ]
    return sorted(fit, key=rank)


def purposes(category: str) -> tuple[str, ...]:
    """Return ways to say what software of a category is for."""
    return _PURPOSES.get(category, _OTHER_PURPOSES)


def is_kind(technology: Technology) -> bool:
    """Say whether the name is that of a kind of software rather than of a product."""
    words = technology.name.split()
    return words[-1] in {"software", "systems"} and not _is_brand(words[:-1])


def tidy_name(name: str) -> str:
    """Return the name as people write it: "Computer aided design (CAD) software"."""
    if name in _KNOWN_AS:
        return _KNOWN_AS[name]
    words = name.split()
    for place, word in enumerate(words):
        if re.fullmatch(r"[A-Z]{2,6}", word):
            before = words[:place]
            if word in {_initials(before, len(word)), _initials(_main(before), len(word))}:
                words[place] = f"({word})"
    # "software" says nothing after a brand.
    if len(words) > 1 and words[-1] == "software" and _is_brand(words[:-1]):
        words.pop()
    return " ".join(words)


def _main(words: list[str]) -> list[str]:
    return [word for word in words if word.lower() not in {"of", "for", "and"}]


def _initials(words: list[str], count: int) -> str:
    return "".join(word[0] for word in words[-count:]).upper()


def _is_brand(words: list[str]) -> bool:
    """Say whether words such as "Microsoft Office" or "SAP" name a product, not a kind."""
    if words[0] in _BRANDS or not re.fullmatch(r"[A-Z]?[a-z'-]+", words[0]):
        return True
    return any(word[:1].isupper() and not word.isupper() for word in words[1:])
