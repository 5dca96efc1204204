"""The projects page."""
import pytest
from playwright.sync_api import expect

from conftest import HERE
from page import Film

SCREENPLAY = HERE / "films" / "door.fountain"

# A file that comes from outside the browser, dropped where the pointer is.
DROP = """(target, [name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: "" }));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }
}"""


@pytest.fixture
def page(ada, studio):
    page = ada.page()
    page.goto(studio.address + "/")
    return page


def test_a_finished_film_has_a_card_with_its_picture_length_and_shots(page, studio, finished, seen):
    card = page.locator(f'.card[href="/projects/{finished}"]')
    expect(card.locator(".card-title")).to_have_text("The Lamp")
    expect(card).to_contain_text("all finished")
    length = sum(take["frames"] for take in studio.takes(finished, studio.nodes(finished, "sequence")[0]["id"])[:1])
    expect(card.locator(".timecode")).to_have_text(f"{length // 24:02}:{length % 24:02}")
    expect(card.locator(".picture")).to_have_attribute("data-state", "ready")
    seen(page, "projects")
    page.get_by_label("Search films and people").fill("no such film")
    expect(page.get_by_text("No film and nobody is called")).to_be_visible()
    page.get_by_label("Search films and people").fill("lamp")
    card.click()
    Film(page, None, finished).ready()
    assert page.url.endswith(f"/projects/{finished}")


def test_a_blank_project_teaches_the_first_step(page, seen):
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("menuitem", name="Blank").click()
    expect(page.get_by_role("heading", name="An empty stage")).to_be_visible()
    seen(page, "empty-canvas")
    page.get_by_role("button", name="Add the first shot").click()
    expect(page.get_by_role("heading", name="An empty stage")).not_to_be_visible()
    assert len(page.evaluate("window.backlot.canvas.nodeIDs()")) == 1


def test_a_screenplay_that_is_dropped_or_chosen_becomes_a_film(page, studio):
    page.locator(".projects").wait_for()
    page.locator(".projects").evaluate(DROP, ["door.fountain", SCREENPLAY.read_text()])
    dropped = opened(page, studio)
    page.go_back()
    page.get_by_role("button", name="New", exact=True).click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("menuitem", name="From a file").click()
    chooser.value.set_files(SCREENPLAY)
    chosen = opened(page, studio)
    assert chosen != dropped
    for project in (dropped, chosen):
        kinds = sorted(node["kind"] for node in studio.nodes(project))
        assert {"film", "scene", "shot", "sequence"} <= set(kinds), kinds


def opened(page, studio):
    page.wait_for_url("**/projects/*")
    film = Film(page, studio, page.url.split("/")[-1]).ready()
    assert len(film.ids()) >= 3
    return film.project


@pytest.mark.parametrize("name,text,words", [
    ("film.pdf", "%PDF-1.7", "is no screenplay"),
    ("film.fountain", "", "is empty"),
    ("film.fountain", "\x00\x01\x02\x00", "screenplay"),
], ids=["of another kind", "empty", "binary"])
def test_a_broken_screenplay_says_what_is_wrong(page, name, text, words):
    page.locator(".projects").wait_for()
    page.locator(".projects").evaluate(DROP, [name, text])
    expect(page.locator(".toast")).to_contain_text(words)
    assert page.url.endswith("/"), "a project was opened all the same"
