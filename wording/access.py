"""What is said of accounts, of signing in, and of who may do what; keys are the table's own."""

from __future__ import annotations

from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "leader": "Lãnh đạo",
    "office": "Văn phòng",
    "inspector": "Đoàn kiểm tra",
    "unit": "Đơn vị",
    "admin": "Quản trị",
    "public": "Công khai",
}
CAPABILITIES: Mapping[str, str] = {
    "read_public": "Xem trang công khai",
    "read_figures": "Xem số liệu, đèn và nguồn của từng số",
    "read_journal": "Xem nhật ký",
    "see_surprise": "Biết kiểm tra đột xuất trước ngày, và cách chọn đơn vị",
    "upload": "Nạp và rút số liệu",
    "explain_files": "Xác nhận tên, cụm từ, cách khớp cột của tệp",
    "lock_months": "Khóa kỳ, mở lại có thời hạn",
    "follow_reports": "Nhắc báo cáo, ghi ngày nhận",
    "explain": "Giải trình đèn",
    "name_people": "Ghi người phụ trách",
    "manage_plans": "Sửa kế hoạch và chỉ tiêu",
    "manage_units": "Sửa danh mục đơn vị",
    "manage_settings": "Cài đặt của cơ quan",
    "give_tasks": "Giao nhiệm vụ",
    "report_task": "Báo cáo nhiệm vụ",
    "confirm_task": "Xác nhận, trả lại, gia hạn nhiệm vụ",
    "hold_meetings": "Ghi kết luận giao ban",
    "number_papers": "Ghi số văn bản",
    "record_inspections": "Lập lịch và ghi kết quả kiểm tra",
    "publish_public": "Công khai số liệu",
    "back_up": "Sao lưu, nhận bản khôi phục làm bản chính",
    "start": "Bắt đầu dùng số liệu thật",
    "manage_accounts": "Quản lý tài khoản và phiên",
}
REACH: Mapping[str, str] = {"all": "mọi đơn vị", "own": "đơn vị mình và cấp dưới"}
NOT_HELD = "–"
WEAK: Mapping[str, str] = {
    "short": "cần ít nhất 8 ký tự, nên từ 15 ký tự",
    "long": "dài quá 256 ký tự",
    "common": "nằm trong số mật khẩu nhiều người dùng nhất nên dễ bị đoán",
    "own_word": "là từ quen thuộc của ngành hoặc địa phương nên dễ bị đoán",
    "name": "trùng với tên của tài khoản",
}

# The sign-in and its steps.
SIGN_IN = "Đăng nhập"
SIGN_IN_BY = "Đăng nhập bằng {name}"
NO_PROVIDER = "Ở đây chưa dùng được tài khoản chung. Đăng nhập bằng tên và mật khẩu."
PROVIDER_AWAY = "Hệ thống tài khoản chung không trả lời. Thử lại sau, hoặc dùng tên và mật khẩu."
NOBODY_SHOWN = "Hệ thống tài khoản chung chưa xác nhận được bạn là ai. Hãy đăng nhập lại từ đầu."
NO_ROLE_HERE = "Tài khoản này chưa được giao vai trò nào ở đây. Hãy hỏi người quản trị phần mềm."
NAME = "Tên đăng nhập"
PASSWORD = "Mật khẩu"
REFUSED = "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản không dùng được."
WAIT = "Vừa có lần đăng nhập chưa đúng. Hãy thử lại sau {wait} giây."
WRONG_CODE = "Mã chưa đúng hoặc đã dùng rồi. Hãy nhập mã đang hiện trên điện thoại."
FORGOTTEN = "Quên mật khẩu hoặc mất điện thoại: nhờ người quản trị đặt lại."
OVER = "Phiên làm việc đã hết. Đăng nhập để làm tiếp."
NOT_YOURS = "Tệp này không thuộc phiên làm việc này. Hãy tải lại từ trang đã tạo ra nó."
SIGNED_OUT = "Bạn đã đăng xuất. Phiên này không dùng lại được ở bất cứ đâu."
BEGUN_ANEW = "Lần đăng nhập này đã quá lâu. Hãy bắt đầu lại."
NEEDS_TLS = (
    "Chỉ đăng nhập được qua https. Hãy dùng địa chỉ bắt đầu bằng https://, hoặc nhờ người quản trị"
    " đặt chứng chỉ."
)
NEEDS_TLS_TITLE = "Cần kết nối bảo mật"
VIEWER_REFUSED_TITLE = "Phần mềm chưa mở được"
VIEWER_REFUSED = (
    "Biến KPI_VIEWER chỉ dùng cho dữ liệu trình diễn trên chính máy này. Dữ liệu thật cần tài"
    " khoản: bỏ biến này rồi khởi động lại."
)
BACK = "Về trang Tài khoản"
BROKEN_CHAIN = (
    "Sổ tài khoản không còn nguyên vẹn nên chưa cho ai vào. Hãy khôi phục tệp .accounts từ bản sao"
    " lưu."
)
OTHER_PAGE = "Yêu cầu này đến từ một trang khác nên bị từ chối. Hãy mở lại trang đăng nhập."

OWN_TITLE = "Đặt mật khẩu của bạn"
OWN_TEXT = (
    "Mật khẩu được cấp chỉ dùng một lần. Hãy đặt mật khẩu riêng: ít nhất 8 ký tự, nên từ 15; một"
    " câu dễ nhớ là tốt nhất, không bắt buộc chữ hoa hay ký tự lạ."
)
NEW_PASSWORD = "Mật khẩu mới"
AGAIN = "Nhập lại mật khẩu mới"
OLD_PASSWORD = "Mật khẩu đang dùng"
NOT_THE_SAME = "Hai lần nhập chưa giống nhau."
GO_ON = "Tiếp tục"
SECOND_TITLE = "Nhập mã xác nhận"
SECOND_TEXT = (
    "Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số đang hiện. Không có điện thoại: nhập một"
    " mã dự phòng."
)
CODE = "Mã xác nhận"
ENROL_TITLE = "Thêm bước xác nhận thứ hai"
ENROL_DEMANDED = (
    "Vai trò của bạn cần bước xác nhận thứ hai. Cài một ứng dụng xác thực (Google Authenticator,"
    " Microsoft Authenticator hoặc tương tự), chọn nhập khóa thủ công và gõ khóa dưới đây."
)
ENROL_OFFERED = (
    "Cài một ứng dụng xác thực (Google Authenticator, Microsoft Authenticator hoặc tương tự), chọn"
    " nhập khóa thủ công và gõ khóa dưới đây."
)
KEY = "Khóa"
OPEN_APP = "Mở bằng ứng dụng trên máy này"
CODES_TITLE = "Mã dự phòng"
CODES_TEXT = (
    "In hoặc ghi 10 mã này và cất nơi an toàn: mỗi mã thay được điện thoại một lần. Các mã chỉ hiện"
    " lần này."
)
FIRST_TITLE = "Người quản trị đầu tiên"
FIRST_TEXT = (
    "Số liệu thật chỉ mở cho người có tài khoản. Hãy lập tài khoản quản trị; sau đó cấp"
    " tài khoản cho những người khác ở mục Tài khoản của trang Dữ liệu và sao lưu."
)
FIRST_OFFICE = "Tôi cũng làm việc của Văn phòng (nạp, sửa, ghi nhận)"
FIRST_DO = "Lập tài khoản"
FIRST_ELSEWHERE = (
    "Chưa có tài khoản nào. Người quản trị đầu tiên được lập trên chính máy chủ: mở trang này tại"
    " máy chủ, hoặc dùng lệnh python kpi.py user --add TÊN --role admin."
)
SHOWN = "Họ và tên"

# Who is signed in, on every page.
SIGN_OUT = "Đăng xuất"
ACCOUNT = "Tài khoản"

# The page of one's own account.
ACCOUNT_LEAD = "{name}, tên đăng nhập {login}: {roles}."
CHANGE_PASSWORD = "Đổi mật khẩu"
CHANGED = "Đã đổi mật khẩu; các phiên khác của bạn đã kết thúc."
SESSIONS = "Phiên đang mở"
SESSIONS_TEXT = "Thấy phiên lạ: kết thúc phiên ấy và đổi mật khẩu."
BEGAN, SEEN, ADDRESS, BROWSER = "Bắt đầu", "Lần cuối", "Địa chỉ", "Trình duyệt"
THIS_ONE = "phiên này"
END_OTHERS = "Kết thúc các phiên khác"
ENDED = "Đã kết thúc {count} phiên."
SECOND = "Bước xác nhận thứ hai"
SECOND_ON = "Đang dùng; còn {count} mã dự phòng."
SECOND_OFF = "Chưa dùng. Nên thêm, để mất mật khẩu vẫn không ai vào được."
SECOND_ADD = "Thêm bước xác nhận"
SECOND_ANEW = "Đổi điện thoại hoặc lấy mã dự phòng mới"
NO_ACCOUNT = "Chưa có tài khoản nào"
NO_ACCOUNT_TEXT = (
    "Dữ liệu trình diễn mở cho người ngồi tại chính máy này. Số liệu thật, người ở máy khác, và từ"
    " khi có tài khoản đầu tiên thì ai cũng phải đăng nhập."
)

# The part of the administrator.
ACCOUNTS = "Tài khoản"
ACCOUNTS_LEAD = "{count} tài khoản, {open} phiên đang mở."
UNIT = "Đơn vị"
UNIT_OF_ROLE = "Đơn vị (chỉ cho vai trò Đơn vị)"
CAPABILITY = "Việc"
ROLE = "Vai trò"
STATE = "Tình trạng"
ADD = "Thêm tài khoản"
ADDED = "Đã lập tài khoản {name}."
FIRST_PASSWORD = "Mật khẩu lần đầu của {name}: {password} – dùng trong 7 ngày, chỉ hiện lần này."
CHANGE = "Sửa tài khoản"
WHICH = "Chọn tài khoản"
SAVE_ROLES = "Lưu vai trò"
SAVED = "Đã lưu."
RESET = "Cấp lại mật khẩu"
DISABLE = "Khóa tài khoản"
ENABLE = "Mở lại tài khoản"
DROP_SECOND = "Bỏ bước xác nhận cũ"
END_ALL = "Kết thúc mọi phiên"
STATES: Mapping[str, str] = {
    "disabled": "Đã khóa",
    "first": "Chờ đặt mật khẩu",
    "second": "Có bước xác nhận",
    "open": "Đang dùng",
}
TABLE = "Ai được làm gì"
TABLE_TEXT = "Bảng này điều khiển phần mềm: trang, đường dẫn, lệnh và tệp tải về đều theo nó."

# The command.
OPTIONS: Mapping[str, str] = {
    "add": "lập tài khoản có tên đăng nhập này",
    "name": "họ và tên người dùng",
    "roles": "vai trò của tài khoản",
    "change": "đổi vai trò, đơn vị của tài khoản này",
    "disable": "khóa tài khoản này",
    "enable": "mở lại tài khoản này",
    "reset": "cấp lại mật khẩu cho tài khoản này",
    "drop_second": "bỏ bước xác nhận thứ hai của tài khoản này",
    "end_sessions": "kết thúc mọi phiên của tài khoản này",
}
AN_ACCOUNT = "TÊN"
A_ROLE = "VAI_TRÒ"
NEEDS_ROLE = "cần --role để biết tài khoản được làm gì"
SESSIONS_ENDED = "Đã kết thúc {count} phiên của {name}."
COMMAND_LINE = "dòng lệnh"


def roles(held: tuple[str, ...], unit: str | None = None) -> str:
    """What somebody is: `Quản trị, Văn phòng`, `Đơn vị Xã An Phước`."""
    named = ", ".join(ROLES[each] for each in held)
    return f"{named} {unit}" if unit else named
