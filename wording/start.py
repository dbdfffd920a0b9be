"""What the start script tells a person; it reads no other module, for it runs before the set-up."""

TOO_OLD = (
    "Cần Python {needs} trở lên; đang có {has}. Hãy cài Python từ python.org "
    "(trên Windows đánh dấu «Add python.exe to PATH») rồi chạy lại.\n"
    "(Python {needs} or newer is needed; this is {has}.)"
)
NO_VENV = (
    "Thiếu mô-đun venv của Python. Trên Debian hoặc Ubuntu: "
    "sudo apt-get install python{version}-venv\n"
    "(Python has no venv module: install the package named above, then repeat.)"
)
NOT_INSTALLED = (
    "Chưa cài được các gói cần thiết. Hãy kiểm tra kết nối Internet (chỉ cần cho lần đầu) "
    "rồi chạy lại; lần chạy sau làm tiếp từ chỗ dở.\n"
    "(The packages could not be installed; see the lines above.)"
)
INSTALLING = "Đang cài các gói cần thiết (chỉ lần đầu, có thể mất vài phút) …"
OPEN = "Mở {address} trong trình duyệt; Ctrl+C để dừng."
