"""A studio of its own for the tests: the real program in a fresh folder, on a free port of this machine."""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

LINK = re.compile(r"http://\S+/sign-in#\S+")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Refused(Exception):
    """An answer that is not a success, with its problem document."""

    def __init__(self, status, problem):
        super().__init__(f"{status}: {problem}")
        self.status, self.problem = status, problem


class Studio:
    """`backlot serve`, which can be killed and started again on the same port and folder."""

    def __init__(self, binary, web, folder, lines=180, workers=2):
        self.binary, self.web, self.folder, self.lines = Path(binary), Path(web), Path(folder), lines
        self.workers = workers
        self.port = free_port()
        self.process = None
        self.said = []
        self.key = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        """Starts it and answers the sign-in link that it prints."""
        command = [self.binary, "serve", "--data", self.folder, "--port", str(self.port), "--web", self.web,
                   "--lines", str(self.lines), "--workers", str(self.workers)]
        self.said = []
        self.process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL)
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        return self._printed_link()

    def _listen(self, process):
        for line in process.stdout:
            self.said.append(line)

    def _printed_link(self):
        for _ in range(600):
            found = LINK.search("".join(self.said))
            if found:
                return found.group()
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError("The studio did not start:\n" + "".join(self.said))

    def kill(self):
        """Ends it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("The studio did not stop within 30 seconds of being asked to.") from None
        assert code == 0, f"The studio stopped with {code}:\n" + "".join(self.said[-20:])

    def complaints(self):
        """What it logged as an error or worse."""
        return [line.strip() for line in self.said if re.search(r"\b(error|critical)\b", line)]

    def command(self, *words):
        """Runs another `backlot` command on the same folder and answers what it prints."""
        done = subprocess.run([str(self.binary), *words, "--data", str(self.folder)], capture_output=True, text=True,
                              timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def link(self):
        found = LINK.search(self.command("key", "link"))
        assert found, "backlot key link printed no link"
        return found.group()

    # What a program with a key does.

    def call(self, method, path, body=None, kind="application/json", headers=()):
        if self.key is None:
            self.key = self.command("key", "create", "browser tests").split()[-1]
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, method=method, headers={
            "Authorization": f"Bearer {self.key}", "Content-Type": kind, **dict(headers)})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                raw = answer.read()
        except urllib.error.HTTPError as error:
            raise Refused(error.code, error.read().decode(errors="replace")) from None
        return raw

    def get(self, path):
        return json.loads(self.call("GET", path))

    def post(self, path, body, **more):
        return json.loads(self.call("POST", path, body, **more))

    def imports(self, screenplay):
        """Makes a project of a screenplay's text; answers its id."""
        answer = self.post("/api/v1/screenplays?name=film.fountain", screenplay.encode(), kind="text/plain")
        return answer["project"]["id"]

    def document_bytes(self, project):
        """The document exactly as the studio writes it, without the revision, which only ever grows."""
        raw = self.call("GET", f"/api/v1/projects/{project}/document")
        return re.sub(rb'"revision":\d+', b'"revision":0', raw)

    def document(self, project):
        return self.get(f"/api/v1/projects/{project}/document")

    def nodes(self, project, kind=None):
        nodes = self.document(project)["nodes"]
        return [node for node in nodes if kind is None or node["kind"] == kind]

    def runs(self, project):
        return self.get(f"/api/v1/projects/{project}/runs")["items"]

    def jobs(self, run):
        return self.get(f"/api/v1/runs/{run}")["jobs"]

    def run(self, project, targets=None):
        body = {"targets": targets or {"everything": True}, "tier": "draft"}
        answer = self.post(f"/api/v1/projects/{project}/runs", body, headers={"Idempotency-Key": os.urandom(12).hex()})
        return answer["id"]

    def wait_for_run(self, run, seconds=300):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            state = self.get(f"/api/v1/runs/{run}")
            if state["run"]["settled"]:
                failed = [job for job in state["jobs"] if job["state"] not in ("succeeded", "cached")]
                assert not failed, f"The run did not succeed: {failed}"
                return state
            time.sleep(0.25)
        raise AssertionError(f"The run did not end within {seconds} seconds.")

    def takes(self, project, node):
        return self.get(f"/api/v1/projects/{project}/takes?node={node}")["items"]

    def change(self, project, *operations, base=None, label="From outside"):
        """One change by the machine's key; answers the studio's answer."""
        if base is None:
            base = self.document(project)["revision"]
        return self.post(f"/api/v1/projects/{project}/changes", {
            "id": identifier(26), "base": base, "label": label, "operations": list(operations)})

    def raw(self, method, path, headers):
        """A request with exactly these headers, also such as no browser sends; answers status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")


def identifier(length):
    """An id as Docs/live.md has them: Crockford's base 32, the first digit small enough for the bits there are."""
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    return letters[os.urandom(1)[0] % 8] + "".join(letters[byte % 32] for byte in os.urandom(length - 1))
