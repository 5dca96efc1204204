"""Notes: words with Markdown on the canvas, written where they stand."""
import re

from playwright.sync_api import expect

import axe
from test_shot import add_from_palette

WORDS = "# Dailies\nTalk to **Mara** about *the lamp*:\n\n- [ ] order bulbs\n- [x] call [the house](https://house.example)\n\n> quiet, please"


def a_note(film, words=None):
    box = film.surface()
    note = add_from_palette(film, "note", (box["x"] + box["width"] / 2, box["y"] + box["height"] - 150))
    film.saved()
    if words is not None:
        film.studio.change(film.project, {"op": "set_field", "node": note, "key": "text", "value": {"text": words}})
    place = [node for node in film.studio.nodes(film.project) if node["id"] == note][0]
    film.view(1.5, place["x"] / 8 + 104, place["y"] / 8 + 62)
    return note


def text(film, note):
    return [node for node in film.studio.nodes(film.project) if node["id"] == note][0]["fields"].get("text", {}).get("text", "")


def read(page):
    """The note as it reads, in the inspector."""
    page.locator(".note-field .segments label", has_text="Read").click()
    return page.locator(".note-field .markdown")


def body(film, note):
    x, y = film.middle(note)
    return x, y + 20


def test_a_note_is_written_where_it_stands_as_one_step(film, seen):
    page = film.page
    note = a_note(film)
    page.mouse.dblclick(*body(film, note))
    area = page.locator(".note-area")
    expect(area).to_be_focused()
    page.keyboard.type("- [ ] order bulbs")
    page.keyboard.press("Enter")
    page.keyboard.type("and ")
    page.keyboard.press("Control+b")
    page.keyboard.type("lamps")
    expect(area).to_have_value("- [ ] order bulbs\n- [ ] and **lamps**")
    seen.once(page, "note-writing")
    axe.look(page, "a note being written")
    page.keyboard.press("Control+Enter")
    expect(area).to_have_count(0)
    film.saved()
    assert text(film, note) == "- [ ] order bulbs\n- [ ] and **lamps**"
    film.undo()
    film.saved()
    assert text(film, note) == "", "all that was written is one step"
    film.redo()

    # Enter opens it as well; a press elsewhere ends it, and what is half written is kept.
    film.select(note)
    page.keyboard.press("Enter")
    expect(area).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("other words")
    page.mouse.click(*film.empty_place())
    expect(area).to_have_count(0)
    film.saved()
    assert text(film, note) == "other words"


def test_its_card_reads_as_markdown_and_its_tasks_are_ticked(film, seen):
    page = film.page
    note = a_note(film, WORDS)
    film.settle()
    seen.once(page, "note")
    # Below the header a heading, a line, and then the first task's box.
    box, zoom = film.box(note), page.evaluate("window.backlot.canvas.view().zoom")
    page.mouse.click(box["x"] + 14 * zoom, box["y"] + (28 + 62) * zoom)
    film.saved()
    assert text(film, note) == WORDS.replace("- [ ] order", "- [x] order")
    film.undo()
    film.saved()

    film.select(note)
    reading = read(page)
    expect(reading.get_by_role("heading", name="Dailies")).to_be_visible()
    expect(reading.locator("strong")).to_have_text("Mara")
    link = reading.get_by_role("link", name="the house")
    expect(link).to_have_attribute("href", "https://house.example")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    reading.get_by_role("checkbox").first.check()
    film.saved()
    assert "- [x] order bulbs" in text(film, note)
    axe.look(page, "a note")


def test_what_a_note_says_is_never_part_of_the_page(film):
    page = film.page
    note = a_note(film, "<img src=x onerror=\"document.title='owned'\"> [a](javascript:document.title='owned') <script>document.title='owned'</script>")
    film.select(note)
    reading = read(page)
    expect(reading).to_contain_text("<img src=x")
    assert reading.locator("img, script, a").count() == 0
    assert "owned" not in page.title()


def test_a_locked_note_is_not_written_in(film):
    page = film.page
    note = a_note(film, "kept")
    film.studio.change(film.project, {"op": "set_switch", "node": note, "switch": "locked", "on": True})
    page.wait_for_timeout(200)
    page.mouse.dblclick(*body(film, note))
    expect(page.locator(".toast")).to_contain_text("locked")
    expect(page.locator(".note-area")).to_have_count(0)
