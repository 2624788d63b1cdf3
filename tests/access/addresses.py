"""Who may open each address of the site, and who may send to it: declared once, beside the walk that compares.

A new address is declared here, or the walk is red. What is declared is a permission and what it is asked about, so that the
policy says who; `PUBLIC` and `SIGNED_IN` are for what is of no platform, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from tinkuy.access.permissions import Permission

PUBLIC: Final = {
    **dict.fromkeys(["home", "methods", "components", "health", "health_alive", "health_ready", "measures", "robots", "api_page"], "says nothing of any platform"),
    **dict.fromkeys(
        [
            "check", "check_template", "check_result", "check_hand_back", "check_answer", "check_other_year",
            "check_delete",
        ],
        "anybody checks a file; what was found is behind a token that only they know",
    ),
    **dict.fromkeys(
        [
            "downloads_platforms", "downloads", "downloads_package", "download", "downloads_release",
            "downloads_release_package", "download_release",
        ],
        "only tables that a coordinator opened to everyone",
    ),
    **dict.fromkeys(
        ["public_key_figures", *(f"public_key_figures_{form}" for form in ("pdf", "png", "xlsx", "txt")), "public_search"],
        "made of the tables that a coordinator opened to everyone",
    ),
    **dict.fromkeys(["public_responses", "public", "public_release"], "what a coordinator opened to everyone, and nothing else"),
    **dict.fromkeys(["sign_in", "sign_in_code", "sign_out", "set_language"], "before anybody is known"),
    **dict.fromkeys(
        ["reset", "reset_sent", "reset_set", "invitation", "address_verify", "notices_fewer"],
        "a letter's signed link says who it is for",
    ),
}  # fmt: skip
SIGNED_IN: Final = dict.fromkeys(
    [
        "account", "account_confirm", "account_password", "account_address", "account_factor", "account_codes",
        "account_codes_file", "account_codes_renew", "account_factor_off", "account_sessions", "account_tokens",
        "account_token_revoke",
    ],
    "of whoever is signed in, and of nobody else: the address names nobody",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A permission and what it is asked about: nothing (the platform), an organisation, a sector of its report."""

    permission: Permission
    about: str = "platform"


@dataclass(frozen=True)
class Address:
    """Who may look, who may send, and what is sent so that the page gets as far as asking.

    One of several permissions is enough. `send` is what is declared for `look` unless it is said. `makes`: what the address
    is about, made for every request anew.
    """

    look: tuple[Asked, ...]
    send: tuple[Asked, ...] | None = None
    body: dict[str, Any] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    query: str = ""
    htmx: bool = False


def at(*look: Asked, send: Any = None, body: Any = None, query: str = "", htmx: bool = False, **about: str) -> Address:
    """Declare an address."""
    sent = (send,) if isinstance(send, Asked) else send
    return Address(look, sent, body or {}, about, query, htmx)


EVERYBODY: Final = Asked(Permission.ENTER)
NOBODY: Final = Asked(
    Permission.ENTER, "nobody"
)  # of one person or one thing that the walk has not: not there, for anybody
FIGURES: Final = Asked(Permission.READ_RELEASES)
SEND: Final = Asked(Permission.UPLOAD, "organisation")
SEND_ANY: Final = Asked(Permission.UPLOAD, "own organisation")
READ: Final = Asked(Permission.READ_DRAFTS, "sector")
DECIDE: Final = Asked(Permission.ACCEPT, "sector")
REVIEW: Final = Asked(Permission.ACCEPT, "own sector")
COORDINATOR: Final = Asked(Permission.RELEASE)  # finds here what nobody else may decide
TALK: Final = Asked(Permission.COMMENT, "sector")
MONTHS: Final = Asked(Permission.KEEP_MONTHS)
LISTS: Final = Asked(Permission.KEEP_LISTS)
CONTACTS: Final = Asked(Permission.READ_CONTACTS)
GROUPS: Final = Asked(Permission.KEEP_GROUPS)
CONFIRM: Final = Asked(Permission.CONFIRM, "reported partner")
PEOPLE: Final = Asked(Permission.INVITE)

ADDRESSES: Final[dict[str, Address]] = {
    "today": at(EVERYBODY),
    "permissions": at(EVERYBODY),
    "history": at(EVERYBODY),
    "notices": at(EVERYBODY),
    "notices_read": at(EVERYBODY),
    "notice_choices": at(EVERYBODY),
    "notice": at(NOBODY, notice="nothing"),
    # reports on their way in
    "uploads": at(SEND_ANY),
    "uploads_history": at(SEND_ANY),
    "arrival": at(SEND, arrival="arrival"),
    "arrival_answer": at(SEND, arrival="arrival"),
    # whoever sent a file takes it back, and who sends for everybody: the walk's people did not send this one
    "arrival_cancel": at(Asked(Permission.UPLOAD), arrival="arrival"),
    "report_version": at(SEND, version="draft"),
    "version_rows": at(SEND, version="draft"),
    "version_cells": at(SEND, version="draft"),
    "version_found": at(SEND, version="draft"),
    "version_choices": at(SEND, version="draft"),
    "uploads_begin": at(SEND_ANY),
    "version_row": at(SEND, version="draft", row="row"),
    "version_submit": at(SEND, version="draft"),
    "version_correct": at(SEND, version="in_review"),
    "version_withdraw": at(SEND, version="draft", body={"reason": "Repetido"}),
    "findings": at(SEND, kind="version", of="draft"),
    "findings_cause": at(SEND, kind="version", of="draft"),
    "findings_undo": at(NOBODY, kind="version", of="draft"),
    "findings_submit": at(SEND, kind="version", of="draft"),
    "findings_notes": at(SEND, kind="version", of="draft"),
    # review
    "review": at(REVIEW, COORDINATOR),
    "review_accept_many": at(REVIEW, COORDINATOR),
    "review_version": at(READ, version="in_review"),
    "review_decide": at(DECIDE, version="in_review", body={"decision": "accept", "sector": "education=-"}),
    "review_line": at(DECIDE, slice="slice", htmx=True),
    "review_comment": at(TALK, version="in_review", body={"sector": "education", "text": "¿Y esto?"}),
    "thread_answer": at(TALK, thread="thread", body={"text": "Sí", "version": "{in_review}"}),
    "thread_resolve": at(DECIDE, thread="thread", body={"version": "{in_review}"}),
    "comment_erase": at(
        Asked(Permission.ERASE), comment="comment", body={"reason": "Un nombre", "version": "{in_review}"}
    ),
    # months
    "months": at(SEND_ANY, REVIEW, MONTHS),
    "months_rows": at(SEND_ANY, REVIEW, MONTHS, query="?desde=2021-01&hasta=2021-12&formato=csv"),
    "months_open": at(MONTHS, body={"month": "2021-05"}),
    "month": at(SEND_ANY, REVIEW, MONTHS, month="month"),
    "month_close": at(MONTHS, month="month"),
    "month_reopen": at(MONTHS, month="month", body={"reason": "Tarde"}),
    "months_slot": at(SEND, REVIEW, MONTHS, month="month", organisation="organisation"),
    "own_nothing": at(SEND, month="month", organisation="organisation"),
    "own_nothing_undo": at(SEND, month="month", organisation="organisation"),
    "own_copy": at(SEND, month="month", organisation="organisation"),
    "own_template": at(SEND, month="month", organisation="organisation"),
    "own_history": at(Asked(Permission.UPLOAD, "reported organisation")),
    "own_history_of": at(SEND, organisation="organisation"),
    "own_place": at(Asked(Permission.READ_DRAFTS, "own place of an organisation")),
    "own_place_rows": at(
        Asked(Permission.READ_DRAFTS, "place of the organisation"), version="in_review", place="place"
    ),
    "what_is_new": at(EVERYBODY),
    "narratives": at(EVERYBODY),
    "narratives_download": at(NOBODY),
    "narrative": at(SEND, month="month", organisation="organisation"),
    "narrative_keep": at(SEND, month="month", organisation="organisation", sector="sector"),
    "matrix": at(REVIEW, MONTHS),
    "matrix_causes": at(Asked(Permission.UPLOAD), month="month"),
    "matrix_reminders": at(Asked(Permission.REMIND), month="month"),
    "matrix_reminded": at(NOBODY, act="nothing"),
    "matrix_cell": at(REVIEW, MONTHS, month="month", organisation="organisation"),
    # groups
    "groups": at(CONTACTS),
    "groups_new": at(GROUPS, body={"name": "Género", "kind": "technical"}),
    "groups_load": at(GROUPS),
    "group": at(NOBODY, group="nothing"),
    "group_add": at(NOBODY, group="nothing"),
    "group_leave": at(NOBODY, group="nothing", member="nothing"),
    "directory": at(CONTACTS),
    "directory_list": at(CONTACTS),
    "contact_card": at(CONTACTS),
    "who_is_where": at(CONTACTS),
    # releases and their figures
    "signing": at(FIGURES),
    "signing_new": at(MONTHS),
    "signing_prepared": at(NOBODY, preparation="nothing"),
    "signing_signed": at(NOBODY, signing="nothing"),
    "signing_release": at(FIGURES, release="release"),
    "signing_verify": at(FIGURES, release="release"),
    "opening": at(Asked(Permission.PUBLISH), release="release"),
    "opening_open": at(Asked(Permission.PUBLISH), release="release"),
    "opening_close": at(Asked(Permission.PUBLISH), release="release", body={"why": "Error"}),
    "signing_withdraw": at(Asked(Permission.RELEASE), release="release", body={"why": "Error"}),
    "signing_compare": at(FIGURES),
    "signing_effect": at(READ, MONTHS, version="in_review"),
    "latest_dashboard": at(FIGURES),
    "dashboard": at(FIGURES, release="release"),
    "dashboard_part": at(FIGURES, release="release", part="personas"),
    "dashboard_compare": at(FIGURES, release="release"),
    "dashboard_chart": at(FIGURES, release="release", chart="sectores", format="csv"),
    "figure": at(FIGURES, release="release", figure="figure"),
    "figure_json": at(FIGURES, release="release", figure="figure"),
    "figure_csv": at(FIGURES, release="release", figure="figure"),
    "latest_key_figures": at(FIGURES),
    "key_figures": at(FIGURES, release="release"),
    **{f"key_figures_{form}": at(FIGURES, release="release") for form in ("txt", "png", "xlsx", "pdf")},
    "search": at(FIGURES, query="?q=salud+en+Lima"),
    "results": at(Asked(Permission.READ_AGGREGATES, "own place")),
    # lists
    "lists": at(EVERYBODY),
    "lists_code_list": at(EVERYBODY, pack="year", key="sectors"),
    "lists_organisations": at(EVERYBODY),
    "lists_new_organisation": at(LISTS, body={"name": "Otra"}),
    "lists_organisation": at(EVERYBODY, code="organisation"),
    "lists_add_name": at(LISTS, code="organisation", body={"name": "Fondo"}),
    "lists_remove_name": at(LISTS, code="organisation", name="alias"),
    "lists_merge": at(LISTS, code="organisation"),
    "lists_merge_entry": at(LISTS, pack="year", key="implementing_partners", code="partner"),
    "lists_undo_entry": at(LISTS, pack="year", key="implementing_partners", code="partner"),
    "lists_year": at(LISTS, pack="year"),
    "lists_undo_merge": at(NOBODY, code="organisation"),
    # what is reported through an implementing partner
    "through_us": at(CONFIRM),
    "through_us_rows": at(Asked(Permission.CONFIRM, "partner"), version="through"),
    "through_us_say": at(Asked(Permission.CONFIRM, "partner"), version="through", body={"verdict": "confirmed"}),
    "through_us_erase": at(Asked(Permission.ERASE), confirmation="said", body={"reason": "Un nombre"}),
    # members
    "members": at(PEOPLE),
    "member_invite": at(PEOPLE),
    "member_send_again": at(PEOPLE, invitation="invitation"),
    "member_revoke": at(PEOPLE, invitation="invitation"),
    "member": at(PEOPLE, person="person"),
    "member_give": at(PEOPLE, person="person", query="?rol=donor"),
    "role_end": at(PEOPLE, held="held"),
    "role_pass": at(PEOPLE, held="held", body={"email": "bob@example.org"}),
    "role_pack": at(PEOPLE, Asked(Permission.UPLOAD, "organisation"), held="held"),
}
