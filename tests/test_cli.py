import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cxreader import __version__, cli, importing, paths
from cxreader.analysis import model_file
from cxreader.exporters import EXPORTERS
from cxreader.model.document import Document
from cxreader.model.scope import Length, Scope, Status
from cxreader.model.theme import Codebook
from cxreader.session import Session, open_session
from cxreader.store.schema import APPLICATION_ID
from tests import annotation_set
from tests.surveys import write_survey, write_talk

ROOT = Path(__file__).parents[1]
SEEDS = [str(path) for path in paths.seeds()]
SPANISH, CHINESE, POLISH, FILIPINO = SEEDS
# runs the command line as the program does, and tells on standard error whether Qt was loaded
PROGRAM = """
import sys
from cxreader.__main__ import main
status = main()
assert not [name for name in sys.modules if name.startswith("PySide6")]
sys.exit(status)
"""
PLACE = ["block", "start", "end", "text"]
JUDGED = ["language", "confidence", "noise", "themes"]
Output = pytest.CaptureFixture[str]


def run(arguments: Sequence[str | bytes], given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


def answered(
    tmp_path: Path, content: bytes, output: Output, options: Sequence[str] = ("--words",)
) -> tuple[int, list[dict[str, Any]], str]:
    path = tmp_path / "answers.jsonl"
    path.write_bytes(content)
    status = cli.main(["analyse", *options, "--texts", str(path)])
    said = output.readouterr()
    return status, lines(said.out), said.err


@pytest.mark.usefixtures("model_path")
def test_the_command_line_never_loads_qt() -> None:
    done = run(["analyse", POLISH])
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("PL ")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["analyse", "--help"], ["export", "--help"]])
def test_help_names_the_commands_and_options(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 0
    words = capsys.readouterr().out
    assert words.startswith("usage: cxreader")
    assert all(word in words for word in ("analyse", "export")) or "FILE" in words


def test_the_version_is_told(capsys: Output) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"cxreader {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["dance"], ["export", SPANISH], ["analyse", "--format", "xml", SPANISH]])
def test_what_is_not_understood_ends_with_status_2(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert "usage: cxreader" in capsys.readouterr().err


def test_the_table_has_a_line_a_document(capsys: Output, seed_documents: tuple[Document, ...]) -> None:
    assert cli.main(["analyse", "--words", *SEEDS]) == 0
    table = capsys.readouterr().out.split("\n")[:-1]
    assert [line[:4] for line in table] == ["ES  ", "ZH  ", "PL  ", "TL  "]
    for line, document in zip(table, seed_documents, strict=True):
        passages = sum(not passage.noise for passage in document.passages)
        assert line.split()[1:5] == [str(passages), "passages", str(len(document.noise)), "noise"]
        assert document.reading.title[:48] in line
        assert line.endswith("]")
        assert line.count(",") >= 2


def test_a_text_about_nothing_has_no_theme(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("Zzz.", "utf-8")
    assert cli.main(["analyse", "--words", str(path)]) == 0
    assert capsys.readouterr().out == "??      1 passages    0 noise  Zzz.  [no theme]\n"


def test_json_lines_have_a_line_a_passage(capsys: Output, seed_documents: tuple[Document, ...]) -> None:
    assert cli.main(["analyse", "--words", *SEEDS, "--format", "jsonl"]) == 0
    said = lines(capsys.readouterr().out)
    assert len(said) == sum(len(document.passages) for document in seed_documents)
    texts = {name: Path(name).read_bytes().decode() for name in SEEDS}
    for line in said:
        assert list(line) == ["document", "document_language", *PLACE, *JUDGED, "speaker"]
        assert line["text"] == texts[line["document"]][line["start"] : line["end"]]
        assert 0 <= line["confidence"] <= 1
        for gap in line["noise"]:
            assert list(gap) == ["start", "end", "kind", "why"]
        for theme in line["themes"]:
            assert list(theme) == ["theme", "score", "certainty", "spans"]
            assert theme["certainty"] in ("sure", "fairly sure", "doubtful")
            for span in theme["spans"]:
                assert list(span) == ["start", "end", "kind", "share"]
                assert line["start"] <= span["start"] < span["end"] <= line["end"]
    assert {line["document_language"] for line in said} == {"es", "zh-Hans", "pl", "fil"}
    assert "ko" not in {line["language"] for line in said}


@pytest.mark.parametrize(
    ("path", "part", "count"), [(CHINESE, "vwin免佣百家乐", 26), (FILIPINO, "$config[code] not found", 1)]
)
def test_what_was_injected_lies_in_noise(capsys: Output, path: str, part: str, count: int) -> None:
    cli.main(["analyse", "--words", path, "--format", "jsonl"])
    text = Path(path).read_bytes().decode()
    gaps = {(gap["start"], gap["end"]) for line in lines(capsys.readouterr().out) for gap in line["noise"]}
    starts = [at for at in range(len(text)) if text.startswith(part, at)]
    assert len(starts) == count
    assert all(any(first <= at and at + len(part) <= last for first, last in gaps) for at in starts)


def test_each_file_that_is_no_text_is_told_in_one_sentence(tmp_path: Path, capsys: Output) -> None:
    missing = tmp_path / "missing.txt"
    assert cli.main(["analyse", "--words", str(missing), POLISH, str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out.startswith("PL ")
    first, second = said.err.split("\n")[:-1]
    assert first.startswith("“missing.txt” is not there")
    assert first.endswith(".")
    assert second.endswith("is a folder. Open the files in it instead.")


@pytest.mark.parametrize("arguments", [["analyse"], ["analyse", POLISH, "--texts", POLISH]])
def test_files_or_texts_must_be_named(arguments: list[str], capsys: Output) -> None:
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err == "Nothing to analyse. Name some text files, or one file after --texts.\n"


SAID = {
    "fi": "Asiakaspalveluun piti jonottaa kaksi tuntia. 😀",
    "en": "😀 I waited on hold for an hour, then the call centre agent hung up. $config[code] not found",
    "zh-Hans": "等了两个小时才接通客服电话，真让人生气。",
}


@pytest.mark.usefixtures("model_path")
def test_by_meaning_each_word_has_its_share_of_the_score(tmp_path: Path, capsys: Output) -> None:
    long = "The weather was fine all week and we walked a lot in the hills. " * 9 + SAID["en"]
    given = [*SAID.values(), long, "12 345", "{{ }}"]
    content = "".join(json.dumps({"id": text, "text": text}) + "\n" for text in given)
    content += json.dumps({"id": 1, "paragraphs": given}) + "\n"
    status, said, told = answered(tmp_path, content.encode(), capsys, ())
    assert (status, told) == (0, "")
    assert [line["language"] for line in said[:3]] == list(SAID)
    assert [bool(line["themes"]) for line in said[:-1]] == [True, True, True, True, False, False]
    for line in said[:-1]:
        for theme in line["themes"]:
            spans = theme["spans"]
            assert abs(sum(span["share"] for span in spans) - theme["score"]) <= 1e-5
            assert spans == sorted(spans, key=lambda span: (span["start"], span["end"]))
            meant = [line["text"][span["start"] : span["end"]] for span in spans if span["kind"] == "meaning"]
            assert all(meant)
            assert "config" not in meant
    assert {span["kind"] for span in said[0]["themes"][0]["spans"]} == {"meaning"}
    assert "jonottaa" in {SAID["fi"][span["start"] : span["end"]] for span in said[0]["themes"][0]["spans"]}
    assert {span["kind"] for theme in said[1]["themes"] for span in theme["spans"]} == {"word", "meaning"}
    assert said[-1]["paragraphs"][0]["themes"] == said[0]["themes"]


def test_a_file_without_words_is_told_of_and_has_no_passages(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "nothing.txt"
    path.write_bytes(b"\n\n")
    for form, begins in (("table", "??"), ("jsonl", "")):
        assert cli.main(["analyse", "--words", str(path), "--format", form]) == 0
        said = capsys.readouterr()
        assert said.err == "“nothing.txt”: It is empty: there is no text in it. Choose another one.\n"
        assert said.out[:2] == begins


@pytest.mark.usefixtures("model_path")
def test_files_are_judged_and_exported_by_meaning(tmp_path: Path, capsys: Output) -> None:
    path, out = tmp_path / "answer.txt", tmp_path / "out.jsonl"
    path.write_text(SAID["fi"], "utf-8")
    assert cli.main(["analyse", str(path), "--format", "jsonl"]) == 0
    found = [theme["theme"] for theme in lines(capsys.readouterr().out)[0]["themes"]]
    assert "response-speed" in found
    assert cli.main(["analyse", str(path)]) == 0
    assert "[no theme]" not in capsys.readouterr().out
    assert cli.main(["export", str(path), "--format", "jsonl", "--out", str(out)]) == 0
    assert found[0] in out.read_text("utf-8")
    assert "word list" not in out.read_text("utf-8")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("file", [None, b"no model"])
def test_without_a_whole_model_words_decide_and_that_is_told_once(
    tmp_path: Path, capsys: Output, file: bytes | None
) -> None:
    model = tmp_path / "model"
    if file:
        model.write_bytes(file)
    words = model_file.MISSING if file is None else "“model” is no meaning model"
    content = "".join(json.dumps({"id": text, "text": text}) + "\n" for text in SAID.values()).encode()
    status, said, told = answered(tmp_path, content, capsys, ["--model", str(model)])
    assert (status, told.count("\n")) == (0, 1)
    assert told.startswith(words)
    assert said == answered(tmp_path, content, capsys)[1]
    for arguments in (["analyse", POLISH, SPANISH], ["export", POLISH, SPANISH, "--out", str(tmp_path / "out")]):
        assert cli.main([*arguments, "--model", str(model)]) == 0
        told = capsys.readouterr().err
        assert told.startswith(words)
        assert told.count("\n") == 1


def test_each_line_is_answered_before_the_next_is_there() -> None:
    command = [sys.executable, "-c", PROGRAM, "analyse", "--words", "--texts", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for number in range(3):
            program.stdin.write(b'{"id": %d, "text": "ok"}\n' % number)
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == number
        program.stdin.close()
    assert program.returncode == 0


def test_each_text_is_answered_with_its_own_id(tmp_path: Path, capsys: Output) -> None:
    given: list[dict[str, Any]] = [
        {"id": "a", "text": "El servicio al cliente fue lento y nadie contestó el teléfono."},
        {"id": 7, "text": ""},
        {"id": None, "text": "$config[code] not found", "more": 1},
        {"id": ["客", 1.5], "text": "客服态度很好，但是等待时间太长。\n我们希望得到更快的答复。"},
    ]
    content = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in given)
    status, said, told = answered(tmp_path, content.encode(), capsys)
    assert (status, told) == (0, "")
    assert [line["id"] for line in said] == [item["id"] for item in given]
    assert [line["text"] for line in said] == [item["text"] for item in given]
    assert [line["language"] for line in said] == ["es", "und", "und", "zh-Hans"]
    assert [list(line) for line in said] == [["id", *PLACE, *JUDGED]] * 4
    assert [(line["block"], line["start"], line["end"]) for line in said] == [
        (0, 0, len(line["text"])) for line in said
    ]
    assert [len(line["noise"]) for line in said] == [0, 0, 1, 0]
    assert said[0]["themes"]


def test_paragraphs_of_a_document_are_answered_with_one_list(tmp_path: Path, capsys: Output) -> None:
    paragraphs = [
        "El servicio al cliente fue lento y nadie contestó el teléfono.",
        "Artículo 1",
        "",
        "$config[code] not found",
        "The clerk at the desk was friendly and solved my problem at once.",
    ]
    given = [{"id": "p", "paragraphs": paragraphs}, {"id": 2, "text": paragraphs[0]}, {"id": 3, "paragraphs": []}]
    content = "".join(json.dumps(item) + "\n" for item in given)
    status, said, told = answered(tmp_path, content.encode(), capsys)
    assert (status, told) == (0, "")
    assert [line["id"] for line in said] == ["p", 2, 3]
    whole, lone, empty = said
    assert list(whole) == ["id", "paragraphs", "languages"]
    assert [list(paragraph) for paragraph in whole["paragraphs"]] == [JUDGED] * 5
    assert [paragraph["language"] for paragraph in whole["paragraphs"]][:2] == ["es", "es"]
    assert whole["paragraphs"][4]["language"] == "en"
    assert [len(paragraph["noise"]) for paragraph in whole["paragraphs"]] == [0, 0, 0, 1, 0]
    (gap,) = whole["paragraphs"][3]["noise"]
    assert (gap["start"], gap["end"]) == (0, len(paragraphs[3]))
    assert whole["paragraphs"][0]["themes"] == lone["themes"]
    assert {share["language"] for share in whole["languages"]} == {"es", "en"}
    assert sum(share["share"] for share in whole["languages"]) == pytest.approx(1, abs=0.001)
    assert empty == {"id": 3, "paragraphs": [], "languages": []}


def test_what_a_speaker_says_is_told_with_who_it_is(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "talk.txt"
    turns = ["Anna: The clerk was friendly. She helped.", "Ben: I waited for two hours.", "Anna: Why?", "Ben: No idea."]
    path.write_text("\n\n".join(turns), "utf-8")
    cli.main(["analyse", "--words", str(path), "--format", "jsonl"])
    said = [(line["speaker"], line["text"]) for line in lines(capsys.readouterr().out)]
    assert said == [
        ("Anna", "The clerk was friendly."), ("Anna", "She helped."), ("Ben", "I waited for two hours."),
        ("Anna", "Why?"), ("Ben", "No idea."),
    ]  # fmt: skip


def test_a_line_that_is_no_text_is_told_and_passed_over(tmp_path: Path, capsys: Output) -> None:
    bad = [
        b"not json", b"[1, 2]", b"5", b"null", b'{"id": 1}', b'{"text": "x"}', b'{"id": 1, "text": 5}',
        b'{"id": 1, "text": null}', b"[" * 99999,
        b'{"id": ' + b"9" * 9999 + b', "text": "x"}', b'{"id": 1, "text": "x"',
        b'{"id": 1, "paragraphs": "x"}', b'{"id": 1, "paragraphs": {"0": "x"}}', b'{"id": 1, "paragraphs": ["x", 5]}',
        b'{"paragraphs": []}', b'{"id": 1, "text": null, "paragraphs": ["x"]}', b'"paragraphs"',
        b'{"id": NaN, "text": "x"}', b'{"id": [-Infinity], "text": "x"}', b'{"id": 1e999, "text": "x"}',
    ]  # fmt: skip
    content = b'{"id": 0, "text": "ok"}\n' + b"\n".join(bad) + b'\n \n\r\n{"id": 9, "text": "ok"}'
    status, said, told = answered(tmp_path, content, capsys)
    assert status == 2
    assert [line["id"] for line in said] == [0, 9]
    assert [line.split()[1] for line in told.split("\n")[:-1]] == [str(n) for n in range(2, 2 + len(bad))]
    assert told.startswith(
        f'Line 2 of “{tmp_path / "answers.jsonl"}” is not {{"id": …, "text": "…"}} or '
        '{"id": …, "paragraphs": ["…"]} and was left out.\n'
    )


def test_a_byte_order_mark_and_broken_bytes_do_no_harm(tmp_path: Path, capsys: Output) -> None:
    content = b'\xef\xbb\xbf{"id": 1, "text": "\xef\xbb\xbfok"}\r\n{"id": 2, "text": "caf\xe9 \xe2\x80\xa8 ok"}\n'
    status, said, _ = answered(tmp_path, content, capsys)
    assert status == 0
    assert [line["text"] for line in said] == ["\ufeffok", "caf\ufffd \u2028 ok"]


def test_half_characters_become_whole_ones(tmp_path: Path, capsys: Output) -> None:
    content = rb'{"id": "\ud800", "text": "a\ud83d\ude00b\udc00c\ud800"}' + b"\n"
    status, said, _ = answered(tmp_path, content, capsys)
    assert status == 0
    assert said[0]["id"] == "\ud800"
    assert said[0]["text"] == "a😀b\ufffdc\ufffd"
    assert said[0]["end"] == 6


def test_no_lines_are_answered_with_none(tmp_path: Path, capsys: Output) -> None:
    assert answered(tmp_path, b"", capsys) == (0, [], "")


def test_texts_come_from_the_input_as_well(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    given = io.TextIOWrapper(io.BytesIO('{"id": 1, "text": "łódź"}\nbad\n'.encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert cli.main(["analyse", "--words", "--texts", "-"]) == 2
    said = capsys.readouterr()
    assert [line["text"] for line in lines(said.out)] == ["łódź"]
    assert said.err.startswith("Line 2 of “-” is not")


def test_the_input_is_utf8_whatever_the_terminal_speaks() -> None:
    given = '{"id": 1, "text": "łódź"}\n'.encode() + b'{"id": 2, "text": "\xff"}\n'
    done = run(["analyse", "--words", "--texts", "-"], given, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert [line["text"] for line in lines(done.stdout.decode())] == ["łódź", "\ufffd"]


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_texts_that_cannot_be_opened_are_told_in_a_sentence(tmp_path: Path, capsys: Output, name: str) -> None:
    assert cli.main(["analyse", "--texts", str(tmp_path / name)]) == 2
    words = capsys.readouterr().err
    assert words.startswith(f"“{tmp_path / name}” cannot be opened: ")
    assert words.endswith(". Check the name and who may read it.\n")


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    command = [sys.executable, "-c", PROGRAM, "analyse", "--words", *SEEDS, "--format", "jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        told = program.stderr.read()
    assert (program.returncode, told) == (0, b"")


def test_closed_streams_are_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    # what Python makes of `<&-` and `>&-`
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["analyse", "--texts", "-"]) == 2
    assert capsys.readouterr().err.startswith("The input is closed, so there is nothing to analyse. ")
    with monkeypatch.context() as closed:
        closed.setattr(sys, "stdout", None)
        assert cli.main(["analyse", POLISH]) == 2
    assert capsys.readouterr().err.startswith("The output is closed, so no answer can be given. ")


def test_a_broken_pipe_ends_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert cli.main(["analyse", "--words", POLISH]) == 0


def test_output_that_cannot_be_written_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert cli.main(["analyse", "--words", POLISH, "--format", "jsonl"]) == 2
    assert capsys.readouterr().err == (
        "The answer could not be written: No space left on device. Check where it goes to.\n"
    )


def test_a_terminal_that_lacks_letters_gets_their_numbers() -> None:
    done = run(["analyse", "--words", CHINESE], PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert rb"\u5ba2\u6237\u4f53\u9a8c" in done.stdout


def test_a_file_whose_name_is_no_utf8_is_read_and_exported(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text("The clerk was friendly.", "utf-8")
    done = run(["analyse", "--words", name, "--format", "jsonl"])
    assert done.returncode == 0
    assert os.fsencode(lines(done.stdout.decode())[0]["document"]) == name
    done = run(["export", "--words", name, "--out", name + b".md"])
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"The clerk was friendly." in Path(os.fsdecode(name + b".md")).read_bytes()


@pytest.mark.parametrize("key", ["markdown", "html", "csv", "jsonl"])
def test_files_are_exported_passage_by_passage(tmp_path: Path, capsys: Output, key: str) -> None:
    out = tmp_path / "out"
    assert cli.main(["export", "--words", POLISH, SPANISH, "--format", key, "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    count = int(said.out.split()[1])
    assert said.out == f"Exported {count} passages to {out}\n"
    assert count > 30
    written = out.read_bytes().decode("utf-8-sig")
    assert "To nasz wielki zaszczyt" in written
    if key == "jsonl":
        assert len(lines(written)) == count


@pytest.mark.parametrize("key", ["markdown", "html", "csv", "jsonl"])
def test_the_notes_of_a_library_are_exported(
    tmp_path: Path, session: Session, library_file: Path, capsys: Output, key: str
) -> None:
    (note,) = session.highlight(3, 0, 40, ["loyalty"]).ids
    session.annotate(note, "Porównaj to.")
    out = tmp_path / "out"
    assert cli.main(["export", "--library", str(library_file), "--format", key, "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Exported 1 notes to {out}\n"
    assert "Porównaj to." in out.read_bytes().decode()


def test_the_passages_of_a_library_are_exported_on_request(
    tmp_path: Path, session: Session, library_file: Path, capsys: Output
) -> None:
    out = tmp_path / "out.jsonl"
    options = ["--what", "passages", "--language", "zh-Hans", "--language", "pl", "--theme", "contact-centre"]
    arguments = ["export", "--library", str(library_file), *options, "--format", "jsonl", "--out", str(out)]
    assert cli.main(arguments) == 0
    rows = lines(out.read_text("utf-8"))
    assert capsys.readouterr().out == f"Exported {len(rows)} passages to {out}\n"
    assert session.name in library_file.name
    assert 0 < len(rows) < 94


def test_passages_are_exported_by_status_length_month_and_tag(
    tmp_path: Path, session: Session, library_file: Path
) -> None:
    out = tmp_path / "out.jsonl"
    found = []
    for options in (
        ["--length", "short", "--length", "medium"],
        ["--status", "doubtful"],
        ["--length", "book"],
        ["--month", "1999-01"],
        ["--tag", "nowhere"],
    ):
        arguments = ["export", "--library", str(library_file), "--what", "passages", *options, "--format", "jsonl"]
        assert cli.main([*arguments, "--out", str(out)]) == 0
        found.append(len(lines(out.read_text("utf-8"))))
    short = Scope(lengths=frozenset({Length.SHORT, Length.MEDIUM}))
    doubtful = Scope(statuses=frozenset({Status.DOUBTFUL}))
    assert found == [session.size(short)[0], session.size(doubtful)[0], 0, 0, 0]
    assert all(found[:2])


def test_answers_and_turns_are_exported_by_what_stands_beside_them(tmp_path: Path, capsys: Output) -> None:
    out = str(tmp_path / "out.jsonl")
    files = [str(write_survey(tmp_path / "Survey.csv")), str(write_talk(tmp_path / "Talk.txt"))]
    arguments = ["export", "--words", *files, "--format", "jsonl", "--out", out]
    found = []
    for options in (
        ["--column", "country=mx", "--column", "country=pl", "--column", "wave=1"],
        ["--speaker", "Anna"],
        ["--column", "country=nowhere"],
    ):
        assert cli.main([*arguments, *options]) == 0
        found.append(len(lines(Path(out).read_text("utf-8"))))
    assert found == [2, 3, 0]
    assert cli.main([*arguments, "--column", "country"]) == 2
    assert capsys.readouterr().err == "“country” names no value of a column. Write it as TITLE=VALUE.\n"


def test_the_highlights_of_files_are_none(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "out.md"
    assert (
        cli.main(["export", "--words", POLISH, "--what", "highlights", "--group-by", "document", "--out", str(out)])
        == 0
    )
    assert capsys.readouterr().out == f"Exported 0 notes to {out}\n"


def test_a_file_that_comes_twice_is_told_and_a_missing_one_fails(tmp_path: Path, capsys: Output) -> None:
    out = str(tmp_path / "out.md")
    assert cli.main(["export", "--words", POLISH, POLISH, "--out", out]) == 0
    told = capsys.readouterr().err
    assert told.startswith(f"“{Path(POLISH).name}” is already in this library: its text is that of “")
    assert told.endswith(f"” from “{POLISH}”.\n")
    assert cli.main(["export", "--words", POLISH, str(tmp_path / "missing.txt"), "--out", out]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("“missing.txt” is not there")
    assert said.out.startswith("Exported ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Nothing to export. Name some text files, or one library after --library."),
        ([POLISH, "--library", "x.cxlib"], "Nothing to export. Name some text files, or one library after --library."),
        (["--library", "/nowhere/x.cxlib"], "There is no library “/nowhere/x.cxlib”. Check the name."),
        (["--library", POLISH], "“002_ea6701cefdbd7f7d.txt” is not a library of cxreader. Choose another file."),
        (["--library", "n" * 300], "There is no library “nnn"),
        (["--library", "/proc/self/mem"], "“/proc/self/mem” cannot be opened: "),
        (["/nowhere/a.txt"], "“a.txt” is not there. Check its name, or look where it was moved to.\nNo text could be"),
        ([POLISH, "--theme", "b", "--theme", "a"], "There is no theme “a, b”. The themes are: "),
    ],
)
def test_a_wrong_choice_is_told_in_one_sentence(
    tmp_path: Path, capsys: Output, arguments: list[str], words: str
) -> None:
    before = Path(POLISH).read_bytes()
    assert cli.main(["export", *arguments, "--out", str(tmp_path / "out.md")]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", words.count("\n") + 1)
    assert said.err.startswith(words)
    assert list(tmp_path.iterdir()) == []
    assert Path(POLISH).read_bytes() == before


def test_an_export_that_cannot_be_written_is_told_and_the_library_is_closed(
    tmp_path: Path, library_file: Path, capsys: Output
) -> None:
    out = tmp_path / "no folder" / "out.md"
    assert cli.main(["export", "--library", str(library_file), "--out", str(out)]) == 2
    assert capsys.readouterr().err.endswith(".\n")
    db = sqlite3.connect(library_file)
    assert db.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    db.close()


def test_numbers_with_a_point_are_ids(tmp_path: Path, capsys: Output) -> None:
    status, said, told = answered(tmp_path, b'{"id": 1.5e3, "text": "ok"}\n', capsys)
    assert (status, said[0]["id"], told) == (0, 1500.0, "")


def test_an_earlier_export_stays_where_no_text_can_be_read(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "notes.md"
    out.write_text("earlier", "utf-8")
    assert cli.main(["export", str(tmp_path / "gone.txt"), str(tmp_path), "--out", str(out)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("\nNo text could be read, so nothing was exported. Name other files.\n")
    assert out.read_text("utf-8") == "earlier"


@pytest.mark.parametrize("name", ["a.txt", "link.md", "broken.txt"])
def test_a_text_that_is_exported_is_never_written_to(tmp_path: Path, capsys: Output, name: str) -> None:
    source, broken = tmp_path / "a.txt", tmp_path / "broken.txt"
    source.write_text("The clerk was friendly.", "utf-8")
    broken.write_bytes(b"\x7fELF\0\1")
    (tmp_path / "link.md").symlink_to(source)
    assert cli.main(["export", "--words", str(source), str(broken), "--out", str(tmp_path / name)]) == 2
    assert f"\n“{name}” is one of the files that this export comes from" in capsys.readouterr().err
    assert source.read_text("utf-8") == "The clerk was friendly."
    assert broken.read_bytes() == b"\x7fELF\0\1"


@pytest.mark.parametrize("library", ["Mine.cxlib", "mine.db"])
def test_a_library_and_its_texts_are_never_written_to(
    tmp_path: Path, library_file: Path, capsys: Output, shipped_codebook: Codebook, library: str
) -> None:
    path = library_file.rename(tmp_path / library)
    source = tmp_path / "own.txt"
    source.write_text("The clerk was friendly.", "utf-8")
    with closing(open_session(path)) as session:
        (document,) = importing.prepare([source], shipped_codebook)
        assert isinstance(document, Document)
        session.add(document, "own")
    before = path.read_bytes()
    for out in (path, source):
        assert cli.main(["export", "--library", str(path), "--out", str(out)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"“{out.name}” is ")
    assert path.read_bytes() == before
    assert source.read_text("utf-8") == "The clerk was friendly."


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 7")


def test_a_file_that_is_no_library_is_not_made_one(tmp_path: Path, capsys: Output) -> None:
    empty, text, other = tmp_path / "empty.cxlib", tmp_path / "text.cxlib", tmp_path / "other.cxlib"
    empty.touch()
    text.write_bytes(b"The clerk was friendly." * 9)
    foreign(other)
    for path in (empty, text, other):
        before = path.read_bytes()
        assert cli.main(["export", "--library", str(path), "--out", str(tmp_path / "out.md")]) == 2
        assert capsys.readouterr().err == f"“{path.name}” is not a library of cxreader. Choose another file.\n"
        assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [empty, other, text]


def test_a_new_library_that_a_window_has_open_is_exported(tmp_path: Path, capsys: Output) -> None:
    library, out = tmp_path / "New.cxlib", tmp_path / "out.md"
    with closing(open_session(library)):
        # its mark is in the journal still
        assert library.read_bytes()[68:72] != b"CXRL"
        assert cli.main(["export", "--library", str(library), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Exported 0 notes to {out}\n"


@pytest.mark.parametrize("key", ["markdown", "csv"])
def test_a_dash_stands_for_the_output(tmp_path: Path, key: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    arguments = ["export", "--words", CHINESE, "--format", key, "--out"]
    assert cli.main([*arguments, "-"]) == 0
    said = capsysbinary.readouterr()
    assert cli.main([*arguments, str(tmp_path / "out")]) == 0
    written = (tmp_path / "out").read_bytes()
    # a file that may be written in says at its end what of it is ours
    assert (said.out, said.err) == (written.partition(b"\n<!-- What cxreader")[0], b"")


def test_an_export_that_the_output_cannot_take_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert cli.main(["export", "--words", POLISH, "--out", "-"]) == 2
    assert capsys.readouterr().err.startswith("The answer could not be written: No space left on device.")


def test_a_library_is_exported_while_a_window_writes_to_it(
    session: Session, library_file: Path, capsys: Output
) -> None:
    session.highlight(1, 0, 10)
    out = library_file.with_name("notes.md")
    assert cli.main(["export", "--library", str(library_file), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Exported 1 notes to {out}\n"
    assert not session.read_only
    session.highlight(1, 0, 20)
    session.close()
    # nobody is kept from writing by what has been read
    assert cli.main(["export", "--library", str(library_file), "--out", str(out)]) == 0
    assert sorted(file.name for file in library_file.parent.iterdir()) == ["Mine.cxlib", "notes.md"]


def test_a_library_of_an_older_version_is_brought_up_to_date_to_be_exported(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "First.cxlib"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((Path(__file__).parent / "data" / "library-version-1.sql").read_text("utf-8"))
        db.execute("PRAGMA user_version = 1")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    assert cli.main(["export", "--library", str(path), "--out", str(tmp_path / "out.md")]) == 0
    assert capsys.readouterr().out.startswith("Exported 1 notes")


def annotated(tmp_path: Path) -> Path:
    library = tmp_path / "Annotated.cxlib"
    with closing(open_session(library)) as session:
        annotation_set.fill(session)
    return library


def test_every_format_can_be_asked_for(tmp_path: Path, capsys: Output) -> None:
    library = annotated(tmp_path)
    for key, form in EXPORTERS.items():
        if not form.lacking():
            arguments = ["export", "--library", str(library), "--format", key, "--out", str(tmp_path / key)]
            assert cli.main(arguments) == 0
            assert (tmp_path / key).exists()
    assert cli.main(["export", "--library", str(library), "--format", "nothing", "--out", "x"]) == 2
    assert "There is no format “nothing”. The formats are: markdown," in capsys.readouterr().err


def test_what_a_format_cannot_carry_is_said_and_nothing_written(tmp_path: Path, capsys: Output) -> None:
    library, out = annotated(tmp_path), tmp_path / "out.csv"
    assert cli.main(["export", "--library", str(library), "--format", "csv", "--losses", "--out", str(out)]) == 0
    assert capsys.readouterr().out.startswith("A table has one kind of row only:")
    assert not out.exists()


@pytest.mark.parametrize("key", ["xlsx", "markdown-themes"])
def test_only_one_file_of_text_can_go_to_the_output(tmp_path: Path, capsys: Output, key: str) -> None:
    assert cli.main(["export", "--library", str(annotated(tmp_path)), "--format", key, "--out", "-"]) == 2
    assert "cannot go to the output" in capsys.readouterr().err


def test_parts_can_be_left_out(tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    left = [word for part in ("notes", "place", "sentence") for word in ("--without", part)]
    assert cli.main(["export", "--library", str(annotated(tmp_path)), *left, "--out", str(out)]) == 0
    text = out.read_text("utf-8")
    assert "cxreader://" not in text
    assert "In full:" not in text
    assert "Nine days!" not in text


def test_what_was_changed_here_and_in_the_file_is_told(tmp_path: Path, capsys: Output) -> None:
    library, out = annotated(tmp_path), tmp_path / "out.md"
    wish = ["export", "--library", str(library), "--out", str(out)]
    cli.main(wish)
    out.write_text(out.read_text("utf-8").replace("Nine days!", "Ten days!"), "utf-8")
    with closing(open_session(library)) as session:
        key = next(row.highlight.id for row in session.notes() if row.highlight.note.startswith("Nine"))
        session.annotate(key, "Eleven days!")
    assert cli.main(wish) == 0
    assert "out.md: “Tardaron nueve días en contestar mi correo.” was changed here and" in capsys.readouterr().err
    assert "Ten days!" in out.read_text("utf-8")


def test_what_other_programs_wrote_is_taken_in_and_told(tmp_path: Path, capsys: Output) -> None:
    library, project, bad = annotated(tmp_path), tmp_path / "project.qdpx", tmp_path / "bad.qdpx"
    assert cli.main(["export", "--library", str(library), "--format", "qdpx", "--out", str(project)]) == 0
    bad.write_text("nothing")
    fresh = tmp_path / "Fresh.cxlib"
    capsys.readouterr()
    assert cli.main(["import", str(bad), str(project), "--library", str(fresh)]) == 2
    said = capsys.readouterr()
    assert "project.qdpx: Imported 6 documents, 44 highlights" in said.out
    assert "bad.qdpx" in said.err
    with closing(open_session(fresh)) as session:
        assert len(session.notes()) == 44
    assert cli.main(["import", str(project), "--library", str(bad)]) == 2
    assert cli.main(["import", str(project), "--library", str(fresh)]) == 0


def test_what_is_left_out_of_an_import_is_told(tmp_path: Path, capsys: Output) -> None:
    library, project, other = annotated(tmp_path), tmp_path / "project.qdpx", tmp_path / "other.qdpx"
    assert cli.main(["export", "--library", str(library), "--format", "qdpx", "--out", str(project)]) == 0
    with ZipFile(project) as before, ZipFile(other, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, re.sub(rb'originGUID="[^"]+"', b'originGUID="%s"' % (b"0" * 8), data))
    capsys.readouterr()
    assert cli.main(["import", str(other), "--library", str(tmp_path / "Fresh.cxlib")]) == 0
    assert "  3 links between other things than two marked passages." in capsys.readouterr().out
