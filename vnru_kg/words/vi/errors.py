"""Lời báo lỗi và cách xử lý, theo câu tiếng Anh trong mã nguồn."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, ...]] = {
    # tìm theo tên
    "nothing is called “{name}”": "không có gì tên là “{name}”",
    "nothing of kind {kind} is called “{name}”": "không có gì thuộc loại {kind} tên là “{name}”",
    "nothing in the field {field} is called “{name}”": "trong lĩnh vực {field} không có gì tên là “{name}”",
    "nothing of kind {kind} in the field {field} is called “{name}”": "trong lĩnh vực {field} không có gì thuộc loại {kind} tên là “{name}”",
    "There is elsewhere: {names}.": "Ở chỗ khác có: {names}.",
    "Did you mean {names}?": "Có phải ý bạn là {names}?",
    "Try another spelling, a part of the name, or another language.": "Hãy thử cách viết khác, một phần của tên, hoặc ngôn ngữ khác.",
}
