import { speaker } from "../../core/words";

export const words = speaker({
  closer: ["Phóng to", "Zoom in", "Приблизить"],
  farther: ["Thu nhỏ", "Zoom out", "Отдалить"],
  fit: ["Xem toàn bộ", "Show the whole", "Показать всё"],
  chart: [
    "Dòng thời gian, {n} mốc. Mũi tên để đi từ mốc này sang mốc khác, Enter để chọn, + và − để phóng to, thu nhỏ.",
    "Timeline of {n} {n|date|dates}. Arrow keys go from one to the next, Enter selects, + and − zoom.",
    "Хронология, {n} {n|отметка|отметки|отметок}. Стрелки ведут от одной к другой, Enter выбирает, + и − меняют масштаб.",
  ],
  stripHelp: [
    "Số mốc mỗi năm. Kéo để chọn một thời kỳ cho mọi cách xem; bằng bàn phím thì gõ năm ở mục Thời kỳ.",
    "Dates in each year. Drag to choose a period for all views; from the keyboard type the years under Period.",
    "Число отметок по годам. Проведите, чтобы выбрать период для всех представлений; с клавиатуры введите годы в разделе «Период».",
  ],
  all: ["Mọi năm", "All years", "Все годы"],
  count: ["{n} mốc", "{n} {n|date|dates}", "{n} {n|отметка|отметки|отметок}"],
  undated: ["{n} không ghi ngày", "{n} without a date", "{n} без даты"],
  taken: ["{n} mốc đang thấy", "{n} {n|date|dates} in sight", "{n} {n|отметка|отметки|отметок} на экране"],
  planned: ["dự kiến", "planned", "планируется"],
  force: ["có hiệu lực", "enters into force", "вступает в силу"],
  empty: ["Không mốc nào qua được bộ lọc.", "No date passes the filters.", "Под фильтры не подходит ни одна отметка."],
  none: ["Đồ thị này không có mốc thời gian.", "This graph has no dates.", "В этом графе нет дат."],
  key: ["Cách đọc", "How to read it", "Как читать"],
  keyDay: ["một ngày", "a day", "день"],
  keyYear: ["cả tháng, cả năm hoặc một khoảng", "a month, a year or a longer time", "месяц, год или отрезок"],
  keyOpen: ["chưa rõ kết thúc", "no end known", "конец неизвестен"],
  keyPlanned: ["dự kiến", "planned", "планируется"],
});

/** The lanes whose sort of event has a plural that reads better over many; others bear the name of the sort. */
export const LANES: Readonly<Record<string, readonly [string, string, string]>> = {
  "code:visit": ["Chuyến thăm", "Visits", "Визиты"],
  "code:signing": ["Ký kết", "Signings", "Подписания"],
  "code:ceremony": ["Lễ, kỷ niệm", "Ceremonies", "Церемонии"],
  "code:meeting": ["Gặp gỡ, hội đàm", "Meetings and talks", "Встречи и переговоры"],
  "code:conference": ["Hội nghị, hội thảo", "Conferences", "Конференции"],
};
