"""Titles and words that the public facts lack, and how these call the same.

British words and titles, German and Spanish titles, and titles in use that O*NET does not list.

Keys are folded: without capitals, accents, and punctuation.
"""

BRITISH_WORDS: dict[str, str] = {
    "adviser": "advisor",
    "aeroplane": "airplane",
    "anaesthetist": "anesthetist",
    "behaviour": "behavior",
    "behavioural": "behavioral",
    "carer": "caregiver",
    "catalogue": "catalog",
    "centre": "center",
    "chargehand": "foreman",
    "colour": "color",
    "counsellor": "counselor",
    "defence": "defense",
    "enrolment": "enrollment",
    "fibre": "fiber",
    "fulfilment": "fulfillment",
    "gynaecologist": "gynecologist",
    "haematology": "hematology",
    "hgv": "truck",
    "jeweller": "jeweler",
    "jewellery": "jewelry",
    "labour": "labor",
    "labourer": "laborer",
    "lorry": "truck",
    "mould": "mold",
    "operative": "worker",
    "optimisation": "optimization",
    "orthopaedic": "orthopedic",
    "paediatric": "pediatric",
    "paediatrician": "pediatrician",
    "programme": "program",
    "theatre": "theater",
    "traveller": "traveler",
    "tyre": "tire",
    "utilisation": "utilization",
}

OTHER_TITLES: dict[str, str] = {
    "account coordinator": "Account Executive",
    "assistant general manager": "General Manager",
    "assistant store manager": "Retail Store Manager",
    "barrister": "Attorney",
    "bin man": "Garbage Collector",
    "business development representative": "Sales Development Representative",
    "care assistant": "Nursing Assistant",
    "certified management accountant": "Cost Accountant",
    "chief compliance officer": "Compliance Manager",
    "chief executive officer": "Chief Executives",
    "chief human resources officer": "Human Resources Director",
    "chief marketing officer": "Marketing Director",
    "chief medical officer": "Medical Director",
    "chief of staff": "Chief Executives",
    "chief people officer": "Human Resources Director",
    "chief product officer": "Product Manager",
    "chief strategy officer": "Chief Executives",
    "childminder": "Child Care Provider",
    "estate agent": "Real Estate Agent",
    "gp": "General Practitioner",
    "head teacher": "School Principal",
    "headteacher": "School Principal",
    "healthcare assistant": "Nursing Assistant",
    "heating and air conditioning mechanic": "Heating and Air Conditioning Servicer",
    "hospital housekeeper": "Housekeeper",
    "licensed master social worker": "Licensed Social Worker",
    "managing director": "Chief Executives",
    "nursery teacher": "Preschool Teacher",
    "postman": "Mail Carrier",
    "professional engineer": "Engineer",
    "shop assistant": "Retail Sales Associate",
    "shop manager": "Retail Store Manager",
    "support worker": "Direct Support Professional",
    "veterinarian": "Veterinarians",
    "vice president": "Chief Executives",
    "virtual assistant": "Administrative Assistant",
}

GERMAN: dict[str, str] = {
    "altenpfleger": "Nursing Assistant",
    "anwalt": "Attorney",
    "arzt": "Physician",
    "backer": "Baker",
    "bauarbeiter": "Construction Worker",
    "bauingenieur": "Civil Engineer",
    "buchhalter": "Bookkeeper",
    "busfahrer": "Bus Driver",
    "dachdecker": "Roofer",
    "elektriker": "Electrician",
    "erzieher": "Preschool Teacher",
    "fahrer": "Driver",
    "friseur": "Hair Stylist",
    "gartner": "Gardener",
    "gesundheits und krankenpfleger": "Registered Nurse",
    "hausmeister": "Custodian",
    "ingenieur": "Engineer",
    "kassierer": "Cashier",
    "kellner": "Waiter",
    "koch": "Cook",
    "krankenpfleger": "Registered Nurse",
    "krankenschwester": "Registered Nurse",
    "lagerist": "Warehouse Worker",
    "lagermitarbeiter": "Warehouse Worker",
    "lehrer": "Teacher",
    "lkw fahrer": "Truck Driver",
    "maler": "Painter",
    "maschinenbauingenieur": "Mechanical Engineer",
    "maurer": "Bricklayer",
    "mechaniker": "Mechanic",
    "personalleiter": "Human Resources Manager",
    "personalreferent": "Human Resources Generalist",
    "pflegehelfer": "Nursing Assistant",
    "reinigungskraft": "Cleaner",
    "rechtsanwalt": "Attorney",
    "sachbearbeiter": "Office Clerk",
    "schreiner": "Carpenter",
    "schweisser": "Welder",
    "sekretar": "Secretary",
    "softwareentwickler": "Software Developer",
    "sozialarbeiter": "Social Worker",
    "steuerberater": "Tax Advisor",
    "tischler": "Carpenter",
    "verkaufer": "Retail Salesperson",
    "vertriebsleiter": "Sales Manager",
}

SPANISH: dict[str, str] = {
    "abogado": "Attorney",
    "albanil": "Bricklayer",
    "asistente administrativo": "Administrative Assistant",
    "auxiliar de enfermeria": "Nursing Assistant",
    "ayudante de cocina": "Kitchen Helper",
    "cajero": "Cashier",
    "camarero": "Waiter",
    "camionero": "Truck Driver",
    "carpintero": "Carpenter",
    "chofer": "Driver",
    "cocinero": "Cook",
    "conductor de camion": "Truck Driver",
    "conserje": "Custodian",
    "contador": "Accountant",
    "cuidador": "Caregiver",
    "disenador grafico": "Graphic Designer",
    "electricista": "Electrician",
    "enfermero": "Registered Nurse",
    "fontanero": "Plumber",
    "gerente": "Manager",
    "gerente de ventas": "Sales Manager",
    "guardia de seguridad": "Security Guard",
    "ingeniero": "Engineer",
    "jardinero": "Gardener",
    "lavaplatos": "Dishwasher",
    "limpiador": "Cleaner",
    "maestro": "Teacher",
    "mecanico": "Mechanic",
    "medico": "Physician",
    "mesero": "Waiter",
    "ninera": "Nanny",
    "obrero": "Laborer",
    "panadero": "Baker",
    "peluquero": "Hair Stylist",
    "pintor": "Painter",
    "plomero": "Plumber",
    "profesor": "Teacher",
    "programador": "Computer Programmer",
    "recepcionista": "Receptionist",
    "recursos humanos": "Human Resources Generalist",
    "secretario": "Secretary",
    "soldador": "Welder",
    "techador": "Roofer",
    "trabajador social": "Social Worker",
    "vendedor": "Salesperson",
}


def translated(text: str) -> tuple[str, str] | None:
    """Return a folded German or Spanish title in English, and the name of its language.

    The feminine forms are understood too: "Lehrerin", "cocinera".
    """
    for language, titles in (("German", GERMAN), ("Spanish", SPANISH)):
        for form in (text, *_masculine(text, language)):
            if form in titles:
                return titles[form], language
    return None


def _masculine(text: str, language: str) -> tuple[str, ...]:
    if language == "German":
        return (text.removesuffix("in"), f"{text.removesuffix('frau')}mann")
    first, space, rest = text.partition(" ")
    if first.endswith("a"):
        return (f"{first[:-1]}o{space}{rest}", f"{first[:-1]}{space}{rest}")
    return ()
