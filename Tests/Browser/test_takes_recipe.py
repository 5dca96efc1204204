"""How takes were made: told in words, set back to, saved with the file; which takes are listed; deleted ones back again."""
import json
import re
import subprocess

from playwright.sync_api import expect

from test_takes import review, strip


def recipe_of(page):
    return page.get_by_role("dialog", name=re.compile("Recipe of take"))


def choose_listed(page, entry):
    page.get_by_role("button", name=re.compile("All takes|Starred|Approved|Rejected")).last.click()
    page.get_by_role("menu", name="Which takes are listed").get_by_text(entry, exact=True).click()


def takes_of(studio, film, shot, more=""):
    return studio.get(f"/api/v1/projects/{film.project}/takes?node={shot}{more}")["items"]


def test_a_recipe_is_told_in_words_and_copied(film, studio, seen):
    page = film.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shot = film.node("1A")
    film.select(shot)
    expect(review(page)).to_be_visible()
    page.keyboard.press("i")
    sheet = recipe_of(page)
    for words in ("2, the same bytes every time", "Instruction set", "Embree", "Worker", "by Ada",
                  "Fields of 1A", "Settings of the film"):
        expect(sheet).to_contain_text(words)
    seen.once(page, "recipe")
    sheet.get_by_role("button", name="Copy recipe").click()
    expect(page.locator(".toast")).to_contain_text("The recipe is on the clipboard.")
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    take = takes_of(studio, film, shot)[0]
    assert copied == studio.get(f"/api/v1/takes/{take['id']}/recipe") and copied["take"] == take["id"]
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)


def test_fields_are_restored_as_one_change_and_undone(film, studio, seen):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    expect(review(page)).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator(".toast").last).to_contain_text("Nothing differs: 1A is as it was at take 1.")
    before = [node for node in studio.nodes(film.project) if node["id"] == shot][0]["fields"]
    film.choose("Movement", "Static")
    film.choose_drawing("Framing", "Insert")
    film.saved()
    after = [node for node in studio.nodes(film.project) if node["id"] == shot][0]["fields"]
    assert before != after
    review(page).get_by_role("button", name="Restore the fields of the take").click()
    expect(page.locator(".toast").last).to_contain_text(re.compile(r"\d fields? of 1A (is|are) as at take 1 again."))
    film.saved()
    assert [node for node in studio.nodes(film.project) if node["id"] == shot][0]["fields"] == before
    log = studio.get(f"/api/v1/projects/{film.project}/changes?limit=200")["items"]
    assert log[-1]["change"]["label"] == "Restore the fields of take 1"
    film.undo()
    film.saved()
    assert [node for node in studio.nodes(film.project) if node["id"] == shot][0]["fields"] == after
    film.redo()
    film.saved()
    assert [node for node in studio.nodes(film.project) if node["id"] == shot][0]["fields"] == before


def test_a_saved_file_carries_its_recipe(film, studio, scratch):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    with page.expect_download() as download:
        strip(page).get_by_role("listitem").get_by_role("link", name="Save the file").click()
    file = scratch / "saved.mp4"
    download.value.save_as(file)
    assert download.value.suggested_filename == "take-1.mp4"
    take = takes_of(studio, film, shot)[0]
    assert take["id"].encode() in file.read_bytes() and file.stat().st_size > take["byteCount"]
    probed = subprocess.run(["ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=nb_read_frames", file],
                            capture_output=True, text=True, check=True)
    assert f"nb_read_frames={take['frames']}" in probed.stdout and probed.stderr == ""


def test_takes_are_filtered_and_deleted_ones_come_back(film, studio, seen):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    items = strip(page).get_by_role("listitem")
    expect(items).to_have_count(1)
    choose_listed(page, "Approved")
    expect(page.get_by_text("No take of 1A is approved.")).to_be_visible()
    page.keyboard.press("a")
    expect(items).to_have_count(1)
    film.frame()
    seen(page, "approved", fit=False)
    choose_listed(page, "Rejected")
    expect(items).to_have_count(0)
    choose_listed(page, "All takes")
    page.keyboard.press("a")
    # By the menu under the pointer.
    items.first.click(button="right")
    menu = page.get_by_role("menu", name="Take 1")
    for entry in ("Star", "Approve", "Reject", "How it was made…", "Restore its fields", "Save the file"):
        expect(menu.get_by_text(entry, exact=True)).to_be_visible()
    seen.once(page, "menu")
    menu.get_by_text("Delete", exact=True).click()
    expect(page.get_by_text("has no take yet")).to_be_visible()
    assert takes_of(studio, film, shot) == []
    choose_listed(page, "Show deleted")
    expect(items).to_have_count(1)
    expect(items).to_contain_text("deleted")
    seen(page, "deleted-shown", fit=False)
    items.get_by_role("button", name="Restore take 1").click()
    expect(page.locator(".toast").last).to_contain_text("Take 1 is back.")
    expect(items.get_by_role("button", name="Restore take 1")).to_have_count(0)
    expect(items).to_have_count(1)
    assert [take["number"] for take in takes_of(studio, film, shot)] == [1]
