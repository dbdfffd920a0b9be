"""The words of the maps: what a square or an area says, and what is wrong with a file."""

from __future__ import annotations

import re

from metrics.rollup import Score
from metrics.shapes import ShapeError, ShapeFault
from metrics.tile_map import Guess
from wording import interface as words
from wording import numbers, sentences

TILES = "Bản đồ ô"
BORDERS = "Địa giới"
SEEN_AS = "Loại bản đồ"
ONE_TILE = "Mỗi ô một {what}, gần đúng vị trí. {indicator}, %."
ONE_AREA = "Địa giới theo tệp {file} của Văn phòng. {indicator}."
COMMUNE, DISTRICT = "xã", "huyện"
NO_MAP = "Chưa có bản đồ ô cho phạm vi này."
TOO_MANY = "Phạm vi có {count} đơn vị, quá nhiều cho một bản đồ ô: chọn một phạm vi hẹp hơn."
ONE_STOPS, DEPARTMENTS = "bộ phận một cửa", "sở, ban, ngành"
COMMUNES, DIVISIONS = "xã", "phòng"
READ = "Chỉ hoặc dùng phím mũi tên vào một ô để đọc."
LABEL = "{title}: {count} đơn vị"
OTHERS = "Không vẽ trên bản đồ: {names}."
STRANGE = "Vùng trong tệp không khớp đơn vị nào: {names}."
MISSING = "Đơn vị chưa có vùng trong tệp: {names}."
NAMELESS = "vùng không tên"
FAULTS = "Bản đồ: {faults}"

GUESSES = {
    Guess.SUCCESSOR: "vị trí lấy theo đơn vị kế thừa",
    Guess.DISTRICT: "chưa có tọa độ, đặt ở giữa huyện",
    Guess.UNPLACED: "chưa có vị trí, đặt dưới cùng",
}
GUESSED = "Ô viền đứt: vị trí phỏng đoán ({count} ô)."

SHAPE_FAULTS = {
    ShapeFault.NOT_JSON: "không phải JSON đọc được. Xuất lại từ phần mềm bản đồ dạng GeoJSON",
    ShapeFault.NOT_GEOJSON: "không phải GeoJSON: thiếu danh sách features",
    ShapeFault.NO_POLYGONS: "không có vùng nào (Polygon hoặc MultiPolygon)",
    ShapeFault.NOT_DEGREES: (
        "tọa độ không phải kinh độ, vĩ độ. Chuyển từ VN-2000 sang WGS 84 rồi xuất lại"
    ),
    ShapeFault.BROKEN_RING: "đường bao thiếu điểm hoặc có điểm không phải là số",
}

_TILE_FAULTS: tuple[tuple[str, str], ...] = (
    (r"the first line must be (.*)", r"dòng đầu phải là \1"),
    (r"(\d+) cells, want (\d+)", r"có \1 ô, cần \2"),
    (r"level: (.*) is neither district nor commune", r"cột level: \1 không phải district, commune"),
    (r".*want a column and a row from 1 to (\d+)", r"cột column và row phải là số từ 1 đến \1"),
    (r"guess: .*", "cột guess không đúng"),
    (r"the unit already has a square in this map, see (.*)", r"đơn vị đã có ô ở \1"),
    (r"no unit of the scope has this identity", "không có đơn vị này trong phạm vi"),
    (r"the unit is a .*, the map shows .*", "cấp của đơn vị khác cấp của bản đồ"),
    (r"the unit is not valid on any day of the map", "đơn vị không tồn tại trong thời gian bản đồ"),
    (r"column (\d+), row (\d+) of the map of (\w+) already holds another unit, see (.*)",
     r"cột \1, hàng \2 của bản đồ \3 đã có đơn vị khác ở \4"),
    (r"(?i).*invalid isoformat.*", "ngày không đúng dạng 2024-12-31"),
)  # fmt: skip


def tile_fault(fault: str) -> str:
    """A fault of a tile map in Vietnamese: file, line, what is wrong."""
    found = re.match(r"(\S+\.csv) line (\d+)(?: \(([^)]*)\))?: (.*)", fault, re.DOTALL)
    if found is None:
        name, _, rest = fault.partition(": ")
        return f"{name}: {_said(rest)}"
    file, line, identity, rest = found.groups()
    unit = f" ({identity})" if identity else ""
    return f"{file} dòng {line}{unit}: {_said(rest)}"


def _said(fault: str) -> str:
    for pattern, wording in _TILE_FAULTS:
        found = re.fullmatch(pattern, fault)
        if found:
            return re.sub(r" line (\d+)", r" dòng \1", found.expand(wording))
    return "không đọc được"


def shape_fault(file: str, error: ShapeError) -> str:
    """Why a file of the office is not drawn."""
    where = f", vùng thứ {error.feature}" if error.feature else ""
    return f"{file}{where}: {SHAPE_FAULTS[error.fault]}"


def unreadable(file: str) -> str:
    """A file that is not there or no text."""
    return f"{file}: không mở được hoặc không phải văn bản UTF-8"


def too_large(file: str, most: int) -> str:
    """A file that would make the page slow."""
    return f"{file}: lớn hơn {most} MB. Giảm số điểm của đường bao rồi xuất lại"


def place(score: Score, name: str) -> str:
    """What a square says: unit, light, percent, what is missing."""
    verdict = score.verdict
    said = [f"{name}: {words.STATUS[verdict.status]}"]
    if verdict.evidence is not None:
        said.append(words.EVIDENCE[verdict.evidence])
    if verdict.percent is not None:
        target = score.goal.percent if score.goal else None
        said.append(numbers.percent(verdict.percent, target))
    lacking = sentences.missing(score)
    return ", ".join([*said, lacking] if lacking else said)
