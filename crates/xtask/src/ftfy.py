# Prints ftfy's own examples as JSON, each with what ftfy makes of it and what its authors accept.
import ast
import doctest
import glob
import json
import sys
import tarfile

import ftfy
import ftfy.fixes

archive = tarfile.open(glob.glob(sys.argv[1] + "/ftfy-*.tar.gz")[0])


def member(name):
    found = next(m for m in archive.getnames() if m.endswith(name))
    return archive.extractfile(found).read().decode("utf-8")


rows = []


def add(source, text, accepted):
    made = ftfy.fix_text(text)
    # Curly quotes are what the author wrote: made straight or left, both are right.
    accepted = sorted(set(accepted) | {ftfy.fix_text(text, uncurl_quotes=False)})
    rows.append({"source": source, "text": text, "ftfy": made, "accepted": accepted})


for case in json.loads(member("tests/test_cases.json")):
    wanted = [case["fixed"], case.get("fixed-encoding", case["fixed"])]
    made = ftfy.fix_text(case["original"])
    source = "tests, that ftfy passes" if case["expect"] == "pass" else "tests, that ftfy fails"
    rows.append({"source": source, "text": case["original"], "ftfy": made, "accepted": wanted})

# The calls with one text and nothing else in the documentation and the docstrings.
finder, parser = doctest.DocTestFinder(), doctest.DocTestParser()
calls = [e for page in ("README.md", "docs/index.rst") for e in parser.get_examples(member(page))]
calls += [e for module in (ftfy, ftfy.fixes) for test in finder.find(module) for e in test.examples]
seen = set()


def name(call):
    return getattr(call.func, "id", None) or call.func.attr


for example in calls:
    try:
        call = ast.parse(example.source, mode="eval").body
        while name(call) in ("print", "eprint"):
            call = call.args[0]
        text = ast.literal_eval(call.args[0])
    except (SyntaxError, AttributeError, IndexError, ValueError):
        continue
    options = name(call) in ("uncurl_quotes", "decode_escapes") or call.keywords
    if isinstance(text, str) and not options and text not in seen:
        seen.add(text)
        add("documentation", text, [ftfy.fix_text(text)])

print(json.dumps(rows))
