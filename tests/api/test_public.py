"""What anybody may ask: what is open to the public, and nothing else."""

from __future__ import annotations

import pytest

from tests.api.serving import PERU, ROOT
from tinkuy.public.actions import close_to_public
from tinkuy.public.tables import TABLES

pytestmark = pytest.mark.django_db


def test_anybody_finds_the_platforms_that_are_open_to_the_public(ask, served) -> None:
    told = ask(f"{ROOT}/platforms").json()
    (peru,) = told["items"]
    assert (peru["code"], peru["country"], peru["latest_public_release"]) == (
        "gtrm-peru",
        "PER",
        str(served.release.pk),
    )


def test_the_tables_of_a_release_have_their_columns_documented(ask) -> None:
    told = ask("/releases/latest/tables").json()
    assert [one["code"] for one in told] == [one.code for one in TABLES]
    assert all(column["label"]["pt"] and column["hxl"].startswith("#") for one in told for column in one["columns"])


def test_every_row_says_whether_its_number_is_shown(ask) -> None:
    told = ask("/releases/latest/tables/by_place").json()
    assert told["total"] == len(told["items"]) > 1
    assert {row["state"] for row in told["items"]} <= {"shown", "suppressed", "not_reported"}
    assert all((row["people_reached"] is None) == (row["state"] != "shown") for row in told["items"])


def test_rows_are_filtered_by_their_keys_and_by_no_others(ask) -> None:
    (row,) = ask("/releases/latest/tables/by_place", said={"admin1": "PE15"}).json()["items"]
    assert row["admin1"] == "PE15"
    refused = ask("/releases/latest/tables/by_place", said={"sector": "health"})
    assert (refused.status_code, refused.json()["reason"]) == (422, "no_key")


def test_a_list_is_asked_for_part_by_part(ask) -> None:
    first = ask("/releases/latest/tables/by_place", said={"limit": 1}).json()
    second = ask(first["next"].removeprefix("http://testserver")).json()
    assert (first["limit"], second["offset"]) == (1, 1)
    assert first["items"] != second["items"]
    assert ask("/releases/latest/tables/by_place").json()["next"] is None


def test_what_did_not_change_is_not_sent_again(ask, client) -> None:
    where = f"{PERU}/releases/latest/tables/reached"
    tag = client.get(where)["ETag"]
    again = client.get(where, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_release_that_was_closed_is_not_there_any_more(ask, served) -> None:
    close_to_public(release=served.release, by=served.carmen, why="Un error")
    assert ask(f"{ROOT}/platforms").json()["total"] == 0
    for path in ("/releases", "/releases/latest/tables", f"/releases/{served.release.pk}/tables/reached", "/years"):
        assert ask(path).status_code == 404
    assert ask("/releases", served.world.alice).json()["total"] == 1


@pytest.mark.parametrize("key", ["sectors", "indicators", "places", "organisations"])
def test_code_lists_say_what_codes_mean(ask, key) -> None:
    told = ask(f"/years/r4v-2021/lists/{key}", said={"limit": 5}).json()
    assert told["total"] >= len(told["items"]) > 0
    assert all(entry["code"] and entry["name"]["es"] for entry in told["items"])


@pytest.mark.parametrize("path", ["/figures", "/months", "/submissions", "/reports", f"{ROOT}/token"])
def test_everything_else_needs_a_token(ask, path) -> None:
    refused = ask(path)
    assert (refused.status_code, refused.json()["reason"]) == (401, "no_token")
    assert refused["WWW-Authenticate"].startswith("Bearer")


def test_a_token_that_is_not_good_is_told_so_also_where_none_is_needed(client, served) -> None:
    refused = client.get(f"{ROOT}/platforms", headers={"Authorization": "Bearer tinkuy_no"})
    assert (refused.status_code, refused.json()["reason"]) == (401, "not_good")
