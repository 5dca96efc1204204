"""Starting the studio where it cannot start says why, in one sentence."""
import subprocess

from conftest import BINARY, WEB


def attempt(*words):
    done = subprocess.run([str(BINARY), "serve", *map(str, words)], capture_output=True, text=True, timeout=60)
    return done.returncode, (done.stdout + done.stderr).strip()


def test_a_port_that_is_taken_is_named(studio, scratch):
    code, words = attempt("--data", scratch / "taken", "--port", studio.port, "--web", WEB)
    assert code != 0
    assert str(studio.port) in words and len(words.splitlines()) == 1, words
    assert studio.get("/healthz")["status"] == "live"


def test_a_folder_without_the_page_is_named(scratch):
    code, words = attempt("--data", scratch / "pageless", "--port", "0", "--web", scratch / "nowhere")
    assert code != 0
    assert "nowhere" in words and len(words.splitlines()) <= 2, words


def test_a_folder_that_another_studio_works_in_is_named(studio):
    code, words = attempt("--data", studio.folder, "--port", "0", "--web", WEB)
    assert code != 0
    assert str(studio.folder) in words and len(words.splitlines()) <= 2, words
