"""Texts to compare: short ones of few words, so that they have much in common."""

from hypothesis import strategies as st

from builder.rich_text import sanitize

WORDS = ["care", "plan", "needs", "assess", "with", "and", "families", "[City]", "a&b", "<c>"]

inline = st.lists(
    st.tuples(
        st.sampled_from(
            ["{}", "{}", "{}", "<strong>{}</strong>", "<em>{}</em>", '<a href="https://a.b">{}</a>']
        ),
        st.sampled_from([word.replace("&", "&amp;").replace("<", "&lt;") for word in WORDS]),
        st.sampled_from([" ", " ", " ", ", ", "<br>", ""]),
    ),
    min_size=1,
    max_size=7,
).map(lambda runs: "".join(mark.format(word) + after for mark, word, after in runs))


def _list_of(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    item = st.builds("<li>{}{}</li>".format, inline, st.just("") | items)
    return st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["ul", "ul", "ol"]),
        st.lists(item, min_size=1, max_size=4),
    )


block = st.one_of(
    inline.map("<p>{}</p>".format),
    inline.map("<h3>{}</h3>".format),
    st.recursive(_list_of(st.just("")), _list_of, max_leaves=3),
)
html = st.lists(block, max_size=4).map("".join).map(sanitize)


@st.composite
def edited(draw: st.DrawFn, before: str) -> str:
    """Draw what someone might make of a text: pieces between tags go, come, double and trade."""
    pieces = before.replace("</li>", "</li>\0").replace("</p>", "</p>\0").split("\0")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(pieces) - 1))
        other = draw(st.integers(0, len(pieces) - 1))
        change = draw(st.sampled_from(["drop", "double", "trade", "word"]))
        if change == "drop":
            pieces[at] = ""
        elif change == "double":
            pieces.insert(at, pieces[other])
        elif change == "trade":
            pieces[at], pieces[other] = pieces[other], pieces[at]
        else:
            word = draw(st.sampled_from([*WORDS[:7], "new"]))
            pieces[at] = pieces[at].replace(draw(st.sampled_from(WORDS[:7])), word, 1)
    return sanitize("".join(pieces))


pairs = html.flatmap(lambda before: st.tuples(st.just(before), edited(before) | html))
threes = html.flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base)))
