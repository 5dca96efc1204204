"""A film, or a part of it, kept as a template and as a file, and begun again from either."""
import json

import pytest
from playwright.sync_api import expect

from page import Film, until


def kinds(studio, page):
    until(page, "window.backlot?.canvas?.listens()")
    project = page.url.rsplit("/", 1)[1]
    for _ in range(400):
        found = sorted(node["kind"] for node in studio.nodes(project))
        if len(found) > 1:
            return found
        page.wait_for_timeout(50)
    raise AssertionError("The film stays empty")


@pytest.fixture
def planned(ada, studio):
    """A scene with two shots, and one of them in a subgraph."""
    page = ada.page()
    project = studio.post("/api/v1/projects", {"title": "Pattern", "template": "dialogue_scene"})["id"]
    return Film(page, studio, project).open()


def test_a_film_becomes_a_template_and_a_film_again(planned, studio, seen):
    page = planned.page
    before = sorted(node["kind"] for node in studio.nodes(planned.project))
    page.keyboard.press("Shift+T")
    panel = page.get_by_role("dialog", name="Templates")
    expect(panel.get_by_text("Save the whole film")).to_be_visible()
    panel.get_by_label("Title of the template").fill("Two at a table")
    panel.get_by_role("button", name="Save as template").click()
    expect(panel.get_by_role("list", name="Your templates").get_by_text("Two at a table")).to_be_visible()
    seen(page, "templates", fit=False)
    assert [template["title"] for template in studio.get("/api/v1/templates")["items"]] == ["Two at a table"]

    # It is used here, as one step of undo.
    panel.get_by_role("button", name="Use here").click()
    for _ in range(200):
        if len(studio.nodes(planned.project)) == 2 * len(before) - 1:
            break
        page.wait_for_timeout(50)
    assert len(studio.nodes(planned.project)) == 2 * len(before) - 1
    planned.undo()

    # A new film begins with it.
    page.goto(studio.address)
    page.get_by_role("button", name="New").click()
    page.get_by_role("menuitem", name="Two at a table").click()
    assert kinds(studio, page) == before

    # What is forgotten is no longer there, and can be kept after all.
    page.keyboard.press("Shift+T")
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_text("None is saved yet")).to_be_visible()
    assert studio.get("/api/v1/templates")["items"] == []
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("list", name="Your templates").get_by_text("Two at a table")).to_be_visible()
    for template in studio.get("/api/v1/templates")["items"]:
        studio.call("DELETE", f"/api/v1/templates/{template['id']}")


def test_a_film_goes_out_and_comes_back_as_a_file(planned, studio, tmp_path):
    page = planned.page
    before = sorted(node["kind"] for node in studio.nodes(planned.project))
    page.keyboard.press("Shift+T")
    page.get_by_label("Title of the template").fill("Out/and: back?")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as file…").click()
    assert download.value.suggested_filename == "Out and back.backlot.json"
    path = tmp_path / "film.backlot.json"
    download.value.save_as(path)
    assert len(json.loads(path.read_text())["nodes"]) == len(before) - 1

    page.goto(studio.address)
    page.get_by_role("button", name="New").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("menuitem", name="From a file").click()
    chooser.value.set_files(path)
    page.wait_for_url("**/projects/**")
    assert kinds(studio, page) == before
    expect(page.get_by_role("textbox", name="The film’s title")).to_have_value("film")


def test_a_file_that_is_no_film_says_so(ada, studio, tmp_path):
    page = ada.page()
    page.goto(studio.address)
    path = tmp_path / "shopping.json"
    path.write_text('{"milk": 2}')
    count = len(studio.get("/api/v1/projects?limit=200")["items"])
    page.get_by_role("button", name="New").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("menuitem", name="From a file").click()
    chooser.value.set_files(path)
    expect(page.get_by_text("“shopping” is no part of a film")).to_be_visible()
    assert len(studio.get("/api/v1/projects?limit=200")["items"]) == count
