"""Job families that everyone knows: the major groups of the SOC, by their two-digit codes."""

# What the roles that come with the product are listed under.
FAMILIES: dict[str, str] = {
    "11": "Management",
    "13": "Business and Finance",
    "15": "Computers and Mathematics",
    "17": "Architecture and Engineering",
    "19": "Science",
    "21": "Community and Social Service",
    "23": "Legal",
    "25": "Education",
    "27": "Arts, Design and Media",
    "29": "Healthcare",
    "31": "Healthcare Support",
    "33": "Protective Service",
    "35": "Food Service",
    "37": "Building and Grounds",
    "39": "Personal Care",
    "41": "Sales",
    "43": "Office and Administrative Support",
    "45": "Farming and Forestry",
    "47": "Construction",
    "49": "Installation and Repair",
    "51": "Production",
    "53": "Transportation and Warehousing",
}

# Words by which people look for a whole family of occupations.
FAMILY_WORDS: dict[str, tuple[str, ...]] = {
    "11": ("management", "executives", "leadership", "managers"),
    "13": ("finance", "accounting", "business", "human resources", "banking", "consulting"),
    "15": ("information technology", "technology", "computers", "software", "data", "mathematics"),
    "17": ("engineering", "architecture", "engineers"),
    "19": ("science", "research", "laboratory", "scientists"),
    "21": ("social services", "social work", "counseling", "nonprofit", "community services"),
    "23": ("legal", "law"),
    "25": ("education", "teaching", "school", "schools", "childhood education"),
    "27": ("media", "design", "arts", "sports", "entertainment", "communications"),
    "29": ("nursing", "healthcare", "health care", "medicine", "medical", "hospital", "clinical"),
    "31": ("nursing aides", "healthcare support", "home care", "caregiving", "elder care"),
    "33": ("security", "public safety", "law enforcement", "protective service", "fire service"),
    "35": ("food service", "restaurant", "hospitality", "kitchen", "catering", "food"),
    "37": ("cleaning", "janitorial", "landscaping", "housekeeping", "grounds"),
    "39": ("personal care", "beauty", "fitness", "child care", "childcare", "leisure"),
    "41": ("sales", "retail", "real estate"),
    "43": ("administration", "office", "administrative support", "clerical", "customer service"),
    "45": ("farming", "agriculture", "fishing", "forestry"),
    "47": ("construction", "building", "trades", "mining"),
    "49": ("maintenance", "repair", "installation"),
    "51": ("production", "manufacturing", "factory"),
    "53": ("transportation", "logistics", "warehouse", "warehousing", "driving", "shipping"),
}


def family_of(occupation: str) -> str:
    """Return the family of an occupation by its SOC code; empty where it is not known."""
    return FAMILIES.get(occupation[:2], "")
