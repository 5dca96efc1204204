"""Signing in with the one-time link."""
import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def fresh(studios):
    """A studio that nobody has been in yet."""
    return studios("fresh")


def test_the_first_start_asks_for_a_name_and_opens_the_studio(fresh, people, seen):
    page = people().page()
    page.goto(fresh.first_link)
    expect(page.get_by_role("heading", name="The studio is yours")).to_be_visible()
    assert "#" not in page.url, "the token stays in the address"
    seen(page, "first-start")
    page.get_by_label("Your name").fill("Ada Lovelace")
    page.get_by_role("button", name="Open the studio").click()
    expect(page.get_by_role("heading", name="Your first film")).to_be_visible()
    seen(page, "no-films")
    page.reload()
    expect(page.get_by_role("heading", name="Your first film")).to_be_visible()
    page.get_by_role("button", name="Signed in as Ada Lovelace").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Or paste the link here")).to_be_visible()


def test_a_used_link_says_so_and_where_another_is_had_which_can_be_pasted(fresh, people, seen):
    link = fresh.link()
    first = people().page()
    first.goto(link)
    expect(first.locator(".brand")).to_be_visible()
    page = people().page()
    page.goto(link)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("has been used or has expired")
    expect(alert).to_contain_text("backlot key link")
    seen(page, "used-link")
    page.get_by_label("Or paste the link here").fill("nothing of the kind")
    page.get_by_role("button", name="Sign in").click()
    expect(alert).not_to_be_empty()
    page.get_by_label("Or paste the link here").fill(fresh.link())
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".brand")).to_be_visible()
    assert page.url == fresh.address + "/"


def test_nothing_is_told_to_who_is_not_signed_in(fresh, people):
    page = people().page()
    page.goto(f"{fresh.address}/projects/00000000000000000000000000")
    expect(page.get_by_label("Or paste the link here")).to_be_visible()
    for path in ("projects", "session", "catalogue", "keys", "media/" + "0" * 64):
        status, body = fresh.raw("GET", f"/api/v1/{path}", {"Host": f"127.0.0.1:{fresh.port}"})
        assert status == 401, f"{path}: {status} {body}"
    assert fresh.raw("GET", "/healthz", {"Host": f"127.0.0.1:{fresh.port}"})[0] == 200
