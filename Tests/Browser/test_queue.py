"""The queue's page: what the workers do, what waits, and what was done."""
import re

from playwright.sync_api import expect

from page import Film, until
from queue_list import LAMP, expect_order, order, render, row, waiting


def test_the_queue_shows_workers_and_what_waits_in_order_and_can_be_paused(at_machine, still, seen):
    page = at_machine
    project = still.imports(LAMP)
    run, _ = render(still, project)
    page.goto(still.address + "/")
    expect(page.get_by_role("link", name="The queue of all films")).to_be_visible()
    page.keyboard.press("q")
    expect(page).to_have_url(re.compile("/queue$"))

    expect(page.locator(".lane")).to_have_count(1)
    expect(page.locator(".slot-free")).to_have_count(2)
    expect(page.locator(".slot-free").first).to_have_text("Paused")
    expect(page.locator(".paused-strip")).to_be_visible()
    jobs = waiting(still)
    assert len(jobs) > 3
    expect_order(page, [job["job"] for job in jobs])
    first = row(page, jobs[0]["job"])
    expect(first).to_contain_text(jobs[0]["title"])
    expect(first).to_contain_text(jobs[0]["wait"]["detail"])
    seen(page, "queue-paused", fit=False)

    page.get_by_role("button", name="Resume", exact=True).click()
    expect(page.locator(".paused-strip")).to_be_hidden()
    busy = page.locator(".slot:not(.slot-free)").first
    expect(busy).to_contain_text("The Lamp")
    expect(busy).to_contain_text("%")
    expect(busy.locator(".slot-clock")).to_have_text(re.compile(r"^\d+:\d\d$"))
    seen.once(page, "queue-working")
    still.wait_for_run(run)
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    expect(page.locator(".slot-free")).to_have_count(2)
    expect(page.locator(".slot-free").first).to_have_text("Free")
    expect(page.locator(".throughput-words")).to_contain_text(f"{len(jobs)} jobs in the last hour")

    page.get_by_role("link", name="History").click()
    expect(page).to_have_url(re.compile("/queue/history$"))
    expect(page.locator(".queue-list .row")).to_have_count(len(jobs))
    for job in jobs:
        expect(row(page, job["job"])).to_contain_text("Done")
    expect(page.locator(".queue-list .row .cell-right").first).to_contain_text(re.compile(r"\d"))
    page.go_back()
    expect(page).to_have_url(re.compile("/queue$"))
    page.keyboard.press("Escape")
    expect(page.locator(".cards")).to_be_visible()


def test_a_worker_is_paused_and_given_work_again(at_machine, machine):
    page = at_machine
    page.goto(machine.address + "/queue")
    name = page.locator(".lane-name b").first.text_content()
    page.get_by_role("button", name=f"Pause {name}").click()
    expect(page.locator(".lane[data-paused]")).to_have_count(1)
    expect(page.locator(".lane-head")).to_contain_text("Paused")
    assert machine.get("/api/v1/queue")["workers"][0]["paused"]
    page.get_by_role("button", name=f"Resume {name}").click()
    expect(page.locator(".lane[data-paused]")).to_have_count(0)
    assert not machine.get("/api/v1/queue")["workers"][0]["paused"]


def test_a_failure_is_told_with_its_tries_and_tried_again(at_machine, machine, seen):
    page = at_machine
    project = machine.imports(LAMP)
    machine.wait_for_run(machine.run(project))
    sequence = machine.nodes(project, "sequence")[0]["id"]
    shot = machine.nodes(project, "shot")[0]["id"]
    media = machine.takes(project, shot)[0]["media"]
    file = machine.folder / "media" / media[:2] / media[2:4] / media
    aside = machine.folder / "aside"
    file.rename(aside)
    run, _ = render(machine, project, {"only": [sequence]})
    page.goto(machine.address + "/queue/history")
    failed = page.locator(".queue-list .row[data-state='failed']")
    expect(failed).to_have_count(1)
    expect(failed).to_contain_text("Failed")
    words = failed.locator(".cell-reason").text_content()
    assert len(words) > 10, words
    failed.dblclick()
    tries = page.locator(".attempts tbody tr")
    expect(tries.first).to_be_visible()
    seen(page, "queue-failed", fit=False)
    page.keyboard.press("Escape")
    expect(page.locator(".detail")).to_have_count(0)

    # Three in a row: the worker is not given the function any more, until somebody trusts it again.
    more = [render(machine, project, {"only": [sequence]})[0] for _ in range(2)]
    expect(failed).to_have_count(3)
    page.get_by_role("link", name="Waiting").click()
    standing = page.locator(".lane-standing")
    expect(standing).to_contain_text("withheld")
    seen(page, "queue-withheld", fit=False)
    aside.rename(file)
    standing.get_by_role("button", name="Trust again").click()
    expect(standing).to_have_count(0)

    page.get_by_role("link", name="History").click()
    failed.first.click()
    page.keyboard.press("r")
    expect(page.locator(".toast")).to_contain_text("1 job back in the queue")
    expect(failed).to_have_count(2)
    page.get_by_role("button", name=re.compile("Try 2 failures of “The Lamp” again")).click()
    # Before that, the runs are settled as they were.
    expect(failed).to_have_count(0)
    for each in [run, *more]:
        machine.wait_for_run(each)


def test_a_look_at_the_queue_leaves_the_film_as_it_was(at_machine, machine):
    page = at_machine
    film = Film(page, machine, machine.imports(LAMP)).open()
    mara = film.node("MARA")
    x, y = film.header(mara)
    film.drag((x, y), (x + 40, y + 60))
    film.saved()
    assert film.can("Undo")
    page.keyboard.press("q")
    expect(page.locator(".lanes")).to_be_visible()
    machine.change(film.project, {"op": "rename", "node": film.node("TOM"), "title": "THOMAS"})
    page.get_by_role("button", name="Back").click()
    film.ready()
    assert page.url.endswith(film.project)
    until(page, "revision => window.backlot.canvas.document().revision === revision",
          machine.document(film.project)["revision"])
    assert film.can("Undo")
    before = [node for node in machine.nodes(film.project) if node["id"] == mara][0]
    film.undo()
    film.saved()
    after = [node for node in machine.nodes(film.project) if node["id"] == mara][0]
    assert (before["x"], before["y"]) != (after["x"], after["y"])


def test_the_queue_comes_back_by_itself_after_a_restart(at_machine, still):
    page = at_machine
    render(still, still.imports(LAMP))
    page.goto(still.address + "/queue")
    jobs = [job["job"] for job in waiting(still)]
    expect_order(page, jobs)
    still.kill()
    expect(page.locator(".connection-strip")).to_contain_text("The queue is shown as it stood.")
    assert order(page) == jobs
    still.start()
    expect(page.locator(".connection-strip")).to_be_hidden()
    row(page, jobs[0]).click()
    page.keyboard.press("Delete")
    expect(row(page, jobs[0])).to_have_count(0)
    expect_order(page, [job["job"] for job in waiting(still)])
