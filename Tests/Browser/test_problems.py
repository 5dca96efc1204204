"""What is wrong in the film, with the way to it and out of it; and the search of the canvas."""
from playwright.sync_api import expect

import axe


def wires(film, **ends):
    found = film.studio.document(film.project)["wires"]
    return [wire for wire in found if all(wire[end]["node"] == node for end, node in ends.items())]


def break_it(film):
    """Takes the scene from one shot and another shot from the cut."""
    bare, loose = film.node("1A"), film.node("2A")
    scene = [wire for wire in wires(film, target=bare) if wire["target"]["port"] == "scene"][0]
    cut = wires(film, source=loose)[0]
    film.studio.change(film.project, {"op": "disconnect", "wire": scene["id"]}, {"op": "disconnect", "wire": cut["id"]})
    return bare, loose


def test_what_is_wrong_is_listed_shown_and_mended(film, seen):
    page = film.page
    tab = page.get_by_role("tab", name="Problems")
    tab.click()
    rows = page.get_by_role("grid", name="Problems").get_by_role("row")
    bare, loose = break_it(film)
    missing = rows.filter(has_text="Nothing is wired into Scene")
    unused = rows.filter(has_text="stands in no cut")
    expect(missing).to_have_count(1)
    expect(unused).to_have_count(1)
    expect(rows.first).to_contain_text("Nothing is wired into Scene")
    expect(tab.locator(".badge")).to_have_text("2")
    seen(page, "problems", fit=False)
    axe.look(page, "the problems")

    missing.click()
    film.frame()
    assert film.spoken().startswith("“1A”")
    missing.get_by_role("button").click()
    expect(missing).to_have_count(0)
    film.saved()
    assert [wire for wire in wires(film, target=bare) if wire["target"]["port"] == "scene"]
    film.undo()
    expect(missing).to_have_count(1)
    film.redo()
    expect(missing).to_have_count(0)

    # By keyboard: to the list, Enter shows, Control and Enter mends.
    grid = page.get_by_role("grid", name="Problems")
    grid.focus()
    page.keyboard.press("Home")
    while "stands in no cut" not in page.locator("[role=row][aria-selected=true]").first.text_content():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    film.frame()
    assert film.spoken().startswith("“2A”")
    page.keyboard.press("Control+Enter")
    expect(unused).to_have_count(0)
    film.saved()
    assert wires(film, source=loose)
    page.keyboard.press("Control+z")
    expect(unused).to_have_count(1)


def test_keys_lead_from_problem_to_problem(film):
    page = film.page
    break_it(film)
    expect(page.get_by_role("tab", name="Problems").locator(".badge")).to_have_text("2")
    film.deselect()
    page.keyboard.press("F8")
    film.frame()
    assert film.spoken().startswith("“1A”")
    expect(page.locator(".toast").last).to_contain_text("1 of")
    page.keyboard.press("Shift+P")
    expect(page.get_by_role("grid", name="Problems")).to_be_visible()
    page.keyboard.press("Shift+P")
    expect(page.get_by_role("grid", name="Problems")).to_have_count(0)


def test_the_canvas_is_searched(film, seen):
    page = film.page
    film.deselect()
    other = film.node("TOM")
    bright = film.brightness(*film.header(other))
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search the canvas")
    expect(field).to_be_focused()
    page.keyboard.type("kind:shot -2A")
    count = page.locator(".find-count")
    expect(count).to_have_text("1 of 2")
    film.settle()
    assert film.brightness(*film.header(other)) < bright, "what was not searched for is as bright as before"
    seen.once(page, "search")
    axe.look(page, "a search")
    page.keyboard.press("Enter")
    film.frame()
    assert film.spoken().startswith("“1A”")
    page.keyboard.press("Enter")
    expect(count).to_have_text("2 of 2")
    film.frame()
    assert film.spoken().startswith("“1B”")
    page.keyboard.press("Shift+Enter")
    expect(count).to_have_text("1 of 2")

    for query, found in [("is:done kind:shot", "1 of 3"), ("is:failed", "none"), ("framing:close", "1 of 1"), ("\"in the rain\"", "1 of 1"), ("lens:>80", "1 of 1")]:
        field.fill(query)
        expect(count).to_have_text(found)
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    film.settle()
    assert abs(film.brightness(*film.header(other)) - bright) < 2, "everything is as bright as before"
    # In the library the same key searches the library.
    page.get_by_role("tab", name="Assets").click()
    page.locator(".assets").locator("button, input").first.focus()
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('.assets button')?.focus()")
    page.keyboard.press("/")
    expect(field).to_have_count(0)
