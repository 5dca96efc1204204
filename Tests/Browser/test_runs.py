"""Ways to run, and what a run would do before it starts."""
import re

from playwright.sync_api import expect


def change(film, lens):
    """Gives a shot a lens that no other test gives it: it and the cut are stale, and nobody has rendered either."""
    shot = film.node("2A")
    film.select(shot)
    film.field("Focal length").get_by_role("button", name=lens, exact=True).click()
    film.saved()
    return shot


def sheet(page):
    return page.get_by_role("dialog", name="Run")


def worked(studio, project):
    """The nodes that the newest run worked on."""
    run = max(studio.runs(project), key=lambda run: run["submitted"])
    studio.wait_for_run(run["id"])
    return {job["node"] for job in studio.jobs(run["id"]) if job["state"] == "succeeded"}


def next_run(film, studio, act):
    """What the run worked on that an act begins."""
    before = len(studio.runs(film.project))
    act()
    for _ in range(200):
        if len(studio.runs(film.project)) > before:
            return worked(studio, film.project)
        film.page.wait_for_timeout(50)
    raise AssertionError("No run began")


def test_what_a_run_would_do_is_shown_before_it_starts(film, studio, seen):
    page = film.page
    shot, cut = change(film, "35"), studio.nodes(film.project, "sequence")[0]["id"]
    film.deselect()
    page.keyboard.press("p")
    plan = sheet(page)
    expect(plan.locator(".plan-line").first).to_contain_text("2 takes to make")
    expect(plan.locator(".plan-line").first).to_contain_text("taken over")
    items = plan.locator(".plan-items li")
    expect(items.first).not_to_have_attribute("data-cached", "true")
    expect(plan.locator(".plan-items li[data-cached]").first).to_contain_text("from take 1")
    expect(plan.get_by_role("radio", name=re.compile("This node"))).to_be_disabled()
    expect(plan.get_by_role("radio", name=re.compile("Everything"))).to_be_checked()
    seen.once(page, "plan")
    runs = len(studio.runs(film.project))
    page.keyboard.press("Escape")
    expect(plan).to_be_hidden()
    assert len(studio.runs(film.project)) == runs, "looking starts nothing"

    page.keyboard.press("p")
    expect(plan.locator(".plan-line").first).to_contain_text("2 takes to make")
    assert next_run(film, studio, lambda: page.keyboard.press("Enter")) == {shot, cut}
    expect(plan).to_be_hidden()
    expect(page.locator(".run-quote")).to_have_text("Up to date")
    page.locator(".run-quote").click()
    expect(plan.locator(".plan-line").first).to_contain_text("Nothing to make")


def test_one_node_alone_can_be_rendered_again(film, studio):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    page.get_by_role("button", name="More ways to run").click()
    plan = sheet(page)
    expect(plan.get_by_role("radio", name=re.compile("To here"))).to_be_checked()
    plan.get_by_role("radio", name=re.compile("This node")).check()
    expect(plan.locator(".plan-line").first).to_contain_text("Nothing to make")
    page.keyboard.press("f")
    expect(plan.get_by_role("checkbox")).to_be_checked()
    expect(plan.locator(".plan-line").first).to_contain_text("1 take to make")
    assert next_run(film, studio, lambda: page.keyboard.press("Enter")) == {shot}
    assert len(studio.takes(film.project, shot)) == 2


def test_a_card_s_menu_has_the_ways_to_run(film, studio):
    page = film.page
    film.select(film.node("1B"))
    page.mouse.click(*film.middle(film.node("1B")), button="right")
    menu = page.locator(".canvas-menu")
    for title in ["Run this", "Run to here", "Render again"]:
        expect(menu.get_by_role("menuitem", name=title)).to_be_visible()
    menu.get_by_role("menuitem", name="What would run").click()
    expect(sheet(page).get_by_role("radio", name=re.compile("To here"))).to_be_checked()
    expect(sheet(page).locator(".plan-items li")).to_have_count(1)


def test_each_way_to_run_has_its_key(film, studio):
    page = film.page
    shot, cut = change(film, "85"), studio.nodes(film.project, "sequence")[0]["id"]
    assert next_run(film, studio, lambda: page.keyboard.press("o")) == {shot}
    film.select(film.node("1A"))
    assert next_run(film, studio, lambda: page.keyboard.press("s")) == {cut}
    assert next_run(film, studio, lambda: page.keyboard.press("Alt+r")) == {film.node("1A")}


def test_a_run_says_how_far_it_is_and_can_be_cancelled(film, studio, seen):
    page = film.page
    film.deselect()
    page.get_by_role("tab", name="Queue").click()
    page.keyboard.press("Alt+r")
    expect(page.locator(".run-quote")).to_contain_text("in work")
    expect(page.locator(".run-quote")).to_contain_text("%")
    line = page.locator(".run-line").first
    expect(line.get_by_role("progressbar")).to_be_visible()
    seen.once(page, "run-progress")
    line.get_by_role("button", name="Cancel").click()
    expect(page.locator(".run-quote")).not_to_contain_text("in work")
    assert studio.runs(film.project)[0]["settled"]
