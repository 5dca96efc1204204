"""Editors without a browser, who hold the film as the page does and edit it at random: the program live-editors."""
import json
import queue
import subprocess
import threading


class LiveEditors:
    """`live-editors` on a studio's project, until they are told to settle."""

    # Longer than the program itself waits for anything, so that its own sentence is heard.
    PATIENCE = 90

    def __init__(self, binary, studio, project, count, seed):
        self.count = count
        self.answers = queue.Queue()
        self.said = []
        # The key is made with the first request.
        studio.document(project)
        command = [binary, "--port", studio.port, "--key", studio.key, "--project", project, "--count", count,
                   "--seed", seed]
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, text=True, bufsize=1,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        threading.Thread(target=self._listen, daemon=True).start()
        self.overhearing = threading.Thread(target=self._overhear, daemon=True)
        self.overhearing.start()

    def settle(self):
        """They stop; answers a tally for each, once the studio has answered all they did."""
        return self._ask("settle")

    def hold(self, revision):
        """What each holds at a revision: `{revision, snapshot}`."""
        return self._ask(f"hold {revision}")

    def end(self):
        """Ends the program and answers whether it had nothing to complain of."""
        try:
            self.process.stdin.close()
        except OSError:
            # It is gone; its code says why.
            pass
        try:
            return self.process.wait(30) == 0
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return False

    def _ask(self, line):
        try:
            self.process.stdin.write(line + "\n")
            answer = self.answers.get(timeout=self.PATIENCE)
        except (OSError, queue.Empty):
            answer = None
        if not answer:
            self.end()
            self.overhearing.join(5)
            raise AssertionError(f"The editors did not answer {line!r}. " + "".join(self.said))
        found = json.loads(answer)
        assert len(found) == self.count, found
        return found

    def _listen(self):
        for line in self.process.stdout:
            self.answers.put(line)
        # It has ended: whoever waits need not.
        self.answers.put(None)

    def _overhear(self):
        for line in self.process.stderr:
            self.said.append(line)
