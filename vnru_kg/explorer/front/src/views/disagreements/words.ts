import { speaker } from "../../core/words";

export const words = speaker({
  count: [
    "{n} chỗ mà các tài liệu nói khác nhau, hoặc một tài liệu tự mâu thuẫn. Cả hai phía đều được giữ nguyên.",
    "{n} {n|point|points} on which documents differ, or one contradicts itself. Both sides are kept as they stand.",
    "{n} {n|место|места|мест}, где документы расходятся между собой или один противоречит сам себе. Обе стороны сохранены как есть.",
  ],
  none: ["Không có mâu thuẫn nào.", "There are no disagreements.", "Расхождений нет."],
  empty: ["Không mâu thuẫn nào qua được bộ lọc.", "No disagreement passes the filters.", "Под фильтры не подходит ни одно расхождение."],
  note: ["Ghi chú của người biên tập", "Curator's note", "Примечание составителя"],
  why: ["Vì sao đây là mâu thuẫn?", "Why is this a disagreement?", "Почему это расхождение?"],
  rule: ["Quy tắc", "Rule", "Правило"],
  agree: ["Cùng chung", "The sides agree in", "Стороны совпадают"],
  allows: ["Con số in ra cho phép", "What each printed figure allows", "Что допускает каждое число"],
  from: ["từ {low} đến {high}", "from {low} to {high}", "от {low} до {high}"],
  least: ["từ {low} trở lên", "{low} or more", "{low} и более"],
  most: ["tới {high}", "up to {high}", "до {high}"],
  about: ["Nói về", "It concerns", "О чём"],
  figure: ["Xem trong số liệu", "Show among the figures", "Показать среди показателей"],
  here: ["Các tài liệu không thống nhất", "The documents disagree", "Документы расходятся"],
});
