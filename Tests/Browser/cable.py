"""The cable between a browser and the studio, which can be pulled."""
import selectors
import socket
import threading

from studio import free_port


class Cable:
    """Passes bytes on both ways; pulled, it cuts every connection and takes no new one."""

    def __init__(self, target):
        self.target = target
        self.port = free_port()
        self.is_pulled = False
        self._pairs = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def pull(self):
        self.is_pulled = True
        with self._lock:
            pairs, self._pairs = self._pairs, set()
        for pair in pairs:
            close(pair)

    def plug(self):
        self.is_pulled = False

    def end(self):
        self.pull()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                if self.is_pulled:
                    raise OSError("pulled")
                server = socket.create_connection(("127.0.0.1", self.target), timeout=10)
                server.settimeout(None)
            except OSError:
                client.close()
                continue
            with self._lock:
                self._pairs.add((client, server))
            threading.Thread(target=self._pass, args=(client, server), daemon=True).start()

    def _pass(self, client, server):
        try:
            with selectors.DefaultSelector() as ready:
                ready.register(client, selectors.EVENT_READ, server)
                ready.register(server, selectors.EVENT_READ, client)
                while True:
                    for key, _ in ready.select():
                        data = key.fileobj.recv(65536)
                        if not data:
                            return
                        key.data.sendall(data)
        except (OSError, ValueError):
            # Either end is gone, or the cable was pulled.
            return
        finally:
            with self._lock:
                self._pairs.discard((client, server))
            close((client, server))


def close(pair):
    for end in pair:
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            # It was closed already.
            pass
        end.close()
