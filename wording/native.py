"""What the program's own elements are called where Streamlit names them in English."""

from __future__ import annotations

OWN = {
    "none": "Không tìm thấy",
    "choose": "Chọn",
    "close": "Đóng",
    "clear": "Bỏ chọn",
    "open": "Mở",
    "more": "Tăng một",
    "less": "Giảm một",
    "sidebar": "Thanh bên",
    "fold": "Thu gọn thanh bên",
    "unfold": "Mở thanh bên",
    "home": "Về trang đầu",
    "pages": "Các trang",
    "files": "Ô nhận tệp",
    "offered": "{count} lựa chọn",
}
"""By the names under which `own_words.js` knows them."""
