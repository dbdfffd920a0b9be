import ast
import re
import unicodedata

from tests.architecture.sources import ROOT, files, sources
from wording import command_line
from wording.office import plan_file, units

ENGLISH = re.compile(r"\b[a-z]{2,}\b", re.IGNORECASE)
WORKSHOP = re.compile(r"tệp sạch|\b[Mm]áy (tự|hỏi|đọc tệp|đoán|chưa)|(?<![Ss]ao )\b[Cc]hép\b")
"""Words of a workshop: an office says `tệp hợp lệ`, `phần mềm` and `sao chép`."""
LOOKED_UP = {
    command_line.ARGUMENT,
    *command_line.ARGPARSE,
    *units.CONTRADICTIONS,
    *plan_file.FAULTS,
    *plan_file.WANTED,
    plan_file.WANT,
}
"""English phrases that are looked up, never shown."""


def vietnamese(text: str) -> bool:
    """Whether a letter carries a mark of the alphabet or of a tone."""
    signs = unicodedata.normalize("NFD", text.lower())
    return any(sign == "đ" or unicodedata.category(sign) == "Mn" for sign in signs)


def english(text: str) -> bool:
    """Three plain words in a row without one Vietnamese letter; keys and markup have no spaces."""
    bare = re.sub(r"<[^>]*>|\{[^}]*\}|--[a-z-]+|python kpi\.py \w*", " ", text)
    return not vietnamese(bare) and len(bare.split()) > 2 and len(ENGLISH.findall(bare)) > 2


def test_the_check_tells_the_languages_apart() -> None:
    assert english("Please choose a file")
    assert not english("Hãy chọn một tệp")
    assert not english("<div class='tile wide'>{value} %</div>")


def test_no_english_sentence_reaches_a_person() -> None:
    found = [
        f"{source.name}:{line} {text!r}"
        for source in sources("wording")
        for line, text in source.texts()
        if english(text) and text not in LOOKED_UP
    ]
    assert not found


def test_an_office_is_spoken_to_in_its_own_words() -> None:
    found = [
        f"{source.name}:{line} {text!r}"
        for source in sources("wording")
        for line, text in source.texts()
        if WORKSHOP.search(text)
    ]
    assert not found


def test_words_are_written_with_composed_letters() -> None:
    apart = [
        f"{source.name}:{line}"
        for source in sources("wording", "pages", "ui", "pipeline")
        for line, text in source.texts()
        if not unicodedata.is_normalized("NFC", text)
    ]
    assert not apart


def test_vietnamese_words_stand_in_wording_only() -> None:
    folders = ("pages", "ui", "pipeline", "warehouse", "access", "dashboard", "server", "kpi")
    found = [
        f"{source.name}:{line} {text!r}"
        for source in sources(*folders)
        for line, text in source.texts()
        if vietnamese(text)
    ]
    assert not found


def test_style_sheets_and_scripts_hold_no_vietnamese_word() -> None:
    read = {path: path.read_text(encoding="utf-8") for path in files(".css", ".js")}
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number} {line.strip()!r}"
        for path, text in read.items()
        for number, line in enumerate(text.splitlines(), 1)
        if vietnamese(line)
    ]
    assert read
    assert not found


def test_the_screens_speak_from_more_than_one_module() -> None:
    speaking = [source for source in sources("wording") if any(source.texts())]
    assert len(speaking) > 1
    assert all(ast.get_docstring(source.tree) for source in speaking)
