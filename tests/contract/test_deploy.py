"""What lies in deploy/ and compose.yaml names only settings and figures that there are."""

from __future__ import annotations

import json
import re
from dataclasses import fields

from prometheus_client import REGISTRY

from leanwall.settings import PREFIX, Settings
from leanwall.telemetry import counts
from tests.support.boards import ROOT

ELSEWHERE = {"LEANWALL_DOMAIN"}  # of compose.yaml itself


def test_compose_sets_only_settings_that_there_are() -> None:
    known = {PREFIX + setting.name.upper() for setting in fields(Settings)} | ELSEWHERE
    named = set(re.findall(r"\bLEANWALL_[A-Z_]+", (ROOT / "compose.yaml").read_text("utf-8")))
    assert named - known == set()


def test_every_secret_of_compose_has_its_line_in_the_example() -> None:
    wanted = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text("utf-8")))
    given = set(re.findall(r"^([A-Z_]+)=", (ROOT / "deploy" / "example.env").read_text("utf-8"), re.MULTILINE))
    assert wanted == given


def test_the_dashboard_shows_only_figures_that_are_counted() -> None:
    assert counts.CHANGES  # imported, so that they are registered
    counted = {f"{family.name}{end}" for family in REGISTRY.collect() for end in ("", "_total", "_bucket", "_count")}
    dashboard = json.loads((ROOT / "deploy" / "grafana-dashboard.json").read_text("utf-8"))
    asked = " ".join(target["expr"] for panel in dashboard["panels"] for target in panel["targets"])
    assert set(re.findall(r"\bleanwall_\w+", asked)) - counted == set()
    assert set(re.findall(r"\bleanwall_\w+", asked)) >= {"leanwall_change_seconds_bucket", "leanwall_database_trouble"}
