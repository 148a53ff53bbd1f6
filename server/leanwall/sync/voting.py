"""What binds a vote: an open poll, the notes it asks about, everyone's own dots. The server counts them: a screen that
doesn't must not weigh more than the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leanwall.core.change import FACILITATORS, Op
from leanwall.core.live import Live
from leanwall.errors import Forbidden, LeanwallError

Fields = Mapping[str, Any]
_BINDING = frozenset({"closed", "targets", "dots", "asks"})


class Over(LeanwallError):
    """A vote that does not count."""

    code = "invalid"


def check(live: Live, names: tuple[str, ...], record: str, record_id: str, fields: Fields | None) -> None:
    """Whether someone of these names may write this poll or vote; `fields` None: delete. Raises Over or Forbidden."""
    if record == "poll":
        _check_poll(live, names, record_id, fields)
    elif record == "vote":
        _check_vote(live, names, record_id, fields)


def nameless(live: Live, poll_id: str) -> list[Op]:
    """The ops that take the names off the dots of a poll that is still open, before it is closed: how many people voted
    stays known, who placed which dot is nobody's to know. Who is which number follows from ids that only the voters'
    own screens have made and seen."""
    poll = live.fields("poll", poll_id)
    if poll is None or poll.get("closed"):
        return []
    votes = sorted(owner for record, owner, _ in live.pointing_at(poll_id) if record == "vote")
    authors = [(live.fields("vote", vote) or {}).get("author") for vote in votes]
    numbers = {author: number for number, author in enumerate(dict.fromkeys(authors), start=1)}
    return [
        {"op": "update", "record": "vote", "id": vote, "fields": {"author": f"voter-{numbers[author]}"}}
        for vote, author in zip(votes, authors, strict=True)
    ]


def _check_poll(live: Live, names: tuple[str, ...], poll_id: str, fields: Fields | None) -> None:
    standing = live.fields("poll", poll_id)
    if standing is None:
        return
    if standing.get("closed") and (fields or {}).get("closed") is False:
        raise Over("A vote that is closed stays closed: nobody knows any more whose dots are whose.", place="closed")
    if FACILITATORS in names or standing.get("author") in names:
        return
    if fields is None or not _BINDING.isdisjoint(fields):
        raise Forbidden("Only the facilitator, or who asked for this vote, closes or changes it.")


def _check_vote(live: Live, names: tuple[str, ...], vote_id: str, fields: Fields | None) -> None:
    standing = live.fields("vote", vote_id) or {}
    vote = {**standing, **(fields or {})}
    poll = live.fields("poll", vote.get("poll", ""))
    if poll is None:
        return
    left = live.fields("poll", standing.get("poll", "")) or {}  # the vote that these dots are taken from
    if poll.get("closed") or left.get("closed"):
        raise Over("This vote is closed; its result stands.", place="poll")
    author = vote.get("author", names[0])
    if author not in names:
        raise Forbidden("Everybody places their own dots only.")
    if fields is None:
        return
    targets = poll.get("targets") or ()
    if targets and vote.get("target") not in targets:
        raise Over("This note is not part of the vote.", place="target")
    if poll.get("asks") == "value":
        _check_class(live, vote, author, vote_id)
        return
    placed = _dots(live, vote["poll"], author, vote_id) + (vote.get("count") or 0 if "count" in vote else 1)
    if placed > poll.get("dots", 3):
        raise Over(f"Everybody has {poll.get('dots', 3)} dots here; take one back first.", place="count")


def _check_class(live: Live, vote: Fields, author: str, vote_id: str) -> None:
    """Where the value is asked for, everybody says one thing of each step."""
    if not vote.get("value"):
        raise Over("Say what the step is: value, necessary or waste.", place="value")
    if vote.get("count", 1) != 1:
        raise Over("Everybody has one voice for each step here.", place="count")
    others = _votes(live, vote["poll"], author, vote_id)
    if any(each.get("target") == vote.get("target") for each in others):
        raise Over("Everybody has one voice for each step here; change the one you gave.", place="target")


def _dots(live: Live, poll_id: str, author: str, but: str) -> int:
    """The dots that someone has placed in a poll, one vote left out."""
    return sum(vote.get("count", 1) for vote in _votes(live, poll_id, author, but))


def _votes(live: Live, poll_id: str, author: str, but: str) -> Iterator[Fields]:
    """What someone has voted in a poll, one vote left out."""
    for record, vote_id, _ in live.pointing_at(poll_id):
        vote = live.fields(record, vote_id) or {}
        if record == "vote" and vote_id != but and vote.get("author") == author:
            yield vote
