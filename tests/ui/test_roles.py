"""Which role somebody has by what an identity provider says of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.roles import LOCAL, RIGHTS, BadRules, Rules, rules_of, visitor_of

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SIGNED_IN = {"sub": "7f3a", "iat": (NOW - timedelta(hours=1)).timestamp()}
RULES = rules_of(
    {"claim": "groups", "analyst": ["police"], "reviewer": ["statistics"], "admin": ["it"]}
)


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("police", "analyst"),
        (["police"], "analyst"),
        (["police", "statistics"], "reviewer"),
        (["it", "police"], "admin"),
        (["press"], None),
        ("", None),
        (None, None),
        (17, None),
        (["*"], None),
        (["Police"], None),
    ],
)
def test_the_widest_role_that_fits(groups: object, role: str | None) -> None:
    found = visitor_of(SIGNED_IN | {"groups": groups}, rules=RULES, now=NOW)
    assert (found.role, found.is_signed_in, found.name) == (role, True, "7f3a")


def test_whoever_did_not_sign_in_sees_nothing_unless_the_rules_say_so() -> None:
    assert visitor_of({}, rules=RULES, now=NOW).role is None
    open_to_all = rules_of({"visitors": "public"})
    assert visitor_of({}, rules=open_to_all, now=NOW).role == "public"
    assert visitor_of(SIGNED_IN, rules=open_to_all, now=NOW).role == "public"


def test_anybody_who_signed_in() -> None:
    assert visitor_of(SIGNED_IN, rules=rules_of({"analyst": ["*"]}), now=NOW).role == "analyst"
    assert visitor_of({}, rules=rules_of({"analyst": ["*"]}), now=NOW).role is None


def test_an_unchecked_address_gives_no_role() -> None:
    rules = rules_of({"claim": "email", "admin": ["a@gov.kz"]})
    said: dict[str, Any] = SIGNED_IN | {"email": "a@gov.kz"}
    assert visitor_of(said, rules=rules, now=NOW).role is None
    assert visitor_of(said | {"email_verified": "true"}, rules=rules, now=NOW).role is None
    assert visitor_of(said | {"email_verified": True}, rules=rules, now=NOW).role == "admin"


@pytest.mark.parametrize("hours", [11, 13, -1])
def test_a_sign_in_ends(hours: int) -> None:
    said = {"sub": "7f3a", "iat": (NOW - timedelta(hours=hours)).timestamp()}
    found = visitor_of(said, rules=rules_of({"admin": ["7f3a"]}), now=NOW)
    assert (found.role, found.is_signed_in) == (("admin", True) if hours == 11 else (None, False))


def test_a_sign_in_without_its_moment_does_not_count() -> None:
    rules = rules_of({"admin": ["*"]})
    assert visitor_of({"sub": "7f3a"}, rules=rules, now=NOW).role is None
    assert visitor_of({"sub": "7f3a", "iat": True}, rules=rules, now=NOW).role is None


def test_faulty_rules_are_named_all_at_once() -> None:
    with pytest.raises(BadRules) as caught:
        rules_of({"analysts": ["a"], "admin": "root", "visitors": "all", "hours": 0, "claim": ""})
    assert caught.value.args == ("analysts", "admin", "visitors", "hours", "claim")


def test_without_rules_nobody_has_a_role() -> None:
    assert rules_of({}) == Rules(values={role: frozenset() for role in RIGHTS})
    assert visitor_of(SIGNED_IN, rules=rules_of({}), now=NOW).role is None


def test_rights() -> None:
    table = {
        role: {right: right in rights for right in ("see_registers", "load", "withdraw")}
        for role, rights in RIGHTS.items()
    }
    assert table == {
        "admin": {"see_registers": True, "load": True, "withdraw": True},
        "reviewer": {"see_registers": True, "load": True, "withdraw": True},
        "analyst": {"see_registers": True, "load": True, "withdraw": False},
        "public": {"see_registers": False, "load": False, "withdraw": False},
    }
    assert LOCAL.may("load")
    assert not visitor_of({}, rules=rules_of({}), now=NOW).may("see_registers")


@given(
    claims=st.dictionaries(
        st.sampled_from(["sub", "iat", "groups", "email", "email_verified", "preferred_username"]),
        st.recursive(
            st.none() | st.booleans() | st.integers(-(10**9), 2 * 10**9) | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=4,
        ),
    )
)
def test_nothing_that_a_provider_says_gives_a_role_by_itself(claims: dict[str, Any]) -> None:
    rules = rules_of({"claim": "groups", "analyst": ["a value that is not drawn"]})
    assert visitor_of(claims, rules=rules, now=NOW).role is None


def test_who_somebody_is_does_not_change_with_what_they_call_themselves() -> None:
    rules = rules_of({"reviewer": ["*"]})
    about = SIGNED_IN | {"iss": "https://identity.example", "preferred_username": "Aigul"}
    aigul = visitor_of(about, rules=rules, now=NOW)
    renamed = visitor_of(about | {"preferred_username": "A. #0"}, rules=rules, now=NOW)
    other = visitor_of(about | {"sub": "another"}, rules=rules, now=NOW)
    elsewhere = visitor_of(about | {"iss": "https://another.example"}, rules=rules, now=NOW)
    assert aigul.actor == f"Aigul #{aigul.identity}"
    assert renamed.actor == f"A. #0 #{aigul.identity}"
    assert len({aigul.identity, other.identity, elsewhere.identity}) == 3
    assert LOCAL.actor is None


def test_only_reviewers_and_administrators_publish() -> None:
    assert {role for role, rights in RIGHTS.items() if "publish" in rights} == {
        "admin",
        "reviewer",
    }
