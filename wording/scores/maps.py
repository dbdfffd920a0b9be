"""The words of the maps: what a square or an area says, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.maps.shapes import ShapeError, ShapeFault
from metrics.maps.tile_map import Guess
from metrics.verdicts.rollup import Score
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

TILE_FAULTS = {
    "heading": "dòng đầu phải là {0}",
    "cells": "có {0} ô, cần {1}",
    "level": "cột level: {0} không phải district, commune",
    "square": "cột column và row phải là số từ 1 đến {0}",
    "guess": "cột guess không đúng",
    "twice": "đơn vị đã có ô ở {0} dòng {1}",
    "unknown": "không có đơn vị này trong phạm vi",
    "other_level": "cấp của đơn vị khác cấp của bản đồ",
    "other_time": "đơn vị không tồn tại trong thời gian bản đồ",
    "taken": "cột {0}, hàng {1} của bản đồ {2} đã có đơn vị khác",
    "day": "ngày không đúng dạng 2024-12-31",
    "unreadable": "không đọc được",
}
"""What is wrong with a line of a tile map."""


def tile_fault(where: Sequence[str], kind: str, facts: Sequence[str]) -> str:
    """A fault of a tile map: file, line and unit where known, what is wrong."""
    file, line, identity = where
    place = f"{file} dòng {line}" if line else file
    unit = f" ({identity})" if identity else ""
    return f"{place}{unit}: {TILE_FAULTS[kind].format(*facts)}"


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
