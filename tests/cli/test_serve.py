"""`tinkuy serve` needs no settings on one's own machine, and makes none up where others can reach it."""

from __future__ import annotations

import stat

from tinkuy.cli.serve import surroundings


def test_on_this_machine_alone_a_secret_is_made_once_and_kept_from_others(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("TINKUY_SECRET_KEY", raising=False)
    monkeypatch.delenv("TINKUY_HTTPS", raising=False)
    first, second = surroundings("127.0.0.1"), surroundings("localhost")
    assert len(first["TINKUY_SECRET_KEY"]) >= 50
    assert first["TINKUY_SECRET_KEY"] == second["TINKUY_SECRET_KEY"]
    assert first["TINKUY_HTTPS"] == "0"
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600


def test_a_secret_that_is_set_is_the_one_that_counts(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TINKUY_SECRET_KEY", "s" * 60)
    assert surroundings("127.0.0.1")["TINKUY_SECRET_KEY"] == "s" * 60
    assert not (tmp_path / "data").exists()


def test_where_others_reach_it_nothing_is_made_up(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    for name in ("TINKUY_SECRET_KEY", "TINKUY_HTTPS"):
        monkeypatch.delenv(name, raising=False)
    environment = surroundings("0.0.0.0")
    assert "TINKUY_SECRET_KEY" not in environment
    assert "TINKUY_HTTPS" not in environment
