"""Settings: one row is an environment variable, an option, a line of help."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from leanwall.app import live_limits
from leanwall.errors import BadInput
from leanwall.settings import Settings, describe, misspelt, read_settings


def test_a_misspelt_name_is_known_as_such() -> None:
    environment = dict.fromkeys(("LEANWALL_PORT", "LEANWALL_DATABSE_URL", "LEANWALL_TESTS_ON", "LEANWALL_DOMAIN"), "")
    assert misspelt(environment) == {"LEANWALL_DATABSE_URL": "LEANWALL_DATABASE_URL"}


def test_without_anything_the_wall_stays_on_this_computer() -> None:
    assert read_settings({}) == Settings()
    assert Settings().host == "127.0.0.1"


def test_the_environment_is_read_by_kind_and_options_win() -> None:
    environment = {
        "LEANWALL_PORT": " 9000 ",
        "LEANWALL_LAN": "yes",
        "LEANWALL_EXPORT_SECONDS": "2.5",
        "LEANWALL_OPEN": "0",
        "LEANWALL_DATA": "/tmp/a",  # noqa: S108
        "LEANWALL_HOST": "",
        "OTHER": "x",
    }
    read = read_settings(environment, {"port": 9001, "host": None})
    assert read == Settings(port=9001, lan=True, export_seconds=2.5, open=False, data="/tmp/a")  # noqa: S108


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEANWALL_PORT", "http"),
        ("LEANWALL_PORT", "70000"),
        ("LEANWALL_LAN", "perhaps"),
        ("LEANWALL_TOKEN", "short"),
        ("LEANWALL_LOG_LEVEL", "loud"),
        ("LEANWALL_EXPORT_SECONDS", "nan"),
        ("LEANWALL_EXPORT_WORKERS", "0"),
        ("LEANWALL_SESSION_DAYS", "999999999"),
        ("LEANWALL_CHANGES_PER_SECOND", "9" * 400),
        ("LEANWALL_EXPORT_SECONDS", "inf"),
        ("LEANWALL_DATABASE_URL", "sqlite://"),
        ("LEANWALL_DATABASE_URL", "sqlite:///:memory:"),
        ("LEANWALL_DATABASE_URL", "sqlite:////data/boards.db?foo=bar"),
        ("LEANWALL_DATA", "/data/what?/boards"),
        ("LEANWALL_DATA", "/data/a%20b"),
        ("LEANWALL_DATA", "~nobody-of-this-name/boards"),
        ("LEANWALL_TRACES", "http://"),
        ("LEANWALL_TRACES", "http://[::1"),
        ("LEANWALL_TRACES", "127.0.0.1:4318"),
    ],
)
def test_a_wrong_value_is_refused_by_its_variable(name: str, value: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_settings({name: value})
    assert refused.value.place == name


def test_every_setting_is_explained() -> None:
    text = describe()
    for setting in fields(Settings):
        assert f"LEANWALL_{setting.name.upper()}\n" in text
        assert len(setting.metadata["help"]) > 20


def test_secrets_are_no_options() -> None:
    assert [
        setting.name for setting in fields(Settings) if setting.metadata["secret"] and setting.metadata["flag"]
    ] == []


def test_the_database_lies_in_the_data_folder() -> None:
    assert Settings(data="/a").database == "sqlite:////a/leanwall.db"
    assert Settings(data="/a", database_url="postgresql://b").database == "postgresql://b"
    assert Settings(data="~/walls").data_folder == Path.home() / "walls"


def test_the_limits_of_live_boards_are_settings() -> None:
    given = {"LEANWALL_FRAME_KB": "64", "LEANWALL_CHANGES_PER_SECOND": "30", "LEANWALL_CHANGES_AT_ONCE": "90"}
    limits = live_limits(read_settings(given))
    assert (limits.frame, limits.changes_per_second, limits.changes_at_once) == (65_536, 30, 90)
    for wrong in ({"LEANWALL_FRAME_KB": "2000"}, {"LEANWALL_CHANGES_PER_SECOND": "0"}):
        with pytest.raises(BadInput) as refused:
            read_settings(wrong)
        assert refused.value.place == next(iter(wrong))
