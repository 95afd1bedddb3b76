"""Finds the pay range in a text, and leaves all other amounts alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice

from builder.document import Pay, PayPeriod
from builder.full_time import PERIODS_A_YEAR
from builder.importing.understanding import languages
from builder.importing.understanding.found import Found
from builder.importing.understanding.labels import Labelled
from builder.importing.understanding.pieces import Piece, Span

# "$", "¥" and "kr" stay as they are: the text's language says which they are.
_SIGNS = {"$": "$", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "¥", "₹": "INR", "C$": "CAD",
          "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "R$": "BRL", "MX$": "MXN",
          "S$": "SGD", "HK$": "HKD", "JP¥": "JPY", "CN¥": "CNY", "円": "JPY", "元": "CNY",
          "zł": "PLN", "kr": "kr", "Kč": "CZK", "Ft": "HUF", "₴": "UAH", "₽": "RUB", "₪": "ILS",
          "₩": "KRW", "₺": "TRY", "Fr.": "CHF", "SFr.": "CHF", "lei": "RON"}  # fmt: skip
_SMALL_UNITS = {"¥": 100, "JPY": 100, "HUF": 300, "KRW": 1_000}
_CODES = "USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|INR|SEK|NOK|DKK|PLN|CZK|HUF|SGD|HKD|MXN|BRL|ZAR|ILS|AED"
_CODES += "|UAH|CNY|RON|TRY|KRW"
_SIGN = r"(?:(?:US|CA|C|AU|A|NZ|R|MX|S|HK)\$|(?:JP|CN)¥|\bS?Fr\.|\bkr\b\.?|[$€£¥₹₴₽₪₩₺])"
_SIGN_AFTER = r"€|£|zł|kr\b\.?|Kč|Ft\b|円|元|lei\b|[$₴₽₪₩₺]"
_NUMBER = r"\d{1,3}(?:[,.'’ ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_AMOUNT = re.compile(
    rf"(?<![\w.,$])(?:(?P<sign>{_SIGN})\s?|(?P<code>\b(?:{_CODES}))\s?\$?\s?)?"
    rf"(?P<number>{_NUMBER})(?P<kilo>\s?[kK](?![\w])|[kK](?=/))?"
    rf"(?:\s?(?P<after>(?:{_CODES})\b|{_SIGN_AFTER}|dollars\b|euros?\b))?(?![\d%]|[.,]\d)"
)
_BETWEEN = re.compile(
    r"\s*(?:\(?min(?:imum)?\)?\.?\s*)?(?P<period>(?:/|per\s|an?\s)?\s?[a-z]{2,8}\.?)?\s*"
    r"(?:-|–|—|−|‐|\bto\b|\bthrough\b|\band\b|\bup to\b|~|\bbis\b|\b[aà]\b"
    r"|\by\b|\bet\b|\btot\b|\btill\b|\bdo\b|\.\.\.?)\s*(?:an?\s+)?"
    r"(?:max(?:imum)?\.?(?: of)?\s*)?",
    re.IGNORECASE,
)
# Of "per year" and the like, the period; a fortnight becomes a year of 26.
_PERIODS: tuple[tuple[str, PayPeriod | str], ...] = (
    (r"bi-?weekly|every (?:two|2) weeks|fortnight\w*|(?:per |/ ?)pay[- ]?period|every other week",
     "fortnight"),
    (r"semi-?monthly|twice (?:a|per) month", "half month"),
    (r"hour(?:ly|s)?\b|hrs?\b|/ ?h\b|p\.?/?h\b\.?|\b(?:stunde|heure|hora|ora|uur|timme|timen?"
     r"|godzin[aęy])\b", "hour"),
    (r"daily|per day|a day|/ ?day|per diem|\b(?:pro tag|par jour|al día|per dag)\b", "day"),
    (r"week(?:ly)?\b|/ ?wk\b|\b(?:woche|semaine|semana|settimana|vecka|ugen?)\b", "week"),
    (r"(?<!-)month(?:ly)?\b|/ ?mo(?:nth)?\b|\bmo\b|p\.?m\.|\b(?:monat(?:lich)?|mois|mes|mensual"
     r"|mensuel|mese|mês|maand|månad|måned(?:en)?|miesi\w+)\b", "month"),
    (r"annual(?:ly|ized)?\b|year(?:ly)?\b|per annum|p\.?a\.|/ ?yr?\b|\byr\b|\bannum\b"
     r"|\b(?:jahr|jährlich|par an|année|annuel|año|anual|anno|annuo|ano|jaar|år|året|rok"
     r"|rocznie)\b",
     "year"),
)  # fmt: skip
_PERIOD = [(re.compile(pattern, re.IGNORECASE), period) for pattern, period in _PERIODS]
_PER = re.compile(
    r"\s*[,(]?\s*(?:(?:USD|EUR|GBP|CAD|gross|brutto)\b\s*)?(?:(?:per|an?|each|every|paid|on an?"
    r"|pro|je|im|par|por|al|all['’]|i|om|za|na)\s+"
    r"|/\s?)?(?P<word>[^\W\d_][\w./-]*(?: (?:two|2|other|pay)? ?(?:weeks?|period))?)",
    re.IGNORECASE,
)
_ABOUT_PAY = re.compile(
    r"\b(?:salar(?:y|ies)|pay|paid|compensation|wages?|hourly rate|hourly|base rate|hiring range"
    r"|rate|earn|earnings|starting at|starts at|remuneration|income|annually|stipend"
    r"|(?:jahres|monats)?gehalt|vergütung|lohn|salaire|rémunération|salario|sueldo|retribuzione"
    r"|stipendio|salário|salaris|lön|løn|lønn|wynagrodzenie)\b",
    re.IGNORECASE,
)
# What amounts in job descriptions are for, beside pay.
_NO_PAY = re.compile(
    r"\b(?:bonus\w*|40[13]\s?\(?[ak]\)?|457|incentives?|commissions?|sign(?:ing)?[- ]on"
    r"|reimburs\w+|tuition|allowances?|deductibles?|co-?pays?|match\w*|budgets?|revenues?"
    r"|million|billion|bn|funding|raised|grants?|insurance|coverage|premiums?|fees?|fines?"
    r"|assets|worth|discounts?|loans?|scholarships?|credits?|equity|stocks?|rsus?|options"
    r"|relocation|training|l&d|learning|wellness|hsa|fsa|contributions?|contributes?|referr\w+"
    r"|expenses?|portfolio|sales|valued|value of|funds?|differential|uniform|gift|retention"
    r"|longevity|supplement\w*|overtime rate|medical|dental|life|death|pension|retirement"
    r"|deductions?|account|voucher|coaching|caseload|population|residents|transactions?)\b"
    r"|\bin (?:sales|annual|total)\b|\bup to \$?[\d,]+ (?:in|for|toward)\b",
    re.IGNORECASE,
)
_DEPENDS = re.compile(
    r"\bd\.?o\.?[eq]\b|\bdepend\w*|commensurate|negotiable|competitive|based (?:up)?on",
    re.IGNORECASE,
)
_LEAST = {"hour": 4, "day": 30, "week": 150, "fortnight": 300, "half month": 300, "month": 500,
          "year": 5_000}  # fmt: skip
_MOST = {"hour": 1_000, "day": 5_000, "week": 20_000, "fortnight": 40_000, "half month": 45_000,
         "month": 100_000, "year": 3_000_000}  # fmt: skip
# How many of a period there are in a year: full time, as the U.S. pays it.
YEARLY: dict[str, int] = {**PERIODS_A_YEAR, "fortnight": 26, "half month": 24}


# What has more of them in one line is a table of figures.
_MOST_AMOUNTS = 40


@dataclass(frozen=True)
class _Offer:
    """A pay range as it stands somewhere, and how much speaks for it."""

    low: Decimal | None
    high: Decimal | None
    currency: str
    period: str
    assumed: bool
    score: int
    piece: Piece
    start: int
    end: int
    note: str = ""
    labels: tuple[Labelled, ...] = ()

    @property
    def yearly(self) -> tuple[Decimal | None, Decimal | None]:
        times = YEARLY[self.period]
        return (
            None if self.low is None else self.low * times,
            None if self.high is None else self.high * times,
        )


def find(
    pieces: Sequence[Piece], labels: Sequence[Labelled], language: str = "en-US"
) -> Found | None:
    """Return the pay, its value a `Pay`, or nothing where the text states none.

    The language says what signs mean that several currencies share.
    """
    offers: list[_Offer] = []
    labelled_lines = set()
    for one in labels:
        if one.field == "pay":
            labelled_lines.add(id(one.value_piece))
            text = f"{one.label}: {one.value}"
            shift = one.start - len(one.label) - 2
            offers += _offers(text, one.value_piece, shift, one)
    for piece in pieces:
        if id(piece) not in labelled_lines and re.search(r"\d", piece.text):
            offers += _offers(piece.text, piece, 0, None)
    if not offers:
        return None
    best = max(offers, key=lambda offer: offer.score)
    return Found("pay", _pay(best, language), _places(best), _doubt(best, offers))


def _offers(text: str, piece: Piece, shift: int, label: Labelled | None) -> Iterator[_Offer]:
    """Yield the pay ranges in a text that is labelled, or may be about anything."""
    text = languages.western(text)
    amounts = list(islice(_AMOUNT.finditer(text), _MOST_AMOUNTS))
    at = 0
    while at < len(amounts):
        first = amounts[at]
        second, between = None, None
        if at + 1 < len(amounts):
            gap = _BETWEEN.fullmatch(text, first.end(), amounts[at + 1].start())
            if gap and _fits(first, amounts[at + 1]):
                second, between = amounts[at + 1], gap
        at += 2 if second else 1
        offer = _offer(text, first, second, between, piece, shift, label)
        if offer:
            yield offer


def _fits(first: re.Match[str], second: re.Match[str]) -> bool:
    low, high = _amount(first), _amount(second)
    if low is None or high is None:
        return False
    if second["kilo"] and not first["kilo"] and low < 1000:
        low *= 1000
    return low <= high <= low * 6


def _amount(match: re.Match[str]) -> Decimal | None:
    text = re.sub(r"['’ ]", "", match["number"])
    # A comma or a full stop before three digits sets thousands apart.
    text = re.sub(r"[,.](?=\d{3}(?!\d))", "", text).replace(",", ".")
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    if match["kilo"]:
        amount *= 1000
    return amount if amount < 1_000_000_000 else None


def _offer(
    text: str,
    first: re.Match[str],
    second: re.Match[str] | None,
    between: re.Match[str] | None,
    piece: Piece,
    shift: int,
    label: Labelled | None,
) -> _Offer | None:
    low = _amount(first)
    high = _amount(second) if second else None
    if low is None:
        return None
    if second and second["kilo"] and not first["kilo"] and low < 1000:
        low *= 1000
    currency = _currency(first) or (_currency(second) if second else "")
    last = second or first
    period, period_end = _period_after(text, last.end())
    if not period and between and between["period"]:
        period = _period_in(between["period"])
    before = _sentence_before(text, first.start())
    after = _sentence_after(text, last.end())
    if not period:
        period = (
            _period_in(label.label if label else "") or _period_in(before[-60:])
            or _period_in(after[:40])
        )  # fmt: skip
    kilo = bool(last["kilo"])
    score = 60 if label else 0
    if not label:
        context = f"{before[-90:]} {after[:60]}"
        if _NO_PAY.search(before[-45:]) or _NO_PAY.search(after[:35]):
            return None
        if not _ABOUT_PAY.search(context) and not (period == "hour" and currency):
            return None
        score += 25 if _ABOUT_PAY.search(before[-60:]) else 5
    elif _NO_PAY.search(before[len(label.label) :][-30:]) or _NO_PAY.match(after[:20].strip()):
        return None
    if (
        not currency
        and not kilo
        and not (label and (low >= 1000 or "." in first["number"] or period))
        and not (second and period and _ABOUT_PAY.search(before[-60:]))
    ):
        return None
    assumed = not period
    # What people earn is known in dollars; a yen is worth about a hundredth of one.
    times = _SMALL_UNITS.get(currency, 1)
    if not period:
        period = _usual_period((high or low) / times)
    if not _LEAST[period] <= low / times <= _MOST[period]:
        # "$28.07 a year" is none; but where a label says so, the period may be that of the label.
        other = _usual_period((high or low) / times)
        if not label or not _LEAST[other] <= low / times <= _MOST[other]:
            return None
        period, assumed = other, True
    if not label and not second and assumed:
        score -= 10
    score += 20 * bool(second) + 12 * (not assumed) + 6 * bool(currency)
    lowest: Decimal | None = low
    if second is None:
        high = low
        if re.search(r"\b(?:up to|to a maximum of|maximum(?: of)?:?|max(?:imum)?\.?:?|at most)\s*$",
                     before, re.IGNORECASE):  # fmt: skip
            lowest = None
        elif re.search(
            r"\b(?:from|start(?:s|ing)? (?:at|from|salary|pay)(?: of| is)?:?|at least"
            r"|minimum(?: of)?:?"
            r"|min\.?:?|beginning at|over|above)\s*$", before, re.IGNORECASE,
        ) or re.match(r"\s?\+|\s*(?:and|or) (?:up|more|above)\b", after):  # fmt: skip
            high = None
    note = ""
    if label and says_more(label.value):
        note = label.value
    elif not label and _DEPENDS.search(after[:80]):
        note = text[first.start() : last.end()] + after.rstrip(" ")
    return _Offer(
        lowest, high, currency or "$", period, assumed, score, piece,
        shift + first.start(), shift + max(last.end(), period_end), note[:500],
        (label,) if label else (),
    )  # fmt: skip


def _currency(match: re.Match[str]) -> str:
    after = (match["after"] or "").lower()
    named = {"dollars": "$", "euro": "EUR", "euros": "EUR"}
    named |= {sign.lower(): code for sign, code in _SIGNS.items()}
    code = match["code"] or named.get(after.removesuffix("."), after.upper())
    sign = match["sign"] or ""
    return code or _SIGNS.get(sign) or _SIGNS.get(sign.removesuffix("."), "")


def _period_in(text: str) -> str:
    """Return the period that a text names last."""
    found = [
        (match.end(), -number, period)
        for number, (pattern, period) in enumerate(_PERIOD)
        for match in pattern.finditer(text)
    ]
    return max(found)[2] if found else ""


def _period_after(text: str, end: int) -> tuple[str, int]:
    """Return the period that stands right after an amount, and where it ends."""
    match = _PER.match(text, end)
    if match is None:
        return "", end
    words = text[match.start() : match.end()]
    for pattern, period in _PERIOD:
        if pattern.search(words):
            return period, match.end()
    return "", end


def _usual_period(amount: Decimal) -> str:
    """Return the period that an amount is usual for, where nothing says it."""
    if amount < 300:
        return "hour"
    return "month" if amount < 12_000 else "year"


def _sentence_before(text: str, at: int) -> str:
    return re.split(r"[.!?;]\s", text[:at])[-1]


def _sentence_after(text: str, at: int) -> str:
    return re.split(r"[.!?;](?:\s|$)", text[at : at + 300], maxsplit=1)[0]


def says_more(value: str) -> bool:
    """Say whether a value beside a label says more than amounts and their period."""
    rest = _AMOUNT.sub(" ", value)
    for pattern, _ in _PERIOD:
        rest = pattern.sub(" ", rest)
    rest = re.sub(r"(?i)\b(?:to|per|an?|from|up|and|usd|eur|at)\b", " ", rest)
    return bool(re.search(r"\w", rest))


def _pay(offer: _Offer, language: str) -> Pay:
    low, high, period = offer.low, offer.high, offer.period
    note = offer.note
    if period in {"fortnight", "half month"}:
        low, high = offer.yearly
        often = "every two weeks" if period == "fortnight" else "twice a month"
        note = note or f"Paid {often}."
        period = "year"
    cents = Decimal("0.01")
    return Pay(
        min=None if low is None else low.quantize(cents),
        max=None if high is None else high.quantize(cents),
        currency=languages.currency(offer.currency, language),
        period=period,  # type: ignore[arg-type]
        note=note,
    )


def _places(offer: _Offer) -> tuple[Span, ...]:
    return (offer.piece.span(max(offer.start, 0), min(offer.end, len(offer.piece.text))),)


def _doubt(best: _Offer, offers: Sequence[_Offer]) -> str:
    for other in offers:
        near = all(
            (one is None) == (two is None) and (one is None or two is None or _is_near(one, two))
            for one, two in zip(best.yearly, other.yearly, strict=True)
        )
        if not near and other.score > 30:
            return "The text states another range as well."
    if best.assumed:
        return f"The text does not say for what time; a{'n' * (best.period == 'hour')} " \
               f"{best.period} is assumed."  # fmt: skip
    return "" if best.score >= 40 else "It was found in running text."


def _is_near(one: Decimal, two: Decimal) -> bool:
    return abs(one - two) <= max(one, two) / 50
