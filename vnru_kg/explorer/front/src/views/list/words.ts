import { speaker } from "../../core/words";

export const words = speaker({
  name: ["Tên", "Name", "Название"],
  kind: ["Loại", "Kind", "Вид"],
  when: ["Thời gian", "Date", "Дата"],
  ties: ["Quan hệ", "Ties", "Связи"],
  passages: ["Đoạn văn", "Passages", "Абзацы"],
  count: ["{n} đối tượng", "{n} {n|thing|things}", "{n} {n|объект|объекта|объектов}"],
  nothing: [
    "Không có gì khớp. Hãy bỏ bớt bộ lọc hoặc gõ tên khác.",
    "Nothing matches. Loosen the filter or type another name.",
    "Ничего не найдено. Ослабьте фильтр или введите другое имя.",
  ],
});
