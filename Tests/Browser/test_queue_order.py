"""The queue's order: moved, paused and cancelled by hand."""
from playwright.sync_api import expect

from conftest import HERE
from queue_list import LAMP, expect_order, expect_studio, middle, moved, render, row, waiting


def test_jobs_are_moved_by_keys_and_by_hand(at_machine, still, seen):
    page = at_machine
    render(still, still.imports(LAMP))
    page.goto(still.address + "/queue")
    jobs = [job["job"] for job in waiting(still) if job["state"] == "ready"]
    others = [job["job"] for job in waiting(still) if job["state"] != "ready"]
    expect_order(page, jobs + others)
    assert len(jobs) >= 3

    row(page, jobs[2]).click()
    expect(row(page, jobs[2])).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Alt+ArrowUp")
    now = moved(jobs, jobs[2], 1)
    expect_order(page, now + others)
    expect_studio(still, now + others)
    page.keyboard.press("t")
    now = moved(now, jobs[2], 0)
    expect_studio(still, now + others)
    expect_order(page, now + others)
    page.keyboard.press("Alt+ArrowDown")
    now = moved(now, jobs[2], 1)
    expect_studio(still, now + others)
    expect(row(page, jobs[2])).to_have_attribute("aria-selected", "true")

    # By hand: the first goes to where the third ends.
    held, below = row(page, now[0]), row(page, now[2])
    page.mouse.move(*middle(held))
    page.mouse.down()
    x, y = middle(below)
    page.mouse.move(x, y + 8, steps=6)
    expect(page.locator(".drop-line")).to_be_visible()
    seen.once(page, "queue-drag")
    page.mouse.up()
    expect(page.locator(".drop-line")).to_be_hidden()
    now = moved(now, now[0], 2)
    expect_studio(still, now + others)
    expect_order(page, now + others)

    # Several go together.
    row(page, now[1]).click()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(".list-head [role=status]")).to_have_text("2 jobs marked")
    page.keyboard.press("t")
    now = [now[1], now[2], now[0], *now[3:]]
    expect_studio(still, now + others)
    expect_order(page, now + others)


def test_jobs_runs_and_films_are_cancelled_and_films_paused(at_machine, still, seen):
    page = at_machine
    film, other = still.imports(LAMP), still.imports((HERE / "films" / "door.fountain").read_text())
    render(still, film)
    render(still, other)
    page.goto(still.address + "/queue")
    jobs = [job for job in waiting(still) if job["project"] == film and job["state"] == "ready"]
    expect(row(page, jobs[0]["job"])).to_be_visible()

    page.get_by_label("Film", exact=True).select_option(other)
    expect(row(page, jobs[0]["job"])).to_have_count(0)
    expect(page.locator(".queue-list .row")).to_have_count(len(waiting(still, other)))
    page.get_by_label("Film", exact=True).select_option("all")

    row(page, jobs[0]["job"]).click()
    page.keyboard.press("p")
    expect(page.locator(".paused-film")).to_contain_text("The Lamp")
    assert still.get("/api/v1/queue")["pausedProjects"] == [film]
    seen(page, "queue-film-paused", fit=False)
    page.get_by_role("button", name="Resume The Lamp").click()
    expect(page.locator(".paused-film")).to_have_count(0)

    row(page, jobs[0]["job"]).click(button="right")
    menu = page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Move to the top")).to_be_visible()
    seen.once(page, "queue-menu")
    menu.get_by_role("menuitem", name="Cancel", exact=False).first.click()
    expect(row(page, jobs[0]["job"])).to_have_count(0)
    assert still.get(f"/api/v1/jobs/{jobs[0]['job']}")["job"]["state"] == "cancelled"

    row(page, jobs[1]["job"]).click()
    page.keyboard.press("Control+Delete")
    expect(page.locator(".queue-list .row")).to_have_count(len(waiting(still, other)))
    assert waiting(still, film) == []
    page.locator(".queue-list .row").first.click()
    page.keyboard.press("Shift+Delete")
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
