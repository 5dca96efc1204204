"""What people say about takes: stars, verdicts, notes; a take that is deleted and comes back; told to others at once."""
import re

from playwright.sync_api import expect

from page import Film


def strip(page):
    return page.get_by_role("list", name=re.compile("Takes of"))


def review(page):
    return page.get_by_role("group", name=re.compile("Review of take"))


def test_a_take_is_starred_approved_and_noted_and_others_see_it(film, studio, ada, seen):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    expect(strip(page).get_by_role("listitem")).to_have_count(1)
    bar = review(page)
    expect(bar).to_be_visible()
    for name in ("Star", "Approve"):
        bar.get_by_role("button", name=name, exact=True).click()
        expect(bar.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
    bar.get_by_role("textbox").fill("The look lands.")
    bar.get_by_role("textbox").press("Enter")
    card = strip(page).get_by_role("listitem")
    expect(card).to_contain_text("approved")
    expect(card.get_by_role("img", name="Starred")).to_be_visible()
    seen(page, "review", fit=False)

    other = Film(ada.page(), studio, film.project)
    other.open()
    other.select(shot)
    expect(strip(other.page).get_by_role("listitem")).to_contain_text("approved")
    expect(review(other.page).get_by_role("textbox")).to_have_value("The look lands.")
    # By key, and seen on the other screen without loading again.
    film.select(shot)
    page.keyboard.press("x")
    expect(strip(other.page).get_by_role("listitem")).to_contain_text("rejected")
    page.keyboard.press("x")
    expect(strip(other.page).get_by_role("listitem")).not_to_contain_text("rejected")
    page.keyboard.press("Shift+*")
    expect(strip(other.page).get_by_role("img", name="Starred")).to_have_count(0)
    page.reload()
    film.ready()
    film.select(shot)
    expect(review(page).get_by_role("textbox")).to_have_value("The look lands.")


def test_a_deleted_take_is_gone_and_comes_back(film, studio, seen):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    takes = [take for take in studio.get(f"/api/v1/projects/{film.project}/takes?node={shot}")["items"]]
    assert [take["number"] for take in takes] == [1]
    review(page).get_by_role("button", name="Delete the take").click()
    expect(page.locator(".toast")).to_contain_text("Take 1 is deleted.")
    expect(page.get_by_text("has no take yet")).to_be_visible()
    assert studio.get(f"/api/v1/projects/{film.project}/takes?node={shot}")["items"] == []
    seen(page, "deleted", fit=False)
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(strip(page).get_by_role("listitem")).to_have_count(1)
    assert studio.get(f"/api/v1/projects/{film.project}/takes?node={shot}")["items"][0]["id"] == takes[0]["id"]
