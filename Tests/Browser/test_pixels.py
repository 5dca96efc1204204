"""What is made in the browser is what is made without one."""
import subprocess

from conftest import BINARY, HERE
from page import Film

SCREENPLAY = HERE / "films" / "door.fountain"


def test_a_shot_made_in_the_browser_has_the_pixels_of_the_headless_one(studios, studio, ada, scratch):
    project = studio.imports(SCREENPLAY.read_text())
    film = Film(ada.page(), studio, project).open()
    shot = studio.nodes(project, "shot")[0]
    film.select(shot["id"])
    film.run_button().click()
    film.wait_spoken("selected, rendered")
    film.page.locator(".preview video").wait_for()
    address = film.page.locator(".preview video").evaluate("video => video.currentSrc || video.src")
    answer = film.page.context.request.get(address)
    assert answer.ok
    seen = scratch / "browser.mp4"
    seen.write_bytes(answer.body())

    headless = scratch / "headless"
    command = [BINARY, "render", SCREENPLAY, "--lines", studio.lines, "--data", headless,
               "--output", scratch / "film.mp4"]
    made = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
    other = studios("headless", lines=studio.lines)
    there = other.get("/api/v1/projects")["items"][0]["id"]
    same = [node for node in other.nodes(there, "shot") if node["title"] == shot["title"]][0]
    assert same["fields"] == shot["fields"], "the two shots are not the same to begin with"
    take = other.takes(there, same["id"])[0]
    rendered = scratch / "headless-shot.mp4"
    rendered.write_bytes(other.call("GET", f"/api/v1/media/{take['media']}"))

    frames = pixels(seen)
    assert len(frames) == take["frames"] == shot["fields"]["duration"]["frames"]
    assert len(set(frames)) > 1, "nothing moves in it"
    different = [number for number, (a, b) in enumerate(zip(frames, pixels(rendered), strict=True)) if a != b]
    assert not different, f"frames {different} differ"


def pixels(file):
    """The hash of each frame's decoded pixels."""
    command = ["ffmpeg", "-v", "error", "-i", str(file), "-map", "0:v", "-pix_fmt", "rgb24", "-f", "framemd5", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split(",")[-1].strip() for line in done.stdout.splitlines() if not line.startswith("#")]
