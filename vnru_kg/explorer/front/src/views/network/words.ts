import { speaker } from "../../core/words";

export const words = speaker({
  canvas: [
    "Hình mạng của {shown} đối tượng. Cùng nội dung có trong danh sách và bảng chi tiết.",
    "Network of {shown} things. The list and the details hold the same.",
    "Схема из {shown} объектов. То же самое есть в списке и в подробностях.",
  ],
  count: ["Đang hiện {shown} trong {all} đối tượng", "{shown} of {all} things shown", "Показано: {shown} из {all}"],
  taken: [
    "{n} đối tượng và {lines} quan hệ được vẽ",
    "{n} {n|item|items} and the {lines} {lines|relation|relations} drawn",
    "{n} {n|объект|объекта|объектов} и {lines} {lines|показанная связь|показанные связи|показанных связей}",
  ],
  strong: ["Quan hệ chính", "Strongest ties", "Главные связи"],
  all: ["Mọi quan hệ", "All ties", "Все связи"],
  ties: ["Quan hệ được vẽ", "Ties drawn", "Показанные связи"],
  closer: ["Phóng to", "Zoom in", "Приблизить"],
  farther: ["Thu nhỏ", "Zoom out", "Отдалить"],
  fit: ["Xem toàn bộ", "Fit to the screen", "Показать всё"],
  reset: ["Về ban đầu", "Start over", "Вернуть исходный вид"],
  unhide: ["Hiện lại {n} đối tượng đã ẩn", "Show {n} hidden {n|thing|things} again", "Вернуть {n|скрытый|скрытых|скрытых}: {n}"],
  empty: [
    "Bộ lọc không để lại gì. Hãy chọn lại một loại.",
    "The filter leaves nothing. Choose a kind again.",
    "Фильтр ничего не оставил. Выберите хотя бы один вид.",
  ],
  through: ["Cùng gắn với", "Brought together by", "Их связывает"],
  met: ["Cùng có mặt tại", "Took part together in", "Вместе участвовали"],
  more: ["và {n} quan hệ nữa", "and {n} more", "и ещё {n}"],
});
