"""How httplint, a library that checks HTTP messages, judges the held-out exchanges of tests/lint/heldout.

It reads `bench_check exchanges` from the standard input, because it takes messages and not what people paste: each
exchange is what our reader made of the text. Its notes are not tied to sections, so that any note at "bad" or "warning"
that a fault's response has and a correct one would not counts as found here; the true figure is lower.
"""
import json
import sys
import time

try:
    from httplint import HttpRequestLinter, HttpResponseLinter
    from httplint.note import levels
except ImportError as missing:
    print(f"httplint is not here ({missing}): pip install httplint")
    sys.exit(0)


def unhex(text):
    return bytes.fromhex(text)


def unchunked(content):
    """The content of chunks, or nothing where they are broken."""
    out = b""
    while content:
        line, found, rest = content.partition(b"\r\n")
        try:
            size = int(line.split(b";")[0], 16)
        except ValueError:
            return None
        if not found or len(rest) < size:
            return None
        if size == 0:
            return out
        out, content = out + rest[:size], rest[size + 2 :]
    return None


def notes_of(exchange):
    fields = [(unhex(name), unhex(value)) for name, value in exchange["fields"] if name]
    names = {name.lower(): value for name, value in fields}
    content = unhex(exchange["content"])
    if b"transfer-encoding" in names:
        content = unchunked(content)
    whole = exchange["exact"] and content is not None
    linter = HttpResponseLinter(no_content=not whole)
    asked = exchange["request"]
    if asked:
        request = HttpRequestLinter(no_content=True)
        request.process_request_topline(asked["method"].encode(), unhex(asked["target"]), b"HTTP/1.1")
        request.process_headers([(unhex(name), unhex(value)) for name, value in asked["fields"] if name])
        request.finish_content(True)
        linter.request = request
        linter.is_head_response = asked["method"] == "HEAD"
    linter.process_response_topline(exchange["version"].encode(), str(exchange["status"]).encode(), unhex(exchange["phrase"]))
    linter.process_headers(fields)
    if whole:
        linter.feed_content(content)
    linter.finish_content(True)
    return linter.notes


def said(note):
    try:
        return str(note.summary)
    except KeyError:  # a text that wants what the note has not
        return type(note).__name__


def main():
    tell = "--notes" in sys.argv
    counts = {"fault": [0, 0, 0, 0], "correct": [0, 0, 0, 0]}
    start = time.process_time()
    for line in sys.stdin:
        case = json.loads(line)
        bad = warned = False
        told = []
        for exchange in case["exchanges"]:
            try:
                notes = notes_of(exchange)
            except Exception as error:  # of another's code, on input that is meant to be odd
                told.append(f"{type(error).__name__}: {error}")
                continue
            for note in [one for top in notes for one in [top, *top.subnotes]]:
                if note.level in (levels.BAD, levels.WARN):
                    bad = bad or note.level is levels.BAD
                    warned = True
                    told.append(f"{note.level.value}: {said(note)}")
        row = counts[case["kind"]]
        row[0] += 1
        row[1] += case["ours"] > 0
        row[2] += bad
        row[3] += warned
        if tell:
            print(case["kind"], case["at"], case["section"], "|", "; ".join(told))
    for kind, (size, ours, bad, warned) in counts.items():
        print(f"{kind}: {size} exchanges; with findings at MUST or SHOULD here {ours}; with notes at bad in httplint {bad}, at bad or warning {warned}")
    print(f"httplint: {1000 * (time.process_time() - start):.0f} ms")


if __name__ == "__main__":
    main()
