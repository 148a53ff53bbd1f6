"""Lanes keep the order in which they stand, also those of a file that gives no order keys."""

from __future__ import annotations

from leanwall.core.order import order_key, with_order_keys


def test_each_lane_of_a_file_gets_a_key_and_all_stand_as_they_stood() -> None:
    lanes = [
        {"id": "late", "order": "z"},
        {"id": "third"},
        {"id": "first", "order": "a"},
        {"id": "fourth", "order": None},
    ]
    keyed = with_order_keys({"title": "Billing", "lanes": lanes})["lanes"]
    assert [lane["id"] for lane in keyed] == ["late", "third", "first", "fourth"]
    assert [lane["id"] for lane in sorted(keyed, key=lambda lane: lane["order"])] == [
        "first",
        "late",
        "third",
        "fourth",
    ]


def test_a_file_whose_lanes_have_keys_is_left_as_it_is() -> None:
    content = {"title": "Billing", "lanes": [{"id": "b", "order": "b"}, {"id": "a", "order": "a"}]}
    assert with_order_keys(content) == content
    assert with_order_keys({"title": "Empty"}) == {"title": "Empty"}


def test_keys_of_thousands_of_lanes_sort_as_their_places_do() -> None:
    keys = [order_key(place) for place in range(40_000)]  # as many as a board holds records
    assert [keys[place] for place in (0, 61, 62, 3_905, 3_906)] == ["a0", "az", "b00", "bzz", "c000"]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
