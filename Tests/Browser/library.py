"""Files that a film is made of, made by the tests themselves, and what a person does with them in the Assets tab."""
import json
import struct
import subprocess
import zlib
from pathlib import Path

from page import Film, until


def png(path, colour, size=(64, 36)):
    """A picture of one colour with a bright corner; another colour is another file."""
    width, height = size
    row = b"".join(bytes(colour if x > 4 else (255, 255, 255)) for x in range(width))
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    Path(path).write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress((b"\0" + row) * height)) + chunk(b"IEND", b""))
    return Path(path)


def ffmpeg(path, *words):
    subprocess.run(["ffmpeg", "-v", "error", "-y", *words, str(path)], check=True, timeout=60)
    return Path(path)


def clip(path, seconds=1):
    return ffmpeg(path, "-f", "lavfi", "-i", f"testsrc2=s=320x180:r=24:d={seconds}", "-f", "lavfi", "-i", f"sine=330:d={seconds}",
                  "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest")


def sound(path, seconds=2, pitch=220):
    return ffmpeg(path, "-f", "lavfi", "-i", f"sine={pitch}:d={seconds}")


def lora(path, trigger="mara_voss", rank=4):
    """The smallest trained look: a pair of matrices, and the words of its training."""
    shapes = {"lora_unet_down_blocks_0.lora_down.weight": [rank, 8], "lora_unet_down_blocks_0.lora_up.weight": [8, rank],
              "lora_unet_down_blocks_0.alpha": []}
    header = {"__metadata__": {
        "ss_network_module": "networks.lora", "ss_network_dim": str(rank), "ss_base_model_version": "sdxl_base_v1-0",
        "ss_output_name": path.stem, "ss_tag_frequency": json.dumps({"set": {trigger: 12}}), "modelspec.trigger_phrase": trigger}}
    start = 0
    for name, shape in shapes.items():
        count = 1
        for side in shape:
            count *= side
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [start, start + 4 * count]}
        start += 4 * count
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + bytes(start))
    return Path(path)


def lut(path, size=2):
    steps = [index / (size - 1) for index in range(size)]
    lines = [f"{r:.6f} {g:.6f} {b:.6f}" for b in steps for g in steps for r in steps]
    Path(path).write_text(f"TITLE \"Tungsten\"\nLUT_3D_SIZE {size}\n" + "\n".join(lines) + "\n")
    return Path(path)


class Assets:
    """The Assets tab of an open film."""

    def __init__(self, film):
        self.film, self.page = film, film.page
        # Playwright begins to catch dialogues when somebody listens, which may be later than a key is pressed.
        self.page.on("filechooser", lambda chooser: None)

    def open(self):
        self.page.get_by_role("tab", name="Assets").click()
        self.page.get_by_role("region", name="Assets").wait_for()
        return self

    def bring(self, *files):
        """Chooses files as a person does, and waits until each has come to an end."""
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Shift+U")
        chooser.value.set_files([str(file) for file in files])
        self.wait_brought()

    def wait_brought(self, seconds=90):
        until(self.page, """() => {
            const list = document.querySelector('.uploads');
            return list && [...list.querySelectorAll('button')].some(button => button.textContent === 'Clear');
        }""", seconds=seconds)

    def uploads(self):
        return self.page.get_by_role("region", name="Files on their way")

    def search(self, words):
        self.page.get_by_label("Search the assets").fill(words)

    def cards(self):
        return self.page.locator(".asset-card")

    def card(self, name):
        return self.page.locator(".asset-card").filter(has=self.page.get_by_text(name, exact=True))

    def middle(self, name):
        card = self.card(name)
        card.scroll_into_view_if_needed()
        box = card.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 3

    def details(self, name):
        return self.page.get_by_role("complementary", name=f"Details of {name}")

    def drag(self, name, place, hold=None):
        """Takes hold of a card and lets it go at a point of the window."""
        self.film.drag(self.middle(name), place, hold=hold)


def blank(person, studio):
    """A film that has one scene, one character, one shot and a cut, open with its assets beside it; nothing is rendered."""
    project = studio.imports("Title: Tests\n\nINT. ROOM - NIGHT\n\nMARA looks up.\n\nMARA\nNobody.\n")
    film = Film(person.page(), studio, project).open()
    return film, Assets(film).open()
