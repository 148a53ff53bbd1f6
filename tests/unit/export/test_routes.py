"""Ways of wires: straight where they can be, round cards where they must."""

from __future__ import annotations

from leanwall.export.diagram_grid import Grid
from leanwall.export.diagram_routes import Box, Map, flow_route, rework_route, segments


def test_neighbours_in_a_lane_are_joined_by_a_straight_line() -> None:
    a, b = Box(0, 0, 100, 40), Box(130, 0, 230, 40)
    assert flow_route(Map([a, b], [50.0]), a, b) == ((100, 20), (130, 20))


def test_a_wire_to_the_lane_below_goes_down_left_of_its_target() -> None:
    a, b = Box(0, 0, 100, 40), Box(50, 60, 150, 100)
    assert flow_route(Map([a, b], [50.0]), a, b) == ((40, 40), (40, 80), (50, 80))


def test_a_wire_goes_round_a_card_that_stands_between() -> None:
    a, between, b = Box(0, 0, 100, 40), Box(130, 0, 230, 40), Box(260, 0, 360, 40)
    route = flow_route(Map([a, between, b], [-8.0, 48.0]), a, b)
    assert route[0] in ((100, 20), (86, 40), (86, 0))
    assert route[-1] == (260, 20)
    assert all(
        not (part.is_level and 0 < part.across < 40 and part.low < 230 and part.high > 130) for part in segments(route)
    )


def test_rework_goes_back_out_of_the_left_side_where_the_way_is_free() -> None:
    target, source = Box(0, 0, 100, 40), Box(150, 60, 250, 100)
    route = rework_route(Map([target, source], [50.0, 110.0]), source, target, 0)
    assert route[0][0] == 150
    assert route[-1][1] == 40


def test_two_wires_back_to_one_card_do_not_end_at_the_same_point() -> None:
    target, one, two = Box(0, 0, 100, 40), Box(150, 60, 250, 100), Box(150, 120, 250, 160)
    plan = Map([target, one, two], [50.0, 110.0])
    assert rework_route(plan, one, target, 0)[-1] != rework_route(plan, two, target, 1)[-1]


def test_the_grid_finds_a_way_through_a_maze() -> None:
    wall = [Box(40, y, 60, y + 90) for y in (0, 100)]
    boxes = [Box(0, 40, 20, 60), *wall, Box(90, 40, 110, 60)]
    grid = Grid([(b.left, b.top, b.right, b.bottom) for b in boxes], [-10.0, 95.0, 200.0])
    way = grid.way((30, 50), (80, 50))
    assert way[0] == (30, 50)
    assert way[-1] == (80, 50)
    assert (30, 95) in way


def test_where_there_is_no_way_the_grid_says_so() -> None:
    boxes = [Box(0, 0, 20, 20), Box(30, -50, 40, 50), Box(60, 0, 80, 20)]
    assert Grid([(b.left, b.top, b.right, b.bottom) for b in boxes], []).way((10 + 20, 10), (50, 10)) == ()
