"""Ten thousand jobs that wait."""
import re

from playwright.sync_api import expect

from page import until
from queue_list import render

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


def test_ten_thousand_waiting_jobs_stay_smooth(at_machine, still, seen):
    page = at_machine
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
