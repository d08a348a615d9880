import { speaker } from "../../core/words";

export const words = speaker({
  canvas: [
    "Sơ đồ mạng gồm {shown} mục. Danh sách và phần chi tiết có cùng nội dung.",
    "Network of {shown} items. The list and the details hold the same.",
    "Граф из {shown} {shown|объекта|объектов|объектов}. То же самое есть в списке и в подробностях.",
  ],
  count: ["Đang hiện {shown} trong {all} mục", "{shown} of {all} items shown", "Показано: {shown} из {all}"],
  taken: [
    "{n} mục và {lines} liên kết được vẽ",
    "{n} {n|item|items} and the {lines} {lines|link|links} drawn",
    "{n} {n|объект|объекта|объектов} и {lines} {lines|показанная связь|показанные связи|показанных связей}",
  ],
  strong: ["Liên kết chính", "Main links", "Главные связи"],
  all: ["Mọi liên kết", "All links", "Все связи"],
  whole: ["Tất cả {n} mục", "All {n} items", "Все объекты: {n}"],
  ties: ["Liên kết được vẽ", "Links drawn", "Показанные связи"],
  closer: ["Phóng to", "Zoom in", "Приблизить"],
  farther: ["Thu nhỏ", "Zoom out", "Отдалить"],
  fit: ["Xem toàn bộ", "Fit to the screen", "Показать всё"],
  reset: ["Về ban đầu", "Start over", "Вернуть исходный вид"],
  unhide: ["Hiện lại {n} mục đã ẩn", "Show {n} hidden {n|item|items} again", "Вернуть {n|скрытый|скрытых|скрытых}: {n}"],
  empty: [
    "Không mục nào qua được bộ lọc. Hãy chọn lại ít nhất một loại.",
    "No item passes the filter. Choose at least one type.",
    "Под фильтр ничего не подходит. Выберите хотя бы один тип.",
  ],
  through: ["Cùng gắn với", "Linked through", "Их связывает"],
  met: ["Cùng có mặt tại", "Took part together in", "Вместе участвовали"],
  more: ["và {n} liên kết nữa", "and {n} more", "и ещё {n}"],
});
