"""A headless Chromium, told what to do over a pipe: the DevTools protocol, without another package."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

#: Debian's name first.
PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: Seconds until an answer is given up.
PATIENCE = 60


class Browser:
    """One page in a browser of its own.

    Attributes:
        events: what the browser has told, each with "method" and "params".
    """

    def __init__(self) -> None:
        assert PROGRAM
        self._folder = tempfile.mkdtemp(prefix="cleantext-browser-")
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()

        def ends() -> None:
            # The pipe is read at 3 and written at 4; either may be in the other's way.
            copies = os.dup(theirs_in), os.dup(theirs_out)
            for place, copy in zip((3, 4), copies, strict=True):
                os.dup2(copy, place)

        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe"]
        self._process = subprocess.Popen(
            [PROGRAM, *options, f"--user-data-dir={self._folder}", "about:blank"],
            preexec_fn=ends,
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._read = b""
        self._number = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        target = self.tell("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.tell(f"{domain}.enable")

    def tell(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the protocol, and wait for its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params, **({"sessionId": self._session} if self._session else {})}
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                return answer["result"]
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            assert select.select([self._from], [], [], PATIENCE)[0], "the browser says nothing"
            data = os.read(self._from, 1 << 20)
            assert data, "the browser has gone"
            self._read += data
        message, _, self._read = self._read.partition(b"\0")
        return json.loads(message)

    def open(self, path: Path, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        """Show a file, in a window of this size."""
        self.events.clear()
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        # Without motion a page has come to rest as soon as a key has been pressed.
        wanted = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        self.tell("Emulation.setEmulatedMedia", features=[{"name": name, "value": value} for name, value in wanted.items()])
        self.tell("Page.navigate", url=path.resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        result = self.tell("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key: "Tab", " ", "ArrowRight"."""
        code = {"Tab": 9, " ": 32, "ArrowRight": 39, "ArrowDown": 40}[key]
        text = {"text": " "} if key == " " else {}
        for kind in ("keyDown", "keyUp"):
            self.tell("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **(text if kind == "keyDown" else {}))

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write what is seen, or the whole page, as PNG."""
        path.write_bytes(base64.b64decode(self.tell("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]))

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        try:
            os.write(self._to, json.dumps({"id": 0, "method": "Browser.close"}).encode() + b"\0")
            self._process.wait(PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._to)
        os.close(self._from)
        shutil.rmtree(self._folder, ignore_errors=True)
