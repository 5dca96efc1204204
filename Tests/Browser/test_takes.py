"""What people say about takes: stars, verdicts, notes; a take that is deleted and comes back; told to others at once."""
import re

from playwright.sync_api import expect

from page import Film, until


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


def frames_of(page):
    """The frame that each of the two videos stands at, by its time."""
    return page.evaluate("""[...document.querySelectorAll(".compare video")].map(video => Math.floor(video.currentTime * 24))""")


def test_two_takes_are_compared_frame_by_frame(film, studio, seen):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    expect(page.get_by_role("button", name="Compare with another take")).to_have_count(0)
    film.choose("Movement", "Static")
    film.saved()
    film.run_button().click()
    expect(strip(page).get_by_role("listitem")).to_have_count(2, timeout=90_000)
    page.get_by_role("button", name="Compare", exact=True).click()
    dialog = page.get_by_role("dialog", name="Compare takes")
    until(page, "[...document.querySelectorAll('.compare video')].every(video => video.readyState >= 2)")
    assert [select.input_value() for select in dialog.get_by_role("combobox").all()] == [
        take["id"] for take in studio.get(f"/api/v1/projects/{film.project}/takes?node={shot}")["items"]]
    dialog.get_by_role("slider").fill("40")
    for _ in range(3):
        page.keyboard.press(".")
    page.keyboard.press(",")
    until(page, "[...document.querySelectorAll('.compare video')].every(video => !video.seeking)")
    assert frames_of(page) == [42, 42]
    seen.once(page, "compare-beside")
    page.keyboard.press("2")
    stage = page.locator(".compare-stage").bounding_box()
    page.mouse.click(stage["x"] + stage["width"] * 0.3, stage["y"] + stage["height"] / 2)
    expect(page.locator(".compare-stage")).to_have_css("cursor", "ew-resize")
    seen.once(page, "compare-wipe")
    page.keyboard.press("3")
    seen.once(page, "compare-difference")
    # Played together, and together where they stop.
    dialog.focus()
    page.keyboard.press("Home")
    page.keyboard.press(" ")
    until(page, "document.querySelectorAll('.compare video')[0].currentTime > 0.5")
    page.keyboard.press(" ")
    until(page, "[...document.querySelectorAll('.compare video')].every(video => video.paused && !video.seeking)")
    one, other = frames_of(page)
    assert one == other > 0
    # The keys of the studio behind do nothing here.
    page.keyboard.press("x")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(strip(page).get_by_text("rejected")).to_have_count(0)
