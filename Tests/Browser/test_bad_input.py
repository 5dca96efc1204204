"""What is wrong is refused with a clear answer, and disturbs nobody."""
import json
import socket

import pytest
from playwright.sync_api import expect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from cable import Cable
from studio import Refused, identifier


@pytest.fixture
def cable(studio):
    cable = Cable(studio.port)
    yield cable
    cable.end()


def plugged(studio, **more):
    """A socket of a program with a key."""
    studio.get("/api/v1/session")
    headers = {"Authorization": f"Bearer {studio.key}"}
    return connect(f"ws://127.0.0.1:{studio.port}/api/v1/socket", additional_headers=headers, max_size=None, **more)


def test_a_node_that_another_deletes_while_it_is_dragged_is_let_go_of(film, studio, seen):
    page, tom = film.page, film.node("TOM")
    film.select(tom)
    x, y = film.header(tom)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 80, steps=5)
    document = studio.document(film.project)
    wires = [{"op": "disconnect", "wire": wire["id"]} for wire in document["wires"]
             if tom in (wire["source"]["node"], wire["target"]["node"])]
    studio.change(film.project, *wires, {"op": "remove_node", "node": tom})
    words = "“TOM” was deleted by somebody else while you moved it."
    expect(page.locator(".toast", has_text=words)).to_be_visible()
    # Two frames later nothing more has been said: the selection that is gone is not told as well.
    film.frame()
    assert sum("deleted" in toast for toast in film.toasts()) == 1, film.toasts()
    seen.once(page, "deleted-while-dragged")
    page.mouse.move(x + 90, y + 120, steps=3)
    page.mouse.up()
    film.frame()
    film.saved()
    assert tom not in film.ids()
    assert tom not in {node["id"] for node in studio.nodes(film.project)}
    head = studio.document(film.project)["revision"]
    assert head == document["revision"] + 1, "the page changed something all the same"


def test_a_wire_whose_node_another_deletes_while_it_is_drawn_is_let_go_of(film, studio):
    page, room = film.page, studio.nodes(film.project, "scene")[0]
    film.between(film.place(room["id"]), film.place(room["id"]), zoom=0.8)
    page.mouse.move(*film.port(room["id"], "output", "scene"))
    page.mouse.down()
    page.mouse.move(*film.empty_place(), steps=5)
    wires = [{"op": "disconnect", "wire": wire["id"]} for wire in studio.document(film.project)["wires"]
             if wire["source"]["node"] == room["id"]]
    studio.change(film.project, *wires, {"op": "remove_node", "node": room["id"]})
    expect(page.locator(".toast", has_text="was deleted by somebody else while you connected it.")).to_be_visible()
    page.mouse.up()
    film.frame()
    assert page.locator(".canvas-add").count() == 0, "it asks what to add to a wire that is gone"


def test_another_site_gets_no_socket_and_a_wrong_host_no_answer(studio):
    with pytest.raises(InvalidStatus) as refusal:
        plugged(studio, origin="http://elsewhere.example")
    assert refusal.value.response.status_code == 403
    with plugged(studio, origin=studio.address) as own:
        assert json.loads(own.recv())["type"] == "hello"
    with pytest.raises(InvalidStatus) as refusal:
        connect(f"ws://127.0.0.1:{studio.port}/api/v1/socket")
    assert refusal.value.response.status_code == 401
    for host in ("elsewhere.example", f"elsewhere.example:{studio.port}"):
        status, body = studio.raw("GET", "/api/v1/projects", {"Host": host})
        assert status == 421, f"{host}: {status}"
        assert json.loads(body)["detail"]
    assert studio.raw("GET", "/", {"Host": "elsewhere.example"})[0] == 421
    status, _ = studio.raw("POST", "/api/v1/projects", {
        "Host": f"127.0.0.1:{studio.port}", "Origin": "http://elsewhere.example", "Content-Length": "0",
        "Authorization": f"Bearer {studio.key}"})
    assert status == 403


MESSAGES = {
    "no JSON": "{", "no object": "[]", "no type": "{}", "an unknown type": '{"type":"burn"}',
    "a project that cannot be": '{"type":"open","project":"../.."}',
    "a name twice": '{"type":"studio","type":"studio"}',
    "no bytes": b"", "an unknown kind": b"\xff" * 40, "half a change": b"\x01" + b"\x07" * 9, "deep": "[" * 50_000,
}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_a_message_that_cannot_be_understood_is_answered_and_nothing_else(studio, finished, message):
    with plugged(studio) as line:
        hello = json.loads(line.recv())
        assert hello["type"] == "hello"
        line.send(message)
        answer = json.loads(line.recv(timeout=30))
        assert answer["type"] in ("error", "closed"), answer
        assert answer.get("detail") or answer.get("reason")
        line.send(json.dumps({"type": "open", "project": finished}))
        assert line.recv(timeout=30)[0] == 0x10, "the line does not go on"


def test_what_breaks_the_protocol_ends_that_socket_and_no_other(film, studio):
    ends = {}
    with plugged(studio) as line:
        line.recv()
        with pytest.raises(ConnectionClosed) as end:
            line.send(b"\x01" * 9_000_000)
            while True:
                line.recv(timeout=30)
        ends["too large"] = end.value.rcvd.code
    ends["bad text"] = broken(studio, b"\x81\x84\0\0\0\0\xff\xfe\xfd\xfc")
    ends["not masked"] = broken(studio, b"\x81\x02{}")
    ends["an unknown opcode"] = broken(studio, b"\x83\x80\0\0\0\0")
    ends["a ping of a thousand bytes"] = broken(studio, b"\x89\xfe\x03\xe8\0\0\0\0" + b"\0" * 1000)
    assert ends == {"too large": 1009, "bad text": 1007, "not masked": 1002, "an unknown opcode": 1002,
                    "a ping of a thousand bytes": 1002}
    tom = film.node("TOM")
    x, y = film.header(tom)
    film.drag((x, y), (x + 30, y + 80))
    film.saved()
    assert film.page.locator(".connection-strip").count() == 0


class BareLine:
    """A socket with no library at its end: it sends what no browser would, and reads when it wants to."""

    def __init__(self, studio, room=None):
        self.line = socket.socket()
        if room:
            self.line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        self.line.settimeout(60)
        self.line.connect(("127.0.0.1", studio.port))
        self.stream = self.line.makefile("rb")
        self.line.sendall((
            f"GET /api/v1/socket HTTP/1.1\r\nHost: 127.0.0.1:{studio.port}\r\n"
            f"Authorization: Bearer {studio.key}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").encode())
        assert b"101" in self.stream.readline()
        while self.stream.readline() != b"\r\n":
            pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()
        self.line.close()

    def frame(self):
        """The next frame's opcode and payload."""
        opening = self.stream.read(2)
        assert len(opening) == 2, "the studio hung up without a word"
        length = opening[1] & 0x7F
        if length > 125:
            length = int.from_bytes(self.stream.read(2 if length == 126 else 8))
        return opening[0] & 0x0F, self.stream.read(length)


def broken(studio, frame):
    """Sends a frame as no library would; answers the code that the studio closes with."""
    with BareLine(studio) as line:
        line.line.sendall(frame)
        while True:
            opcode, payload = line.frame()
            if opcode == 8:
                return int.from_bytes(payload[:2])


@pytest.mark.parametrize("operation,base,status", [
    ({"op": "paint", "node": "0000000000000"}, 0, 400),
    ({"op": "remove_node", "node": "0000000000001"}, 0, 409),
    ({"op": "remove_node", "node": "not an id"}, 0, 400),
    ({"op": "move", "node": "0000000000001", "x": 1.5, "y": 0}, 0, 400),
    ({"op": "move", "node": None, "x": 64, "y": 0}, 1_000, 409),
], ids=["an unknown change", "an unknown node", "an impossible id", "half a pixel", "ahead of the head"])
def test_a_change_that_cannot_be_is_refused_in_one_sentence(film, studio, operation, base, status):
    before = studio.document_bytes(film.project)
    if operation.get("node", "") is None:
        operation = {**operation, "node": film.node("TOM")}
    with pytest.raises(Refused) as refusal:
        studio.change(film.project, operation, base=studio.document(film.project)["revision"] + base)
    assert refusal.value.status == status, refusal.value
    assert json.loads(refusal.value.problem)["detail"]
    assert studio.document_bytes(film.project) == before


def test_a_change_from_behind_is_merged_unless_it_must_be_the_head(film, studio):
    tom, revision = film.node("TOM"), studio.document(film.project)["revision"]
    studio.change(film.project, {"op": "rename", "node": tom, "title": "THOMAS"}, base=revision)
    studio.change(film.project, {"op": "move", "node": tom, "x": 6400, "y": 6400}, base=revision)
    found = [node for node in studio.nodes(film.project) if node["id"] == tom][0]
    assert (found["title"], found["x"], found["y"]) == ("THOMAS", 6400, 6400)
    film.wait_at(tom, 800)
    change = {"id": identifier(26), "base": revision, "label": "", "operations": [
        {"op": "rename", "node": tom, "title": "TIM"}]}
    with pytest.raises(Refused) as refusal:
        studio.post(f"/api/v1/projects/{film.project}/changes", change, headers={"If-Match": f'"{revision}"'})
    assert refusal.value.status == 412


@pytest.mark.parametrize("body,status", [
    (b"{", 400), (b'{"title":"a","title":"b"}', 400), (b'{"title":1}', 400), (b"", 400),
    (b'{"title":"' + b"x" * 100_000 + b'"}', 413),
], ids=["no JSON", "a name twice", "another type", "nothing", "too large"])
def test_a_body_that_cannot_be_is_refused_and_makes_no_project(studio, finished, body, status):
    before = len(studio.get("/api/v1/projects")["items"])
    with pytest.raises(Refused) as refusal:
        studio.post("/api/v1/projects", body)
    assert refusal.value.status == status, refusal.value
    assert json.loads(refusal.value.problem)["detail"]
    assert len(studio.get("/api/v1/projects")["items"]) == before


def test_a_foreign_project_is_not_there(studio, ada):
    stranger = identifier(26)
    with pytest.raises(Refused) as refusal:
        studio.get(f"/api/v1/projects/{stranger}")
    assert refusal.value.status == 404
    page = ada.page()
    page.goto(f"{studio.address}/projects/{stranger}")
    expect(page.get_by_role("heading", name="No such project")).to_be_visible()
    page.get_by_role("button", name="To the projects").click()
    expect(page.locator(".brand")).to_be_visible()


@pytest.mark.parametrize("is_cut", [False, True], ids=["on its line", "whose line was cut"])
def test_a_tab_that_slept_catches_up(film, studio, cable, is_cut):
    page = film.page
    page.goto(f"{cable.address}/projects/{film.project}")
    film.ready()
    tom = [node for node in studio.nodes(film.project) if node["title"] == "TOM"][0]
    session, slept = page.context.new_cdp_session(page), []
    session.on("Debugger.paused", lambda event: slept.append(event))
    session.send("Debugger.enable")
    session.send("Debugger.pause")
    for step in range(1, 61):
        studio.change(film.project, {"op": "move", "node": tom["id"], "x": tom["x"] + 64 * step, "y": tom["y"]})
        if is_cut and step == 30:
            cable.pull()
    page.wait_for_timeout(200)
    assert slept, "the tab did not sleep"
    cable.plug()
    session.send("Debugger.resume")
    session.detach()
    film.wait_at(tom["id"], tom["x"] / 8 + 8 * 60)
    x, y = film.header(tom["id"])
    film.drag((x, y), (x + 20, y + 60))
    film.saved()
    assert [node for node in studio.nodes(film.project) if node["id"] == tom["id"]][0]["y"] != tom["y"]


def test_a_program_that_does_not_read_holds_up_nobody_and_gets_the_film_anew(film, studio):
    tom = [node for node in studio.nodes(film.project) if node["title"] == "TOM"][0]
    words = "x" * 50_000
    with BareLine(studio, room=4096) as line:
        opening = json.dumps({"type": "open", "project": film.project}).encode()
        line.line.sendall(b"\x81" + bytes([0x80 | len(opening)]) + b"\0\0\0\0" + opening)
        head = studio.document(film.project)["revision"]
        for number in range(80):
            # The note is written over and over: the film stays small, what is told of it grows.
            note = {"id": identifier(13), "kind": "note", "kindVersion": 1, "title": "", "parent": None,
                    "x": 0, "y": 9600, "fields": {"text": {"text": words + str(number)}},
                    "bypassed": False, "muted": False, "locked": False}
            studio.change(film.project, {"op": "add_node", "node": note}, base=head)
            studio.change(film.project, {"op": "remove_node", "node": note["id"]}, base=head + 1)
            head += 2
        studio.change(film.project, {"op": "move", "node": tom["id"], "x": tom["x"] + 640, "y": tom["y"]}, base=head)
        film.wait_at(tom["id"], tom["x"] / 8 + 80)
        # Now it reads again.
        told, documents = 0, 0
        while told < head + 1:
            opcode, payload = line.frame()
            assert opcode != 8, f"the studio hung up: {payload}"
            if opcode == 2 and payload[0] in (0x10, 0x11):
                documents += payload[0] == 0x10
                told = int.from_bytes(payload[1:9])
        assert documents >= 2, "it was sent everything, however slow it is"
