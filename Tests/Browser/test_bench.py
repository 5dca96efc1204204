"""The bench: a film made up in the tab, of any size, on the real canvas."""
from playwright.sync_api import expect

from page import Film, until

WIRES = "750 wires"


def bench(ada, studio, query="nodes=500"):
    page = ada.page()
    page.goto(f"{studio.address}/studio/bench?{query}")
    return Film(page, studio, None)


def test_the_bench_shows_as_many_cards_as_the_address_says_with_takes_of_the_studio(ada, studio, finished, seen):
    film = bench(ada, studio).ready()
    assert len(film.ids()) == 500
    expect(film.page.locator(".top-bar")).to_contain_text(WIRES)
    expect(film.page.locator(".top-bar")).to_contain_text("takes of this studio")
    seen.once(film.page, "bench")
    film.page.evaluate("""() => {
        const { nodeIDs, nodeBox, view, toScreen, setView } = window.backlot.canvas;
        const [shot, now] = [nodeBox(nodeIDs()[250]), view()], middle = toScreen(now.x, now.y);
        setView(0.7, now.x + (shot.x - middle.x) / now.zoom, now.y + (shot.y - middle.y) / now.zoom);
    }""")
    film.settle()
    seen.once(film.page, "bench-near")


def test_nothing_of_the_bench_reaches_the_studio(ada, studio, finished):
    before = studio.document_bytes(finished), [project["id"] for project in studio.get("/api/v1/projects")["items"]]
    film = bench(ada, studio, "nodes=40")
    asked = []
    film.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    film.ready()
    shot = film.ids()[6]
    start = film.header(shot)
    place = film.box(shot)
    film.drag(start, (start[0] + 80, start[1] + 60))
    until(film.page, "([id, x]) => Math.abs(window.backlot.canvas.nodeBox(id).x - x) > 20", [shot, place["x"]])
    assert film.page.evaluate("window.backlot.canvas.document().pending") == 0, "the edit was not taken"
    film.page.keyboard.press("Control+z")
    until(film.page, "([id, x]) => Math.abs(window.backlot.canvas.nodeBox(id).x - x) < 1", [shot, place["x"]])
    film.settle()
    assert not [request for request in asked if not request.startswith("GET ")], asked
    assert before == (studio.document_bytes(finished), [project["id"] for project in studio.get("/api/v1/projects")["items"]])


def test_a_wrong_number_is_told_in_one_sentence(ada, studio):
    for query in ("", "nodes=", "nodes=0", "nodes=20001", "nodes=1e3", "nodes=-5", "nodes=12.5", "nodes=5&nodes=6", "nodes= 5"):
        film = bench(ada, studio, query)
        expect(film.page.locator(".screen-text")).to_have_text(
            "The address says how many cards to show, as ?nodes= and a whole number from 1 to 20,000.")
        film.page.close()


def test_the_bench_asks_who_is_there(people, studio):
    page = people().page()
    page.goto(f"{studio.address}/studio/bench?nodes=500")
    expect(page.get_by_label("Or paste the link here")).to_be_visible()
