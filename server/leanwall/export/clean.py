"""People's text made safe to draw: what cannot be seen or would break a page is taken out, nothing is executed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

import regex

MAX_TEXT = 10_000
MAX_CLUSTER = 24  # code points in one visible character; the longest family emoji has 11

# Controls, surrogates, private use, unassigned, line separators, bidi embeddings, isolates and overrides, zero-widths,
# soft hyphens, tag characters. ZWNJ and ZWJ (U+200C, U+200D) stay: Persian, Indic scripts and emoji need them; so do
# LRM and RLM, which turn nothing round: they keep a number with the words beside it.
_HIDDEN = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u061c"
    r"\u00ad\u180e\ufeff\ufff9-\ufffb\U000E0000-\U000E0FFF]"
)
_STACKED_MARKS = regex.compile(r"(\p{M}{4})\p{M}+")
_SPACES = regex.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CLUSTER = regex.compile(r"\X")
_LEFTWARD = regex.compile(r"[\p{bc=R}\p{bc=AL}\p{bc=AN}]")
_STRONG = regex.compile(r"[\p{bc=L}\p{bc=R}\p{bc=AL}]")


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """The text with line feeds as its only controls, at most `limit` characters (then an ellipsis)."""
    cut = text[: limit * 2].replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    lines = (_HIDDEN.sub("", _SPACES.sub(_space, line)) for line in cut.split("\n"))
    kept = _STACKED_MARKS.sub(r"\1", unicodedata.normalize("NFC", "\n".join(lines)))
    kept = "".join(cluster[:MAX_CLUSTER] for cluster in clusters(kept)) if not kept.isascii() else kept
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"


def one_line(text: str, limit: int = MAX_TEXT) -> str:
    """`clean` with every run of white space as a single blank."""
    return " ".join(clean(text, limit).split())


def shown_address(url: str) -> str:
    """A web address without what cannot be seen in it."""
    return str(_HIDDEN.sub("", url))


def opened_address(url: str) -> str:
    """The same address in plain ASCII, as files and codes hold it: “ü” in a path is %C3%BC, a host is punycode."""
    url = shown_address(url)
    if url.isascii():
        return url
    try:
        host = urlsplit(url).hostname or ""
        url = url.replace(host, host.encode("idna").decode(), 1) if not host.isascii() else url
    except ValueError:  # no host of the web: the letters of the address are kept all the same
        pass
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~-._")


def has_leftward(text: str) -> bool:
    """Whether some of it is Hebrew, Arabic or the like."""
    return bool(_LEFTWARD.search(text))


def reads_leftwards(text: str) -> bool:
    """Whether the first strong letter is Hebrew, Arabic or the like."""
    first = _STRONG.search(text) if not text.isascii() else None
    return first is not None and has_leftward(first.group())


def kept_apart(words: str) -> str:
    """The words as they stand in a line that runs to the right: Hebrew or Arabic keeps to its place, with its own
    brackets and full stops at its own ends, and turns nothing round that stands beside it."""
    if not has_leftward(words):
        return words
    own = "\u200f" if reads_leftwards(words) else ""
    return f"\u200e{own}{words}{own}\u200e"


def _space(match: regex.Match[str]) -> str:
    """A tab is four blanks; a no-break space stays one (French and figures need it), others become a blank."""
    found = match.group()
    return "    " if found == "\t" else found if found in "\u00a0\u202f\u3000" else " "


@lru_cache(maxsize=20_000)
def clusters(text: str) -> tuple[str, ...]:
    """The text as people count characters: a letter with its accents, a flag, a family is one."""
    return tuple(text) if text.isascii() and "\r" not in text else tuple(_CLUSTER.findall(text))
