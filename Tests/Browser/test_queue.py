"""The queue's page: what the workers do, what waits in which order, and what was done."""
import re
import time

import pytest
from playwright.sync_api import expect

from conftest import HERE, sign_in
from page import Film, until
from studio import identifier

LAMP = (HERE / "films" / "lamp.fountain").read_text()


@pytest.fixture(scope="module")
def machine(studios, chromium):
    """A studio whose queue is these tests' own."""
    machine = studios("queue")
    context = chromium.new_context()
    sign_in(context, machine)
    machine.cookies = context.storage_state()
    context.close()
    return machine


@pytest.fixture
def still(machine):
    """The same with nothing waiting and everything paused; it goes on afterwards, with nothing left over."""
    machine.post("/api/v1/queue/pause", {"everything": True})
    yield machine
    for project in machine.get("/api/v1/projects?limit=200")["items"]:
        machine.post(f"/api/v1/projects/{project['id']}/cancel", None)
        machine.post("/api/v1/queue/resume", {"project": project["id"]})
    machine.post("/api/v1/queue/resume", {"everything": True})


@pytest.fixture
def page(people, machine):
    return people(state=machine.cookies).page()


def render(studio, project, targets=None):
    """Starts a run that makes everything anew, so that it has something to do."""
    answer = studio.post(f"/api/v1/projects/{project}/runs",
                         {"targets": targets or {"everything": True}, "tier": "draft", "force": True},
                         headers={"Idempotency-Key": identifier(26)})
    return answer["id"], answer["total"]


def waiting(studio, project=None):
    """What waits by the studio's own list, in its order."""
    query = f"&project={project}" if project else ""
    return studio.get(f"/api/v1/queue/jobs?limit=200{query}")["items"]


def order(page):
    """The jobs in the rows that are in the page, from top to bottom."""
    return page.evaluate("""() => [...document.querySelectorAll('.queue-list .row')]
        .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).map(row => row.dataset.job)""")


def expect_order(page, jobs):
    until(page, """wanted => {
        const rows = [...document.querySelectorAll('.queue-list .row')].sort((a, b) => a.ariaRowIndex - b.ariaRowIndex);
        return JSON.stringify(rows.map(row => row.dataset.job)) === JSON.stringify(wanted);
    }""", jobs)


def expect_studio(studio, jobs):
    """Waits until the studio itself has that order."""
    end = time.monotonic() + 20
    while [job["job"] for job in waiting(studio)] != jobs:
        assert time.monotonic() < end, f"The studio has {[job['title'] for job in waiting(studio)]}"
        time.sleep(0.05)


def row(page, job):
    return page.locator(f".queue-list .row[data-job='{job}']")


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 3, box["y"] + box["height"] / 2


def moved(jobs, job, to):
    rest = [each for each in jobs if each != job]
    return rest[:to] + [job] + rest[to:]


def test_the_queue_shows_workers_and_what_waits_in_order_and_can_be_paused(page, still, seen):
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


def test_jobs_are_moved_by_keys_and_by_hand(page, still, seen):
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


def test_jobs_runs_and_films_are_cancelled_and_films_paused(page, still, seen):
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


def test_a_worker_is_paused_and_given_work_again(page, machine):
    page.goto(machine.address + "/queue")
    name = page.locator(".lane-name b").first.text_content()
    page.get_by_role("button", name=f"Pause {name}").click()
    expect(page.locator(".lane[data-paused]")).to_have_count(1)
    expect(page.locator(".lane-head")).to_contain_text("Paused")
    assert machine.get("/api/v1/queue")["workers"][0]["paused"]
    page.get_by_role("button", name=f"Resume {name}").click()
    expect(page.locator(".lane[data-paused]")).to_have_count(0)
    assert not machine.get("/api/v1/queue")["workers"][0]["paused"]


def test_a_failure_is_told_with_its_tries_and_tried_again(page, machine, seen):
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
    for each in [run, *more]:
        machine.wait_for_run(each)
    expect(failed).to_have_count(0)


# Counts the rows in the page and the long tasks while the list is scrolled from end to end, a screenful a frame.
SCROLL = """async () => {
    const list = document.querySelector('.rows');
    const long = [];
    new PerformanceObserver(entries => long.push(...entries.getEntries().map(entry => Math.round(entry.duration))))
        .observe({ type: 'longtask' });
    let most = 0, frames = 0;
    const began = performance.now();
    for (const way of [1, -1]) {
        for (let step = 0; step < 240; step += 1) {
            list.scrollTop += way * list.scrollHeight / 240;
            await new Promise(done => requestAnimationFrame(done));
            most = Math.max(most, list.querySelectorAll('.row').length);
            frames += 1;
        }
    }
    await new Promise(done => setTimeout(done, 100));
    return { most, frames, milliseconds: Math.round(performance.now() - began), long };
}"""


def test_ten_thousand_waiting_jobs_stay_smooth(page, still, seen):
    scenes = "\n".join(f"INT. ROOM {n} - NIGHT\n\nMARA opens door {n}.\n\nMARA\nAgain.\n" for n in range(500))
    project = still.imports(f"Title: Ten Thousand\n\n{scenes}")
    count = 0
    while count < 10_000:
        count += render(still, project)[1]
    page.goto(still.address + "/queue")
    expect(page.get_by_role("grid")).to_have_attribute("aria-rowcount", str(count))
    expect(page.locator(".queue-list .row .cell-title").first).to_be_visible()
    figures = page.evaluate(SCROLL)
    print(f"\n{count} jobs: at most {figures['most']} rows in the page, {figures['frames']} frames of scrolling in "
          f"{figures['milliseconds']} ms, long tasks: {figures['long'] or 'none'}")
    assert figures["most"] < 100

    page.keyboard.press("End")
    last = page.locator(f".queue-list .row[aria-rowindex='{count}']")
    expect(last.locator(".cell-title")).to_be_visible()
    expect(last).to_have_attribute("aria-selected", "true")
    seen(page, "queue-ten-thousand", fit=False)

    # While the queue moves, the list stays where it was scrolled to.
    page.evaluate("document.querySelector('.rows').scrollTop = 100_000")
    still.post("/api/v1/queue/resume", {"everything": True})
    expect(page.locator(".slot:not(.slot-free)").first).to_be_visible()
    until(page, "count => Number(document.querySelector('.rows').ariaRowCount) < count", count - 2)
    assert page.evaluate("document.querySelector('.rows').scrollTop") == 100_000
    assert page.evaluate("document.querySelectorAll('.row').length") < 100
    expect(page.locator(".cell-coming")).to_have_count(0)

    # What is cancelled is history, which comes page by page.
    still.post(f"/api/v1/projects/{project}/cancel", None)
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    page.keyboard.press("h")
    history = page.get_by_role("grid")
    expect(history).to_have_attribute("aria-rowcount", re.compile(r"^\d{3}$"))
    for _ in range(3):
        before = int(history.get_attribute("aria-rowcount"))
        page.keyboard.press("End")
        until(page, "count => Number(document.querySelector('.rows').ariaRowCount) > count", before)
    assert page.evaluate("document.querySelectorAll('.row').length") < 100


def test_a_look_at_the_queue_leaves_the_film_as_it_was(page, machine):
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


def test_the_queue_comes_back_by_itself_after_a_restart(page, still):
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
