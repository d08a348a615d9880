import { speaker } from "../../core/words";

export const words = speaker({
  name: ["Tên", "Name", "Название"],
  kind: ["Loại", "Type", "Тип"],
  when: ["Thời gian", "Date", "Дата"],
  ties: ["Liên kết", "Links", "Связи"],
  passages: ["Đoạn văn", "Passages", "Абзацы"],
  count: ["{n} mục", "{n} {n|item|items}", "{n} {n|объект|объекта|объектов}"],
  nothing: [
    "Không có mục nào phù hợp. Hãy bỏ bớt bộ lọc hoặc gõ tên khác.",
    "Nothing matches. Use fewer filters or type another name.",
    "Ничего не найдено. Ослабьте фильтр или введите другое имя.",
  ],
});
