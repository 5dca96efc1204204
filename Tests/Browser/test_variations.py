"""Variations: a matrix of fields set up, rendered beside the film, looked at as a contact sheet, and one of them used."""
import random
import re

import pytest
from playwright.sync_api import expect

from conftest import HERE
from page import Film, until


def number():
    """An arrangement that no other test asks for."""
    return random.randrange(10_000, 10_000_000)


@pytest.fixture
def film(people, still):
    """A film of the test's own with a short shot that is rendered; whatever comes then waits."""
    project = still.imports((HERE / "films" / "lamp.fountain").read_text())
    shot = [node for node in still.nodes(project, "shot") if node["title"] == "1A"][0]["id"]

    def set_field(key, value):
        return {"op": "set_field", "node": shot, "key": key, "value": value}

    scene = [node for node in still.nodes(project, "scene") if node["title"].startswith("INT. ROOM")][0]["id"]
    still.change(project, set_field("duration", {"frames": 8}), set_field("framing", {"choice": "medium"}),
                 set_field("angle", None), set_field("focal_length", {"decimal": "35"}),
                 {"op": "set_field", "node": scene, "key": "seed", "value": {"integer": number()}})
    go_on(still)
    still.wait_for_run(still.run(project, {"nodes": [shot]}))
    still.post("/api/v1/queue/pause", {"everything": True})
    film = Film(people(state=still.cookies).page(), still, project).open()
    film.shot = shot
    return film


def go_on(studio):
    studio.post("/api/v1/queue/resume", {"everything": True})


def panel(page):
    return page.get_by_role("dialog", name="Variations of 1A")


def pick(page, title, where="What varies"):
    page.get_by_role("dialog", name=where).get_by_role("button", name=title, exact=True).click()


def set_up(film, lenses="24, 35, 50"):
    """Two framings, each from its own angle, by lenses."""
    page = film.page
    film.select(film.shot)
    page.keyboard.press("v")
    dialog = panel(page)
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Framing", exact=True).click()
    framings = dialog.get_by_role("group", name="Framing", exact=True).last
    expect(framings.get_by_role("button", name="Medium As it is now")).to_have_attribute("aria-pressed", "true")
    framings.get_by_role("button", name="Close-up", exact=True).click()
    dialog.get_by_role("button", name="Add axis").click()
    pick(page, "Focal length")
    dialog.get_by_label("Values of Focal length").fill(lenses)
    dialog.get_by_role("region", name="Rows: Framing").get_by_role("button", name="Vary together with").click()
    pick(page, "Camera angle", where="Vary together with")
    return dialog


def start(film, studio):
    """Starts what `set_up` set up, and answers the sheet."""
    page = film.page
    dialog = set_up(film)
    expect(dialog.get_by_role("alert")).to_contain_text("What varies together needs as many values")
    expect(dialog.get_by_role("button", name="Start")).to_be_disabled()
    dialog.get_by_role("group", name="Camera angle", exact=True).last.get_by_role("button", name="Low", exact=True).click()
    # The lens and the framing of the film, at its angle, is what the film shows now.
    expect(dialog.get_by_role("status")).to_contain_text(re.compile(r"takes?, (about|never)"))
    before = studio.document_bytes(film.project)
    dialog.get_by_role("button", name="Start").click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert studio.document_bytes(film.project) == before
    return page.get_by_role("grid", name="Contact sheet: Framing, Camera angle by Focal length")


def cells(page):
    return page.get_by_role("gridcell")


def fields(film, studio):
    return [node for node in studio.nodes(film.project) if node["id"] == film.shot][0]["fields"]


def test_a_matrix_is_rendered_beside_the_film_one_is_cancelled_and_the_rest_comes(film, still, people, seen):
    page = film.page
    grid = start(film, still)
    expect(cells(page)).to_have_count(6)
    assert [head.text_content() for head in grid.get_by_role("columnheader").all()] == ["24 mm", "35 mm", "50 mm"]
    expect(grid.get_by_role("rowheader", name="Framing, Camera angle: Medium · Low angle")).to_be_visible()
    expect(cells(page).first).to_have_attribute("aria-label", re.compile("Framing Close-up, Camera angle .*, Focal length 24 mm: waiting"))
    expect(cells(page).first).to_contain_text("Next")
    for key in ("ArrowDown", "End", "Delete"):
        page.keyboard.press(key)
    expect(cells(page).last).to_have_attribute("aria-label", re.compile("50 mm: cancelled"))
    seen.once(page, "variations-waiting")
    # Somebody else who was sent the address sees the cells come, and so does a page that is loaded again.
    other = people(state=still.cookies).page()
    other.goto(page.url)
    expect(cells(other)).to_have_count(6)
    go_on(still)
    for each in (page, other):
        expect(each.locator(".sheet-far")).to_have_text("5 of 6 · 1 cancelled", timeout=120_000)
        expect(cells(each).filter(has_text=re.compile(r"Take \d"))).to_have_count(5)
    page.reload()
    expect(cells(page).filter(has_text=re.compile(r"Take \d"))).to_have_count(5)
    assert sorted(take["number"] for take in still.takes(film.project, film.shot)) == [1, 2, 3, 4, 5, 6]
    until(page, "document.querySelectorAll('.sheet-cell .picture[data-state=ready]').length === 5")
    seen(page, "variations-sheet", fit=False)
    # The shot shows what it showed, and what was cancelled is made on a sheet of its own.
    page.get_by_role("button", name="Make the rest").click()
    expect(page.locator(".sheet-far")).to_have_text("6 of 6", timeout=120_000)
    page.get_by_role("button", name="2 sheets").click()
    page.get_by_role("menuitemradio", name="1. 6 takes").click()
    expect(page.locator(".sheet-far")).to_have_text("5 of 6 · 1 cancelled")


def test_one_is_used_with_its_fields_and_one_undo_takes_both_back(film, still, seen):
    page = film.page
    start(film, still)
    go_on(still)
    expect(page.locator(".sheet-far")).to_have_text("6 of 6", timeout=120_000)
    before = fields(film, still)
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.get_by_role("group", name=re.compile(r"^Take \d+$"))).to_contain_text("Medium · Low angle, 50 mm")
    page.keyboard.press("u")
    expect(page.locator(".toast")).to_contain_text("of 1A is in use, with its fields.")
    film.saved()
    now = fields(film, still)
    take = now["take"]["list"][0]["reference"]["asset"]
    assert (now["angle"], now["focal_length"]) == ({"choice": "low"}, {"decimal": "50"})
    assert page.locator("[role=gridcell][data-in-use]").get_attribute("aria-label").endswith("in use")
    log = still.get(f"/api/v1/projects/{film.project}/changes?limit=200")["items"]
    assert log[-1]["change"]["label"] == "Use variation 6 of 1A" and len(log[-1]["change"]["operations"]) == 3
    page.keyboard.press("Escape")
    expect(page.get_by_role("grid")).to_have_count(0)
    assert page.url.endswith(f"/projects/{film.project}")
    film.wait_spoken("rendered")
    assert "stale" not in film.spoken()
    assert [each["id"] for each in still.takes(film.project, film.shot) if each["id"] == take]
    seen(page, "variations-used")
    film.undo()
    film.saved()
    assert fields(film, still) == before
    film.redo()
    film.saved()
    assert fields(film, still) == now


def test_what_is_wrong_is_said_as_it_is_typed_and_nothing_starts(film, still, seen):
    page = film.page
    dialog = set_up(film)
    lens = dialog.get_by_label("Values of Focal length")
    dialog.get_by_role("group", name="Camera angle", exact=True).last.get_by_role("button", name="Low", exact=True).click()
    expect(dialog.get_by_role("button", name="Start")).to_be_enabled()
    for typed, sentence in (
        ("8…600 in 300 steps", "That makes 600 variations; at most 500 are made at once: take values away."),
        ("24, big", "“big” is no number."),
        ("5, 24", "Focal length goes from 8 to 600 mm: “5” does not."),
        ("24, 24", "are the same: a value stands twice, or nothing reads what differs."),
        ("", "There are no values along axis 2: add one, or remove it."),
    ):
        lens.fill(typed)
        expect(dialog.get_by_role("alert").last).to_contain_text(sentence)
        expect(dialog.get_by_role("button", name="Start")).to_be_disabled()
        if typed.startswith("8"):
            seen(page, "variations-too-many", fit=False)
    runs = len(still.get(f"/api/v1/projects/{film.project}/variations")["items"])
    lens.press("Enter")
    lens.fill("24…50 in 3 steps")
    expect(dialog.get_by_role("status")).to_contain_text("6 takes")
    assert len(still.get(f"/api/v1/projects/{film.project}/variations")["items"]) == runs == 0
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def focus_on(page, name):
    """Goes on with Tab until something of that name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()")
        if found == name:
            return
    raise AssertionError(f"Tab never came to {name}")


def test_all_of_it_by_keys(film, still, seen):
    page = film.page
    film.select(film.shot)
    page.keyboard.press("v")
    focus_on(page, "Arrangement")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Values of Arrangement")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(f", {number()}")
    focus_on(page, "new ones")
    page.keyboard.press("Enter")
    assert len(page.get_by_label("Values of Arrangement").input_value().split(",")) == 8
    page.get_by_label("Values of Arrangement").fill(f"{number()}, {number()}, {number()}")
    expect(panel(page).get_by_role("status")).to_contain_text("3 takes")
    seen(page, "variations-set-up", fit=False)
    page.get_by_label("Values of Arrangement").press("Enter")
    expect(page.get_by_role("grid")).to_be_focused()
    go_on(still)
    expect(page.locator(".sheet-far")).to_have_text("3 of 3", timeout=120_000)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".sheet-cell[aria-selected=true]")).to_have_id("variation-1")
    bar = page.get_by_role("group", name=re.compile(r"^Take \d+$"))
    page.keyboard.press("a")
    expect(bar.get_by_role("button", name="Approve")).to_have_attribute("aria-pressed", "true")
    expect(cells(page).nth(1)).to_have_attribute("aria-label", re.compile("approved"))
    page.keyboard.press("Shift+*")
    expect(bar.get_by_role("button", name="Star")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("n")
    page.keyboard.type("The lamp stands right.")
    page.keyboard.press("Enter")
    expect(cells(page).nth(1)).to_contain_text("note")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("x")
    expect(cells(page).nth(2)).to_have_attribute("aria-label", re.compile("rejected"))
    page.keyboard.press(" ")
    until(page, "document.querySelectorAll('.sheet-picture video').length === 1")
    page.keyboard.press("Escape")
    expect(page.locator(".sheet-picture video")).to_have_count(0)
    page.keyboard.press("i")
    recipe = page.get_by_role("dialog", name=re.compile("Recipe of take"))
    expect(recipe).to_contain_text("What varied")
    expect(recipe).to_contain_text(re.compile("Arrangement of INT. ROOM"))
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    compared = page.get_by_role("dialog", name="Compare takes")
    # With the one that was looked at before.
    expect(compared.get_by_label("Right take").locator("option:checked")).to_have_text(re.compile(r"^Take \d+, Arrangement"))
    page.keyboard.press("Escape")
    expect(compared).to_have_count(0)
    page.keyboard.press("Delete")
    expect(page.locator(".toast")).to_contain_text("is deleted.")
    expect(cells(page).nth(2)).to_contain_text("Deleted")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(cells(page).nth(2)).to_have_attribute("aria-label", re.compile("rejected"))
    width = cells(page).first.bounding_box()["width"]
    page.keyboard.press("-")
    until(page, "width => document.querySelector('.sheet-cell').getBoundingClientRect().width < width", width)
    page.keyboard.press("f")
    until(page, "width => document.querySelector('.sheet-cell').getBoundingClientRect().width === width", width)
    # The next set-up begins with the last one.
    page.keyboard.press("Escape")
    expect(page.get_by_role("grid")).to_have_count(0)
    page.keyboard.press("v")
    expect(panel(page).get_by_role("region", name="Columns: Arrangement of INT. ROOM - NIGHT")).to_be_visible()
    page.keyboard.press("Escape")
    # None of the keys has deleted or changed anything of the film.
    assert [node["id"] for node in still.nodes(film.project) if node["id"] == film.shot]


def test_the_queue_names_variations_and_leads_to_their_sheet(film, still, seen):
    page = film.page
    start(film, still)
    address = page.url
    page.keyboard.press("Escape")
    expect(page.locator(".run-quote")).to_contain_text(re.compile(r"\d variations in work"))
    # The card says nothing of them.
    film.wait_spoken("rendered")
    page.get_by_role("tab", name=re.compile("Queue")).click()
    runs = page.get_by_role("list", name="Runs")
    expect(runs).to_contain_text("Variations of 1A")
    seen.once(page, "variations-queue")
    runs.get_by_role("button", name="Variations of 1A").click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert page.url == address
    page.keyboard.press("q")
    expect(page.get_by_text("1A, variation 1", exact=True).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("grid")).to_be_visible()
    page.get_by_role("button", name="Cancel the rest").click()
    expect(page.locator(".toast").last).to_contain_text("cancelled.")
    expect(page.get_by_role("button", name="Make the rest")).to_be_visible()


def test_a_sheet_that_is_not_there_says_so(film, still):
    page = film.page
    page.goto(f"{still.address}/projects/{film.project}/variations/01ARZ3NDEKTSV4RRFFQ69G5FAV")
    expect(page.get_by_role("heading", name="No such contact sheet")).to_be_visible()
    page.get_by_role("button", name="To the canvas").click()
    film.ready()
    assert page.url.endswith(f"/projects/{film.project}")


def test_what_fails_says_why_and_is_tried_again(film, still, seen):
    page = film.page
    go_on(still)
    still.wait_for_run(still.run(film.project))
    cut = still.nodes(film.project, "sequence")[0]["id"]
    media = still.takes(film.project, film.shot)[0]["media"]
    file = still.folder / "media" / media[:2] / media[2:4] / media
    aside = still.folder / "aside-variations"
    file.rename(aside)
    varied = {"field": {"node": cut, "key": "fade_out", "values": [{"frames": 5}, {"frames": number() % 40 + 6}]}}
    run = still.post(f"/api/v1/projects/{film.project}/runs", {
        "targets": {"variations": {"node": cut, "axes": [[varied]]}}, "tier": "draft"}, headers={"Idempotency-Key": str(number())})
    page.goto(f"{still.address}/projects/{film.project}/variations/{run['id']}")
    expect(page.locator(".sheet-far")).to_have_text("0 of 2 · 2 failed", timeout=120_000)
    expect(cells(page).first).to_have_attribute("aria-label", re.compile("failed: .{10,}"))
    expect(cells(page).first.get_by_role("button", name="Retry")).to_be_visible()
    seen(page, "variations-failed", fit=False)
    aside.rename(file)
    page.keyboard.press("r")
    expect(page.locator(".sheet-far")).to_have_text("1 of 2 · 1 failed", timeout=120_000)
    page.get_by_role("button", name="Try failed again").click()
    expect(page.locator(".sheet-far")).to_have_text("2 of 2", timeout=120_000)
    expect(cells(page).filter(has_text=re.compile(r"Take \d"))).to_have_count(2)
    page.get_by_role("button", name="Run again").click()
    expect(page.get_by_role("button", name="2 sheets")).to_be_visible()
    expect(page.locator(".sheet-far")).to_have_text("2 of 2", timeout=120_000)
    assert len(still.takes(film.project, cut)) == 5
