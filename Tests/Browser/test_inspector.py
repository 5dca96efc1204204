"""The settings of what is selected: typed, dragged and stepped, of one card and of many, and the shot seen from above."""
import re
from pathlib import Path

from playwright.sync_api import expect

import axe
from cable import Cable
from page import Film

HERE = Path(__file__).resolve().parent


def fields(film, node):
    return [each for each in film.studio.nodes(film.project) if each["id"] == node][0]["fields"]


def number(film, node, key):
    value = fields(film, node).get(key)
    return value and next(iter(value.values()))


def entry(film, title):
    return film.field(title).locator("input").last


def problem(film, title):
    return film.field(title).locator(".field-problem")


def undo_says(film, words):
    film.page.mouse.move(0, 0)
    film.page.get_by_role("button", name="Undo", exact=True).hover()
    expect(film.page.locator(".tooltip")).to_contain_text(words)


def select_all_shots(film):
    film.deselect()
    film.page.keyboard.press("/")
    film.page.keyboard.type("kind:shot")
    expect(film.page.locator(".find-count")).to_have_text("1 of 3")
    film.page.keyboard.press("Alt+Enter")
    film.page.keyboard.press("Escape")


def test_numbers_are_typed_with_units_and_arithmetic_and_checked_meanwhile(film, seen):
    page, shot = film.page, film.node("1B")
    film.select(shot)
    before = number(film, shot, "focal_length")
    lens = entry(film, "Focal length")
    lens.fill("9000")
    expect(problem(film, "Focal length")).to_have_text("9000 is too high: Focal length goes from 8 to 600 mm.")
    expect(lens).to_have_attribute("aria-invalid", "true")
    lens.press("Enter")
    expect(lens).to_have_value("9000")
    expect(lens).to_be_focused()
    seen(page, "number-wrong", fit=False)
    lens.press("Escape")
    expect(lens).to_have_value(before)
    expect(problem(film, "Focal length")).to_have_count(0)
    film.saved()
    assert number(film, shot, "focal_length") == before, "what is wrong was kept"

    for typed, kept in [("24*2", "48"), ("100/3", "33.333333"), ("3.5 cm", "35"), ("+5", "40")]:
        lens.fill(typed)
        lens.press("Enter")
        film.saved()
        stored = number(film, shot, "focal_length")
        assert (stored or "35") == kept, f"{typed} became {stored}"
    duration = entry(film, "Duration")
    for typed, kept in [("2s", 48), ("1:12", 36), ("90f", 90), ("+1s", 114)]:
        duration.fill(typed)
        duration.press("Enter")
        film.saved()
        assert number(film, shot, "duration") == kept, typed
    duration.fill("soon")
    expect(problem(film, "Duration")).to_contain_text("“soon” is not a number")
    duration.press("Escape")

    # What is typed and not entered is kept within a moment all the same, and by leaving.
    entry(film, "Key to fill").fill("4")
    film.saved()
    page.wait_for_timeout(300)
    film.saved()
    assert number(film, shot, "key_to_fill") == "4"


def test_a_number_goes_back_to_its_default_and_a_gesture_is_one_step(film):
    page, shot = film.page, film.node("1B")
    film.select(shot)
    before = fields(film, shot)
    row = film.field("Back to key")
    label = row.locator(".field-label > span").first
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    film.drag((box["x"] + 10, box["y"] + 6), (box["x"] + 70, box["y"] + 6), steps=12)
    film.saved()
    assert number(film, shot, "back_to_key") != before.get("back_to_key", {}).get("decimal")
    undo_says(film, "Back to key")
    film.undo()
    film.saved()
    assert fields(film, shot) == before, "one step of undo takes a drag back"

    track = row.get_by_role("slider")
    box = track.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    film.saved()
    assert number(film, shot, "back_to_key") == "3"
    track.press("ArrowRight")
    track.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    film.saved()
    page.wait_for_timeout(900)
    film.saved()
    assert number(film, shot, "back_to_key") == "3.095"
    expect(row).to_have_attribute("data-own", "true")
    label.dblclick()
    film.saved()
    assert "back_to_key" not in fields(film, shot), "the default is stored as nothing"
    expect(row).not_to_have_attribute("data-own", "true")
    expect(entry(film, "Back to key")).to_have_value("0.5")


def test_the_lens_is_turned_on_its_dial(film, seen):
    page, shot = film.page, film.node("1B")
    film.select(shot)
    row = film.field("Focal length")
    ring = row.get_by_role("slider", name="Focal length on the dial")
    row.get_by_role("button", name="35", exact=True).click()
    film.saved()
    expect(row.locator(".lens-view")).to_contain_text("39.1° wide")
    ring.focus()
    ring.press("ArrowRight")
    expect(entry(film, "Focal length")).to_have_value("40")
    ring.press("ArrowLeft")
    ring.press("ArrowLeft")
    expect(entry(film, "Focal length")).to_have_value("28")
    expect(ring).to_have_attribute("aria-valuetext", re.compile(r"28 mm, 47\.\d° wide"))
    expect(row.locator(".sharpness")).to_contain_text("Sharp from")
    film.saved()
    # Turned with the hand it stops at the lenses; all of it is one step.
    box = ring.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] * 128 / 142
    film.drag((middle[0] - 60, middle[1] - 60), (middle[0] + 70, middle[1] - 50), steps=20)
    film.saved()
    turned = number(film, shot, "focal_length")
    assert float(turned) > 60
    film.undo()
    film.saved()
    assert number(film, shot, "focal_length") == "28"
    seen(page, "lens-dial", fit=False)


def test_many_are_edited_at_once_each_from_its_own(film, seen):
    page, studio = film.page, film.studio
    before = {node["id"]: node["fields"].get("focal_length", {"decimal": "35"})["decimal"] for node in studio.nodes(film.project, "shot")}
    locked = film.node("2A")
    studio.change(film.project, {"op": "set_switch", "node": locked, "switch": "locked", "on": True})
    select_all_shots(film)
    expect(page.locator(".inspector-head")).to_contain_text("3 shots")
    expect(page.locator(".locked-line")).to_contain_text("1 is locked and left out")
    expect(film.field("Framing")).to_contain_text("Mixed")
    lengths = sorted(float(length) for length in before.values())
    expect(entry(film, "Focal length")).to_have_attribute("placeholder", f"{lengths[0]:g} – {lengths[-1]:g}")
    seen(page, "many-cards", fit=False)
    entry(film, "Focal length").fill("*2")
    entry(film, "Focal length").press("Enter")
    film.saved()
    for node in studio.nodes(film.project, "shot"):
        wanted = float(before[node["id"]]) * (1 if node["id"] == locked else 2)
        assert float(node["fields"].get("focal_length", {"decimal": "35"})["decimal"]) == wanted
    undo_says(film, "Set focal length of 2 shots")
    film.undo()
    film.saved()
    assert all(node["fields"].get("focal_length", {"decimal": "35"})["decimal"] == before[node["id"]] for node in studio.nodes(film.project, "shot"))

    # Titles in the order of the canvas, switches, and back to the default for all.
    title = page.locator(".inspector-head").get_by_label("Title")
    title.fill("Take ##")
    title.press("Enter")
    film.saved()
    titles = sorted(node["title"] for node in studio.nodes(film.project, "shot"))
    assert titles == ["2A", "Take 01", "Take 02"], titles
    page.locator(".switches").get_by_role("button", name="muted").click()
    film.saved()
    assert [node["muted"] for node in studio.nodes(film.project, "shot") if node["id"] != locked] == [True, True]
    film.field("Focal length").hover()
    film.field("Focal length").get_by_role("button", name="Back to the default").click()
    film.saved()
    assert all("focal_length" not in node["fields"] for node in studio.nodes(film.project, "shot") if node["id"] != locked)
    page.locator(".locked-line").get_by_role("button", name="Unlock").click()
    expect(page.locator(".locked-line")).to_have_count(0)


def test_the_shot_is_seen_from_above_and_changed_there(film, seen):
    page, shot = film.page, film.node("1B")
    film.select(shot)
    plan = page.locator(".plan")
    expect(plan.locator(".spoken")).to_contain_text("The camera stands")
    camera, person = plan.get_by_role("slider", name="The camera", exact=True), plan.get_by_role("slider", name="MARA’s mark")

    def middle(handle):
        box = handle.locator(".plan-grip").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    before = fields(film, shot)
    (cx, cy), (px, py) = middle(camera), middle(person)
    film.drag((cx, cy), (2 * px - cx, 2 * py - cy), steps=14)
    film.saved()
    assert fields(film, shot)["angle"] == {"choice": "back"}, "from before to behind"
    film.undo()
    film.saved()
    assert fields(film, shot) == before
    camera.focus()
    camera.press("ArrowDown")
    film.saved()
    assert fields(film, shot)["framing"] == {"choice": "medium_close_up"}
    plan.get_by_role("slider", name="What the camera sees").focus()
    page.keyboard.press("ArrowUp")
    film.saved()
    assert number(film, shot, "focal_length") == "100"
    person.focus()
    page.keyboard.press("ArrowRight")
    film.saved()
    wires = [wire for wire in film.studio.document(film.project)["wires"]
             if wire["target"]["node"] == shot and wire["target"]["port"] == "character"]
    assert "mark" in wires[0]["fields"]
    seen(page, "shot-from-above", fit=False)
    axe.look(page, "a shot’s settings")


def test_colours_are_picked_typed_and_left_to_something_else(film, seen):
    page, mara = film.page, film.node("MARA")
    film.select(mara)
    film.field("Hair").get_by_role("button", name=re.compile("^Hair")).click()
    sheet = page.get_by_role("dialog", name="Hair")
    digits = sheet.get_by_label("Digits of the colour")
    digits.fill("#12")
    expect(sheet.locator(".field-problem")).to_contain_text("six digits")
    digits.fill("2E42")
    digits.fill("2E4284")
    digits.press("Enter")
    film.saved()
    assert fields(film, mara)["hair"] == {"colour": "#2E4284FF"}
    shades = sheet.get_by_role("slider", name="Saturation and value")
    shades.focus()
    shades.press("ArrowUp")
    film.saved()
    page.wait_for_timeout(250)
    film.saved()
    assert fields(film, mara)["hair"]["colour"] > "#2E4284FF"
    seen.once(page, "colour")
    axe.look(page, "a colour’s sheet")
    sheet.get_by_role("button", name="None").click()
    film.saved()
    assert "hair" not in fields(film, mara)


def test_what_is_being_typed_survives_the_tab(film):
    page, shot = film.page, film.node("1A")
    film.select(shot)
    field = page.locator(".inspector textarea[aria-label=Action]")
    field.fill("She leaves without a word.")
    page.reload()
    film.ready()
    assert fields(film, shot)["action"] == {"text": "She leaves without a word."}


def test_leaving_asks_first_while_an_edit_cannot_be_sent(ada, studio, finished):
    project = studio.imports((HERE / "films" / "lamp.fountain").read_text())
    cable = Cable(studio.port)
    page = ada.page()
    page.goto(f"{cable.address}/projects/{project}")
    film = Film(page, studio, project).ready()
    asks = "(() => { const event = new Event('beforeunload', { cancelable: true }); return !window.dispatchEvent(event); })()"
    film.select(film.node("1B"))
    assert not page.evaluate(asks)
    cable.pull()
    page.wait_for_selector(".top-bar .connection:not(:has-text('Saved'))")
    entry(film, "Key to fill").fill("7")
    entry(film, "Key to fill").press("Enter")
    assert page.evaluate(asks), "the edit would be lost without a word"
    cable.plug()
    film.saved()
    assert number(film, film.node("1B"), "key_to_fill") == "7"
    assert not page.evaluate(asks)
    cable.end()
