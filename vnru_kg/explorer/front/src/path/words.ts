import { speaker } from "../core/words";

export const words = speaker({
  ask: ["Tìm mối liên hệ với…", "Find the connection with…", "Найти связь с…"],
  other: ["Tên của mục kia", "Name of the other item", "Название другого объекта"],
  hint: [
    "Gõ tên, hoặc giữ Shift và bấm vào một điểm trên sơ đồ mạng.",
    "Type a name, or hold Shift and click a point of the network.",
    "Введите имя или, удерживая Shift, щёлкните точку на графе.",
  ],
  nobody: ["Không tìm thấy", "Nothing found", "Ничего не найдено"],
  kind: ["Mối liên hệ", "Connection", "Связь"],
  title: ["{a} và {b}", "{a} and {b}", "{a} и {b}"],
  found: [
    "{n} đường nối, đường cho biết nhiều nhất đứng đầu. Không đi qua các nước, quan hệ giữa các nước và tài liệu, vì hầu như mục nào cũng gắn với chúng.",
    "{n} {n|path|paths}, the most telling first. Paths through countries, relations between countries and documents are left out, since nearly everything is linked to those.",
    "{n} {n|путь|пути|путей}, самый содержательный — первым. Пути через страны, отношения между странами и документы не показаны: с ними связано почти всё.",
  ],
  none: [
    "Không nối được trong {n} bước, nếu không tính qua các nước, quan hệ giữa các nước và tài liệu.",
    "Not connected within {n} {n|step|steps}, other than through countries, relations between countries and documents.",
    "Не связаны в пределах {n} {n|шага|шагов|шагов}, если не считать стран, отношений между странами и документов.",
  ],
  way: ["Đường nối {n}", "Path {n}", "Путь {n}"],
  steps: ["{n} bước", "{n} {n|step|steps}", "{n} {n|шаг|шага|шагов}"],
  more: ["và {n} liên kết nữa", "and {n} more", "и ещё {n}"],
  back: ["Trở lại {name}", "Back to {name}", "Назад: {name}"],
  draw: ["Xem trên sơ đồ mạng", "Show on the network", "Показать на графе"],
  turn: ["Đổi hai đầu", "Swap the ends", "Поменять местами"],
});
