"""Which skills, knowledge, and work styles stand out in an occupation."""

from collections.abc import Iterable

from builder.generating.facts import Rating

# How important each element is on average over all occupations (O*NET 29.3).
SKILL_MEANS = {
    "Active Learning": 3.12, "Active Listening": 3.59, "Complex Problem Solving": 3.21,
    "Coordination": 3.12, "Critical Thinking": 3.51, "Equipment Maintenance": 1.71,
    "Equipment Selection": 1.72, "Installation": 1.24, "Instructing": 2.84,
    "Judgment and Decision Making": 3.25, "Learning Strategies": 2.79,
    "Management of Financial Resources": 1.88, "Management of Material Resources": 1.97,
    "Management of Personnel Resources": 2.6, "Mathematics": 2.56, "Monitoring": 3.3,
    "Negotiation": 2.61, "Operation and Control": 2.19, "Operations Analysis": 2.02,
    "Operations Monitoring": 2.56, "Persuasion": 2.75, "Programming": 1.6,
    "Quality Control Analysis": 2.41, "Reading Comprehension": 3.48, "Repairing": 1.68,
    "Science": 1.95, "Service Orientation": 2.95, "Social Perceptiveness": 3.17,
    "Speaking": 3.54, "Systems Analysis": 2.7, "Systems Evaluation": 2.65,
    "Technology Design": 1.72, "Time Management": 3.09, "Troubleshooting": 2.05, "Writing": 3.19,
}  # fmt: skip
KNOWLEDGE_MEANS = {
    "Administration and Management": 3.03, "Administrative": 2.71, "Biology": 1.87,
    "Building and Construction": 1.86, "Chemistry": 2.04, "Communications and Media": 2.34,
    "Computers and Electronics": 3.02, "Customer and Personal Service": 3.43, "Design": 2.22,
    "Economics and Accounting": 2.16, "Education and Training": 3.03,
    "Engineering and Technology": 2.38, "English Language": 3.67, "Fine Arts": 1.36,
    "Food Production": 1.38, "Foreign Language": 1.65, "Geography": 1.86,
    "History and Archeology": 1.48, "Law and Government": 2.46, "Mathematics": 3.09,
    "Mechanical": 2.4, "Medicine and Dentistry": 1.84, "Personnel and Human Resources": 2.4,
    "Philosophy and Theology": 1.59, "Physics": 1.99, "Production and Processing": 2.48,
    "Psychology": 2.37, "Public Safety and Security": 2.75, "Sales and Marketing": 2.19,
    "Sociology and Anthropology": 1.92, "Telecommunications": 2.11,
    "Therapy and Counseling": 1.8, "Transportation": 2.12,
}  # fmt: skip
WORK_STYLE_MEANS = {
    "Achievement/Effort": 3.86, "Adaptability/Flexibility": 4.0, "Analytical Thinking": 3.86,
    "Attention to Detail": 4.43, "Concern for Others": 3.81, "Cooperation": 4.15,
    "Dependability": 4.41, "Independence": 3.9, "Initiative": 4.03, "Innovation": 3.49,
    "Integrity": 4.33, "Leadership": 3.65, "Persistence": 3.92, "Self-Control": 4.04,
    "Social Orientation": 3.39, "Stress Tolerance": 4.01,
}  # fmt: skip

MEANS = SKILL_MEANS | KNOWLEDGE_MEANS | WORK_STYLE_MEANS

# What is above the average counts half again: else every occupation would be told to listen,
# speak, and think, and none apart from another.
_DISTINCTION = 1.5
# Less important than this is not worth asking for.
_LEAST = 2.5


def standing_out(ratings: Iterable[Rating], means: dict[str, float]) -> list[str]:
    """Return the elements that matter in an occupation and set it apart, most so first.

    Without ratings, return the elements that matter in most occupations.
    """
    ratings = [one for one in ratings if one.element in means]
    if not ratings:
        ratings = [Rating(element=name, importance=mean) for name, mean in means.items()]
    scored = {
        one.element: one.importance + _DISTINCTION * (one.importance - means[one.element])
        for one in ratings
        if one.importance >= _LEAST
    }
    return sorted(scored, key=lambda name: (-scored[name], name))


def importance_of(element: str, *kinds: Iterable[Rating]) -> float:
    """Return how important an element is, whichever kind it is of; 2.5 where nothing is known."""
    return max(
        (one.importance for ratings in kinds for one in ratings if one.element == element),
        default=_LEAST,
    )
