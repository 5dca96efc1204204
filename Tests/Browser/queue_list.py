"""What the tests of the queue's page do with it and with the studio's own list of what waits."""
import time

from conftest import HERE
from page import until
from studio import identifier

LAMP = (HERE / "films" / "lamp.fountain").read_text()


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
