import { speaker } from "../core/words";

export const words = speaker({
  ask: ["Liên hệ với …", "How is it connected with …?", "Как это связано с …?"],
  other: ["Tên của đối tượng kia", "Name of the other thing", "Название другого объекта"],
  hint: [
    "Gõ tên, hoặc giữ Shift và bấm vào một điểm trên hình.",
    "Type a name, or hold Shift and click a point of the network.",
    "Введите имя или, удерживая Shift, щёлкните точку на схеме.",
  ],
  nobody: ["Không tìm thấy", "Nothing found", "Ничего не найдено"],
  kind: ["Mối liên hệ", "Connection", "Связь"],
  title: ["{a} và {b}", "{a} and {b}", "{a} и {b}"],
  found: [
    "{n} cách nối, cách nói lên nhiều nhất đứng đầu. Các nước, quan hệ giữa các nước và tài liệu không tính là mối nối.",
    "{n} {n|way|ways}, the most telling first. Countries, relations between countries and documents count as no link.",
    "{n} {n|путь|пути|путей}, самый содержательный первым. Страны, отношения между странами и документы за связь не считаются.",
  ],
  none: [
    "Không nối được trong {n} bước, nếu không tính qua các nước, quan hệ giữa các nước và tài liệu.",
    "Not connected within {n} {n|step|steps}, other than through countries, relations between countries and documents.",
    "Не связаны в пределах {n} {n|шага|шагов|шагов}, если не считать стран, отношений между странами и документов.",
  ],
  way: ["Cách {n}", "Way {n}", "Путь {n}"],
  steps: ["{n} bước", "{n} {n|step|steps}", "{n} {n|шаг|шага|шагов}"],
  more: ["và {n} quan hệ nữa", "and {n} more", "и ещё {n}"],
  back: ["Trở lại {name}", "Back to {name}", "Назад: {name}"],
  draw: ["Vẽ trên hình mạng", "Show on the network", "Показать на схеме"],
  turn: ["Đổi hai đầu", "Swap the ends", "Поменять местами"],
});
