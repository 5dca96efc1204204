"""The command palette, the map, kept views, and menus everywhere."""
import re

from playwright.sync_api import expect

from page import until


def palette(page, typed=""):
    page.keyboard.press("Control+k")
    box = page.get_by_role("dialog", name="Find and do anything")
    expect(box.get_by_role("combobox")).to_be_focused()
    if typed:
        page.keyboard.type(typed)
    return box


def test_the_palette_finds_commands_cards_kinds_and_projects(film, studio, seen):
    page = film.page
    box = palette(page)
    expect(box.get_by_role("option").first).to_be_visible()
    seen.once(page, "palette")
    page.keyboard.type("sel ev")
    expect(box.get_by_role("option").first).to_contain_text("Select everything")
    page.keyboard.press("Enter")
    expect(box).to_have_count(0)
    film.frame()
    assert film.spoken().startswith(f"{len(film.ids())} cards")

    box = palette(page, "2a")
    expect(box.get_by_role("option").first).to_contain_text("2A")
    seen.once(page, "palette-card")
    page.keyboard.press("Enter")
    until(page, """id => {
        const box = window.backlot.canvas.nodeBox(id), surface = document.querySelector('.canvas-surface').getBoundingClientRect();
        return Math.abs(box.x + box.width / 2 - surface.x - surface.width / 2) < 3;
    }""", film.node("2A"))
    assert film.spoken().startswith("“2A” selected")

    count = len(film.ids())
    palette(page, "add note")
    page.keyboard.press("Enter")
    until(page, "count => window.backlot.canvas.nodeIDs().length === count", count + 1)

    studio.post("/api/v1/projects", {"title": "Zanzibar by Night"})
    box = palette(page, "zanz")
    expect(box.get_by_role("option").first).to_contain_text("Zanzibar by Night")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Zanzibar"))


def test_the_palette_is_left_by_escape_a_press_elsewhere_and_its_own_key_and_works_where_one_types(film):
    page = film.page
    title = page.locator(".top-bar").get_by_label("The film’s title")
    box = palette(page, "nothing at all like this")
    expect(box).to_contain_text("Nothing is called that.")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    palette(page)
    page.keyboard.press("Control+k")
    expect(box).to_have_count(0)
    palette(page)
    page.mouse.click(700, 860)
    expect(box).to_have_count(0)
    page.get_by_label("Search the palette").click()
    palette(page, "<b>")
    assert box.locator("b").count() == 0
    page.keyboard.press("Escape")
    expect(page.get_by_label("Search the palette")).to_be_focused()
    assert title.count() == 1


def test_the_map_shows_the_film_and_looks_where_it_is_pressed(film, seen):
    page = film.page
    page.keyboard.press("Shift+M")
    sheet = page.locator(".minimap canvas")
    expect(sheet).to_be_visible()
    film.view(1, 0, 0)
    seen.once(page, "map")
    box = sheet.bounding_box()
    sheet.click(position={"x": box["width"] - 30, "y": box["height"] / 2})
    right = page.evaluate("window.backlot.canvas.view()")
    assert right["x"] > 600
    page.mouse.move(box["x"] + box["width"] - 30, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert page.evaluate("window.backlot.canvas.view()")["x"] < right["x"] - 400
    lit = sheet.evaluate("""sheet => {
        const { data } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 150) count++;
        return count;
    }""")
    assert lit > 200, "the map shows no cards"
    page.reload()
    film.ready()
    expect(sheet).to_be_visible()
    page.keyboard.press("Shift+M")
    expect(sheet).to_have_count(0)


def test_views_are_kept_by_number_for_each_film(film):
    page = film.page
    view = "window.backlot.canvas.view()"
    film.view(0.8, 300, 200)
    page.keyboard.press("Control+Alt+2")
    expect(page.locator(".toast").last).to_contain_text("This view is 2 now")
    film.view(0.3, -900, 50)
    page.keyboard.press("1")
    assert page.evaluate(view)["zoom"] == 0.3, "there is no view 1"
    page.keyboard.press("2")
    until(page, "Math.abs(window.backlot.canvas.view().x - 300) < 0.5 && window.backlot.canvas.view().zoom === 0.8")
    page.reload()
    film.ready()
    page.mouse.click(*film.empty_place(), button="right")
    page.get_by_role("menuitem", name="Go to view 2").click()
    until(page, "Math.abs(window.backlot.canvas.view().x - 300) < 0.5 && window.backlot.canvas.view().zoom === 0.8")
    page.mouse.move(*film.empty_place())
    page.mouse.click(*film.empty_place(), button="right")
    page.get_by_role("menuitem", name="Keep this view as 1").click()
    page.keyboard.press("Shift+M")
    expect(page.get_by_role("toolbar", name="Kept views").get_by_role("button")).to_have_count(2)


def titles(page):
    return page.get_by_role("menuitem").evaluate_all("all => all.map(one => one.ariaLabel ?? one.firstChild.textContent)")


def test_menus_are_complete_for_canvas_card_selection_and_wire(film, seen):
    page = film.page
    place = film.empty_place()
    page.mouse.click(*place, button="right")
    assert {"Add…", "Paste", "Select everything", "Lay out everything", "Show everything", "100 %", "Show the map"} <= set(titles(page))
    seen.once(page, "menu-canvas")
    page.keyboard.press("Escape")
    shot = film.node("1A")
    page.mouse.click(*film.header(shot), button="right")
    card = titles(page)
    assert {"Run this", "Rename", "Duplicate", "Select", "Delete", "Delete and join its wires"} <= set(card)
    assert "Align centres" not in card
    seen.once(page, "menu-card")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    page.mouse.click(*film.header(shot), button="right")
    assert {"Run these", "Lay these out", "Align centres", "Distribute down"} <= set(titles(page))
    assert "Rename" not in titles(page)
    seen.once(page, "menu-selection")
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("menuitem", name="Distribute across")).to_be_focused()
    page.keyboard.press("s")
    expect(page.get_by_role("menuitem", name="Select", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("menuitem", name="What leads here")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("menuitem", name="Select", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menuitem")).to_have_count(0)
    expect(page.locator(".canvas-surface")).to_be_focused()


def test_the_sheet_of_keys_tells_them_all(film, seen):
    page = film.page
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    for words in ("Find and do anything", "Delete and join its wires", "Select what leads here", "Align middles", "Lay out the selection",
                  "Map of the canvas", "Keep this view", "Paste with wires from outside"):
        expect(sheet).to_contain_text(words)
    assert "Go to view 3" not in sheet.text_content()
    seen.once(page, "keys")


def touch(page, kind, x, y):
    page.evaluate("""([kind, clientX, clientY]) => document.querySelector('.canvas-sheet').dispatchEvent(new PointerEvent(kind, {
        pointerId: 7, pointerType: 'touch', isPrimary: true, button: 0, clientX, clientY, bubbles: true, cancelable: true,
    }))""", [kind, x, y])


def test_a_long_press_opens_the_menu_of_what_is_under_the_finger(film):
    page, shot = film.page, film.node("1A")
    for place, words in ((film.header(shot), "Run this"), (film.empty_place(), "Lay out everything")):
        touch(page, "pointerdown", *place)
        expect(page.get_by_role("menuitem", name=words)).to_be_visible()
        touch(page, "pointerup", *place)
        expect(page.get_by_role("menuitem", name=words)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("menuitem")).to_have_count(0)
    assert film.spoken().startswith("“1A” selected")


def test_the_palette_works_among_the_projects_too(ada, studio, finished):
    page = ada.page()
    page.goto(studio.address)
    expect(page.locator("a.card").first).to_be_visible()
    box = palette(page, "the lamp")
    expect(box.get_by_role("option").first).to_contain_text("The Lamp")
    page.keyboard.press("Enter")
    until(page, "!!window.backlot?.canvas")
