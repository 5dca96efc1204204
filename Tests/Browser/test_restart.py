"""A page that is loaded again in mid-run, a second tab, and a studio that dies and comes back."""
import re

import pytest
from playwright.sync_api import expect

from conftest import HERE, sign_in
from page import Film


@pytest.fixture
def running(studios, people):
    """A studio of the test's own, since it is killed, with a film that takes a while: it makes one shot at a time."""
    studio = studios("killed", workers=1)
    project = studio.imports((HERE / "films" / "lamp.fountain").read_text())
    person = people()
    sign_in(person.context, studio)
    return studio, project, person


def test_a_run_survives_a_reload_a_second_tab_and_the_studios_death(running, seen):
    studio, project, person = running
    film = Film(person.page(), studio, project).open()
    page = film.page
    expect(page.locator(".run-quote")).to_contain_text("4 takes")
    film.run_button().click()
    expect(page.locator(".run-quote")).to_contain_text("in work")
    page.get_by_role("tab", name="Queue").click()
    expect(page.locator(".queue-table tr[data-state='leased'] .bar-cell").first).to_be_visible()
    seen.once(page, "running")

    page.reload()
    film.ready()
    expect(page.locator(".run-quote")).to_contain_text("in work")
    expect(page.locator(".queue-table tr[data-state='leased']").first).to_be_visible()
    expect(page.locator(".run-line")).to_have_count(1)

    film.select(film.node("1A"))
    expect(page.locator(".preview-working")).to_contain_text("%")
    expect(page.locator(".preview-working canvas")).to_be_visible()
    film.deselect()

    other = Film(person.page(), studio, project).open()
    expect(other.page.locator(".run-quote")).to_contain_text("in work")
    mara = film.node("MARA")
    page.bring_to_front()
    x, y = film.header(mara)
    film.drag((x, y), (x + 40, y + 60))
    film.saved()
    moved = [node for node in studio.nodes(project) if node["id"] == mara][0]
    other.wait_at(mara, moved["x"] / 8)

    assert not studio.runs(project)[0]["settled"], "the run has ended before the studio could be killed"
    studio.kill()
    for tab in (page, other.page):
        expect(tab.locator(".connection-strip")).to_contain_text("The studio does not answer")
    seen.once(page, "studio-gone")
    film.select(mara)
    title = page.locator(".inspector").get_by_label("Title", exact=True)
    title.click()
    title.fill("MARA LIND")
    title.press("Enter")
    expect(page.locator(".connection-strip")).to_contain_text("1 edit will be sent")

    studio.start()
    for tab in (page, other.page):
        expect(tab.locator(".connection-strip")).to_be_hidden()
    film.saved()
    assert film.node("MARA LIND") == mara
    run = studio.runs(project)[0]["id"]
    studio.wait_for_run(run)
    for tab in (film, other):
        tab.deselect()
        expect(tab.page.locator(".run-quote")).to_be_visible()
        tab.page.get_by_role("tab", name="Takes").click()
        expect(tab.page.get_by_role("list", name=re.compile("Takes of")).get_by_role("listitem")).to_have_count(1)
    assert len(studio.runs(project)) == 1
    for node in studio.nodes(project, "shot"):
        assert len(studio.takes(project, node["id"])) == 1, f"{node['title']} was made more than once"
