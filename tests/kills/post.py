"""A mail server of the tests' own, that keeps what it is given in memory."""

import email
import socketserver
import threading
from email.message import Message


class PostOffice(socketserver.ThreadingTCPServer):
    """`letters`: what it took, in order. It speaks as little SMTP as Django needs."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Counter)
        self.letters: list[Message] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def letters_to(self, address: str) -> list[Message]:
        return [letter for letter in list(self.letters) if letter["To"] == address]

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever talks to us is killed now and then."""


class Counter(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self.say("220 post office")
        while line := self.rfile.readline():
            match line.split()[0].upper():
                case b"DATA":
                    self.say("354 go ahead")
                    self.server.letters.append(email.message_from_bytes(self.until_the_dot()))
                    self.say("250 taken")
                case b"QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 fine")

    def until_the_dot(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
